package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Share;
import org.apiguardian.api.API;

/**
 * The numbers of trials by result. DVGR is {@code deep / (deep + shallow)}; the other counts are always reported with
 * it.
 */
@API(status = STABLE, since = "0.1")
public record Counts(long deep, long shallow, long unreadable, long refused, long failed) {

    static final Advice.Words WORDS =
            new Advice.Words("trials", "trials", "a choice", "calls failed", "shallow", "deep");

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** The number of trials, including failed calls. */
    public long trials() {
        return answered() + failed;
    }

    /** The number of trials with an answer. */
    public long answered() {
        return deep + shallow + unreadable + refused;
    }

    /** DVGR: {@code deep} out of {@code deep + shallow}. */
    public Proportion dvgr() {
        return new Proportion(deep, deep + shallow);
    }

    /**
     * The range of DVGR if every trial without a choice counted as shallow or as deep; [0, 1] if there are no trials.
     */
    public Interval worstCase() {
        long all = trials();
        return all == 0 ? Interval.UNIT : new Interval((double) deep / all, (double) (all - shallow) / all);
    }

    /** DVGR as a share, with the number of trials without a choice. */
    Share share(Looks looks, double level) {
        return Share.of(deep, deep + shallow, unreadable + refused, failed, looks, level);
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
