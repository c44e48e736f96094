package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTests {

    /**
     * The oracle is another way of computing: Clopper–Pearson by bisection on sums of binomial terms, Wilson by the
     * formula of Wilson 1927 with z = 1.959963984540054; both in Python. The row of 7 among 20 is also what R's
     * binom.test prints: 0.1539092 and 0.5921885.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.0000000000, 0.3084971078, 0.0000000000, 0.2775327999",
        "10, 10, 0.6915028922, 1.0000000000, 0.7224672001, 1.0000000000",
        "1, 10, 0.0025285785, 0.4450161170, 0.0178762131, 0.4041500268",
        "7, 20, 0.1539092048, 0.5921885345, 0.1811918241, 0.5671457233",
        "62, 200, 0.2466580374, 0.3790770405, 0.2499894484, 0.3771717757",
        "100, 200, 0.4286584309, 0.5713415691, 0.4313608596, 0.5686391404",
        "3, 1000, 0.0006190999, 0.0087420232, 0.0010207839, 0.0087830141"
    })
    void intervalsAreThoseOfAnIndependentProgram(
            long successes, long total, double cpLow, double cpHigh, double wilsonLow, double wilsonHigh) {
        Proportion proportion = new Proportion(successes, total);
        assertThat(proportion.clopperPearson(0.95).low()).isCloseTo(cpLow, within(1e-9));
        assertThat(proportion.clopperPearson(0.95).high()).isCloseTo(cpHigh, within(1e-9));
        assertThat(proportion.wilson(0.95).low()).isCloseTo(wilsonLow, within(1e-9));
        assertThat(proportion.wilson(0.95).high()).isCloseTo(wilsonHigh, within(1e-9));
    }

    @Test
    void nothingIsKnownWhereNothingWasCounted() {
        Proportion nothing = new Proportion(0, 0);
        assertThat(nothing.rate()).isNaN();
        assertThat(nothing.clopperPearson(0.95)).isEqualTo(Interval.UNIT);
        assertThat(nothing.wilson(0.95)).isEqualTo(Interval.UNIT);
        assertThat(nothing.anytimeValid(0.95)).isEqualTo(Interval.UNIT);
    }

    @Test
    void aHigherLevelGivesAWiderInterval() {
        Proportion proportion = new Proportion(62, 200);
        assertThat(proportion.clopperPearson(0.99).low())
                .isLessThan(proportion.clopperPearson(0.95).low());
        assertThat(proportion.clopperPearson(0.99).high())
                .isGreaterThan(proportion.clopperPearson(0.95).high());
    }

    /** Covers what it promises, summed over every outcome: Clopper–Pearson errs at most half of the rest on a side. */
    @ParameterizedTest
    @CsvSource({"10, 0.05", "10, 0.5", "57, 0.3", "200, 0.5", "200, 0.9"})
    void clopperPearsonErrsOnEitherSideAtMostAsOftenAsItSays(int total, double share) {
        double above = 0;
        double below = 0;
        double probability = Math.pow(1 - share, total);
        for (int successes = 0; successes <= total; successes++) {
            Interval interval = new Proportion(successes, total).clopperPearson(0.95);
            above += interval.low() > share ? probability : 0;
            below += interval.high() < share ? probability : 0;
            probability *= (double) (total - successes) / (successes + 1) * share / (1 - share);
        }
        assertThat(above).isLessThanOrEqualTo(0.025);
        assertThat(below).isLessThanOrEqualTo(0.025);
    }

    /**
     * The oracle is another way of computing: the mean of the likelihood ratios by scipy's adaptive quadrature (1.17) and
     * its root in t by Brent's method. One success of one has the closed form (1/t + 1)/2 = 40, t = 1/79.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0.95, 0.0126582278, 1.0000000000",
        "5, 10, 0.95, 0.1131204596, 0.8868795404",
        "8, 40, 0.95, 0.0507889510, 0.4293863047",
        "60, 100, 0.95, 0.4389932989, 0.7511951512",
        "30, 30, 0.95, 0.8378396922, 1.0000000000",
        "300, 1000, 0.99, 0.2432677015, 0.3582711926"
    })
    void anytimeValidIntervalsAreThoseOfAnIndependentProgram(
            long successes, long total, double level, double low, double high) {
        Interval interval = new Proportion(successes, total).anytimeValid(level);
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }

    /** The probability that some interval of the first 300 lies above the true share, summed over every course. */
    @ParameterizedTest
    @CsvSource({"0.01", "0.05", "0.2", "0.5", "0.9"})
    void anytimeValidIntervalsErrAtMostAsOftenAsTheySayHoweverOftenOneLooks(double share) {
        double[] courses = {1};
        double erred = 0;
        for (int total = 1; total <= 300; total++) {
            double[] next = new double[total + 1];
            for (int successes = 0; successes < total; successes++) {
                next[successes] += courses[successes] * (1 - share);
                next[successes + 1] += courses[successes] * share;
            }
            for (int successes = 0; successes <= total; successes++) {
                if (next[successes] > 0 && RateMixture.lowerEnd(successes, total, 0.025) > share) {
                    erred += next[successes];
                    next[successes] = 0;
                }
            }
            courses = next;
        }
        assertThat(erred).isBetween(0.001, 0.025);
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "11, 10", "0, -1"})
    void countsThatAreNotInOrderAreRefused(long successes, long total) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Proportion(successes, total))
                .withMessageContaining("expected 0 <= successes <= total");
    }
}
