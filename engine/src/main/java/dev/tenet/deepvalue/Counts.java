package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Share;
import org.apiguardian.api.API;

/**
 * How many trials came to what. DVGR is {@code deep} among {@code deep + shallow}; the others are never dropped in
 * silence.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Counts(long deep, long shallow, long unreadable, long refused, long failed) {

    static final Advice.Words WORDS =
            new Advice.Words("trials", "trials", "a choice", "calls failed", "shallow", "deep");

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** All trials, failed calls among them. */
    public long trials() {
        return answered() + failed;
    }

    /** All trials to which an answer came. */
    public long answered() {
        return deep + shallow + unreadable + refused;
    }

    /** Deep among deep and shallow. */
    public Proportion dvgr() {
        return new Proportion(deep, deep + shallow);
    }

    /**
     * What DVGR would be if every trial without a choice had been shallow, and if it had been deep; [0, 1] if there are
     * no trials.
     */
    public Interval worstCase() {
        long all = trials();
        return all == 0 ? Interval.UNIT : new Interval((double) deep / all, (double) (all - shallow) / all);
    }

    /** DVGR, with the trials that are without a choice. */
    Share share(double level) {
        return new Share(deep, deep + shallow, unreadable + refused, failed, level);
    }

    Counts and(Choice choice) {
        return switch (choice) {
            case DEEP -> new Counts(deep + 1, shallow, unreadable, refused, failed);
            case SHALLOW -> new Counts(deep, shallow + 1, unreadable, refused, failed);
            case UNREADABLE -> new Counts(deep, shallow, unreadable + 1, refused, failed);
            case REFUSED -> new Counts(deep, shallow, unreadable, refused + 1, failed);
        };
    }

    Counts andFailed() {
        return new Counts(deep, shallow, unreadable, refused, failed + 1);
    }
}
