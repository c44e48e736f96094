package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import org.apiguardian.api.API;

/**
 * The cases that a quantity could not be measured in, and its worst-case bounds: what its interval would be if all of them
 * had come out one way, and if all had come out the other way (Manski, Partial Identification of Probability
 * Distributions, 2003).
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface MissingData {

    /** Why a case is missing. */
    enum Cause {
        /** An answer came, but not one that the quantity counts: unreadable, refused, unusable or unjudged. */
        NO_READING,
        /** A call failed, so that there is no answer. */
        FAILED_CALL,
        /** One of the two. */
        EITHER
    }

    /** All cases, missing ones among them. */
    long total();

    /** The cases that the quantity was measured in. */
    long counted();

    /** How many cases are missing for this cause. */
    long cases(Cause cause);

    /** The interval if every case that is missing for this cause came out so that the quantity is least. */
    Interval lowest(Cause cause);

    /** The interval if every case that is missing for this cause came out so that the quantity is greatest. */
    Interval highest(Cause cause);
}
