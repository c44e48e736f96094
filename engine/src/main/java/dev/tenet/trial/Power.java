package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * What a plan is likely to see of a claim.
 *
 * @param inWords how far the truth must be from the threshold for most runs of the plan to support the claim, and how
 *     many observations they take on average, in one line; or why that is not computed
 * @param lengths the expected lengths of runs, the detectable truth first; empty if they are not computed, or if all
 *     planned cases are asked whatever the results
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Power(String inWords, List<Length> lengths) {

    public Power {
        lengths = List.copyOf(lengths);
    }

    /** Returns the power of a plan whose expected lengths are not known. */
    public static Power inWords(String line) {
        return new Power(line, List.of());
    }

    /**
     * The expected length of a run until the claim is decided.
     *
     * @param truth the true value of the quantity
     * @param share the share of the planned observations that are needed, in [0, 1]; 1 without a decision
     */
    public record Length(double truth, double share) {

        /** @throws IllegalArgumentException if the share is not in [0, 1] */
        public Length {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("share is " + share + "; expected one in [0, 1]");
            }
        }

        /**
         * Returns the lengths at several truths.
         *
         * @param observations the expected numbers of observations, one for each truth
         */
        static List<Length> of(double[] truths, double[] observations, long planned) {
            return IntStream.range(0, truths.length)
                    .mapToObj(i -> new Length(truths[i], Math.min(1, observations[i] / planned)))
                    .toList();
        }
    }
}
