package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * A share of the cases that were read, and the missing cases, judged by Clopper–Pearson intervals.
 *
 * @param successes the cases that count for the share, at most {@code read}
 * @param read the cases for which it is known whether they count
 * @param unread the cases that were answered, but for which this could not be determined
 * @param failed the cases that were not answered
 * @param level the confidence level of the intervals, in (0, 1)
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Share(long successes, long read, long unread, long failed, double level) implements MissingData {

    /** Returns the proportion among the cases that were read. */
    public Proportion proportion() {
        return new Proportion(successes, read);
    }

    /** Returns the interval for the cases that were read. */
    public Interval interval() {
        return proportion().clopperPearson(level);
    }

    @Override
    public long counted() {
        return read;
    }

    @Override
    public long total() {
        return read + unread + failed;
    }

    /** Returns the share if no missing case counted for it, and if all did; [0, 1] if there are no cases. */
    public Interval worstCase() {
        double all = total();
        return all == 0 ? Interval.UNIT : new Interval(successes / all, (successes + unread + failed) / all);
    }

    /**
     * Returns the share in words, such as {@code 0.60, 95 % CI [0.516, 0.681], 146 of 200 trials}, with its bounds if
     * cases are missing.
     *
     * @param thresholds the thresholds that the interval is compared with
     */
    public String inWords(Advice.Words words, double... thresholds) {
        return (read == 0
                        ? "unknown (nothing could be read)"
                        : Decimals.estimate(proportion().rate()) + ", "
                                + interval().at(level, thresholds))
                + ", " + words.counted(this) + words.ifMissingWere(this, worstCase());
    }

    @Override
    public long cases(Cause cause) {
        return switch (cause) {
            case NO_READING -> unread;
            case FAILED_CALL -> failed;
            case EITHER -> unread + failed;
        };
    }

    @Override
    public Interval lowest(Cause cause) {
        return new Proportion(successes, read + cases(cause)).clopperPearson(level);
    }

    @Override
    public Interval highest(Cause cause) {
        return new Proportion(successes + cases(cause), read + cases(cause)).clopperPearson(level);
    }

    /** Returns the verdict on a threshold, see {@link Threshold#verdict(Interval, MissingData)}. */
    public Verdict verdict(Threshold threshold) {
        return threshold.verdict(interval(), this);
    }

    /** Returns a copy without the missing cases. */
    public Share withoutMissing() {
        return new Share(successes, read, 0, 0, level);
    }

    /**
     * Returns the approximate number of cases that would decide a threshold at the present rates; empty if
     * {@value Advice#MOST_CASES} would not.
     */
    public OptionalLong casesToDecide(Threshold threshold) {
        return total() == 0
                ? OptionalLong.empty()
                : Advice.fewest(
                        total() + 1, cases -> scaledTo(cases).verdict(threshold).isDecided());
    }

    private Share scaledTo(long cases) {
        double factor = (double) cases / total();
        long failedThen = Math.round(failed * factor);
        long unreadThen = Math.min(cases - failedThen, Math.round(unread * factor));
        long readThen = cases - failedThen - unreadThen;
        long successesThen = read == 0 ? 0 : Math.round((double) successes / read * readThen);
        return new Share(successesThen, readThen, unreadThen, failedThen, level);
    }
}
