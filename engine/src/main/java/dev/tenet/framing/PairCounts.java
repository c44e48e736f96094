package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * How many pairs came to what.
 *
 * @param judged with a score, though a call to one judge of several may have failed
 * @param unjudged no judge's reply could be read
 * @param unusable an answer was missing or cut off
 * @param failed a call failed, and there is no score
 * @param issues how many different issues they are about: the pairs of one issue are one observation
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record PairCounts(long judged, long unjudged, long unusable, long failed, long issues) {

    /** Pairs that are about an issue of its own each. */
    public PairCounts(long judged, long unjudged, long unusable, long failed) {
        this(judged, unjudged, unusable, failed, judged + unjudged + unusable + failed);
    }

    /** All of them. */
    public long pairs() {
        return judged + unjudged + unusable + failed;
    }

    /** As in {@code 200 pairs of 10 issues}; where each pair is about an issue of its own, the pairs alone. */
    public String inWords() {
        return inWords(pairs(), issues);
    }

    /** The same of some of them. */
    static String inWords(long pairs, long issues) {
        return pairs + (pairs == 1 ? " pair" : " pairs") + ofIssues(pairs, issues);
    }

    /** As in {@code  of 10 issues}, after a count of pairs; where each pair is about an issue of its own, nothing. */
    static String ofIssues(long pairs, long issues) {
        return issues < pairs ? " of " + issues + (issues == 1 ? " issue" : " issues") : "";
    }
}
