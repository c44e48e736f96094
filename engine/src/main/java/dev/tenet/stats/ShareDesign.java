package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * What becomes of runs that compare a share with a threshold by a {@link ShareSequence}: exact, by dynamic programming
 * over the successes of runs that are not decided yet.
 *
 * <p>Under {@link Looks#FIXED}, a run counts as decided as soon as no result of the remaining trials can change the
 * decision. Under {@link Looks#OPEN}, runs end after the planned number of trials. The bets are evaluated after each
 * trial, where {@link ShareSequence} skips some after the first thousand.
 *
 * <p>Each further success raises the evidence that the share is above the threshold, so all decisions are known from the
 * smallest and the largest number of successes that decide after each number of trials. Takes time proportional to
 * n^1.5. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ShareDesign implements RunDesign {

    /** The largest number of trials of a design. */
    public static final int MAX_TRIALS = 5000;

    private static final double NEGLIGIBLE = 1e-16;

    private final SamplingPlan plan;
    private final double threshold;
    private final int[] leastAbove;
    private final int[] mostBelow;

    /** Takes ownership of the arrays, which are indexed by the number of trials. */
    private ShareDesign(SamplingPlan plan, double threshold, int[] leastAbove, int[] mostBelow) {
        this.plan = plan;
        this.threshold = threshold;
        this.leastAbove = leastAbove;
        this.mostBelow = mostBelow;
    }

    /**
     * The design of a plan.
     *
     * @param plan for 1 to {@value #MAX_TRIALS} trials
     * @param threshold in (0, 1)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static ShareDesign of(SamplingPlan plan, double threshold) {
        check(plan, threshold);
        int trials = (int) plan.planned();
        if (plan.looks() == Looks.FIXED) {
            int near = (int) Math.round(threshold * trials);
            return fixed(
                    plan,
                    threshold,
                    leastAbove(plan, threshold, trials, near),
                    mostBelow(plan, threshold, trials, near));
        }
        int[] leastAbove = new int[trials + 1];
        int[] mostBelow = new int[trials + 1];
        leastAbove[0] = 1;
        mostBelow[0] = -1;
        for (int count = 1; count <= trials; count++) {
            leastAbove[count] = leastAbove(plan, threshold, count, leastAbove[count - 1]);
            mostBelow[count] = mostBelow(plan, threshold, count, mostBelow[count - 1]);
        }
        return new ShareDesign(plan, threshold, leastAbove, mostBelow);
    }

    private static void check(SamplingPlan plan, double threshold) {
        if (plan.planned() < 1 || plan.planned() > MAX_TRIALS) {
            throw new IllegalArgumentException(
                    "planned is " + plan.planned() + "; expected a number in [1, " + MAX_TRIALS + "]");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold is " + threshold + "; expected one in (0, 1)");
        }
    }

    /** The design of one look whose decisions depend on the number of successes, and are made as soon as it is certain. */
    static ShareDesign fixed(SamplingPlan plan, double threshold, int leastAboveAtEnd, int mostBelowAtEnd) {
        check(plan, threshold);
        int trials = (int) plan.planned();
        int[] leastAbove = new int[trials + 1];
        int[] mostBelow = new int[trials + 1];
        for (int count = 0; count <= trials; count++) {
            leastAbove[count] = leastAboveAtEnd;
            mostBelow[count] = mostBelowAtEnd - (trials - count);
        }
        return new ShareDesign(plan, threshold, leastAbove, mostBelow);
    }

    /** The smallest number of successes that decides for above; one more than the trials if none does. */
    private static int leastAbove(SamplingPlan plan, double threshold, int count, int near) {
        int least = near;
        while (least <= count && !isDecided(Side.ABOVE, least, count, plan, threshold)) {
            least++;
        }
        while (least > 0 && isDecided(Side.ABOVE, least - 1, count, plan, threshold)) {
            least--;
        }
        return least;
    }

    /** The largest number of successes that decides for below; −1 if none does. */
    private static int mostBelow(SamplingPlan plan, double threshold, int count, int near) {
        int most = near;
        while (most >= 0 && !isDecided(Side.BELOW, most, count, plan, threshold)) {
            most--;
        }
        while (most < count && isDecided(Side.BELOW, most + 1, count, plan, threshold)) {
            most++;
        }
        return most;
    }

    private static boolean isDecided(Side side, int successes, int count, SamplingPlan plan, double threshold) {
        return successes <= count && ShareSequence.side(new Proportion(successes, count), plan, threshold) == side;
    }

    @Override
    public double threshold() {
        return threshold;
    }

    /** For a plan with a population, the truth is rounded to a share that the population can have. */
    @Override
    public Outcomes at(double truth) {
        if (!(truth >= 0 && truth <= 1)) {
            throw new IllegalArgumentException("truth is " + truth + "; expected one in [0, 1]");
        }
        int trials = (int) plan.planned();
        double[] running = new double[trials + 2];
        running[0] = 1;
        int from = 0;
        int to = 0;
        double above = 0;
        double below = 0;
        double observations = 0;
        for (int count = 1; count <= trials && from <= to; count++) {
            observations += observe(running, from, to++, count - 1, truth);
            while (to >= from && (to >= leastAbove[count] || running[to] < NEGLIGIBLE)) {
                above += to >= leastAbove[count] ? running[to] : 0;
                running[to--] = 0;
            }
            while (from <= to && (from <= mostBelow[count] || running[from] < NEGLIGIBLE)) {
                below += from <= mostBelow[count] ? running[from] : 0;
                running[from++] = 0;
            }
        }
        return new Outcomes(above, below, observations);
    }

    /** Adds a trial to the running cases, and returns how many of them there are. */
    private double observe(double[] running, int from, int to, int count, double truth) {
        double sum = 0;
        for (int successes = to; successes >= from; successes--) {
            double chance = running[successes];
            double success = chance * chanceOfSuccess(truth, successes, count);
            running[successes + 1] += success;
            running[successes] = chance - success;
            sum += chance;
        }
        return sum;
    }

    private double chanceOfSuccess(double truth, int successes, int count) {
        if (plan.population().isEmpty()) {
            return truth;
        }
        double cases = plan.population().getAsLong();
        return Math.min(1, Math.max(0, (Math.rint(truth * cases) - successes) / (cases - count)));
    }
}
