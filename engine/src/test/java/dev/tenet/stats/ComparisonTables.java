package dev.tenet.stats;

import java.util.function.BiPredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Prints the tables of the paired comparison: the exact size of the test and of Tango's score test at the boundary, the
 * pairs that identical answers need, and what can be detected. All by summing over outcomes; no simulation.
 */
final class ComparisonTables {

    private static final double ERROR = 0.025;
    private static final double QUANTILE = 1.959963984540054;
    private static final int GRID = 1_000;

    private final PrintedTables tables;
    private final boolean isLong;

    ComparisonTables(PrintedTables tables, boolean isLong) {
        this.tables = tables;
        this.isLong = isLong;
    }

    void print() {
        sizes();
        identicalPairs();
        plans();
    }

    private void sizes() {
        tables.title("Largest error at the boundary, nominal 0.025: exact test and Tango's score test (exact)");
        tables.line("   n  bound    exact    Tango");
        for (int n : isLong ? new int[] {20, 50, 100, 200, 500, 1_000} : new int[] {20, 50, 100, 200}) {
            for (double bound : new double[] {-0.02, -0.05, -0.1, -0.2, 0, 0.05}) {
                double exact = exactSize(n, bound);
                tables.line("%4d  %5.2f  %.5f  %.5f", n, bound, exact, scoreSize(n, bound));
                tables.exactError(exact);
            }
        }
    }

    private void identicalPairs() {
        tables.title("Pairs needed for \"no worse by the margin\" with identical answers, error 0.025");
        tables.line("margin  pairs  log(error)/log(1 - margin)");
        for (double margin : new double[] {0.01, 0.02, 0.03, 0.05, 0.1, 0.15, 0.2}) {
            int pairs = ComparisonPlan.fewestIdenticalPairs(margin, ERROR);
            tables.line("%6.2f  %5d  %.1f", margin, pairs, Math.log(ERROR) / Math.log1p(-margin));
        }
    }

    private void plans() {
        tables.title("Power for a true difference of 0 and smallest difference seen with power 0.8");
        tables.line("    n  margin  discordance   power  smallest");
        for (int n : isLong ? new int[] {100, 200, 500, 1_000} : new int[] {100, 200, 500}) {
            for (double margin : new double[] {0, 0.02, 0.05, 0.1}) {
                for (double discordance : new double[] {0.05, 0.1, 0.2}) {
                    ComparisonPlan plan = ComparisonPlan.of(n, -margin, ERROR, discordance);
                    double smallest = plan.smallestDetectable(0.8).orElse(Double.NaN);
                    tables.line("%5d  %6.2f  %11.2f  %.4f  %8.4f", n, margin, discordance, plan.power(0), smallest);
                }
            }
        }
    }

    private static double exactSize(int total, double bound) {
        LogFactorials table = new LogFactorials(total);
        return size(
                total,
                bound,
                (first, second) -> PairedExactTest.of(first, second, table).isRejected(bound, ERROR));
    }

    private static double scoreSize(int total, double bound) {
        return size(total, bound, (first, second) -> PairedScore.of(second, first, total, bound) >= QUANTILE);
    }

    private static double size(int total, double bound, BiPredicate<Integer, Integer> rejected) {
        int[] fewest = fewest(total, rejected);
        double size = 0;
        for (int i = 0; i <= GRID; i++) {
            double sine = Math.sin(Math.PI / 2 * i / GRID);
            double discordance = Math.abs(bound) + (1 - Math.abs(bound)) * sine * sine;
            size = Math.max(size, probability(total, fewest, discordance, bound));
        }
        return size;
    }

    private static int[] fewest(int total, BiPredicate<Integer, Integer> rejected) {
        int[] fewest = new int[total + 1];
        int second = 0;
        for (int t = 0; t <= total; t++) {
            while (second > 0 && rejected.test(t - second + 1, second - 1)) {
                second--;
            }
            while (second <= t && !rejected.test(t - second, second)) {
                second++;
            }
            fewest[t] = second;
        }
        return fewest;
    }

    private static double probability(int total, int[] fewest, double discordance, double difference) {
        BinomialDistribution discordant = BinomialDistribution.of(total, Math.min(1, discordance));
        double share = discordance == 0 ? 0.5 : Math.min(1, Math.max(0, 0.5 + difference / (2 * discordance)));
        double sum = 0;
        for (int t = 0; t <= total; t++) {
            double weight = discordant.probability(t);
            double tail = fewest[t] == 0 || weight < 1e-15
                    ? 1
                    : BinomialDistribution.of(t, share).survivalProbability(fewest[t] - 1);
            sum += weight * tail;
        }
        return sum;
    }
}
