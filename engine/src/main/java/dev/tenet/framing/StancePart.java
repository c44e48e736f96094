package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Some of the pairs of a {@link StanceReport}.
 *
 * @param pairs how many
 * @param judged how many of them have a score
 * @param issues how many different issues those are about
 * @param sumOfDivergence of those
 * @param refusedAnswers how many of their answers are refusals; an answer on which opinions differ counts by their share
 * @param neutralAnswers how many of their answers are neutral, likewise
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record StancePart(
        long pairs, long judged, long issues, double sumOfDivergence, double refusedAnswers, double neutralAnswers) {

    static final StancePart NONE = new StancePart(0, 0, 0, 0, 0, 0);

    /** Stance divergence over these pairs, in [0, 1]; {@code NaN} if none was judged. */
    public double divergence() {
        return judged == 0 ? Double.NaN : sumOfDivergence / judged;
    }

    /** The share of neutral answers, in [0, 1]; {@code NaN} if no pair was judged. */
    public double neutral() {
        return judged == 0 ? Double.NaN : neutralAnswers / (2 * judged);
    }

    /** With a pair of a divergence, with so many refusals and neutral answers. */
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
