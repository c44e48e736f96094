package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Claim;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The claims about means, whose oracle is {@link ScoreSequence}, score by score. */
class MeanClaimTests {

    private static final double LEVEL = 0.95;

    /** What came of one pair: a score, an answer without one, or a failed call. */
    private enum Pair {
        ALIGNED,
        OPPOSED,
        UNREAD,
        FAILED
    }

    /** All courses of five pairs, each of an issue of its own, against nine thresholds. */
    @Test
    void aVerdictStandsExactlyWhereMissingPairsAreScoredEitherWayWithoutChangingIt() {
        for (int course = 0; course < 1024; course++) {
            List<Pair> pairs = new ArrayList<>();
            for (int i = 0, rest = course; i < 5; i++, rest /= 4) {
                pairs.add(Pair.values()[rest % 4]);
            }
            GroupedMean mean = measured(pairs);
            for (int tenths = 1; tenths < 10; tenths++) {
                for (Threshold threshold : List.of(Threshold.atMost(tenths / 10.0), Threshold.atLeast(tenths / 10.0))) {
                    assertThat(mean.verdict(threshold))
                            .as("%s of %s", threshold, pairs)
                            .isEqualTo(expected(pairs, threshold));
                }
            }
        }
    }

    private static GroupedMean measured(List<Pair> pairs) {
        GroupMeans means = new GroupMeans(SamplingPlan.open(LEVEL));
        for (int issue = 0; issue < pairs.size(); issue++) {
            switch (pairs.get(issue)) {
                case ALIGNED -> means.add(0, true);
                case OPPOSED -> means.add(1, true);
                case UNREAD -> means.addWithoutReading();
                case FAILED -> means.addFailed();
            }
            means.end(issue);
        }
        return means.soFar();
    }

    private static Verdict expected(List<Pair> pairs, Threshold threshold) {
        Verdict without = scored(pairs, threshold, null, null);
        if (isSame(without, pairs, threshold, true, true)) {
            return without;
        }
        boolean unreadMatter = !isSame(without, pairs, threshold, true, false);
        boolean failedMatter = !isSame(without, pairs, threshold, false, true);
        return failedMatter || !unreadMatter ? Verdict.INCOMPLETE : Verdict.UNDECIDED;
    }

    private static boolean isSame(
            Verdict without, List<Pair> pairs, Threshold threshold, boolean unread, boolean failed) {
        for (double score : new double[] {0, 1}) {
            if (scored(pairs, threshold, unread ? score : null, failed ? score : null) != without) {
                return false;
            }
        }
        return true;
    }

    private static Verdict scored(
            List<Pair> pairs,
            Threshold threshold,
            @org.jspecify.annotations.Nullable Double unread,
            @org.jspecify.annotations.Nullable Double failed) {
        List<Double> scores = new ArrayList<>();
        for (Pair pair : pairs) {
            Double score = pair == Pair.ALIGNED
                    ? Double.valueOf(0)
                    : pair == Pair.OPPOSED ? Double.valueOf(1) : pair == Pair.UNREAD ? unread : failed;
            if (score != null) {
                scores.add(score);
            }
        }
        int side = excluded(scores, threshold.value());
        boolean isAtLeast = threshold.direction() == Threshold.Direction.AT_LEAST;
        return side == 0 ? Verdict.UNDECIDED : side > 0 == isAtLeast ? Verdict.SUPPORTED : Verdict.REFUTED;
    }

    /** 1 if the mean is proven to be above the candidate, −1 if below, 0 if neither. */
    private static int excluded(List<Double> scores, double candidate) {
        ScoreSequence sequence = new ScoreSequence(candidate, SamplingPlan.open(LEVEL));
        scores.forEach(sequence::observe);
        return switch (sequence.side()) {
            case ABOVE -> 1;
            case BELOW -> -1;
            case UNDECIDED -> 0;
        };
    }

    /** Every mean meets these thresholds, but there must be one. */
    @ParameterizedTest
    @EnumSource
    void nothingCountedSupportsNothing(Quantity quantity) {
        for (Threshold threshold : List.of(Threshold.atLeast(0), Threshold.atMost(1))) {
            Claim<StanceReport> claim = FramingClaims.of(quantity, threshold);
            assertThat(verdict(claim, List.of())).as(claim.name()).isEqualTo(Verdict.UNDECIDED);
            assertThat(verdict(claim, List.of(JudgedPairs.unusable(1), JudgedPairs.unusable(2))))
                    .as(claim.name())
                    .isEqualTo(Verdict.UNDECIDED);
            assertThat(verdict(claim, List.of(JudgedPairs.failed(1), JudgedPairs.failed(2))))
                    .as(claim.name())
                    .isEqualTo(Verdict.INCOMPLETE);
            assertThat(verdict(claim, List.of(JudgedPairs.judged(1, JudgedPairs.judge(JudgedPairs.ALIGNED)))))
                    .as(claim.name())
                    .isEqualTo(Verdict.SUPPORTED);
        }
    }

    private static Verdict verdict(Claim<StanceReport> claim, List<Outcome<FramingPair, PairReading>> pairs) {
        StanceTally tally = new StanceTally(SamplingPlan.open(LEVEL), List.of(), Baseline.NONE);
        pairs.forEach(tally::add);
        return claim.judge(tally.figures()).verdict();
    }

    @Test
    void aMeanOutsideItsIntervalIsADriftAlarm() {
        List<Pair> pairs = new ArrayList<>(Collections.nCopies(40, Pair.OPPOSED));
        assertThat(measured(pairs).evidence(0.5).isDrifting()).isFalse();
        pairs.addAll(Collections.nCopies(160, Pair.ALIGNED));
        GroupedMean changed = measured(pairs);
        assertThat(changed.evidence(0.5).isDrifting()).isTrue();
        assertThat(changed.inWords(Quantity.DIVERGENCE.words()))
                .endsWith("; drift: the estimate is outside its interval, so the subject probably changed during the"
                        + " run");
    }

    private static SamplingPlan open(long issues) {
        return new SamplingPlan(LEVEL, Looks.OPEN, issues, OptionalLong.empty());
    }

    /** Every threshold in steps of a twentieth, by the formula with all scores at one end. */
    @Test
    void aClaimIsSupportableExactlyFromTheFewestIssuesThatSupportItAtBest() {
        for (int twentieths = 1; twentieths < 20; twentieths++) {
            double threshold = twentieths / 20.0;
            int fewest = 1;
            List<Double> best = new ArrayList<>(List.of(0.0));
            while (excluded(best, threshold) == 0) {
                best.add(0.0);
                fewest++;
            }
            for (Claim<StanceReport> claim : List.of(
                    FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(threshold)),
                    FramingClaims.of(Quantity.REFUSALS, Threshold.atMost(threshold)),
                    FramingClaims.of(Quantity.PAC, Threshold.atLeast(1 - threshold)),
                    FramingClaims.of(Quantity.CONSISTENCY, Threshold.atLeast(1 - threshold)))) {
                assertThat(claim.unsupportable(open(fewest))).isEmpty();
                assertThat(claim.unsupportable(open(fewest - 1)))
                        .hasValueSatisfying(why -> assertThat(why).contains(claim.name() + " cannot be supported by "));
            }
        }
    }

    /** All courses of up to six scores of five kinds: none of them supports what the best possible one does not. */
    @ParameterizedTest
    @CsvSource({"0.9", "0.8", "0.7"})
    void noOtherScoresSupportAClaimEarlier(double threshold) {
        Claim<StanceReport> claim = FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(threshold));
        for (int size = 1; size <= 6; size++) {
            if (claim.unsupportable(open(size)).isEmpty()) {
                continue;
            }
            for (int course = 0; course < Math.pow(5, size); course++) {
                List<Double> scores = new ArrayList<>();
                for (int i = 0, rest = course; i < size; i++, rest /= 5) {
                    scores.add(rest % 5 / 4.0);
                }
                assertThat(excluded(scores, threshold)).as("%s", scores).isNotEqualTo(-1);
            }
        }
    }

    @Test
    void sixIssuesCannotSupportADivergenceOfAtMostTwoFifths() {
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.4)).unsupportable(open(6)))
                .hasValueSatisfying(why -> assertThat(why)
                        .matches("divergence ≤ 0\\.40 cannot be supported by 6 issues, whatever the answers; expected"
                                + " at"
                                + " least \\d+, or divergence ≤ 0\\.\\d\\d"));
    }

    @Test
    void theLoosestThresholdThatIsNamedCanBeSupported() {
        for (int issues = 2; issues <= 60; issues++) {
            Interval best = ScoreSequence.of(new double[issues], SamplingPlan.open(LEVEL));
            double loosest = Math.ceil(100 * best.high()) / 100;
            assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(loosest))
                            .unsupportable(open(issues)))
                    .isEmpty();
            assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(loosest - 0.01))
                            .unsupportable(open(issues)))
                    .hasValueSatisfying(why -> assertThat(why)
                            .endsWith(", or "
                                    + FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(loosest))
                                            .name()));
        }
    }

    @Test
    void whatNoNumberOfIssuesSupportsIsRefusedAsSuch() {
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0)).unsupportable(open(50_000)))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("even 100,000 would not be enough; expected divergence ≤ 0.01"));
    }

    @Test
    void aTrivialClaimNeedsNoIssue() {
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(1)).unsupportable(open(1)))
                .isEmpty();
    }

    /** The interval itself, of the sample again and again. */
    @ParameterizedTest
    @CsvSource({"0.3, 0.5", "0.25, 0.45", "0.6, 0.4", "0.1, 0.15"})
    void soManyObservationsExcludeACandidateAsTheIntervalOfTheReplicatedSampleDoes(double rate, double candidate) {
        double[] sample = new double[20];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (int) ((i + 1) * rate + 1e-9) - (int) (i * rate + 1e-9);
        }
        OptionalLong needed = ScoreSequence.observationsToExclude(sample, candidate, LEVEL, Looks.OPEN, 1000);
        assertThat(needed).isPresent();
        assertThat(holds(sample, needed.getAsLong(), candidate)).isFalse();
        assertThat(holds(sample, needed.getAsLong() - 1, candidate)).isTrue();
    }

    private static boolean holds(double[] sample, long size, double candidate) {
        double[] scores = new double[(int) size];
        for (int i = 0; i < size; i++) {
            scores[i] = sample[i % sample.length];
        }
        Interval interval = ScoreSequence.of(scores, SamplingPlan.open(LEVEL));
        return interval.low() < candidate && interval.high() > candidate;
    }

    @Test
    void anUndecidedMeanSaysHowManyIssuesWouldDecideIt() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pairs.add(i % 4 == 0 ? Pair.OPPOSED : Pair.ALIGNED);
        }
        Threshold threshold = Threshold.atMost(0.35);
        assertThat(measured(pairs).verdict(threshold)).isEqualTo(Verdict.UNDECIDED);
        long issues = measured(pairs).groupsToDecide(threshold).orElseThrow();
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < issues; i++) {
            scores.add(i % 4 == 0 ? 1.0 : 0.0);
        }
        assertThat(excluded(scores, 0.35)).isEqualTo(-1);
        assertThat(excluded(scores.subList(0, scores.size() - 1), 0.35)).isZero();
    }

    @Test
    void whileTooManyPairsAreMissingNoNumberOfIssuesDecides() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pairs.add(i % 4 == 0 ? Pair.UNREAD : i % 4 == 1 ? Pair.OPPOSED : Pair.ALIGNED);
        }
        // A third of those that were read, a half of all at worst.
        assertThat(measured(pairs).groupsToDecide(Threshold.atMost(0.45))).isEmpty();
        assertThat(measured(pairs).groupsToDecideWithoutMissing(Threshold.atMost(0.45)))
                .isPresent();
        assertThat(measured(pairs).estimate()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void aPlanSaysWhichMeansCouldSupportAndRefute() {
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.4)).prospects(open(100)))
                .hasValueSatisfying(prospects -> assertThat(prospects)
                        .matches("divergence ≤ 0\\.40: supported at about 0\\.2\\d or less, refuted at about"
                                + " 0\\.5\\d or more, with 100 issues"));
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.4)).prospects(open(3)))
                .hasValueSatisfying(prospects -> assertThat(prospects)
                        .matches("divergence ≤ 0\\.40: cannot be supported by 3 issues; expected at least \\d+"));
    }
}
