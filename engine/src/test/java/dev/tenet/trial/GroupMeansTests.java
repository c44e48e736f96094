package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.stats.StudentInterval;
import dev.tenet.trial.MissingData.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GroupMeansTests {

    private static final double LEVEL = 0.95;

    @Test
    void aSnapshotStaysAsItWasWhateverIsCountedLater() {
        GroupMeans means = new GroupMeans(SamplingPlan.open(LEVEL));
        for (int issue = 0; issue < 100; issue++) {
            means.add(0.25, true);
            means.end(issue);
        }
        GroupedMean before = means.soFar();
        for (int issue = 0; issue < 300; issue++) {
            means.add(1, true);
            means.addWithoutReading();
            means.end(issue);
        }
        assertThat(before.estimate()).isEqualTo(0.25);
        assertThat(before.groups()).isEqualTo(100);
        assertThat(before.worstCase()).isEqualTo(new Interval(0.25, 0.25));
        assertThat(before.student())
                .hasValueSatisfying(interval -> assertThat(interval.low()).isEqualTo(0.25));
        assertThat(means.soFar().estimate()).isCloseTo((100 * 0.625 + 200) / 300, within(1e-12));
    }

    @Test
    void theIntervalSoFarIsThatOfTheObservationsWhileNoIssueComesTwice() {
        GroupMeans means = new GroupMeans(SamplingPlan.open(LEVEL));
        double[] scores = {0, 1, 0.5, 0.25, 0.75, 0, 0};
        for (int issue = 0; issue < scores.length; issue++) {
            means.add(scores[issue], true);
            means.end(issue);
        }
        assertThat(means.soFar().interval()).isEqualTo(ScoreSequence.of(scores, SamplingPlan.open(LEVEL)));
        assertThat(means.soFar().student()).isEqualTo(StudentInterval.of(scores, LEVEL));
        means.add(1, true);
        means.end(0);
        assertThat(means.mayDecide(Threshold.atMost(0.9), false)).isTrue();
        scores[0] = 0.5;
        assertThat(means.soFar().interval()).isEqualTo(ScoreSequence.of(scores, SamplingPlan.open(LEVEL)));
    }

    /** The oracle is the interval of each beginning of the observations. */
    @Test
    void theEvidenceShowsTheWayToTheInterval() {
        SamplingPlan plan = SamplingPlan.open(LEVEL);
        GroupMeans means = new GroupMeans(plan);
        double[] scores = {0, 1, 0.5, 0.25, 0.75, 0, 0};
        for (double score : scores) {
            means.add(score);
            means.end();
        }
        GroupedMean mirrored = means.soFar().mirrored();

        assertThat(means.soFar().evidence(0.5).looks()).hasSize(7).allSatisfy(look -> {
            double[] first = Arrays.copyOf(scores, (int) look.n());
            assertThat(look.interval()).isEqualTo(ScoreSequence.of(first, plan));
            assertThat(look.estimate()).isCloseTo(Arrays.stream(first).average().orElseThrow(), within(1e-12));
        });
        assertThat(mirrored.evidence(0.5).looks().get(6).interval()).isEqualTo(mirrored.interval());
    }

    @Test
    void missingPairsHaveTheScoreThatIsAskedForByTheirCause() {
        GroupMeans means = new GroupMeans(SamplingPlan.open(LEVEL));
        means.add(0.5, true);
        means.end(0);
        means.addWithoutReading();
        means.end(1);
        means.addFailed();
        means.end(2);
        means.add(0.25, false);
        means.end(3);
        GroupedMean snapshot = means.soFar();
        assertThat(snapshot.cases(Cause.NO_READING)).isEqualTo(1);
        assertThat(snapshot.cases(Cause.FAILED_CALL)).isEqualTo(2);
        assertThat(snapshot.total()).isEqualTo(4);
        assertThat(snapshot.interval()).isEqualTo(of(0.5, 0.25));
        assertThat(snapshot.highest(Cause.NO_READING)).isEqualTo(of(0.5, 1, 0.25));
        assertThat(snapshot.lowest(Cause.FAILED_CALL)).isEqualTo(of(0.5, 0, 0));
        assertThat(snapshot.highest(Cause.EITHER)).isEqualTo(of(0.5, 1, 1, 1));
        assertThat(snapshot.mirrored().lowest(Cause.EITHER))
                .isEqualTo(snapshot.highest(Cause.EITHER).mirrored());
        assertThat(snapshot.worstCase()).isEqualTo(new Interval(0.5 / 4, 3.5 / 4));
    }

    /** Under a fixed plan the order does not matter, and the running check never misses a decision. */
    @Test
    void aFixedPlanHasOneIntervalForAllOrdersAndEndsWhenNothingCanChangeTheVerdict() {
        double[] scores = new double[100];
        for (int i = 0; i < 100; i++) {
            scores[i] = i % 10 == 0 ? 1 : 0;
        }
        double[] reversed = new double[100];
        for (int i = 0; i < 100; i++) {
            reversed[i] = scores[99 - i];
        }
        assertThat(fixed(scores).soFar().interval())
                .isEqualTo(fixed(reversed).soFar().interval());
        Threshold threshold = Threshold.atMost(0.5);
        GroupMeans means = new GroupMeans(SamplingPlan.fixed(LEVEL, 100));
        int asked = 0;
        while (!means.mayDecide(threshold, false) || !means.soFar().isFinal(threshold)) {
            means.add(scores[asked]);
            means.end();
            asked++;
        }
        assertThat(asked).isBetween(60, 90);
        assertThat(means.soFar().verdict(threshold)).isEqualTo(Verdict.SUPPORTED);
        double[] worst = scores.clone();
        Arrays.fill(worst, asked, 100, 1);
        assertThat(fixed(worst).soFar().verdict(threshold)).isEqualTo(Verdict.SUPPORTED);
        Arrays.fill(worst, asked - 1, 100, 1);
        assertThat(fixed(worst).soFar().verdict(threshold)).isEqualTo(Verdict.UNDECIDED);
    }

    /** Of 245 groups all were asked: their mean is known, whatever the threshold. */
    @Test
    void whoAsksTheWholeCatalogueIsNeverUndecidedAboutIt() {
        GroupMeans catalogue = new GroupMeans(SamplingPlan.early(LEVEL, 245).from(245));
        GroupMeans source = new GroupMeans(SamplingPlan.early(LEVEL, 245));
        source.drawnFrom(OptionalLong.of(245));
        for (int i = 0; i < 245; i++) {
            for (GroupMeans means : List.of(catalogue, source)) {
                means.add(i % 5 == 0 ? 1 : 0);
                means.end();
            }
        }
        for (Threshold threshold : List.of(Threshold.atMost(0.201), Threshold.atLeast(0.199), Threshold.atMost(0.2))) {
            assertThat(catalogue.soFar().verdict(threshold)).isEqualTo(Verdict.SUPPORTED);
            assertThat(source.soFar().verdict(threshold)).isEqualTo(Verdict.UNDECIDED);
            assertThat(source.soFar().ofCensus(threshold)).contains(Verdict.SUPPORTED);
        }
        assertThat(catalogue.soFar().verdict(Threshold.atMost(0.199))).isEqualTo(Verdict.REFUTED);
    }

    private static GroupMeans fixed(double[] scores) {
        GroupMeans means = new GroupMeans(SamplingPlan.fixed(LEVEL, scores.length));
        for (double score : scores) {
            means.add(score);
            means.end();
        }
        return means;
    }

    private static Interval of(double... scores) {
        return ScoreSequence.of(scores, SamplingPlan.open(LEVEL));
    }
}
