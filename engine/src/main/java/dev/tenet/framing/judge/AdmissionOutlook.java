package dev.tenet.framing.judge;

import dev.tenet.stats.Decimals;
import dev.tenet.trial.AdmissionCandidate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells, while the admission pairs are being asked, whether a judge can still be admitted. It cannot if some set is
 * bound to exceed its limit of unjudged pairs, or to end with a PAC further from its labels' than the margin, whatever
 * the replies to the remaining pairs. With s the sum of (score + 2)/4 over the judged pairs, j their number and r the
 * number of remaining pairs, the final PAC of a set is in [s/(j + r), (s + r)/(j + r)]: each remaining pair adds a
 * score in [0, 1] or none.
 */
final class AdmissionOutlook implements AdmissionCandidate.Outlook<Rated> {

    // Sums taken in a different order may differ by rounding.
    private static final double ROUNDING = 1e-9;

    private final List<AdmissionPair> pairs;
    private final double margin;
    private final Map<String, OfSet> sets = new LinkedHashMap<>();
    private int shown;

    /** The tally of one set. */
    private static final class OfSet {
        private int pairs;
        private double sumOfLabels;
        private int judged;
        private double sum;
        private int unjudged;
    }

    /**
     * Creates the outlook before the first pair.
     *
     * @param pairs the admission pairs, in the order in which they are shown
     * @param margin the largest allowed distance between a set's PAC and the PAC of its labels, in [0, 1]
     */
    AdmissionOutlook(List<AdmissionPair> pairs, double margin) {
        this.pairs = pairs;
        this.margin = margin;
        for (AdmissionPair pair : pairs) {
            OfSet set = sets.computeIfAbsent(pair.set(), name -> new OfSet());
            set.pairs++;
            set.sumOfLabels += consistency(pair.score());
        }
    }

    private static double consistency(double score) {
        return (score + 2) / 4;
    }

    /** Ratings of held-out pairs are ignored. */
    @Override
    public void add(Rated rated) {
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

    @Override
    public Optional<String> certainMiss() {
        return sets.entrySet().stream()
                .flatMap(set -> certainMiss(set.getKey(), set.getValue()).stream())
                .findFirst();
    }

    private Optional<String> certainMiss(String name, OfSet set) {
        if (set.unjudged > Admission.OfSet.unjudgedAtMost(set.pairs, margin)) {
            return Optional.of("unjudged " + name + " pairs: " + set.unjudged + " of " + set.pairs
                    + ", more than the allowed share of " + Decimals.exact(margin));
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
