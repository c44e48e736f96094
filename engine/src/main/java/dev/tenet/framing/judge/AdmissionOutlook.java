package dev.tenet.framing.judge;

import dev.tenet.stats.Decimals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a judge can still be admitted, while it is shown the pairs that decide. It cannot where, whatever it makes of the
 * pairs that are left, a set has more unjudged pairs than are allowed, or a PAC that is further from its labels' than is
 * allowed: with s the sum of (score + 2)/4 over the pairs that were judged, j how many those are and r how many are left, the
 * PAC of the set ends in [s/(j + r), (s + r)/(j + r)], for each pair that is left adds a score in [0, 1] or none.
 */
final class AdmissionOutlook {

    // A sum in another order may differ by rounding.
    private static final double ROUNDING = 1e-9;

    private final List<CalibrationPair> pairs;
    private final double margin;
    private final Map<String, OfSet> sets = new LinkedHashMap<>();
    private int shown;

    /** The pairs of one set. */
    private static final class OfSet {
        private int pairs;
        private double sumOfLabels;
        private int judged;
        private double sum;
        private int unjudged;
    }

    /**
     * Before the first pair was shown.
     *
     * @param pairs those that decide, in the order in which they are shown
     * @param margin how far the PAC of a set may be from what its labels give, in [0, 1]
     */
    AdmissionOutlook(List<CalibrationPair> pairs, double margin) {
        this.pairs = pairs;
        this.margin = margin;
        for (CalibrationPair pair : pairs) {
            OfSet set = sets.computeIfAbsent(pair.set(), name -> new OfSet());
            set.pairs++;
            set.sumOfLabels += consistency(pair.score());
        }
    }

    private static double consistency(double score) {
        return (score + 2) / 4;
    }

    /** What the judge made of the next pair; of one that is held out, which decides nothing, it is left aside. */
    void add(Rated rated) {
        if (shown < pairs.size()) {
            OfSet set = sets.get(pairs.get(shown).set());
            Double score = rated.score();
            if (set != null && score != null) {
                set.judged++;
                set.sum += consistency(score);
            } else if (set != null) {
                set.unjudged++;
            }
        }
        shown++;
    }

    /** Why no further pair can admit the judge, in words for users; empty while one can. */
    Optional<String> certainMiss() {
        return sets.entrySet().stream()
                .flatMap(set -> certainMiss(set.getKey(), set.getValue()).stream())
                .findFirst();
    }

    private Optional<String> certainMiss(String name, OfSet set) {
        if (set.unjudged > Admission.OfSet.unjudgedAtMost(set.pairs, margin)) {
            return Optional.of(set.unjudged + " of the " + set.pairs + " " + name
                    + " pairs are unjudged, more than the share " + Decimals.exact(margin) + " that is allowed");
        }
        int left = set.pairs - set.judged - set.unjudged;
        if (set.judged + left == 0) {
            return Optional.of("none of the " + set.pairs + " " + name + " pairs was judged");
        }
        double expected = set.sumOfLabels / set.pairs;
        double lowest = set.sum / (set.judged + left);
        double highest = (set.sum + left) / (set.judged + left);
        if (lowest > expected + margin + ROUNDING) {
            return Optional.of(pac(name, set.pairs, "at least", lowest, expected));
        }
        return highest < expected - margin - ROUNDING
                ? Optional.of(pac(name, set.pairs, "at most", highest, expected))
                : Optional.empty();
    }

    private static String pac(String set, int pairs, String bound, double pac, double expected) {
        return String.format(
                Locale.ROOT,
                "its PAC on the %d %s pairs is %s %.0f instead of %.0f",
                pairs,
                set,
                bound,
                100 * pac,
                100 * expected);
    }
}
