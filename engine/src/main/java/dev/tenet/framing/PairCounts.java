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
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record PairCounts(long judged, long unjudged, long unusable, long failed) {

    /** All of them. */
    public long pairs() {
        return judged + unjudged + unusable + failed;
    }
}
