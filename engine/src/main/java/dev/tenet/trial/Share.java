package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * A share of the cases that were read, with those that were not, judged by Clopper–Pearson intervals.
 *
 * @param successes the cases that count for the share, at most {@code read}
 * @param read the cases in which it could be seen whether they do
 * @param unread the cases that were answered, but not so that it could be seen
 * @param failed the cases that were not answered
 * @param level the confidence level of the intervals, in (0, 1)
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Share(long successes, long read, long unread, long failed, double level) implements MissingData {

    /** The cases that were read. */
    public Proportion proportion() {
        return new Proportion(successes, read);
    }

    /** The interval of the cases that were read. */
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

    /** The share if no missing case counted for it, and if each did; [0, 1] of no cases. */
    public Interval worstCase() {
        double all = total();
        return all == 0 ? Interval.UNIT : new Interval(successes / all, (successes + unread + failed) / all);
    }

    /**
     * As in {@code 0.60, 95 % CI [0.516, 0.681], 146 of 200 trials}, and what the share would be with the others.
     *
     * @param thresholds what the interval is compared with
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

    /** What the share says of a threshold, see {@link Threshold#verdict(Interval, MissingData)}. */
    public Verdict verdict(Threshold threshold) {
        return threshold.verdict(interval(), this);
    }

    /** The same without the missing cases. */
    public Share withoutMissing() {
        return new Share(successes, read, 0, 0, level);
    }

    /**
     * About how many cases would decide a threshold if they came out at the rates of these; empty if {@value
     * Advice#MOST_CASES} would not.
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
