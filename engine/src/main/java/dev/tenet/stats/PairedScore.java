package dev.tenet.stats;

/**
 * Tango's score statistic for a difference of paired proportions (Statistics in Medicine 17, 1998). With x pairs only in
 * favor of the second run, y only of the first, n pairs and a hypothetical difference d,
 *
 * <p>Z = (x − y − n·d) / √(n·(2q + d·(1 − d)))
 *
 * <p>where q is the maximum likelihood estimate of the probability of y under d: the larger root of 2n·q² + B·q + C with
 * B = (2n − x + y)·d − x − y and C = −y·d·(1 − d).
 */
final class PairedScore {

    private PairedScore() {}

    /**
     * @param second x, the pairs only the second run passed
     * @param first y, the pairs only the first run passed
     * @param total n, at least 1
     * @param difference d, in (−1, 1)
     */
    static double of(double second, double first, double total, double difference) {
        double numerator = second - first - total * difference;
        double variance = total * (2 * onlyFirst(second, first, total, difference) + difference * (1 - difference));
        return numerator == 0 ? 0 : numerator / Math.sqrt(variance);
    }

    private static double onlyFirst(double second, double first, double total, double difference) {
        double linear = (2 * total - second + first) * difference - second - first;
        double constant = -first * difference * (1 - difference);
        double root = Math.sqrt(Math.max(0, linear * linear - 8 * total * constant));
        // The textbook form subtracts two almost equal numbers if the linear term is positive.
        return linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (4 * total);
    }
}
