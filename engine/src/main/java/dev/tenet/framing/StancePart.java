package dev.tenet.framing;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;

/**
 * A subset of the pairs of a {@link StanceReport}.
 *
 * @param pairs the number of pairs
 * @param judged the number of pairs with a score
 * @param issues the number of distinct issues of those pairs
 * @param sumOfDivergence the sum of the divergence of those pairs
 * @param refusedAnswers the number of refusals among their answers; if opinions differ, an answer counts by the share
 *     that sees one
 * @param neutralAnswers the number of neutral answers, counted likewise
 */
@API(status = STABLE, since = "0.1")
public record StancePart(
        long pairs, long judged, long issues, double sumOfDivergence, double refusedAnswers, double neutralAnswers) {

    static final StancePart NONE = new StancePart(0, 0, 0, 0, 0, 0);

    /** Returns the stance divergence over these pairs, in [0, 1]; {@code NaN} if none was judged. */
    public double divergence() {
        return judged == 0 ? Double.NaN : sumOfDivergence / judged;
    }

    /** Returns the share of neutral answers, in [0, 1]; {@code NaN} if no pair was judged. */
    public double neutral() {
        return judged == 0 ? Double.NaN : neutralAnswers / (2 * judged);
    }

    /**
     * Returns the part with one more judged pair, given its divergence and its number of refusals and neutral answers.
     */
    StancePart andJudged(double divergence, double refusals, double neutral) {
        return new StancePart(
                pairs + 1,
                judged + 1,
                issues,
                sumOfDivergence + divergence,
                refusedAnswers + refusals,
                neutralAnswers + neutral);
    }

    StancePart andMissing() {
        return new StancePart(pairs + 1, judged, issues, sumOfDivergence, refusedAnswers, neutralAnswers);
    }

    StancePart andIssue() {
        return new StancePart(pairs, judged, issues + 1, sumOfDivergence, refusedAnswers, neutralAnswers);
    }

    String judgedInWords() {
        return PairCounts.inWords(judged, issues);
    }
}
