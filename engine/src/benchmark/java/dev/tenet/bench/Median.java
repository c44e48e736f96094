package dev.tenet.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of several figures, which one round disturbed by something else does not move far. */
final class Median {

    private Median() {}

    /** Of an even number of them, the mean of the two in the middle. */
    static <T> double of(List<T> all, ToDoubleFunction<T> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
