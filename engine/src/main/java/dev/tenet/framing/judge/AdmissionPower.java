package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * The probability that a judge whose errors are known is admitted: what the admission pairs can tell from a good
 * judge, and what they cannot. Exact, for a judge that replies to every question, reads one order, and errs
 * independently on each pair and each time it is asked.
 *
 * <p>For each set, the joint distribution of the sum of scores and the number of contradictions is that of the sum of
 * its pairs. Sums outside the margin are dropped. Numbers of contradictions are then added over sets and the held-out
 * half, and those that are too many are dropped.
 */
@API(status = INTERNAL, since = "0.1")
public final class AdmissionPower {

    private static final Set<String> OPPOSED = Set.of("opposed", "mostly-opposed");
    private static final int MAX_PAIRS = 400;

    private final AdmissionPairs pairs;
    private final AdmissionTerms terms;

    /**
     * Creates the admission to look at.
     *
     * @param pairs the admission pairs
     * @param terms the conditions for admission
     */
    public AdmissionPower(AdmissionPairs pairs, AdmissionTerms terms) {
        this.pairs = pairs;
        this.terms = terms;
    }

    /**
     * The probabilities that reports show, for a judge that takes opposed pairs for pairs with the same stance: the pairs
     * of the sets {@code opposed} and {@code mostly-opposed}, or, if there are none, those with a score below 0. Empty
     * without such pairs, or with more than {@value #MAX_PAIRS} pairs, which take long and miss few errors.
     */
    static Optional<Admission.Power> inBrief(AdmissionPairs pairs, AdmissionTerms terms) {
        boolean hasSets = pairs.admission().stream().anyMatch(pair -> OPPOSED.contains(pair.set()));
        Predicate<AdmissionPair> opposed = pair -> hasSets ? OPPOSED.contains(pair.set()) : pair.score() < 0;
        if (pairs.size() > MAX_PAIRS || pairs.admission().stream().noneMatch(opposed)) {
            return Optional.empty();
        }
        AdmissionPower power = new AdmissionPower(pairs, terms);
        int tooFew = 0;
        int detected = 101;
        while (detected - tooFew > 1) {
            int middle = (tooFew + detected) / 2;
            if (power.of(mirroring(middle / 100.0, opposed)) <= Admission.Power.RARELY) {
                detected = middle;
            } else {
                tooFew = middle;
            }
        }
        return Optional.of(
                new Admission.Power(power.of(mirroring(Admission.Power.SHOWN_ERRORS, opposed)), detected / 100.0));
    }

    /**
     * A judge that is always right, except that it takes some pairs for their contrary: with a probability, it scores
     * them with the sign of their label changed.
     *
     * @param rate the probability, in [0, 1]
     * @param confused the pairs that it may mistake
     * @return for each pair, the probability of each score
     */
    public static Function<AdmissionPair, Map<Double, Double>> mirroring(
            double rate, Predicate<AdmissionPair> confused) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("the rate of errors is " + rate + "; expected one in [0, 1]");
        }
        return pair -> pair.score() == 0 || !confused.test(pair)
                ? Map.of(pair.score(), 1.0)
                : Map.of(pair.score(), 1 - rate, -pair.score(), rate);
    }

    /**
     * The probability that the judge is admitted, in [0, 1].
     *
     * @param judge for each pair, the probability of each score that the judge may give it; they add up to 1
     */
    public double of(Function<AdmissionPair, Map<Double, Double>> judge) {
        Map<String, Map<Double, double[]>> sets = new LinkedHashMap<>();
        Map<String, Double> labels = new HashMap<>();
        Map<String, Integer> sizes = new HashMap<>();
        double[] flips = {1};
        int twice = 0;
        List<PosedPair> posed = PosedPair.of(pairs, terms.judgedTwice());
        for (int i = 0; i < posed.size(); i++) {
            AdmissionPair pair = posed.get(i).pair();
            twice += posed.get(i).isTwice() ? 1 : 0;
            Map<Double, double[]> outcomes =
                    outcomes(judge.apply(pair), posed.get(i).isTwice());
            if (i < pairs.admission().size()) {
                sets.merge(pair.set(), outcomes, AdmissionPower::sum);
                labels.merge(pair.set(), pair.score(), Double::sum);
                sizes.merge(pair.set(), 1, Integer::sum);
            } else {
                flips = sum(flips, marginal(outcomes));
            }
        }
        for (var set : sets.entrySet()) {
            int size = sizes.getOrDefault(set.getKey(), 0);
            double expected = consistency(labels.getOrDefault(set.getKey(), 0.0), size);
            set.getValue()
                    .keySet()
                    .removeIf(total ->
                            !new Admission.OfSet(size, 0, consistency(total, size), expected).isWithin(terms.margin()));
            flips = sum(flips, marginal(set.getValue()));
        }
        return steady(flips, twice);
    }

    /** The distribution of score and contradictions for one pair: the contradictions are the index. */
    private static Map<Double, double[]> outcomes(Map<Double, Double> scores, boolean isTwice) {
        Map<Double, double[]> found = new TreeMap<>();
        scores.forEach((score, chance) -> {
            double flipped = isTwice
                    ? scores.entrySet().stream()
                            .filter(second -> PairJudge.contradict(score, second.getKey()))
                            .mapToDouble(Map.Entry::getValue)
                            .sum()
                    : 0;
            found.put(score, new double[] {chance * (1 - flipped), chance * flipped});
        });
        return found;
    }

    private static Map<Double, double[]> sum(Map<Double, double[]> one, Map<Double, double[]> other) {
        Map<Double, double[]> found = new TreeMap<>();
        one.forEach((score, flips) ->
                other.forEach((added, more) -> found.merge(score + added, sum(flips, more), AdmissionPower::either)));
        return found;
    }

    private static double[] sum(double[] one, double[] other) {
        double[] found = new double[one.length + other.length - 1];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other.length; j++) {
                found[i + j] += one[i] * other[j];
            }
        }
        return found;
    }

    private static double[] either(double[] one, double[] other) {
        double[] found = one.clone();
        for (int i = 0; i < found.length; i++) {
            found[i] += other[i];
        }
        return found;
    }

    private static double[] marginal(Map<Double, double[]> outcomes) {
        return outcomes.values().stream().reduce(AdmissionPower::either).orElse(new double[] {0});
    }

    private static double consistency(double total, int pairs) {
        return (total / pairs + 2) / 4;
    }

    private double steady(double[] flips, int twice) {
        double admitted = 0;
        for (int count = 0; count < flips.length && count <= twice; count++) {
            admitted += Steadiness.isTooUnsteady(count, twice, terms.flipsAtMost()) ? 0 : flips[count];
        }
        return admitted;
    }
}
