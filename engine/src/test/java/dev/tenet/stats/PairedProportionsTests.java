package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PairedProportionsTests {

    private static final PairedProportions PAIRS = new PairedProportions(11, 3, 5, 7);

    @Test
    void theDifferenceIsTheSecondRateMinusTheFirst() {
        assertThat(PAIRS.first()).isEqualTo(new Proportion(14, 26));
        assertThat(PAIRS.second()).isEqualTo(new Proportion(16, 26));
        assertThat(PAIRS.difference())
                .isCloseTo(PAIRS.second().rate() - PAIRS.first().rate(), within(1e-15));
        assertThat(PAIRS.swapped().difference()).isEqualTo(-PAIRS.difference());
        assertThat(PAIRS.agreement()).isEqualTo(new Proportion(18, 26));
        assertThat(PAIRS.discordant()).isEqualTo(8);
    }

    @Test
    void withoutPairsThereIsNoDifference() {
        assertThat(new PairedProportions(0, 0, 0, 0).difference()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0, 0", "0, -1, 0, 0", "0, 0, -1, 0", "0, 0, 0, -1"})
    void countsBelowZeroAreRefused(long both, long onlyFirst, long onlySecond, long neither) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PairedProportions(both, onlyFirst, onlySecond, neither))
                .withMessageContaining("expected none below 0");
    }

    @Test
    void morePairsThanAnIntHoldsAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PairedProportions(Long.MAX_VALUE, Long.MAX_VALUE, 1, 0))
                .withMessageContaining("expected at most 2147483647");
    }

    @Test
    void countsOfMissingPairsBelowZeroAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> MissingPairs.unknown(-1))
                .withMessageContaining("expected none below 0");
    }

    @Test
    void missingPairsCountAgainstTheSecondRunOrForIt() {
        MissingPairs missing = new MissingPairs(1, 2, 3, 4, 5);
        assertThat(missing.lowest(PAIRS)).isEqualTo(new PairedProportions(14, 13, 5, 9));
        assertThat(missing.highest(PAIRS)).isEqualTo(new PairedProportions(12, 3, 15, 11));
        assertThat(missing.swapped().lowest(PAIRS.swapped()))
                .isEqualTo(missing.highest(PAIRS).swapped());
    }

    /** All 128 ways to complete seven missing results: one or two in each of the five kinds of missing pairs. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.3, -0.05, 0, 0.1})
    void everyCompletionIsBetweenTheExtremes(double bound) {
        MissingPairs missing = new MissingPairs(1, 1, 1, 2, 1);
        double worst = PairedExactTest.againstAtMost(PAIRS, missing, bound);
        double worstBelow = PairedExactTest.againstAtLeast(PAIRS, missing, bound);
        for (int results = 0; results < 128; results++) {
            PairedProportions completed = completed(results);
            assertThat(completed.total()).isEqualTo(PAIRS.total() + missing.total());
            assertThat(completed.difference())
                    .isBetween(
                            missing.lowest(PAIRS).difference(),
                            missing.highest(PAIRS).difference());
            assertThat(PairedExactTest.againstAtMost(completed, bound)).isLessThanOrEqualTo(worst + 1e-9);
            assertThat(PairedExactTest.againstAtLeast(completed, bound)).isLessThanOrEqualTo(worstBelow + 1e-9);
        }
    }

    /** The bits of {@code results} are the missing results; the last two belong to the pair missing in both runs. */
    private static PairedProportions completed(int results) {
        boolean[][] pairs = {
            {true, bit(results, 0)},
            {false, bit(results, 1)},
            {bit(results, 2), true},
            {bit(results, 3), false},
            {bit(results, 4), false},
            {bit(results, 5), bit(results, 6)}
        };
        PairedProportions table = PAIRS;
        for (boolean[] pair : pairs) {
            table = plus(table, pair[0], pair[1]);
        }
        return table;
    }

    private static PairedProportions plus(PairedProportions table, boolean first, boolean second) {
        return new PairedProportions(
                table.both() + (first && second ? 1 : 0),
                table.onlyFirst() + (first && !second ? 1 : 0),
                table.onlySecond() + (!first && second ? 1 : 0),
                table.neither() + (!first && !second ? 1 : 0));
    }

    private static boolean bit(int results, int index) {
        return ((results >> index) & 1) == 1;
    }
}
