package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import org.apiguardian.api.API;

/** An estimate in [0, 1] whose interval takes clusters of cases for a sample, and holds at the planned end alone. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ClusteredEstimate extends MissingData {

    /** Returns the estimate, in [0, 1]; {@code NaN} if no case counts. */
    double estimate();

    /** Returns the interval of {@link #estimate()}; [0, 1] for fewer than two clusters. */
    Interval interval();

    /** Returns the verdict on a threshold, see {@link Threshold#verdict(Interval, MissingData)}. */
    default Verdict verdict(Threshold threshold) {
        return threshold.verdict(interval(), this);
    }

    /**
     * Returns the estimate, its interval and the numbers of cases and clusters in words.
     *
     * @param words the nouns for the cases
     * @param threshold the threshold that the interval is compared with
     */
    String inWords(Advice.Words words, double threshold);

    /** Returns the evidence for a claim with this threshold. */
    Evidence evidence(double threshold);
}
