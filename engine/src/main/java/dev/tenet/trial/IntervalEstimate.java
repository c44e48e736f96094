package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An estimate in [0, 1] with the interval that decides claims about it: a share of cases, or a mean over groups of cases.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface IntervalEstimate extends MissingData permits Share, GroupedMean {

    /** Returns the estimate, in [0, 1]; {@code NaN} if no case counts. */
    double estimate();

    /** Returns the interval of {@link #estimate()}, which decides claims. */
    Interval interval();

    /**
     * Returns the verdict on a threshold, see {@link Threshold#verdict(Interval, MissingData)}. An estimate outside its
     * interval supports no claim: the interval is that of a subject which has changed since.
     */
    default Verdict verdict(Threshold threshold) {
        Verdict found = threshold.verdict(interval(), this);
        return found == Verdict.SUPPORTED && isDrifting() ? Verdict.UNDECIDED : found;
    }

    /** Returns whether the estimate is outside its interval, so that the subject probably changed during the run. */
    default boolean isDrifting() {
        return Drift.isOutside(estimate(), interval());
    }

    /** Returns what would decide a claim that is undecided or incomplete; empty if the claim is decided. */
    Optional<String> advice(Threshold threshold, Advice.Words words);

    /**
     * Returns the estimate, its interval and the numbers of cases in words, with the worst case if cases are missing.
     *
     * @param words the nouns for the cases
     * @param thresholds the thresholds that the interval is compared with
     */
    String inWords(Advice.Words words, double... thresholds);

    /** Returns the evidence for a claim with this threshold. */
    Evidence evidence(double threshold);
}
