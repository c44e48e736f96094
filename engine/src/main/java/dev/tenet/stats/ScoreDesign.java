package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.apiguardian.api.API;

/**
 * What becomes of runs that compare a mean with a threshold by a {@link ScoreSequence}, if each score is 0 or 1. These
 * scores have the largest variance for a mean, so runs with graded scores decide more often and after fewer scores.
 *
 * <p>Exact under {@link Looks#FIXED}, where only the number of ones counts. Otherwise simulated from a fixed seed with the
 * same random numbers for each truth: 400 runs of up to 100 scores, for which a probability of 0.8 has a standard error of
 * 0.02, down to 40 runs of 1000 scores, for which it is 0.06. The error of {@link #detectable} is about 0.01. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScoreDesign implements RunDesign {

    /** The largest number of scores of a design. */
    public static final int MAX_SCORES = 1000;

    private static final int MOST_RUNS = 400;
    private static final int FEWEST_RUNS = 40;
    private static final int SIMULATED_SCORES = 40_000;
    private static final long SEED = 16;

    private final SamplingPlan plan;
    private final double threshold;

    private ScoreDesign(SamplingPlan plan, double threshold) {
        this.plan = plan;
        this.threshold = threshold;
    }

    /**
     * The design of a plan for independent scores.
     *
     * @param plan for 1 to {@value #MAX_SCORES} scores, without a population
     * @param threshold in (0, 1)
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static RunDesign of(SamplingPlan plan, double threshold) {
        if (plan.planned() < 1
                || plan.planned() > MAX_SCORES
                || plan.population().isPresent()) {
            throw new IllegalArgumentException(
                    plan + "; expected 1 to " + MAX_SCORES + " planned scores and no population");
        }
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold is " + threshold + "; expected one in (0, 1)");
        }
        return plan.looks() == Looks.FIXED ? fixed(plan, threshold) : new ScoreDesign(plan, threshold);
    }

    private static ShareDesign fixed(SamplingPlan plan, double threshold) {
        int scores = (int) plan.planned();
        int leastAbove = first(scores, ones -> side(ones, plan, threshold) == Side.ABOVE);
        int notBelow = first(scores, ones -> side(ones, plan, threshold) != Side.BELOW);
        return ShareDesign.fixed(plan, threshold, leastAbove, notBelow - 1);
    }

    private static Side side(int ones, SamplingPlan plan, double threshold) {
        double[] scores = new double[(int) plan.planned()];
        Arrays.fill(scores, 0, ones, 1);
        return ScoreSequence.of(scores, plan).side(threshold);
    }

    /** The smallest number up to a total for which a condition holds that holds for all larger ones, else the total + 1. */
    private static int first(int total, IntPredicate condition) {
        int without = -1;
        int with = total + 1;
        while (with - without > 1) {
            int middle = without + (with - without) / 2;
            if (condition.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }

    @Override
    public double threshold() {
        return threshold;
    }

    @Override
    public Outcomes at(double truth) {
        if (!(truth >= 0 && truth <= 1)) {
            throw new IllegalArgumentException("truth is " + truth + "; expected one in [0, 1]");
        }
        long planned = plan.planned();
        int runs = (int) Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, SIMULATED_SCORES / planned));
        int above = 0;
        int below = 0;
        long observations = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(SEED + run);
            ScoreSequence sequence = new ScoreSequence(threshold, plan);
            while (sequence.count() < planned && sequence.side() == Side.UNDECIDED) {
                sequence.observe(random.nextDouble() < truth ? 1 : 0);
            }
            above += sequence.side() == Side.ABOVE ? 1 : 0;
            below += sequence.side() == Side.BELOW ? 1 : 0;
            observations += sequence.count();
        }
        return new Outcomes((double) above / runs, (double) below / runs, (double) observations / runs);
    }
}
