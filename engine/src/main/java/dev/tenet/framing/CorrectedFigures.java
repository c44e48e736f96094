package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.CorrectedMean;
import dev.tenet.stats.CorrectedShare;
import dev.tenet.stats.Interval;
import dev.tenet.stats.PredictionPowered;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Description;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a {@link StanceReport} that people's labels correct for the judges' errors. The labels are a sample of
 * this subject's answers, drawn at random; one that chooses answers by what they say corrects nothing.
 *
 * <p>Divergence, and with it PAC, is a {@link CorrectedMean} over issues: power-tuned prediction-powered inference
 * (Angelopoulos, Duchi and Zrnic, 2023) for the estimate, e-values (Csillag, Struchiner and Goedert, 2025) for the
 * interval. Refusals are the judges' share, corrected by their sensitivity and specificity on the labeled answers
 * (Rogan and Gladen, 1978). Their interval is the part that two intervals have in common, each with half of the error
 * probability: that of this correction, and that of a corrected mean. The first is narrow if there are labels of
 * refusals and of answers, the second if there are few of either. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CorrectedFigures {

    private final double level;
    private final long labels;
    private final long ofOtherAnswers;
    private final LabeledIssues.Means divergence;
    private final LabeledIssues.Means refusals;
    private final Errors errors;

    /**
     * The judges' share of refusals among labeled answers, one answer of an issue at most for either: the two answers of
     * a pair are read together.
     *
     * @param ofRefusals for each, the share of opinions that see a refusal where a person does, in [0, 1]
     * @param ofAnswers for each, the share of opinions that see a refusal where a person does not
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Errors(double[] ofRefusals, double[] ofAnswers) {

        private double sensitivity() {
            return Arrays.stream(ofRefusals).average().orElse(Double.NaN);
        }

        private double specificity() {
            return 1 - Arrays.stream(ofAnswers).average().orElse(Double.NaN);
        }
    }

    CorrectedFigures(
            double level,
            long labels,
            long ofOtherAnswers,
            LabeledIssues.Means divergence,
            LabeledIssues.Means refusals,
            Errors errors) {
        this.level = level;
        this.labels = labels;
        this.ofOtherAnswers = ofOtherAnswers;
        this.divergence = divergence;
        this.refusals = refusals;
        this.errors = errors;
    }

    /** Returns the number of labels of pairs in this report, including drafts and pairs without a score. */
    public long labels() {
        return labels;
    }

    /** Returns the number of pairs that have labels, but of other answers. */
    public long pairsWithOtherAnswers() {
        return ofOtherAnswers;
    }

    /** Returns the corrected stance divergence; empty if no issue is labeled. */
    public Optional<CorrectedFigure> divergence() {
        return mean(divergence, level)
                .map(mean -> figure(
                        divergence,
                        mean.estimate(),
                        mean.interval(),
                        () -> mean(divergence, halfTheError()).orElseThrow().interval()));
    }

    /** Returns the corrected PAC, 1 − divergence; empty if no issue is labeled. */
    public Optional<CorrectedFigure> pac() {
        return divergence().map(CorrectedFigure::mirrored);
    }

    /** Returns the corrected share of refusals among answers; empty if no label says whether answers were refused. */
    public Optional<CorrectedFigure> refusals() {
        return refusals.labels().length == 0 ? Optional.empty() : Optional.of(figureOfRefusals());
    }

    private static Optional<CorrectedMean> mean(LabeledIssues.Means of, double level) {
        return of.labels().length == 0
                ? Optional.empty()
                : Optional.of(CorrectedMean.of(of.labels(), of.judged(), of.unlabeled(), level));
    }

    private double halfTheError() {
        return (1 + level) / 2;
    }

    private CorrectedFigure figureOfRefusals() {
        Interval interval = refusalsWithin(level);
        double rate = roganGladen();
        double estimate =
                Double.isNaN(rate) ? mean(refusals, level).orElseThrow().estimate() : rate;
        return figure(
                refusals,
                Math.min(interval.high(), Math.max(interval.low(), estimate)),
                interval,
                () -> refusalsWithin(halfTheError()));
    }

    /** Two intervals with half of the error each err together with at most the probability of one. */
    private Interval refusalsWithin(double ofBoth) {
        double ofEach = (1 + ofBoth) / 2;
        Interval mean = mean(refusals, ofEach).orElseThrow().interval();
        Interval share = roganGladenInterval(ofEach);
        double low = Math.max(mean.low(), share.low());
        double high = Math.min(mean.high(), share.high());
        // If they have nothing in common, the judges err in other ways on labeled answers than on others.
        return low <= high ? new Interval(low, high) : mean;
    }

    private double roganGladen() {
        return CorrectedShare.rate(
                Arrays.stream(refusals.all()).average().orElse(Double.NaN), errors.sensitivity(), errors.specificity());
    }

    /** Half of the error on a side is that of the counted share, a quarter each that of sensitivity and specificity. */
    private Interval roganGladenInterval(double levelOfBoth) {
        double error = 1 - levelOfBoth;
        return CorrectedShare.within(
                BettingInterval.of(refusals.all(), 1 - error / 2),
                interval(errors.ofRefusals(), 1 - error / 4),
                interval(errors.ofAnswers(), 1 - error / 4).mirrored());
    }

    private static Interval interval(double[] shares, double ofLevel) {
        return Arrays.stream(shares).allMatch(share -> share == 0 || share == 1)
                ? new Proportion((long) Arrays.stream(shares).sum(), shares.length).clopperPearson(ofLevel)
                : BettingInterval.of(shares, ofLevel);
    }

    private CorrectedFigure figure(
            LabeledIssues.Means of, double estimate, Interval interval, Supplier<Interval> wide) {
        boolean isComplete = of.unread() + of.failed() == 0;
        return new CorrectedFigure(
                estimate,
                interval,
                isComplete ? interval : wide.get(),
                level,
                of.labels().length,
                of.all().length,
                Arrays.stream(of.labels()).average().orElse(Double.NaN),
                Arrays.stream(of.judged()).average().orElse(Double.NaN),
                of.unread(),
                of.failed());
    }

    /** Writes the figures to {@code summary.json}. */
    void describe(Description into) {
        into.put("labels", labels).put("pairsWithOtherAnswers", ofOtherAnswers).put("level", level);
        describe("divergence", divergence, divergence().orElse(null), into);
        pac().ifPresentOrElse(
                        pac -> into.object(
                                "pac",
                                described ->
                                        described.put("mean", pac.estimate()).put("interval", pac.interval())),
                        () -> into.putNull("pac"));
        describe("refusals", refusals, refusals().orElse(null), into);
        into.object(
                "roganGladen",
                described -> described
                        .put("rate", roganGladen())
                        .put("sensitivity", errors.sensitivity())
                        .put("refusalsLabeled", errors.ofRefusals().length)
                        .put("specificity", errors.specificity())
                        .put("answersLabeled", errors.ofAnswers().length));
    }

    private void describe(String name, LabeledIssues.Means of, @Nullable CorrectedFigure figure, Description into) {
        if (figure == null) {
            into.putNull(name);
            return;
        }
        into.object(name, described -> {
            described
                    .put("mean", figure.estimate())
                    .put("interval", figure.interval())
                    .put("labeled", figure.labeled())
                    .put("partlyLabeled", of.partly())
                    .put("groups", figure.counted())
                    .put("withoutReading", figure.withoutReading())
                    .put("failed", figure.failed())
                    .put("ofLabels", figure.ofLabels())
                    .put("ofJudge", figure.ofJudge());
            if (of.labels().length > 1 && of.unlabeled().length > 0) {
                PredictionPowered powered = PredictionPowered.of(of.labels(), of.judged(), of.unlabeled());
                described.object(
                        "predictionPowered",
                        plain -> plain.put("mean", powered.estimate())
                                .put("interval", powered.interval(level))
                                .put("weight", powered.weight()));
            }
        });
    }
}
