package dev.tenet.stats;

import dev.tenet.stats.PartsVerdict.Outcome;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Prints the error of peeking at a share, and the power of a claim about every part; both exactly. */
final class LookTables {

    private static final double LEVEL = 0.95;
    private static final double ERROR = 0.025;
    private static final double NEGLIGIBLE = 1e-15;
    private static final int LOOKS = 20;
    private static final int MORE = 200;

    private final PrintedTables tables;

    LookTables(PrintedTables tables) {
        this.tables = tables;
    }

    void print() {
        peeking();
        parts();
    }

    private void peeking() {
        double share = 0.5;
        SamplingPlan open = new SamplingPlan(LEVEL, Looks.OPEN, (long) LOOKS * MORE, OptionalLong.empty());
        tables.title(
                "Wrong verdicts on a side, share of 0.50 against >= 0.50, if an undecided run gets 200 more trials,"
                        + " at most 20 looks (exact)");
        tables.line("interval           wrong");
        tables.line(
                "Clopper-Pearson   %.4f",
                refuted(share, counts -> counts.clopperPearson(LEVEL).side(share)));
        double valid = refuted(share, counts -> ShareSequence.side(counts, open, share));
        tables.line("OPEN              %.4f", valid);
        tables.exactError(valid);
    }

    /** By dynamic programming over the counts of runs that go on. */
    private static double refuted(double share, Function<Proportion, Side> look) {
        double[] running = {1};
        double refuted = 0;
        for (int count = 1; count <= LOOKS * MORE; count++) {
            running = afterOneMore(running, share);
            if (count % MORE == 0) {
                for (int successes = 0; successes <= count; successes++) {
                    Side side = running[successes] < NEGLIGIBLE
                            ? Side.UNDECIDED
                            : look.apply(new Proportion(successes, count));
                    refuted += side == Side.BELOW ? running[successes] : 0;
                    running[successes] = side == Side.UNDECIDED ? running[successes] : 0;
                }
            }
        }
        return refuted;
    }

    private static double[] afterOneMore(double[] running, double share) {
        double[] next = new double[running.length + 1];
        for (int successes = 0; successes < running.length; successes++) {
            next[successes + 1] += running[successes] * share;
            next[successes] += running[successes] * (1 - share);
        }
        return next;
    }

    private void parts() {
        tables.title("Chance that a claim of at least 0.4 in each of 8 parts is supported, 25 trials a part (exact)");
        tables.line("share  supported");
        for (double share : new double[] {0.4, 0.5, 0.6, 0.7, 0.8}) {
            tables.line("%5.2f  %9.4f", share, supported(8, 25, share));
        }
        double worst = supported(1, 25, 0.4);
        tables.line(" 0.40  %9.4f if the other 7 parts have a share of 1", worst);
        tables.exactError(worst);
    }

    /** Parts are independent, and the claim is supported if each of them would be alone. */
    private static double supported(int parts, int trials, double share) {
        BinomialDistribution successes = BinomialDistribution.of(trials, share);
        double ofOne = IntStream.rangeClosed(0, trials)
                .filter(x -> PartsVerdict.atLeast(Collections.nCopies(parts, new Proportion(x, trials)), 0.4, ERROR)
                                .outcome()
                        == Outcome.SUPPORTED)
                .mapToDouble(successes::probability)
                .sum();
        return Math.pow(ofOne, parts);
    }
}
