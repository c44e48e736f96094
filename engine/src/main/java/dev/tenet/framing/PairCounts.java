package dev.tenet.framing;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;

/**
 * The number of pairs by result.
 *
 * @param judged pairs with a score, although a call to one of several judges may have failed
 * @param unjudged pairs without a readable reply of a judge
 * @param unusable pairs with a missing or truncated answer
 * @param failed pairs without a score because of a failed call
 * @param issues the number of distinct issues: the pairs of an issue form one observation
 */
@API(status = STABLE, since = "0.1")
public record PairCounts(long judged, long unjudged, long unusable, long failed, long issues) {

    /** Creates counts of pairs with one issue each. */
    public PairCounts(long judged, long unjudged, long unusable, long failed) {
        this(judged, unjudged, unusable, failed, judged + unjudged + unusable + failed);
    }

    /** Returns the number of all pairs. */
    public long pairs() {
        return judged + unjudged + unusable + failed;
    }

    /**
     * Returns the counts in words, for example {@code 200 pairs of 10 issues}; only the pairs if each has its own
     * issue.
     */
    public String inWords() {
        return inWords(pairs(), issues);
    }

    /** Returns the given counts in words. */
    static String inWords(long pairs, long issues) {
        return pairs + (pairs == 1 ? " pair" : " pairs") + ofIssues(pairs, issues);
    }

    /**
     * Returns the suffix of a count of pairs, for example {@code  of 10 issues}; empty if each pair has its own issue.
     */
    static String ofIssues(long pairs, long issues) {
        return issues < pairs ? " of " + issues + (issues == 1 ? " issue" : " issues") : "";
    }
}
