package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of runs that ask whether a mean of differences in [−1, 1] is at least a bound, or within a bound of 0, by
 * {@link ScoreSequence}s of the differences d, rescaled to (1 + d)/2.
 *
 * <p>An assumed share of the differences is −1 or 1, and the others are 0. If the mean is larger in size than this share,
 * it is the share. Simulated from a fixed seed with the same random numbers for each mean: 400 runs of up to 100
 * differences, for which a probability of 0.8 has a standard error of 0.02, down to 40 runs of 1000, for which it is 0.06.
 * Thread-safe.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DifferenceDesign {

    /** The largest number of differences of a design. */
    public static final int MAX_DIFFERENCES = ScoreDesign.MAX_SCORES;

    private static final int MOST_RUNS = 400;
    private static final int FEWEST_RUNS = 40;
    private static final int SIMULATED = 40_000;
    private static final int STEPS = 100;
    private static final long SEED = 17;

    private final SamplingPlan plan;
    private final double bound;
    private final boolean isTwoSided;
    private final double changing;
    private final Map<Changes, Decision> looks = new ConcurrentHashMap<>();

    /**
     * What becomes of the runs if the mean is known.
     *
     * @param supported the probability of the decision that the mean is as claimed
     * @param refuted the probability of the decision that it is not
     * @param observations the expected number of differences until the decision; without one, all planned count
     */
    public record Outcomes(double supported, double refuted, double observations) {}

    private DifferenceDesign(SamplingPlan plan, double bound, boolean isTwoSided, double changing) {
        if (plan.planned() < 1
                || plan.planned() > MAX_DIFFERENCES
                || plan.population().isPresent()) {
            throw new IllegalArgumentException(
                    plan + "; expected 1 to " + MAX_DIFFERENCES + " planned differences and no population");
        }
        if (!(bound > -1 && bound < 1)) {
            throw new IllegalArgumentException("bound is " + bound + "; expected one in (-1, 1)");
        }
        if (!(changing >= 0 && changing <= 1)) {
            throw new IllegalArgumentException("changing is " + changing + "; expected a share in [0, 1]");
        }
        this.plan = plan;
        this.bound = bound;
        this.isTwoSided = isTwoSided;
        this.changing = changing;
    }

    /**
     * The design for the claim that the mean is at least a bound.
     *
     * @param plan for 1 to {@value #MAX_DIFFERENCES} differences, without a population
     * @param bound in (−1, 1)
     * @param changing the assumed share of differences that are −1 or 1, in [0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static DifferenceDesign atLeast(SamplingPlan plan, double bound, double changing) {
        return new DifferenceDesign(plan, bound, false, changing);
    }

    /**
     * The design for the claim that the mean is in [−bound, bound].
     *
     * @param plan for 1 to {@value #MAX_DIFFERENCES} differences, without a population
     * @param bound in [0, 1)
     * @param changing the assumed share of differences that are −1 or 1, in [0, 1]
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static DifferenceDesign within(SamplingPlan plan, double bound, double changing) {
        if (bound < 0) {
            throw new IllegalArgumentException("bound is " + bound + "; expected one in [0, 1)");
        }
        return new DifferenceDesign(plan, bound, true, changing);
    }

    /** The planned number of differences. */
    public long planned() {
        return plan.planned();
    }

    /** The bound of the claim. */
    public double bound() {
        return bound;
    }

    /** The assumed share of differences that are −1 or 1. */
    public double changing() {
        return changing;
    }

    /**
     * The mean nearest to the bound, in hundredths, at which runs support the claim with a given probability; of a claim
     * about both sides, the one that is not negative.
     *
     * @param power in (0, 1), such as 0.8
     * @return empty if no mean is supported so often
     */
    public OptionalDouble supported(double power) {
        return nearest(isTwoSided ? 0 : STEPS, power, Outcomes::supported);
    }

    /**
     * The mean nearest to the bound, in hundredths, at which runs refute the claim with a given probability; of a claim
     * about both sides, the one that is not negative.
     *
     * @param power in (0, 1), such as 0.8
     * @return empty if no mean is refuted so often
     */
    public OptionalDouble refuted(double power) {
        return nearest(isTwoSided ? STEPS : -STEPS, power, Outcomes::refuted);
    }

    /** Searches between the bound and an end, where the probability grows with the distance from the bound. */
    private OptionalDouble nearest(int end, double power, ToDoubleFunction<Outcomes> probability) {
        int missed = (int) Math.rint(bound * STEPS);
        int detected = end;
        if (missed == detected || probability.applyAsDouble(at((double) end / STEPS)) < power) {
            return OptionalDouble.empty();
        }
        while (Math.abs(detected - missed) > 1) {
            int middle = (missed + detected) / 2;
            if (probability.applyAsDouble(at((double) middle / STEPS)) >= power) {
                detected = middle;
            } else {
                missed = middle;
            }
        }
        return OptionalDouble.of((double) detected / STEPS);
    }

    /**
     * What becomes of the runs.
     *
     * @param mean the true mean of the differences, in [−1, 1]
     * @throws IllegalArgumentException if the mean is not in [−1, 1]
     */
    public Outcomes at(double mean) {
        if (!(mean >= -1 && mean <= 1)) {
            throw new IllegalArgumentException("mean is " + mean + "; expected one in [-1, 1]");
        }
        int runs = (int) Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, SIMULATED / plan.planned()));
        int supported = 0;
        int refuted = 0;
        long observations = 0;
        for (int number = 0; number < runs; number++) {
            SplittableRandom random = new SplittableRandom(SEED + number);
            Ended run = plan.looks() == Looks.FIXED ? atEnd(mean, random) : atEach(mean, random);
            supported += run.decision() == Decision.SUPPORTED ? 1 : 0;
            refuted += run.decision() == Decision.REFUTED ? 1 : 0;
            observations += run.observations();
        }
        return new Outcomes((double) supported / runs, (double) refuted / runs, (double) observations / runs);
    }

    private Ended atEach(double mean, SplittableRandom random) {
        Sequences sequences = new Sequences();
        long count = 0;
        while (count < plan.planned() && sequences.decision() == Decision.UNDECIDED) {
            sequences.observe(drawn(mean, random));
            count++;
        }
        return new Ended(sequences.decision(), count);
    }

    /** The order of the differences does not matter, so that a look at the end, which is slow, is needed once for each count. */
    private Ended atEnd(double mean, SplittableRandom random) {
        int up = 0;
        int down = 0;
        for (long i = 0; i < plan.planned(); i++) {
            int drawn = drawn(mean, random);
            up += drawn > 0 ? 1 : 0;
            down += drawn < 0 ? 1 : 0;
        }
        return new Ended(looks.computeIfAbsent(new Changes(up, down), this::look), plan.planned());
    }

    private Decision look(Changes changes) {
        Sequences sequences = new Sequences();
        for (int i = 0; i < plan.planned(); i++) {
            sequences.observe(i < changes.up() ? 1 : i < changes.up() + changes.down() ? -1 : 0);
        }
        return sequences.decision();
    }

    /** A random difference of −1, 0 or 1. */
    private int drawn(double mean, SplittableRandom random) {
        double changed = Math.max(changing, Math.abs(mean));
        double drawn = random.nextDouble();
        return drawn < (changed + mean) / 2 ? 1 : drawn < 1 - (changed - mean) / 2 ? 0 : -1;
    }

    private enum Decision {
        SUPPORTED,
        REFUTED,
        UNDECIDED
    }

    /** The numbers of differences of 1 and of −1. */
    private record Changes(int up, int down) {}

    private record Ended(Decision decision, long observations) {}

    /** The comparisons with the bounds. */
    private final class Sequences {

        private final ScoreSequence lower = new ScoreSequence((1 + (isTwoSided ? -bound : bound)) / 2, plan);
        private final @Nullable ScoreSequence upper = isTwoSided ? new ScoreSequence((1 + bound) / 2, plan) : null;

        void observe(int difference) {
            double score = (1 + difference) / 2.0;
            lower.observe(score);
            if (upper != null) {
                upper.observe(score);
            }
        }

        Decision decision() {
            Side ofLower = lower.side();
            Side ofUpper = upper == null ? Side.BELOW : upper.side();
            if (ofLower == Side.BELOW || ofUpper == Side.ABOVE) {
                return Decision.REFUTED;
            }
            return ofLower == Side.ABOVE && ofUpper == Side.BELOW ? Decision.SUPPORTED : Decision.UNDECIDED;
        }
    }
}
