package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.PartMeans.Snapshot;
import dev.tenet.stats.Bonferroni;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Power;
import dev.tenet.trial.PowerInWords;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Claims that stance divergence is at most a threshold in each part: every category, or every framing. Each part has the
 * means of its own issues; {@link Verdict#onEach} is the rule. Parts with refusals must be supported by their pairs
 * without refusals as well.
 *
 * <p>Decided at the planned end. Pairs without a score count both for and against each part.
 *
 * @param every which parts
 * @param threshold the threshold for each part
 * @param parts the number of parts that share the issues, at least 1; 1 if that is not known, or an issue may be of
 *     several
 */
record EveryPartClaim(EveryPart every, Threshold threshold, int parts) implements Claim<StanceReport> {

    private static final Quantity QUANTITY = Quantity.DIVERGENCE;

    @Override
    public String id() {
        return "divergence-" + every.id() + threshold.idSuffix();
    }

    private boolean isAtLeast() {
        return threshold.direction() == Threshold.Direction.AT_LEAST;
    }

    @Override
    public String name() {
        return "divergence " + every.words() + " " + threshold;
    }

    @Override
    public ClaimMeaning meaning() {
        return QUANTITY.meaning()
                .and("The claim is about each part by itself, " + every.words() + ".")
                .toward(threshold.direction());
    }

    @Override
    public Finding judge(StanceReport report) {
        List<Snapshot> found = report.everyPart(every);
        if (found.isEmpty()) {
            return Finding.incomplete(
                    name(),
                    report.counts().pairs() == 0
                            ? "no pair was asked"
                            : "parts are judged only at the planned end, but the run may stop early; set stop = FIXED");
        }
        Verdict verdict = verdict(found);
        Snapshot deciding = deciding(found, verdict);
        GroupedMean shown = verdict == Verdict.REFUTED ? simultaneous(deciding, found.size()) : deciding.divergence();
        String actual = deciding.name() + " " + shown.inWords(QUANTITY.words(), threshold.value())
                + (found.size() == 1
                        ? ""
                        : ", the " + (isAtLeast() ? "least" : "most") + " divergent of " + found.size() + " "
                                + every.plural());
        return Finding.of(verdict, name(), actual, () -> story(report, found, verdict, deciding))
                .with(shown.evidence(threshold.value()).ofPart());
    }

    /** The verdict of {@link #judge} on at least one part, without its explanation. */
    Verdict verdict(List<Snapshot> found) {
        return Verdict.onEach(
                found.stream().map(this::single).toList(),
                found.stream()
                        .map(part -> simultaneous(part, found.size()).verdict(threshold))
                        .toList());
    }

    private Verdict single(Snapshot part) {
        Verdict all = part.divergence().verdict(threshold);
        return needsAnswers(part) ? all.and(part.ofAnswered().verdict(threshold)) : all;
    }

    private boolean isSupported(Snapshot part) {
        return single(part) == Verdict.SUPPORTED;
    }

    /** Two refusals score like two equal answers. */
    private boolean needsAnswers(Snapshot part) {
        return part.hasRefusals() && QUANTITY.isRefutedByDivergence(threshold);
    }

    private boolean isRefuted(Snapshot part, int number) {
        return simultaneous(part, number).verdict(threshold) == Verdict.REFUTED;
    }

    private static GroupedMean simultaneous(Snapshot part, int number) {
        return part.divergence().at(Bonferroni.level(part.divergence().level(), number));
    }

    /** The part furthest on the wrong side, of those that determine the verdict. */
    private Snapshot deciding(List<Snapshot> found, Verdict verdict) {
        Comparator<Snapshot> worst = Comparator.comparingDouble(part -> isAtLeast()
                ? part.divergence().interval().low()
                : -part.divergence().interval().high());
        return found.stream()
                .filter(part -> switch (verdict) {
                    case REFUTED -> isRefuted(part, found.size());
                    case SUPPORTED -> true;
                    default -> !isSupported(part);
                })
                .min(worst)
                .orElse(found.get(0));
    }

    private Story story(StanceReport report, List<Snapshot> found, Verdict verdict, Snapshot deciding) {
        Story story = new Story();
        if (verdict != Verdict.REFUTED) {
            deciding.divergence().advice(threshold, words(deciding.name())).ifPresent(story::add);
            if (needsAnswers(deciding)) {
                story.add("where both answered: " + deciding.ofAnswered().inWords(QUANTITY.words(), threshold.value()));
            }
        }
        return story.parts(
                        verdict,
                        found.stream()
                                .filter(part ->
                                        verdict == Verdict.REFUTED ? isRefuted(part, found.size()) : !isSupported(part))
                                .map(Snapshot::name)
                                .toList())
                .addAll(QUANTITY.story(report, threshold, verdict));
    }

    private Advice.Words words(String part) {
        Advice.Words words = QUANTITY.words();
        return new Advice.Words(
                words.cases(),
                "issues of " + every.singular() + " " + part,
                words.reading(),
                words.failed(),
                words.lowest(),
                words.highest());
    }

    /** The fewest issues of a part that could support the claim there, all at the best score. */
    private OptionalLong needed(SamplingPlan plan) {
        MeanClaim<StanceReport> ofPart = new MeanClaim<>(QUANTITY, threshold);
        return Advice.fewest(
                1,
                issues -> ofPart.unsupportable(SamplingPlan.fixed(plan.level(), issues))
                        .isEmpty());
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        OptionalLong needed = needed(plan);
        return needed.isPresent() && needed.getAsLong() * parts <= plan.planned()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s cannot be supported by %s, whatever the answers; %s",
                        name(),
                        Advice.counted(plan.planned(), "issues"),
                        needed.isEmpty() ? "no number of issues would be enough" : expected(needed.getAsLong())));
    }

    private String expected(long needed) {
        return String.format(Locale.ROOT, "expected at least %,d in each %s", needed, every.singular())
                + (parts == 1 ? "" : String.format(Locale.ROOT, ", %,d in all", needed * parts));
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        OptionalLong needed = needed(plan);
        return Optional.of(name() + ": "
                + (needed.isEmpty()
                        ? "no number of issues would be enough"
                        : String.format(
                                Locale.ROOT,
                                "needs at least %,d issues in each %s if all have the best score; planned in all: %,d",
                                needed.getAsLong(),
                                every.singular(),
                                plan.planned())));
    }

    @Override
    public Optional<Power> power(SamplingPlan plan) {
        return Optional.of(PowerInWords.notComputed("each " + every.singular()));
    }
}
