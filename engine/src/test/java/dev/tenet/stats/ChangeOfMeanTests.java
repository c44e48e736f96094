package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.ChangeOfMean.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ChangeOfMeanTests {

    /** Reference: mpmath 1.3.0 with 30 digits, the formula of the class in Python 3.11. */
    @Test
    void theEvidenceIsThatOfTheFormula() {
        assertThat(logEvidence(new Run(0.5, 200), new Run(0.7, 200))).isCloseTo(1.95947765139, within(1e-8));
        assertThat(logEvidence(
                        new Run(0.5, 200), new Run(0.5, 200), new Run(0.7, 200), new Run(0.72, 200), new Run(0.7, 200)))
                .isCloseTo(13.30880752928, within(1e-8));
        assertThat(logEvidence(new Run(0.125, 16), new Run(0.6875, 16), new Run(0.71875, 32)))
                .isCloseTo(4.35738841197, within(1e-8));
    }

    private static double logEvidence(Run... runs) {
        return ChangeOfMean.of(List.of(runs)).logEvidence();
    }

    @Test
    void runsThatAgreeAreNoEvidence() {
        assertThat(logEvidence(new Run(0.25, 40), new Run(0.25, 40))).isZero();
        assertThat(logEvidence(new Run(0, 40), new Run(0, 40), new Run(0, 40))).isZero();
        assertThat(logEvidence(new Run(1, 40), new Run(1, 0), new Run(1, 7))).isZero();
        assertThat(logEvidence()).isZero();
        assertThat(logEvidence(new Run(0.5, 10))).isZero();
    }

    @Test
    void aChangeIsFoundWhereItHappened() {
        List<Run> runs = new ArrayList<>();
        for (int run = 1; run <= 12; run++) {
            runs.add(new Run(run < 8 ? 0.5 : 0.7, 200));
        }
        ChangeOfMean change = ChangeOfMean.of(runs);
        assertThat(change.isAlarm(0.05)).isTrue();
        assertThat(change.changedAt()).isEqualTo(8);
        assertThat(ChangeOfMean.of(runs.subList(0, 7)).isAlarm(0.05)).isFalse();
    }

    @Test
    void anAlarmStaysWhenTheFigureComesBack() {
        List<Run> runs = new ArrayList<>(List.of(new Run(0.2, 400), new Run(0.8, 400)));
        assertThat(ChangeOfMean.of(runs).isAlarm(0.05)).isTrue();
        for (int run = 0; run < 20; run++) {
            runs.add(new Run(0.5, 400));
        }
        ChangeOfMean change = ChangeOfMean.of(runs);
        assertThat(change.isAlarm(0.05)).isTrue();
        assertThat(change.look()).isEqualTo(2);
    }

    /** The error of 2,000 histories of 40 runs, each looked at after every run: at most 0.05 plus three standard errors. */
    @Test
    void withoutAChangeAtMostOneHistoryInTwentyEverRaisesAnAlarm() {
        for (double rate : List.of(0.02, 0.5, 0.9)) {
            SplittableRandom random = new SplittableRandom(17);
            assertThat(alarms(n -> random.nextDouble() < rate ? 1 : 0, n -> false))
                    .as("rate " + rate)
                    .isLessThan(0.065);
        }
    }

    /** Each run ends as soon as it has one more of one kind than of the other by eight, or after 100 observations. */
    @Test
    void runsThatStopEarlyRaiseNoMoreAlarms() {
        SplittableRandom random = new SplittableRandom(18);
        double[] sum = {0};
        assertThat(alarms(
                        n -> {
                            double x = random.nextDouble() < 0.6 ? 1 : 0;
                            sum[0] = n == 1 ? x : sum[0] + x;
                            return x;
                        },
                        n -> Math.abs(2 * sum[0] - n) >= 8))
                .isLessThan(0.065);
    }

    @Test
    void scoresBetweenZeroAndOneRaiseNoMoreAlarms() {
        SplittableRandom random = new SplittableRandom(19);
        assertThat(alarms(n -> random.nextInt(5) / 4.0, n -> false)).isLessThan(0.065);
    }

    private static double alarms(IntToDoubleFunction observation, java.util.function.IntPredicate isOver) {
        int alarms = 0;
        int histories = 2000;
        for (int history = 0; history < histories; history++) {
            List<Run> runs = new ArrayList<>();
            for (int run = 0; run < 40; run++) {
                double sum = 0;
                int n = 0;
                do {
                    sum += observation.applyAsDouble(++n);
                } while (n < 100 && !isOver.test(n));
                runs.add(new Run(sum / n, n));
            }
            // The evidence is the greatest of all looks.
            alarms += ChangeOfMean.of(runs).isAlarm(0.05) ? 1 : 0;
        }
        return (double) alarms / histories;
    }

    @Test
    void aMeanOutsideZeroAndOneIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Run(1.5, 10))
                .withMessage("mean 1.5 of 10 observations; expected a mean in [0, 1] and a count");
    }
}
