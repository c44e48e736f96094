package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What is fixed before the first observation: the confidence level, the number of observations, when results are looked
 * at, and the size of the population if it is finite.
 *
 * @param level the confidence level, in (0, 1); half of the error probability 1 − level is spent on either side
 * @param looks when results are looked at
 * @param planned the planned number of observations, at least 0; not used by {@link Looks#OPEN}
 * @param population the number of cases in a finite catalogue from which the observations are drawn without
 *     replacement in random order; empty if the observations are independent draws
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record SamplingPlan(double level, Looks looks, long planned, OptionalLong population) {

    /** @throws IllegalArgumentException if a value is out of range, or more observations than cases are planned */
    public SamplingPlan {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level is " + level + "; expected one in (0, 1)");
        }
        if (planned < 0 || planned > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "planned is " + planned + "; expected a number in [0, " + Integer.MAX_VALUE + "]");
        }
        if (population.isPresent()
                && (population.getAsLong() < Math.max(1, planned) || population.getAsLong() > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("population is " + population.getAsLong()
                    + "; expected a number in [max(1, planned), " + Integer.MAX_VALUE + "] with planned " + planned);
        }
    }

    /** One look after {@code planned} independent observations. */
    public static SamplingPlan fixed(double level, long planned) {
        return new SamplingPlan(level, Looks.FIXED, planned, OptionalLong.empty());
    }

    /** Looks after each of at most {@code planned} independent observations. */
    public static SamplingPlan early(double level, long planned) {
        return new SamplingPlan(level, Looks.EARLY, planned, OptionalLong.empty());
    }

    /** Looks after each of any number of independent observations. */
    public static SamplingPlan open(double level) {
        return new SamplingPlan(level, Looks.OPEN, 0, OptionalLong.empty());
    }

    /** The same plan for draws without replacement from a catalogue of that many cases. */
    public SamplingPlan from(long cases) {
        return new SamplingPlan(level, looks, planned, OptionalLong.of(cases));
    }

    /** The same plan for independent draws. */
    public SamplingPlan withReplacement() {
        return new SamplingPlan(level, looks, planned, OptionalLong.empty());
    }

    /** The probability of an error on one side, (1 − level)/2. */
    double errorOnASide() {
        return (1 - level) / 2;
    }

    /** The maximum number of observations. */
    long most() {
        return looks == Looks.EARLY ? planned : population.orElse(Integer.MAX_VALUE);
    }

    /** Whether that many observations are the whole population. */
    boolean isCensus(long observations) {
        return population.isPresent() && population.getAsLong() == observations;
    }

    /** Whether part of the error is kept for a look at the planned end. A census needs none: it cannot err. */
    boolean hasLookAtEnd() {
        return looks == Looks.EARLY && !isCensus(planned);
    }

    /** @throws IllegalStateException if no further observation is allowed after {@code count} of them */
    void checkMayObserve(long count, boolean isFinished) {
        if (isFinished || count >= most()) {
            throw new IllegalStateException("observation " + (count + 1) + " with " + this + "; expected "
                    + (isFinished ? "none after the end of the run" : "at most " + most()));
        }
    }
}
