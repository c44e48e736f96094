package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import org.apiguardian.api.API;

/**
 * The cases without a value for a quantity, and the quantity's worst-case bounds: its interval if all missing cases had
 * one extreme value, and if all had the other (Manski, Partial Identification of Probability Distributions, 2003).
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface MissingData {

    /** The cause for which a case is missing. */
    enum Cause {
        /**
         * The case was answered, but the quantity does not count the answer: unreadable, refused, unusable or unjudged.
         */
        NO_READING,
        /** A call failed, so there is no answer. */
        FAILED_CALL,
        /** Either cause. */
        EITHER
    }

    /** Returns the number of all cases, including missing ones. */
    long total();

    /** Returns the number of cases with a value for the quantity. */
    long counted();

    /** Returns the number of cases missing for a cause. */
    long cases(Cause cause);

    /** Returns the interval if every case missing for this cause had the value that minimizes the quantity. */
    Interval lowest(Cause cause);

    /** Returns the interval if every case missing for this cause had the value that maximizes the quantity. */
    Interval highest(Cause cause);
}
