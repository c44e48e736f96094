package dev.tenet.stats;

/** A table of log n!, for sums over many binomial terms. */
final class LogFactorials {

    private final double[] table;

    LogFactorials(int largest) {
        table = new double[largest + 1];
        for (int n = 2; n <= largest; n++) {
            table[n] = table[n - 1] + Math.log(n);
        }
    }

    /** The largest n in the table. */
    int largest() {
        return table.length - 1;
    }

    /** The logarithm of the number of ways to choose so many of n. */
    double choose(int n, int chosen) {
        return table[n] - table[chosen] - table[n - chosen];
    }
}
