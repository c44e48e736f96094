package dev.tenet.stats;

import java.util.function.ToDoubleBiFunction;

/**
 * What becomes of runs of trials that end once a share is decided to be above or below a threshold: exact, by dynamic
 * programming over the counts of runs that go on. As the runs end at the first decision, these are also the chances
 * that an adversary has who may stop at any moment. The undecided counts are between those decided for either side, so
 * that only their neighbors are looked at.
 *
 * @param above the probability of the verdict that the share is above the threshold
 * @param below the probability of the verdict that it is below
 * @param trials the expected number of trials
 */
record ShareRuns(double above, double below, double trials) {

    private static final double NEGLIGIBLE = 1e-15;

    /** Independent trials with a true share, or draws from a population with that share. */
    static ShareRuns of(SamplingPlan plan, double threshold, double truth) {
        int most = (int) plan.planned();
        ToDoubleBiFunction<Integer, Integer> chance = plan.population().isEmpty()
                ? (successes, count) -> truth
                : (successes, count) -> (Math.round(truth * plan.population().getAsLong()) - successes)
                        / (double) (plan.population().getAsLong() - count);
        double[] running = {1};
        double above = 0;
        double below = 0;
        double trials = 0;
        for (int count = 0; count < most; count++) {
            double[] next = new double[count + 2];
            for (int successes = 0; successes <= count; successes++) {
                double success = running[successes] == 0 ? 0 : chance.applyAsDouble(successes, count);
                next[successes + 1] += running[successes] * success;
                next[successes] += running[successes] * (1 - success);
                trials += running[successes];
            }
            for (int successes = count + 1; successes >= 0; successes--) {
                if (next[successes] >= NEGLIGIBLE) {
                    if (ShareSequence.side(new Proportion(successes, count + 1), plan, threshold) != Side.ABOVE) {
                        break;
                    }
                    above += next[successes];
                    next[successes] = 0;
                }
            }
            for (int successes = 0; successes <= count + 1; successes++) {
                if (next[successes] >= NEGLIGIBLE) {
                    if (ShareSequence.side(new Proportion(successes, count + 1), plan, threshold) != Side.BELOW) {
                        break;
                    }
                    below += next[successes];
                    next[successes] = 0;
                }
            }
            running = next;
        }
        return new ShareRuns(above, below, trials);
    }
}
