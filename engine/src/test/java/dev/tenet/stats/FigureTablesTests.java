package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.PrintedTables.ErrorRate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints the tables of the statistics; with {@code -Dfigures.long=true} at full size. */
@Tag("simulation")
class FigureTablesTests {

    private static String tables = "";
    private static List<ErrorRate> errors = List.of();

    @BeforeAll
    static void print() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        errors = FigureTables.printTo(
                new PrintStream(printed, true, StandardCharsets.UTF_8), Boolean.getBoolean("figures.long"));
        tables = printed.toString(StandardCharsets.UTF_8);
        System.out.println(tables);
    }

    /** The exact figures of the design, by dynamic programming: lengths, power and mean number of trials. */
    @Test
    void theTablesHoldTheFiguresOfTheDesign() {
        assertThat(tables)
                .containsPattern("0\\.30 +52\\.9 +44\\.8")
                .containsPattern("200 +EARLY +0\\.705 +162\\.9")
                .containsPattern("400 +EARLY +0\\.964 +237\\.3");
    }

    /** Exact rates are at most 0.025, simulated ones at most three standard errors of their number of runs above it. */
    @Test
    void noErrorRateOfTheTablesIsLargerThanItsNominalRate() {
        assertThat(errors)
                .hasSizeGreaterThan(240)
                .allSatisfy(error ->
                        assertThat(error.rate()).describedAs(error.row()).isBetween(0.0, error.atMost()));
    }

    /** Also 0.1141 by integer tails of the binomial distribution of one half. */
    @Test
    void lookingAgainWithMoreTrialsErrsMoreThanFourTimesAsOftenAsAllowed() {
        assertThat(tables).containsPattern("Clopper-Pearson +0\\.1141");
    }

    /** scipy: binom.sf(15, 25, 0.6)**8 = 0.00106. */
    @Test
    void eightPartsOf25At60PercentAreSupportedAgainst40PercentInOneRunOfAThousand() {
        assertThat(tables).containsPattern("0\\.60 +0\\.0011\\R");
    }

    /** Why the paired comparison uses an exact test. */
    @Test
    void tangosScoreTestErrsMoreOftenThanAllowedWhereTheExactTestDoesNot() {
        assertThat(tables).containsPattern("20 +-0\\.05 +0\\.02219 +0\\.03599");
    }
}
