package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import dev.tenet.stats.StudentInterval;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class IssueMeansTests {

    private static final double LEVEL = 0.95;

    @Test
    void aSnapshotStaysAsItWasWhateverIsCountedLater() {
        IssueMeans means = new IssueMeans(LEVEL);
        for (int issue = 0; issue < 100; issue++) {
            means.add(0.25, true);
            means.end(issue);
        }
        IssueMeans.Snapshot before = means.snapshot();
        for (int issue = 0; issue < 300; issue++) {
            means.add(1, true);
            means.addWithoutReading();
            means.end(issue);
        }
        assertThat(before.mean()).isEqualTo(0.25);
        assertThat(before.issues()).isEqualTo(100);
        assertThat(before.worstCase()).isEqualTo(new Interval(0.25, 0.25));
        assertThat(before.student())
                .hasValueSatisfying(interval -> assertThat(interval.low()).isEqualTo(0.25));
        assertThat(means.snapshot().mean()).isCloseTo((100 * 0.625 + 200) / 300, within(1e-12));
    }

    @Test
    void theIntervalSoFarIsThatOfTheObservationsWhileNoIssueComesTwice() {
        IssueMeans means = new IssueMeans(LEVEL);
        double[] scores = {0, 1, 0.5, 0.25, 0.75, 0, 0};
        for (int issue = 0; issue < scores.length; issue++) {
            means.add(scores[issue], true);
            means.end(issue);
        }
        assertThat(means.isIntervalKnown()).isTrue();
        assertThat(means.intervalSoFar())
                .isEqualTo(BettingInterval.of(scores, LEVEL))
                .isEqualTo(means.snapshot().interval());
        assertThat(means.snapshot().student()).isEqualTo(StudentInterval.of(scores, LEVEL));
        means.add(1, true);
        means.end(0);
        assertThat(means.isIntervalKnown()).isFalse();
        scores[0] = 0.5;
        assertThat(means.snapshot().interval()).isEqualTo(BettingInterval.of(scores, LEVEL));
    }

    @Test
    void missingPairsHaveTheScoreThatIsAskedForByTheirCause() {
        IssueMeans means = new IssueMeans(LEVEL);
        means.add(0.5, true);
        means.end(0);
        means.addWithoutReading();
        means.end(1);
        means.addFailed();
        means.end(2);
        means.add(0.25, false);
        means.end(3);
        IssueMeans.Snapshot snapshot = means.snapshot();
        OptionalDouble none = OptionalDouble.empty();
        assertThat(snapshot.withoutReading()).isEqualTo(1);
        assertThat(snapshot.withFailedCall()).isEqualTo(2);
        assertThat(snapshot.intervalIf(none, none)).isEqualTo(of(0.5, 0.25));
        assertThat(snapshot.intervalIf(OptionalDouble.of(1), none)).isEqualTo(of(0.5, 1, 0.25));
        assertThat(snapshot.intervalIf(none, OptionalDouble.of(0))).isEqualTo(of(0.5, 0, 0));
        assertThat(snapshot.intervalIf(OptionalDouble.of(1), OptionalDouble.of(1)))
                .isEqualTo(of(0.5, 1, 1, 1));
        assertThat(snapshot.worstCase()).isEqualTo(new Interval(0.5 / 4, 3.5 / 4));
    }

    private static Interval of(double... scores) {
        return BettingInterval.of(scores, LEVEL);
    }
}
