package dev.tenet.stats;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables as they are printed, and every error rate in them with the largest value that it may have. */
final class PrintedTables {

    private static final double NOMINAL = 0.025;
    private static final double ROUNDING = 1e-9;

    private final PrintStream out;
    private final List<ErrorRate> errors = new ArrayList<>();
    private String lastTitle = "";
    private String lastLine = "";

    /**
     * An error rate of a table.
     *
     * @param row the title of the table and the printed line
     * @param rate as computed, not as rounded for the line
     * @param atMost 0.025; for a simulated rate, three standard errors of its number of runs more
     */
    record ErrorRate(String row, double rate, double atMost) {}

    PrintedTables(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        lastTitle = text;
        out.println();
        out.println(text);
    }

    void line(String format, Object... values) {
        lastLine = "  " + String.format(Locale.ROOT, format, values);
        out.println(lastLine);
    }

    /** Adds error rates of the last line that are computed, not simulated. */
    void exactError(double... rates) {
        add(NOMINAL + ROUNDING, rates);
    }

    /** Adds error rates of the last line that are shares of simulated runs. */
    void simulatedError(int runs, double... rates) {
        add(largestOf(runs), rates);
    }

    private void add(double atMost, double... rates) {
        for (double rate : rates) {
            errors.add(new ErrorRate(lastTitle + ":" + lastLine, rate, atMost));
        }
    }

    /** Three standard errors above the nominal rate. */
    static double largestOf(int runs) {
        return NOMINAL + 3 * Math.sqrt(NOMINAL * (1 - NOMINAL) / runs);
    }

    List<ErrorRate> errors() {
        return List.copyOf(errors);
    }
}
