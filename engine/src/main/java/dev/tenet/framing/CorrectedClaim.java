package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.CorrectedMean;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.MeanQuantity;
import dev.tenet.trial.MissingData.Cause;
import dev.tenet.trial.Power;
import dev.tenet.trial.PowerInWords;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Claims that a figure, corrected by people's labels for the judges' errors, is at least or at most a threshold. Decided
 * at the planned end. A claim that divergent answers refute is supported only if the plain figure of the pairs in which
 * both questions were answered supports it as well: two refusals score like two equal answers.
 *
 * @param quantity divergence, PAC or refusals
 */
record CorrectedClaim(Quantity quantity, Threshold threshold) implements Claim<StanceReport> {

    private static final String PREFIX = "corrected ";
    private static final String METHOD = "prediction-powered e-values, one look";

    CorrectedClaim {
        if (quantity == Quantity.CONSISTENCY || quantity == Quantity.NEUTRAL) {
            throw new IllegalArgumentException(
                    "labels cannot correct " + quantity.title() + "; expected divergence, PAC or refusals");
        }
    }

    @Override
    public String id() {
        return "corrected-" + quantity.id() + threshold.idSuffix();
    }

    private boolean isAtLeast() {
        return threshold.direction() == Threshold.Direction.AT_LEAST;
    }

    @Override
    public String name() {
        return PREFIX + quantity.title() + " " + threshold;
    }

    @Override
    public ClaimMeaning meaning() {
        return quantity.meaning()
                .and("Here it is corrected by people's labels for the judge's errors.")
                .toward(threshold.direction());
    }

    @Override
    public Finding judge(StanceReport report) {
        Optional<CorrectedFigures> figures = report.corrected();
        if (figures.isEmpty()) {
            return Finding.incomplete(
                    name(), "there are no labels; expected " + FramingSettings.LABELS + " to name a file of labels");
        }
        return figure(figures.get())
                .map(figure -> judge(report, figure))
                .orElseGet(() -> Finding.incomplete(name(), without(figures.get())));
    }

    private Optional<CorrectedFigure> figure(CorrectedFigures figures) {
        return switch (quantity) {
            case DIVERGENCE -> figures.divergence();
            case PAC -> figures.pac();
            case REFUSALS -> figures.refusals();
            case CONSISTENCY, NEUTRAL -> Optional.empty();
        };
    }

    private String without(CorrectedFigures figures) {
        if (quantity == Quantity.REFUSALS && figures.labels() > 0) {
            return "no issue has labels in forRefused and againstRefused for all of its pairs";
        }
        return figures.labels() > 0
                ? "no issue has labels and scores for all of its pairs"
                : figures.pairsWithOtherAnswers() > 0
                        ? "the labels of " + Advice.counted(figures.pairsWithOtherAnswers(), "pairs")
                                + " belong to other answers;"
                                + " replay the labeled answers from their tape, or label the answers of this run"
                        : "no label belongs to a pair of this run; expected case and answersFingerprint as in its"
                                + " trials.jsonl";
    }

    private Finding judge(StanceReport report, CorrectedFigure figure) {
        Verdict ofFigure = threshold.verdict(figure.interval(), figure);
        Optional<MeanQuantity.Also> also = quantity.alsoIn(report, threshold)
                .filter(answered ->
                        ofFigure == Verdict.SUPPORTED && answered.mean().verdict(threshold) != Verdict.SUPPORTED);
        Verdict verdict = also.isPresent() ? Verdict.UNDECIDED : ofFigure;
        String actual = figure.inWords(threshold.value()) + missing(figure) + "; by the judges alone "
                + quantity.in(report).inWords(quantity.words(), threshold.value())
                + also.map(answered -> "; " + answered.where() + " "
                                + answered.mean().inWords(quantity.words(), threshold.value()))
                        .orElse("");
        return Finding.of(verdict, name(), actual, () -> story(report, verdict))
                .with(new Evidence(
                        threshold.value(),
                        figure.estimate(),
                        figure.interval(),
                        figure.level(),
                        figure.labeled(),
                        method()));
    }

    private String method() {
        return quantity == Quantity.REFUSALS ? METHOD + "; and Rogan-Gladen" : METHOD;
    }

    private static String missing(CorrectedFigure figure) {
        long missing = figure.cases(Cause.EITHER);
        return missing == 0 ? "" : ", pairs without a score in " + Advice.counted(missing, "issues");
    }

    private Story story(StanceReport report, Verdict verdict) {
        Story story = new Story();
        if (verdict == Verdict.UNDECIDED) {
            story.add("more labels narrow the interval: label more pairs, drawn at random");
        }
        return story.addAll(quantity.story(report, threshold, verdict));
    }

    /** The fewest labeled issues that could support the claim. */
    private OptionalInt needed(double level) {
        double distance = isAtLeast() ? 1 - threshold.value() : threshold.value();
        return distance == 0
                ? OptionalInt.empty()
                : distance == 1 ? OptionalInt.of(1) : CorrectedMean.fewestLabels(distance, level);
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        OptionalInt needed = needed(plan.level());
        return needed.orElse(Integer.MAX_VALUE) <= plan.planned()
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(
                        name(), plan.planned(), "labeled issues", asLong(needed), Optional.empty()));
    }

    private static OptionalLong asLong(OptionalInt count) {
        return count.isPresent() ? OptionalLong.of(count.getAsInt()) : OptionalLong.empty();
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        OptionalInt needed = needed(plan.level());
        return Optional.of(name() + ": "
                + (needed.isEmpty()
                        ? Advice.tooFew(plan.planned(), "labeled issues", asLong(needed))
                        : "needs at least " + Advice.counted(needed.getAsInt(), "labeled issues")
                                + " if all have the best label; planned: at most " + plan.planned()));
    }

    @Override
    public Optional<Power> power(SamplingPlan plan) {
        return Optional.of(PowerInWords.notComputed("figures corrected by labels"));
    }
}
