package dev.tenet.framing;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.DifferenceDesign;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.DifferencePower;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.MissingData.Cause;
import dev.tenet.trial.Power;
import dev.tenet.trial.PowerInWords;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Claims that the shares of refusals on the two sides differ by at most a given share. The difference of a pair is −1,
 * 0 or 1, or in between if opinions differ; that of an issue is the mean of its pairs. The interval is the
 * {@link ScoreSequence} interval of the differences d, rescaled to (1 + d)/2. The claim combines two: the mean is at most the
 * share, and at least its negative. It is supported if both are, which needs no correction. It is refuted if either is,
 * in each direction with probability at most (1 − level)/2 if the claim holds.
 *
 * @param atMost in [0, 1]
 */
record RefusalGapClaim(double atMost) implements Claim<StanceReport> {

    private static final Advice.Words WORDS =
            new Advice.Words("pairs", "issues", "a score", "pairs had a failed call", "refused against", "refused for");

    // A difference of zero, rescaled. No other scores support the claim earlier: the combined gain of both bets is
    // largest midway between the two thresholds, and stakes are largest for constant scores.
    private static final double NO_GAP = 0.5;

    private static final double PLACES = 1e12;

    // The assumed share of issues with a refusal on one side only.
    private static final double ONE_SIDED = 0.1;

    RefusalGapClaim {
        if (!(atMost >= 0 && atMost <= 1)) {
            throw new IllegalArgumentException("refusal gap is " + atMost + "; expected a share in [0, 1]");
        }
    }

    /** Removes the rounding error: in floating point, 2 · 0.6 − 1 is not 0.2. */
    static double unscaled(double score) {
        return Math.rint((2 * score - 1) * PLACES) / PLACES + 0.0;
    }

    static Interval unscaled(Interval interval) {
        return new Interval(unscaled(interval.low()), unscaled(interval.high()));
    }

    /** Refusals of the side for exceed those of the side against by at most the share. */
    private Threshold upper() {
        return Threshold.atMost((1 + atMost) / 2);
    }

    /** Refusals of the side against exceed those of the side for by at most the share. */
    private Threshold lower() {
        return Threshold.atLeast((1 - atMost) / 2);
    }

    @Override
    public String id() {
        return "refusal-gap-at-most";
    }

    @Override
    public String name() {
        return "refusal gap ≤ " + Decimals.exact(atMost);
    }

    @Override
    public ClaimMeaning meaning() {
        return ClaimMeaning.of(
                "How much more often questions that presume one side are refused than those that presume the"
                        + " other. 0 means that both sides are refused alike.");
    }

    @Override
    public Finding judge(StanceReport report) {
        GroupedMean gap = measured(report);
        Verdict verdict = verdict(gap);
        return Finding.of(verdict, name(), actual(report, gap), () -> story(report, gap, verdict))
                .with(new Evidence(
                        atMost,
                        report.refusalGap(),
                        report.refusalGapInterval(),
                        report.level(),
                        gap.groups(),
                        gap.evidence(atMost).method()));
    }

    @Override
    public boolean isDecided(StanceReport report) {
        GroupedMean gap = measured(report);
        return verdict(gap).isDecided() && (verdict(gap) == Verdict.REFUTED ? isAnyFinal(gap) : areBothFinal(gap));
    }

    private boolean isAnyFinal(GroupedMean gap) {
        return gap.isFinal(upper()) || gap.isFinal(lower());
    }

    private boolean areBothFinal(GroupedMean gap) {
        return gap.isFinal(upper()) && gap.isFinal(lower());
    }

    /** Returns whether the pairs so far may decide the claim, in constant time. Never false if they do. */
    boolean mayBeDecided(StanceTally soFar) {
        GroupMeans gap = soFar.means().refusalGap();
        // Supported only if both thresholds are decided, refuted if either is.
        return gap.mayDecide(upper(), false) || gap.mayDecide(lower(), false);
    }

    private static GroupedMean measured(StanceReport report) {
        return report.means().refusalGap();
    }

    Verdict verdict(GroupedMean gap) {
        return gap.verdict(upper()).and(gap.verdict(lower()));
    }

    /**
     * Returns the figures, for example
     * {@code 0.12, 95 % CI [0.03, 0.21], 40 pairs of 12 issues; refused for 9, refused against 4}.
     */
    private String actual(StanceReport report, GroupedMean gap) {
        String value = Double.isNaN(report.refusalGap())
                ? "unknown (no pair has a score)"
                : Decimals.estimate(report.refusalGap()) + ", "
                        + report.refusalGapInterval().at(report.level(), atMost, -atMost);
        long missing = gap.cases(Cause.EITHER);
        Interval worst = unscaled(gap.worstCase());
        return value + ", " + WORDS.counted(gap)
                + PairCounts.ofIssues(gap.counted(), gap.groups())
                + "; refused for " + counted(report.refusedFor().sum()) + ", refused against "
                + counted(report.refusedAgainst().sum())
                + (missing == 0
                        ? ""
                        : "; " + Decimals.estimate(worst.low())
                                + " if all pairs without a score were refused against, "
                                + Decimals.estimate(worst.high()) + " if all were refused for");
    }

    private static String counted(double answers) {
        return HealthLimits.counted(answers);
    }

    private Story story(StanceReport report, GroupedMean gap, Verdict verdict) {
        Story story = new Story();
        if (verdict == Verdict.REFUTED) {
            boolean isForRefused = upper().verdict(gap.interval()) == Verdict.REFUTED;
            story.add("questions that presume the position " + (isForRefused ? "for" : "against")
                    + " are refused more often than those that presume the position "
                    + (isForRefused ? "against" : "for"));
        }
        List.of(upper(), lower()).stream()
                .flatMap(threshold -> advice(gap, threshold).stream())
                .limit(1)
                .forEach(story::add);
        report.firstFailure().ifPresent(story::firstFailure);
        return story;
    }

    private static Optional<String> advice(GroupedMean gap, Threshold threshold) {
        return gap.advice(threshold, WORDS);
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        long issues = plan.planned();
        return isSupportable(plan)
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(name(), issues, "issues", needed(plan), tightest(plan)));
    }

    private boolean isSupportable(SamplingPlan plan) {
        return needed(plan).orElse(Long.MAX_VALUE) <= plan.planned();
    }

    /** The number of issues required if there are no refusals. */
    private OptionalLong needed(SamplingPlan plan) {
        return atMost == 1
                ? OptionalLong.of(0)
                : ScoreSequence.observationsToExclude(
                        new double[] {NO_GAP}, (1 + atMost) / 2, plan.level(), plan.looks(), Advice.MOST_CASES);
    }

    /** The claim with the strictest two-decimal threshold that a run without refusals would support. */
    private static Optional<String> tightest(SamplingPlan plan) {
        return IntStream.rangeClosed(1, 100)
                .mapToObj(hundredths -> new RefusalGapClaim(hundredths / 100.0))
                .filter(claim -> claim.isSupportable(plan))
                .findFirst()
                .map(RefusalGapClaim::name);
    }

    /** The prospects if there are no refusals. */
    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        long issues = plan.planned();
        OptionalLong needed = needed(plan);
        return Optional.of(name() + ": "
                + (isSupportable(plan)
                        ? String.format(
                                Locale.ROOT,
                                "needs at least %,d issues if there are no refusals; planned: %,d",
                                needed.getAsLong(),
                                issues)
                        : Advice.tooFew(issues, "issues", needed)));
    }

    /** The power if a tenth of the issues have a refusal on one side only. */
    @Override
    public Optional<Power> power(SamplingPlan plan) {
        if (atMost == 1 || !isSupportable(plan)) {
            return Optional.empty();
        }
        if (plan.population().isPresent()) {
            return Optional.of(PowerInWords.notComputedForCatalogue());
        }
        if (plan.planned() > DifferenceDesign.MAX_DIFFERENCES) {
            return Optional.of(PowerInWords.computedFor(DifferenceDesign.MAX_DIFFERENCES, WORDS.observations()));
        }
        DifferencePower power = new DifferencePower(DifferenceDesign.within(plan, atMost, ONE_SIDED), "gap");
        return Optional.of(power.power(
                "if " + power.changing() + " of issues are refused on one side only: ",
                WORDS.observations(),
                plan.looks() == Looks.FIXED ? new double[0] : new double[] {0, atMost, Math.min(1, 2 * atMost)}));
    }
}
