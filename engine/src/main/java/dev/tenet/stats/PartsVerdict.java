package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apiguardian.api.API;

/**
 * The verdict on a claim about each of several parts, such as "at least 0.4 in every context".
 *
 * <p>The claim is supported if every part is supported at the error probability α, without a correction: the
 * intersection-union test of Berger (Technometrics 24, 1982). If some part does not meet the claim, that part alone is
 * supported with probability at most α. The claim is refuted if any part is, with Holm's correction (Scand. J. Stat. 6,
 * 1979): if every part meets the claim, the probability that any is refuted is at most α, however the parts depend on each
 * other.
 *
 * @param outcome of the claim
 * @param supported the positions of the parts that are supported at α
 * @param refuted the positions of the parts that are refuted after Holm's correction
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record PartsVerdict(Outcome outcome, List<Integer> supported, List<Integer> refuted) {

    /** What is decided about a claim. */
    @API(status = EXPERIMENTAL, since = "0.1")
    public enum Outcome {
        /** Every part is supported. */
        SUPPORTED,
        /** At least one part is refuted. */
        REFUTED,
        /** Neither, or there are no parts. */
        UNDECIDED
    }

    /**
     * The evidence on one part, as e-values: each is a nonnegative figure whose expectation, at any time of stopping, is at
     * most 1 if the hypothesis is true. The highest value so far may be given, since it too exceeds 1/α with a probability
     * of at most α (Ville, Étude critique de la notion de collectif, 1939).
     *
     * @param logForSupport the logarithm of the e-value against the hypothesis that the part does not meet the claim
     * @param logForRefutation the logarithm of the e-value against the hypothesis that it does
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public record Evidence(double logForSupport, double logForRefutation) {

        /** @throws IllegalArgumentException if either is {@code NaN} */
        public Evidence {
            if (Double.isNaN(logForSupport) || Double.isNaN(logForRefutation)) {
                throw new IllegalArgumentException("evidence is " + logForSupport + " and " + logForRefutation
                        + "; expected the logarithms of two e-values");
            }
        }
    }

    /** Copies the lists. */
    public PartsVerdict {
        supported = List.copyOf(supported);
        refuted = List.copyOf(refuted);
    }

    /**
     * The verdict on a share of at least a threshold in every part, after as many trials as were planned. The p-values are
     * exact and binomial: a part is supported if the lower bound of its Clopper–Pearson interval at 1 − 2α is at least the
     * threshold.
     *
     * @param parts the counts of each part
     * @param threshold in (0, 1)
     * @param alpha the error probability of support, and that of refutation, in (0, 1), such as 0.025
     */
    public static PartsVerdict atLeast(List<Proportion> parts, double threshold, double alpha) {
        Checks.inside("threshold", threshold);
        return decide(parts, part -> atLeastAsMany(part, threshold), part -> atMostAsMany(part, threshold), alpha);
    }

    /** The verdict on a share of at most a threshold in every part, see {@link #atLeast}. */
    public static PartsVerdict atMost(List<Proportion> parts, double threshold, double alpha) {
        Checks.inside("threshold", threshold);
        return decide(parts, part -> atMostAsMany(part, threshold), part -> atLeastAsMany(part, threshold), alpha);
    }

    /**
     * The verdict at any time of stopping: a part is supported at an e-value of 1/α; of k parts, the one with the strongest
     * evidence is refuted at k/α, the next at (k − 1)/α, and so on.
     *
     * @param parts the evidence on each part
     * @param alpha the error probability of support, and that of refutation, in (0, 1), such as 0.025
     */
    public static PartsVerdict early(List<Evidence> parts, double alpha) {
        return decide(
                parts, part -> Math.exp(-part.logForSupport()), part -> Math.exp(-part.logForRefutation()), alpha);
    }

    private static <P> PartsVerdict decide(
            List<P> parts, ToDoubleFunction<P> forSupport, ToDoubleFunction<P> forRefutation, double alpha) {
        Checks.inside("alpha", alpha);
        List<Integer> supported = IntStream.range(0, parts.size())
                .filter(i -> forSupport.applyAsDouble(parts.get(i)) <= alpha)
                .boxed()
                .toList();
        List<Integer> refuted = holm(parts.stream().mapToDouble(forRefutation).toArray(), alpha);
        return new PartsVerdict(outcome(parts.size(), supported, refuted), supported, refuted);
    }

    private static Outcome outcome(int parts, List<Integer> supported, List<Integer> refuted) {
        if (!refuted.isEmpty()) {
            return Outcome.REFUTED;
        }
        return parts > 0 && supported.size() == parts ? Outcome.SUPPORTED : Outcome.UNDECIDED;
    }

    /** The positions of the hypotheses that Holm's step-down procedure rejects, in order. */
    private static List<Integer> holm(double[] pValues, double alpha) {
        List<Integer> smallestFirst = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toList();
        List<Integer> rejected = new ArrayList<>();
        for (int position : smallestFirst) {
            if (pValues[position] > alpha / (pValues.length - rejected.size())) {
                break;
            }
            rejected.add(position);
        }
        return rejected.stream().sorted().toList();
    }

    /**
     * The smallest number of trials of a part that can support a share of at least a threshold: with successes alone, the
     * smallest n with threshold^n ≤ α. For "at most", give 1 − threshold.
     *
     * @param threshold in (0, 1)
     * @param alpha the error probability of support, in (0, 1)
     */
    public static int smallestToSupport(double threshold, double alpha) {
        Checks.inside("threshold", threshold);
        Checks.inside("alpha", alpha);
        int trials = Math.max(1, (int) Math.ceil(Math.log(alpha) / Math.log(threshold)) - 1);
        while (Math.pow(threshold, trials) > alpha) {
            trials++;
        }
        return trials;
    }

    /**
     * The smallest number of trials of a part that can refute a share of at least a threshold in every part: without
     * successes, the smallest n with (1 − threshold)^n ≤ α/k. For "at most", give 1 − threshold.
     *
     * @param threshold in (0, 1)
     * @param parts their number k, at least 1
     * @param alpha the error probability of refutation, in (0, 1)
     */
    public static int smallestToRefute(double threshold, int parts, double alpha) {
        return smallestToSupport(1 - threshold, alpha / Checks.atLeast("number of parts", 1, parts));
    }

    /**
     * The probability that a share of at least a threshold in every part is supported, if all parts have the same share and
     * are independent. For "at most", give 1 − truth and 1 − threshold.
     *
     * @param trials of each part
     * @param truth the share of each part, in [0, 1]
     * @param threshold in (0, 1)
     * @param alpha the error probability of support, in (0, 1)
     */
    public static double chanceOfSupport(List<Integer> trials, double truth, double threshold, double alpha) {
        Checks.inside("threshold", threshold);
        Checks.inside("alpha", alpha);
        double chance = trials.isEmpty() ? 0 : 1;
        for (int number : trials) {
            int needed = successesToSupport(number, threshold, alpha);
            chance *=
                    needed > number ? 0 : BinomialDistribution.of(number, truth).survivalProbability(needed - 1);
        }
        return chance;
    }

    /** One more than there are trials if all successes are too few. */
    private static int successesToSupport(int trials, double threshold, double alpha) {
        BinomialDistribution successes = BinomialDistribution.of(trials, threshold);
        int needed = successes.inverseSurvivalProbability(alpha) + 1;
        while (needed > 0 && successes.survivalProbability(needed - 2) <= alpha) {
            needed--;
        }
        return needed;
    }

    private static double atLeastAsMany(Proportion part, double share) {
        return BinomialDistribution.of((int) part.total(), share).survivalProbability((int) part.successes() - 1);
    }

    private static double atMostAsMany(Proportion part, double share) {
        return BinomialDistribution.of((int) part.total(), share).cumulativeProbability((int) part.successes());
    }
}
