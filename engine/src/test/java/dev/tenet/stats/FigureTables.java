package dev.tenet.stats;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Prints the length, power and error rates of the sequential designs as this project computes them: for shares exactly,
 * by dynamic programming; for scores by seeded simulation. Then {@link LookTables} and {@link ComparisonTables}. Takes
 * half a minute; with the argument {@code long}, minutes.
 */
public final class FigureTables {

    private static final double LEVEL = 0.95;

    private final PrintedTables tables;
    private final boolean isLong;

    private FigureTables(PrintedTables tables, boolean isLong) {
        this.tables = tables;
        this.isLong = isLong;
    }

    public static void main(String[] arguments) {
        printTo(System.out, List.of(arguments).contains("long"));
    }

    /** Prints all tables and returns the error rates in them. */
    static List<PrintedTables.ErrorRate> printTo(PrintStream out, boolean isLong) {
        PrintedTables tables = new PrintedTables(out);
        new FigureTables(tables, isLong).print();
        new LookTables(tables).print();
        new ComparisonTables(tables, isLong).print();
        return tables.errors();
    }

    private void print() {
        lengthOfOpenRuns();
        powerOfShares();
        powerOfScores();
        observationsToExclude();
        errorsOfShares("Errors at the threshold, shares, independent trials", false);
        errorsOfShares("Errors at the threshold, shares, from a catalogue of 1.25 n", true);
        errorsOfScores("Errors at the threshold, scores, independent", false);
        errorsOfScores("Errors at the threshold, scores, from a catalogue of 1.25 n", true);
    }

    private void lengthOfOpenRuns() {
        tables.title("Mean number of trials until a share is decided against 0.5, OPEN (exact)");
        tables.line("truth  trials  information bound");
        for (double truth : new double[] {0.2, 0.3, 0.4}) {
            SamplingPlan plan = new SamplingPlan(LEVEL, Looks.OPEN, truth == 0.4 ? 2500 : 600, OptionalLong.empty());
            tables.line(
                    "%5.2f %7.1f %8.1f",
                    truth, ShareRuns.of(plan, 0.5, truth).trials(), Math.log(40) / divergence(truth));
        }
    }

    /** The Kullback–Leibler divergence from a share of ½, in nats. */
    private static double divergence(double share) {
        return share * Math.log(2 * share) + (1 - share) * Math.log(2 * (1 - share));
    }

    private void powerOfShares() {
        tables.title("Power and mean number of trials of a share of 0.4 against 0.5 (exact)");
        tables.line("    n  looks  power  trials");
        for (int planned : new int[] {200, 400}) {
            for (Looks looks : new Looks[] {Looks.FIXED, Looks.EARLY}) {
                ShareRuns runs = ShareRuns.of(plan(looks, planned, false), 0.5, 0.4);
                tables.line("%5d  %-5s  %.3f  %6.1f", planned, looks, runs.below(), runs.trials());
            }
        }
    }

    private void powerOfScores() {
        int runs = isLong ? 20_000 : 1000;
        tables.title("Power and mean number of scores with a mean of 0.35 against 0.25, n = 100 (" + runs + " runs)");
        tables.line("scores               looks  power  scores");
        kinds().forEach(kind -> {
            for (Looks looks : new Looks[] {Looks.FIXED, Looks.EARLY}) {
                int simulated = looks == Looks.FIXED ? runs / 4 : runs;
                ScoreRuns found = ScoreRuns.of(plan(looks, 100, false), 0.25, 0.35, kind.scores(), simulated, 16);
                tables.line("%-20s %-5s  %.3f  %6.1f", kind.name(), looks, found.above(), found.scores());
            }
        });
    }

    private record Kind(String name, ScoreRuns.Scores scores) {}

    private static List<Kind> kinds() {
        return List.of(
                new Kind("0 or 1", ScoreRuns::whole),
                new Kind("mean of two of these", ScoreRuns::ofTwo),
                new Kind("Beta(m, 1 - m)", ScoreRuns::graded));
    }

    private void observationsToExclude() {
        tables.title("Smallest number of observations that excludes a candidate if all are the same");
        tables.line("score  candidate  FIXED  EARLY  OPEN");
        double[][] rows = {{0, 0.25}, {0, 0.05}, {0.5, 0.475}, {1, 0.9}};
        for (double[] row : rows) {
            List<Object> cells = new ArrayList<>(List.of(row[0], row[1]));
            for (Looks looks : Looks.values()) {
                cells.add(ScoreSequence.observationsToExclude(new double[] {row[0]}, row[1], LEVEL, looks, 10_000)
                        .orElseThrow());
            }
            tables.line("%5.3f %9.3f %7d %6d %5d", cells.toArray());
        }
    }

    private void errorsOfShares(String title, boolean isFromCatalogue) {
        int[] numbers = isLong ? new int[] {20, 50, 100, 200, 500, 1000} : new int[] {20, 100, 200};
        tables.title(title + ", whatever moment an adversary stops at (exact): worst over thresholds 0.01 to 0.99");
        tables.line("    n  looks   above   below");
        for (int planned : numbers) {
            for (Looks looks : Looks.values()) {
                SamplingPlan plan = plan(looks, planned, isFromCatalogue);
                List<ShareRuns> runs = thresholds(isLong && planned < 500 ? 99 : 11)
                        .map(truth -> isFromCatalogue ? rounded(truth, plan) : truth)
                        .distinct()
                        .mapToObj(truth -> ShareRuns.of(plan, truth, truth))
                        .toList();
                double above = runs.stream().mapToDouble(ShareRuns::above).max().orElseThrow();
                double below = runs.stream().mapToDouble(ShareRuns::below).max().orElseThrow();
                tables.line("%5d  %-5s  %.4f  %.4f", planned, looks, above, below);
                tables.exactError(above, below);
            }
        }
    }

    private static DoubleStream thresholds(int count) {
        return IntStream.range(0, count).mapToDouble(i -> 0.01 + 0.98 * i / (count - 1));
    }

    /** The nearest share that the catalogue of a plan can have, apart from 0 and 1. */
    private static double rounded(double share, SamplingPlan plan) {
        double cases = plan.population().orElseThrow();
        return Math.min(cases - 1, Math.max(1, Math.rint(share * cases))) / cases;
    }

    private void errorsOfScores(String title, boolean isFromCatalogue) {
        int runs = isLong ? 10_000 : 1_000;
        tables.title(title + " (" + runs + " runs, FIXED a quarter; three standard errors above 0.025 are "
                + String.format(Locale.ROOT, "%.4f", PrintedTables.largestOf(runs)) + ")");
        tables.line("scores                   n  threshold  looks   above   below");
        List<Kind> kinds = isFromCatalogue ? List.of(new Kind("0, 0.5 or 1", ScoreRuns::ofTwo)) : kinds();
        for (Kind kind : kinds) {
            for (int planned : isLong ? new int[] {20, 100, 500} : new int[] {20, 100}) {
                for (double threshold : new double[] {0.05, 0.25, 0.5, 0.9}) {
                    for (Looks looks : Looks.values()) {
                        SamplingPlan plan = plan(looks, planned, isFromCatalogue);
                        double mean = isFromCatalogue ? rounded(threshold, plan) : threshold;
                        int simulated = looks == Looks.FIXED ? runs / 4 : runs;
                        ScoreRuns found = ScoreRuns.of(plan, mean, mean, kind.scores(), simulated, 17);
                        tables.line(
                                "%-20s %5d %9.2f   %-5s  %.4f  %.4f",
                                kind.name(), planned, mean, looks, found.above(), found.below());
                        tables.simulatedError(simulated, found.above(), found.below());
                    }
                }
            }
        }
    }

    private static SamplingPlan plan(Looks looks, int planned, boolean isFromCatalogue) {
        return new SamplingPlan(
                LEVEL, looks, planned, isFromCatalogue ? OptionalLong.of(planned + planned / 4) : OptionalLong.empty());
    }
}
