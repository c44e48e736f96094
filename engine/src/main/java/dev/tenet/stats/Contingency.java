package dev.tenet.stats;

import java.util.List;

/** Sums over the levels of a factor. */
final class Contingency {

    private Contingency() {}

    static double trials(List<Proportion> levels) {
        return levels.stream().mapToDouble(Proportion::total).sum();
    }

    /** The share of successes among all trials; {@code NaN} without trials. */
    static double share(List<Proportion> levels) {
        return levels.stream().mapToDouble(Proportion::successes).sum() / trials(levels);
    }
}
