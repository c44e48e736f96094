package dev.tenet;

/**
 * The size of a simulation. {@code -Dsimulation.runs} sets the number of runs of all of them, so that CI runs each in
 * short.
 */
public final class SimulatedRuns {

    private SimulatedRuns() {}

    /** The number of runs: that of {@code simulation.runs}; without it, the given one. */
    public static int orElse(int full) {
        return Integer.getInteger("simulation.runs", full);
    }

    /** Whether the number of runs is that of a full simulation. */
    public static boolean areFull() {
        return Integer.getInteger("simulation.runs") == null;
    }

    /** The largest share of runs that agrees with a rate: three standard errors above it. */
    public static double most(double rate, int runs) {
        return rate + 3 * Math.sqrt(rate * (1 - rate) / runs);
    }
}
