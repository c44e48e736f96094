package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Reader;
import dev.tenet.SimulatedRuns;
import dev.tenet.model.Reply;
import dev.tenet.stats.ClusteredInterval;
import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClusteredClaim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DVGR for values and situations beyond those that were asked. */
class ClusteredDvgrTests {

    private static final double LEVEL = 0.95;

    private static Trial trial(String value, String context) {
        return new Trial(
                value + context,
                new Situation(value, "fidelity", "formality", "formal", "informal", context),
                "drafting",
                4,
                Option.A,
                "?",
                List.of());
    }

    private static DvgrTally tally(SamplingPlan plan) {
        return new DvgrTally(plan, Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);
    }

    private static void add(DvgrTally tally, String value, String context, @Nullable Choice choice) {
        Trial trial = trial(value, context);
        tally.add(
                choice == null
                        ? new Outcome.Failed<>(trial, "503")
                        : new Outcome.Read<>(trial, new DeepValueReading(choice, Reply.of("A"), null, List.of())));
    }

    private static Choice choice(boolean isDeep) {
        return isDeep ? Choice.DEEP : Choice.SHALLOW;
    }

    /** Ten values of 20 trials each; a value is deep in all of them or in none, so that there are ten observations. */
    private static Dvgr allOrNothing() {
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 200));
        for (int i = 0; i < 200; i++) {
            add(tally, "v" + i % 10, "c" + i / 10 % 4, choice(i % 10 < 7));
        }
        return tally.figures();
    }

    @Test
    void trialsOfOneValueAreNotIndependent() {
        Dvgr dvgr = allOrNothing();
        ClusteredDvgr clustered = dvgr.clustered().orElseThrow();
        assertThat(clustered.estimate()).isCloseTo(0.7, within(1e-12));
        assertThat(clustered.values()).isEqualTo(10);
        assertThat(clustered.testIds()).isEqualTo(40);
        // R 4.2.2: binom.test(7, 10)$conf.int is [0.3475, 0.9333]; 140 of 200 trials have [0.631, 0.763].
        assertThat(clustered.interval().low()).isLessThan(0.36);
        assertThat(clustered.interval().high()).isGreaterThan(0.93);
        assertThat(DvgrClaims.atLeast(0.6).judge(dvgr).verdict()).isEqualTo(Verdict.SUPPORTED);
        Finding beyond = DvgrClaims.clustered(Threshold.atLeast(0.6)).judge(dvgr);
        assertThat(beyond.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(beyond.message())
                .contains("DVGR ≥ 0.60 beyond the catalog is undecided")
                .contains("200 trials of 10 values and 40 test ids, clustered by value and test id");
    }

    @Test
    void theIntervalContainsTheTwoWayOneAndThatByValue() {
        SplittableRandom random = new SplittableRandom(2);
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 300));
        double[] scores = new double[300];
        List<String> values = new ArrayList<>();
        List<TestQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean isDeep = random.nextDouble() < 0.4 + 0.05 * (i % 7);
            scores[i] = isDeep ? 1 : 0;
            values.add("v" + i % 7);
            questions.add(TestQuestion.of(trial("v" + i % 7, "c" + i % 5)));
            add(tally, "v" + i % 7, "c" + i % 5, choice(isDeep));
        }
        Interval found = tally.figures().clustered().orElseThrow().interval();
        for (ClusteredInterval one : List.of(
                ClusteredInterval.twoWay(scores, values, questions, LEVEL).orElseThrow(),
                ClusteredInterval.of(scores, values, LEVEL, 1).orElseThrow())) {
            assertThat(found.low()).isLessThanOrEqualTo(one.interval().low());
            assertThat(found.high()).isGreaterThanOrEqualTo(one.interval().high());
        }
    }

    @Test
    void trialsOfASingleValueAreClusteredByTestId() {
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 40));
        for (int i = 0; i < 40; i++) {
            add(tally, "justice", "c" + i % 20, Choice.DEEP);
        }
        Dvgr dvgr = tally.figures();
        Finding found = DvgrClaims.clustered(Threshold.atLeast(0.8)).judge(dvgr);
        // R 4.2.2: 0.025^(1/20) = 0.832 for 20 of 20; 0.025^(1/40) = 0.912 for 40 of 40.
        assertThat(found.verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(DvgrClaims.clustered(Threshold.atLeast(0.85)).judge(dvgr).verdict())
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(found.actual()).contains("of 1 value and 20 test ids, clustered by test id");
    }

    @Test
    void failedCallsAndRefusalsAreCountedBothWays() {
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 200));
        for (int i = 0; i < 200; i++) {
            add(tally, "v" + i % 20, "c" + i % 3, i < 60 ? null : Choice.DEEP);
        }
        assertThat(DvgrClaims.clustered(Threshold.atLeast(0.8))
                        .judge(tally.figures())
                        .verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void aRunThatMayStopEarlyHasNoClusteredInterval() {
        DvgrTally tally = tally(SamplingPlan.early(LEVEL, 100));
        add(tally, "v", "c", Choice.DEEP);
        assertThat(tally.figures().clustered()).isEmpty();
        assertThat(DvgrClaims.clustered(Threshold.atLeast(0.5))
                        .judge(tally.figures())
                        .verdict())
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(tally.mayBeDecided(DvgrClaims.clustered(Threshold.atLeast(0.5))))
                .isFalse();
    }

    @Test
    void theFewestValuesAreToldBeforeTheFirstCall() {
        SamplingPlan plan = SamplingPlan.fixed(LEVEL, 400);
        Claim<Dvgr> four = beyond(Map.of("a", 100L, "b", 100L, "c", 100L, "d", 100L));
        // R 4.2.2: qbeta(0.025, n, 1) > 0.5 from n = 6 on.
        assertThat(four.unsupportable(plan).orElseThrow())
                .contains("DVGR ≥ 0.50 beyond the catalog cannot be supported by 4 values", "expected at least 6");
        assertThat(beyond(Map.of("a", 400L)).unsupportable(plan)).isEmpty();
    }

    private static Claim<Dvgr> beyond(Map<String, Long> planned) {
        return new ClusteredClaim<>(new OverValues(planned), Threshold.atLeast(0.5));
    }

    /**
     * Values differ as much as a beta distribution with an intraclass correlation of 0.2 lets them, and the truth is at the
     * threshold. Values are of unequal sizes.
     */
    private static double[] errors(int values, int runs) {
        SplittableRandom random = new SplittableRandom(values);
        int supported = 0;
        int refuted = 0;
        for (int run = 0; run < runs; run++) {
            DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 200));
            double[] rates = new double[values];
            for (int i = 0; i < values; i++) {
                rates[i] = beta22(random);
            }
            for (int i = 0; i < 200; i++) {
                int value = Math.min(random.nextInt(values), random.nextInt(values + values / 2));
                add(tally, "v" + value, "c" + random.nextInt(8), choice(random.nextDouble() < rates[value]));
            }
            // As the claim does it, without its explanation.
            ClusteredDvgr found = tally.figures().clustered().orElseThrow();
            Verdict verdict = Threshold.atLeast(0.5).verdict(found.interval(), found);
            supported += verdict == Verdict.SUPPORTED ? 1 : 0;
            refuted += verdict == Verdict.REFUTED ? 1 : 0;
        }
        return new double[] {(double) supported / runs, (double) refuted / runs};
    }

    /** The median of three uniform draws is Beta(2, 2), with intraclass correlation 1/5. */
    private static double beta22(SplittableRandom random) {
        double a = random.nextDouble();
        double b = random.nextDouble();
        double c = random.nextDouble();
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    @Tag("simulation")
    @Test
    void aTruthAtTheThresholdIsRarelyDecided() {
        int runs = SimulatedRuns.orElse(1000) / 2;
        for (int values : new int[] {6, 11, 30}) {
            double[] errors = errors(values, runs);
            System.out.printf(
                    "clustered DVGR, %d values: %.4f supported, %.4f refuted%n", values, errors[0], errors[1]);
            double most = SimulatedRuns.most(0.025, runs);
            assertThat(errors[0]).as("%d values", values).isLessThanOrEqualTo(most);
            assertThat(errors[1]).as("%d values", values).isLessThanOrEqualTo(most);
        }
    }
}
