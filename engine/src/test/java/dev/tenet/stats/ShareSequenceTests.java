package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ShareSequenceTests {

    private static final double LEVEL = 0.95;

    /** The intervals of share-sequence.py, with scipy 1.17.1. */
    @ParameterizedTest
    @CsvFileSource(resources = "share-sequence.csv", numLinesToSkip = 1)
    void intervalsAreThoseOfAnIndependentProgram(Looks looks, String successes, double low, double high) {
        SamplingPlan plan =
                looks == Looks.EARLY ? SamplingPlan.early(LEVEL, successes.length()) : SamplingPlan.open(LEVEL);
        Interval interval = ShareSequence.of(trials(successes), plan).interval();
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }

    private static boolean[] trials(String successes) {
        boolean[] trials = new boolean[successes.length()];
        for (int i = 0; i < trials.length; i++) {
            trials[i] = successes.charAt(i) == '1';
        }
        return trials;
    }

    /**
     * Whether a share is outside the interval may only be read off the last interval, and the ends be found by
     * bisection, because the evidence against a share decreases in the share wherever it may reject.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 10, 30, 100, 300, 100_000})
    void whoeverIsRejectedIsRejectedWithAllSmallerShares(int total) {
        for (int step = 0; step <= 20; step++) {
            long successes = Math.round(total * step / 20.0);
            double before = Double.POSITIVE_INFINITY;
            for (int i = 1; i < 200; i++) {
                double evidence = IndependentDraws.logEvidence(new Proportion(successes, total), i / 200.0);
                if (before < 0.1) {
                    assertThat(evidence).isLessThan(0.1);
                } else {
                    assertThat(evidence).isLessThanOrEqualTo(before + 1e-9);
                }
                before = evidence;
            }
        }
    }

    @Test
    void oneLookGivesTheIntervalOfClopperAndPearson() {
        ShareSequence sequence = new ShareSequence(SamplingPlan.fixed(LEVEL, 20));
        for (int i = 0; i < 12; i++) {
            sequence.observe(i % 3 == 0);
        }
        assertThat(sequence.interval()).isEqualTo(new Proportion(4, 12).clopperPearson(LEVEL));
    }

    @Test
    void theOrderCountsOnlyIfOneLooksEarly() {
        boolean[] first = new boolean[100];
        Arrays.fill(first, 0, 40, true);
        boolean[] last = new boolean[100];
        Arrays.fill(last, 60, 100, true);
        SamplingPlan fixed = SamplingPlan.fixed(LEVEL, 100);
        assertThat(ShareSequence.of(first, fixed).interval())
                .isEqualTo(ShareSequence.of(last, fixed).interval());
        SamplingPlan early = SamplingPlan.early(LEVEL, 100);
        assertThat(ShareSequence.of(first, early).interval())
                .isNotEqualTo(ShareSequence.of(last, early).interval());
    }

    @Test
    void whereResultsContradictTheIntervalIsOneShareAndNotTheObservedOne() {
        boolean[] drifting = new boolean[100];
        Arrays.fill(drifting, 0, 40, true);
        ShareSequence sequence = ShareSequence.of(drifting, SamplingPlan.early(LEVEL, 100));
        assertThat(sequence.interval().low()).isEqualTo(sequence.interval().high());
        assertThat(sequence.counts().rate()).isLessThan(sequence.interval().low());
    }

    @ParameterizedTest
    @EnumSource
    void theEndsAreRightForNoneAllAndMany(Looks looks) {
        SamplingPlan plan = new SamplingPlan(LEVEL, looks, 100_000, OptionalLong.empty());
        ShareSequence sequence = new ShareSequence(plan);
        assertThat(sequence.interval()).isEqualTo(Interval.UNIT);
        for (int i = 0; i < 100_000; i++) {
            sequence.observe(true);
        }
        assertThat(sequence.interval().high()).isEqualTo(1);
        assertThat(sequence.interval().low()).isBetween(0.9999, 0.999999);
        assertThat(sequence.counts()).isEqualTo(new Proportion(100_000, 100_000));
    }

    @Test
    void onlyAnOpenRunMayBeProlonged() {
        ShareSequence early = ShareSequence.of(new boolean[10], SamplingPlan.early(LEVEL, 10));
        assertThatIllegalStateException().isThrownBy(() -> early.observe(true));
        ShareSequence open = ShareSequence.of(new boolean[10], SamplingPlan.open(LEVEL));
        open.observe(true);
        assertThat(open.count()).isEqualTo(11);
    }

    @Test
    void plansSayWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingPlan.open(1))
                .withMessageContaining("level is 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingPlan.early(LEVEL, -1))
                .withMessageContaining("planned is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplingPlan.early(LEVEL, 30).from(20))
                .withMessageContaining("population is 20");
    }

    /** Exact, by dynamic programming over the counts at which the run goes on: the design's figures. */
    @ParameterizedTest
    @CsvSource({"200, 0.705, 162.9", "400, 0.964, 237.3"})
    void anEarlyRunHasThePowerAndLengthOfItsDesign(int planned, double power, double trials) {
        ShareRuns runs = ShareRuns.of(SamplingPlan.early(LEVEL, planned), 0.5, 0.4);
        assertThat(runs.below()).isCloseTo(power, within(0.0005));
        assertThat(runs.trials()).isCloseTo(trials, within(0.05));
    }

    /** Exact: whatever moment an adversary stops at, a threshold at the truth errs at most 2.5 % on a side. */
    @ParameterizedTest
    @CsvSource({"20, 0.01", "20, 0.5", "57, 0.3", "200, 0.2", "200, 0.95"})
    void anEarlyRunErrsOnEitherSideAtMostAsOftenAsItSays(int planned, double truth) {
        ShareRuns runs = ShareRuns.of(SamplingPlan.early(LEVEL, planned), truth, truth);
        assertThat(runs.above()).isLessThanOrEqualTo(0.025);
        assertThat(runs.below()).isLessThanOrEqualTo(0.025);
    }

    /**
     * The design's figures for a run without an end, by the same program: the information bounds, ln 40 by the
     * Kullback–Leibler divergence from 0.5, are 44.8 and 19.1 trials.
     */
    @ParameterizedTest
    @CsvSource({"0.3, 52.9, 400", "0.2, 23.6, 200"})
    void anOpenRunHasTheLengthOfItsDesign(double truth, double trials, int most) {
        ShareRuns runs = ShareRuns.of(new SamplingPlan(LEVEL, Looks.OPEN, most, OptionalLong.empty()), 0.5, truth);
        assertThat(runs.trials()).isCloseTo(trials, within(0.1));
    }

    /**
     * log E by summing over all numbers of successes above 49 and 20, with scipy 1.17.1: betabinom.logpmf(M, N, a, b) +
     * hypergeom.logpmf(d, N, M, n).
     */
    @ParameterizedTest
    @CsvSource({"245, 49, 30, 100, 3.735857032439063", "60, 20, 12, 20, 3.6829824959253306"})
    void theEvidenceOfACatalogueIsThatOfAnIndependentProgram(
            long cases, long number, long successes, long total, double log) {
        assertThat(new CatalogueDraws(cases).logEvidence(new Proportion(successes, total), number))
                .isCloseTo(log, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"10, 4", "60, 20", "245, 30", "245, 200"})
    void aNumberInACatalogueIsRejectedWithAllSmallerOnes(long cases, long total) {
        CatalogueDraws draws = new CatalogueDraws(cases);
        for (long successes = 0; successes <= total; successes += Math.max(1, total / 20)) {
            Proportion counts = new Proportion(successes, total);
            double before = Double.POSITIVE_INFINITY;
            for (long number = Math.max(1, successes); number < cases - total + successes; number++) {
                double evidence = Math.max(0.1, draws.logEvidence(counts, number));
                assertThat(evidence).isLessThanOrEqualTo(before + 1e-9);
                before = evidence;
            }
        }
    }

    /**
     * The exact interval of a catalogue: the numbers of successes under which neither tail is at most 2.5 %, by R 4.2.2:
     * {@code M <- 0:N; range(M[phyper(d - 1, M, N - M, n, lower.tail = FALSE) > 0.025 & phyper(d, M, N - M, n) > 0.025])}.
     */
    @ParameterizedTest
    @CsvSource({"245, 100, 20, 35, 66", "245, 200, 0, 0, 2", "1000, 20, 13, 410, 844"})
    void oneLookAtACatalogueGivesTheExactInterval(long cases, int total, int successes, double low, double high) {
        boolean[] trials = new boolean[total];
        Arrays.fill(trials, 0, successes, true);
        Interval interval = ShareSequence.of(
                        trials, SamplingPlan.fixed(LEVEL, total).from(cases))
                .interval();
        assertThat(interval).isEqualTo(new Interval(low / cases, high / cases));
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAsksACompleteCatalogueKnowsTheShare(Looks looks) {
        boolean[] trials = new boolean[245];
        for (int i = 2; i < 245; i += 5) {
            trials[i] = true;
        }
        SamplingPlan plan = new SamplingPlan(LEVEL, looks, 245, OptionalLong.of(245));
        ShareSequence sequence = ShareSequence.of(trials, plan);
        assertThat(sequence.interval()).isEqualTo(new Interval(0.2, 0.2));
        assertThat(sequence.withReplacement().low()).isLessThan(0.2);
        assertThat(sequence.withReplacement().high()).isGreaterThan(0.2);
        assertThatIllegalStateException().isThrownBy(() -> sequence.observe(true));
    }

    /** Exact, with draws from a catalogue in which the share is the threshold. */
    @ParameterizedTest
    @CsvSource({"145, 145, 0.2", "100, 60, 0.5", "200, 100, 0.05"})
    void anEarlyRunThroughACatalogueErrsAtMostAsOftenAsItSays(long cases, long planned, double truth) {
        ShareRuns runs = ShareRuns.of(SamplingPlan.early(LEVEL, planned).from(cases), truth, truth);
        assertThat(runs.above()).isLessThanOrEqualTo(0.025);
        assertThat(runs.below()).isLessThanOrEqualTo(0.025);
    }
}
