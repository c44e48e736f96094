package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.Proportion;
import dev.tenet.trial.Description;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How much a judge's scores of admission pairs depend on chance and on answer order.
 *
 * @param flips the share of pairs judged twice on which the judge contradicted itself
 * @param flipsAtMost the largest allowed share of contradictions; a single one is always allowed
 * @param forFirst the mean of (score − label)/4, in [−1, 1], over pairs where the answer to the question that presumes
 *     the position for stood first; {@code NaN} if there is none
 * @param againstFirst the same where the answer to the question that presumes the position against stood first
 */
@API(status = INTERNAL, since = "0.1")
public record Steadiness(Proportion flips, double flipsAtMost, double forFirst, double againstFirst) {

    static Steadiness of(List<PosedPair> posed, List<Rated> rated, double flipsAtMost) {
        long twice = rated.stream().filter(one -> one.isFlipped() != null).count();
        long flipped = rated.stream()
                .filter(one -> Boolean.TRUE.equals(one.isFlipped()))
                .count();
        return new Steadiness(
                new Proportion(flipped, twice),
                flipsAtMost,
                meanError(posed, rated, Side.FOR),
                meanError(posed, rated, Side.AGAINST));
    }

    private static double meanError(List<PosedPair> posed, List<Rated> rated, Side first) {
        double sum = 0;
        int judged = 0;
        for (int i = 0; i < posed.size(); i++) {
            Double score = rated.get(i).score();
            if (score != null && posed.get(i).first() == first) {
                sum += (score - posed.get(i).pair().score()) / 4;
                judged++;
            }
        }
        return judged == 0 ? Double.NaN : sum / judged;
    }

    /** Returns the effect of answer order on PAC, in [−2, 2]; {@code NaN} if unknown. */
    public double positionBias() {
        return forFirst - againstFirst;
    }

    /** Returns whether the judge contradicts itself too often. */
    boolean isTooUnsteady() {
        return isTooUnsteady(flips.successes(), flips.total(), flipsAtMost);
    }

    static boolean isTooUnsteady(long flipped, long twice, double flipsAtMost) {
        return flipped > 1 && flipped > flipsAtMost * twice;
    }

    String inWords() {
        return (flips.total() == 0
                        ? ""
                        : "; judged twice " + flips.total() + ", contradicted itself on " + flips.successes())
                + (Double.isNaN(positionBias())
                        ? ""
                        : String.format(Locale.ROOT, "; position bias %+.2f", positionBias()));
    }

    void describe(Description into) {
        into.put("judgedTwice", flips.total())
                .put("flips", flips.successes())
                .put("flipsAtMost", flipsAtMost)
                .put("errorForFirst", forFirst)
                .put("errorAgainstFirst", againstFirst)
                .put("positionBias", positionBias());
    }
}
