package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints the tables of the statistics; with {@code -Dfigures.long=true} at full size. */
@Tag("simulation")
@Tag("figures")
class FigureTablesTests {

    /** The exact figures of the design, by dynamic programming: lengths, power and mean number of trials. */
    @Test
    void theTablesHoldTheFiguresOfTheDesign() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        FigureTables.printTo(
                new PrintStream(printed, true, StandardCharsets.UTF_8), Boolean.getBoolean("figures.long"));
        String tables = printed.toString(StandardCharsets.UTF_8);
        System.out.println(tables);
        assertThat(tables)
                .containsPattern("0\\.30 +52\\.9 +44\\.8")
                .containsPattern("200 +EARLY +0\\.705 +162\\.9")
                .containsPattern("400 +EARLY +0\\.964 +237\\.3");
    }
}
