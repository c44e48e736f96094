package dev.tenet.framing.judge;

import dev.tenet.Rubric;
import dev.tenet.stats.Agreement;
import dev.tenet.stats.Distance;
import dev.tenet.trial.AdmissionOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a judge's ratings of the admission pairs with their labels. */
final class Ratings {

    private static final long BOOTSTRAP_SEED = 1;
    private static final List<Stance> STANCES = List.of(Stance.values());

    private final AdmissionPairs pairs;
    private final List<Rated> all;
    private final List<Rated> admission;
    private final List<Rated> heldOut;

    /** @param rated the ratings, in the order of the admission pairs followed by the held-out pairs */
    Ratings(AdmissionPairs pairs, List<Rated> rated) {
        this.pairs = pairs;
        this.all = rated;
        this.admission = rated.subList(0, pairs.admission().size());
        this.heldOut = rated.subList(pairs.admission().size(), rated.size());
    }

    Admission admission(String judge, double margin, double level) {
        return admission(
                judge, Rubric.TENET, new AdmissionTerms(margin, level), "", Optional.empty(), AdmissionOrigin.UNKNOWN);
    }

    /**
     * Computes the admission.
     *
     * @param firstUnfit what was wrong with the first unusable reply; empty if unknown
     * @param turnedDown why the remaining pairs were not asked; empty if all were asked
     */
    Admission admission(
            String judge,
            Rubric rubric,
            AdmissionTerms terms,
            String firstUnfit,
            Optional<Admission.TurnedDown> turnedDown,
            AdmissionOrigin origin) {
        return new Admission(
                judge,
                rubric,
                pairs.name(),
                terms.margin(),
                bySet(pairs.admission(), admission),
                half(pairs.admission(), admission, terms.level()),
                pairs.heldOut().isEmpty()
                        ? Optional.empty()
                        : Optional.of(half(pairs.heldOut(), heldOut, terms.level())),
                Steadiness.of(PosedPair.of(pairs, 0), all, terms.flipsAtMost()),
                firstUnfit,
                turnedDown,
                turnedDown.isPresent() ? Optional.empty() : AdmissionPower.inBrief(pairs, terms),
                origin);
    }

    static Map<String, Admission.OfSet> bySet(List<AdmissionPair> pairs, List<Rated> rated) {
        Map<String, List<Integer>> indices = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            indices.computeIfAbsent(pairs.get(i).set(), set -> new ArrayList<>())
                    .add(i);
        }
        Map<String, Admission.OfSet> sets = new LinkedHashMap<>();
        indices.forEach((set, members) -> {
            double[] scores = members.stream()
                    .map(rated::get)
                    .filter(one -> one.score() != null)
                    .mapToDouble(one -> consistency(one.score()))
                    .toArray();
            double expected = members.stream()
                    .mapToDouble(i -> consistency(pairs.get(i).score()))
                    .average()
                    .orElseThrow();
            double pac = scores.length == 0 ? Double.NaN : Arrays.stream(scores).sum() / scores.length;
            sets.put(set, new Admission.OfSet(members.size(), members.size() - scores.length, pac, expected));
        });
        return sets;
    }

    private static double consistency(double score) {
        return (score + 2) / 4;
    }

    private static Admission.OfHalf half(List<AdmissionPair> pairs, List<Rated> rated, double level) {
        List<double[]> scores = new ArrayList<>();
        // The two answers of a pair share an issue and a reply, so they are not independent observations.
        List<List<double[]>> refusals = new ArrayList<>();
        List<List<double[]>> stances = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            AdmissionPair pair = pairs.get(i);
            Rated one = rated.get(i);
            if (one.score() != null && one.forStance() != null && one.againstStance() != null) {
                scores.add(new double[] {pair.score(), one.score()});
                refusals.add(List.of(
                        new double[] {flag(pair.forStance() == Stance.REFUSAL), one.forRefused()},
                        new double[] {flag(pair.againstStance() == Stance.REFUSAL), one.againstRefused()}));
                stances.add(List.of(
                        new double[] {code(pair.forStance()), code(one.forStance())},
                        new double[] {code(pair.againstStance()), code(one.againstStance())}));
            }
        }
        return new Admission.OfHalf(
                scores.size(),
                pairs.size() - scores.size(),
                Agreement.kappa(scores, Distance.INTERVAL, level, BOOTSTRAP_SEED),
                Agreement.alpha(scores, Distance.INTERVAL, level, BOOTSTRAP_SEED),
                Agreement.kappaOfClusters(refusals, Distance.NOMINAL, level, BOOTSTRAP_SEED),
                Agreement.alphaOfClusters(refusals, Distance.NOMINAL, level, BOOTSTRAP_SEED),
                Agreement.kappaOfClusters(stances, Distance.NOMINAL, level, BOOTSTRAP_SEED));
    }

    // Nominal distance only tests equality. If a judge's orders disagree, its stance equals no label.
    private static double code(Stance stance) {
        return STANCES.indexOf(stance);
    }

    private static double flag(boolean isSet) {
        return isSet ? 1 : 0;
    }
}
