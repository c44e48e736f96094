package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ShareSequence;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * The running share of cases that count for something, such as deep answers.
 *
 * <p>Mutable; confined to one thread. Uses one byte per case if results are looked at before the planned end.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ShareCounter {

    private final SamplingPlan plan;
    private final ShareSequence sequence;
    private SharePath path = new SharePath(new byte[0], 0);
    private int looked;
    private long successes;
    private long read;
    private long unread;
    private long failed;
    private OptionalLong catalogue = OptionalLong.empty();

    /** Creates a share without cases. */
    public ShareCounter(SamplingPlan plan) {
        this.plan = plan;
        this.sequence = new ShareSequence(plan);
    }

    /**
     * Names the catalogue from which the cases are drawn without replacement, if the plan is about its source, so that
     * claims tell what a census alone would decide.
     *
     * @param cases the number of cases in the catalogue; empty if there is none
     */
    public void drawnFrom(OptionalLong cases) {
        catalogue = cases;
    }

    /** Adds a case that was read. */
    public void add(boolean isSuccess) {
        read++;
        successes += isSuccess ? 1 : 0;
        addToPath(isSuccess ? SharePath.SUCCESS : SharePath.FAILURE);
    }

    /** Adds a case that was answered, but for which it could not be determined whether it counts. */
    public void addUnread() {
        unread++;
        addToPath(SharePath.UNREAD);
    }

    /** Adds a case that was not answered. */
    public void addFailed() {
        failed++;
        addToPath(SharePath.FAILED_CALL);
    }

    private boolean isLookedAt() {
        return plan.looks() != Looks.FIXED;
    }

    private void addToPath(byte outcome) {
        if (isLookedAt()) {
            path = path.and(outcome);
        }
    }

    /** The sequence of all cases so far. It costs time, and is needed only for a share that a claim is about. */
    private ShareSequence sequence() {
        while (looked < path.length()) {
            byte outcome = path.outcomes()[looked];
            looked++;
            if (outcome <= SharePath.SUCCESS) {
                sequence.observe(outcome == SharePath.SUCCESS);
            }
            if (looked == plan.planned()) {
                sequence.finish();
            }
        }
        return sequence;
    }

    /** Returns whether the cases so far may decide a threshold, at the cost of {@link #possibleVerdict}. */
    public boolean mayDecide(Threshold threshold) {
        return possibleVerdict(threshold).isDecided();
    }

    /**
     * Returns the verdict on a threshold that the cases so far may have decided, in constant time for each case since the
     * last call: if they decide it, this is the verdict; missing cases may still prevent it.
     */
    public Verdict possibleVerdict(Threshold threshold) {
        return threshold.verdict(isLookedAt() ? sequence().interval() : possibleRates());
    }

    /** The range of the share at the planned end. The interval of the share contains it. */
    private Interval possibleRates() {
        long total = read + unread + failed;
        double planned = Math.max(total, plan.planned());
        return planned == 0
                ? Interval.UNIT
                : new Interval(successes / planned, (planned - (read - successes)) / planned);
    }

    /** Returns the share so far. */
    public Share soFar() {
        return soFar(plan);
    }

    /**
     * Returns the share at the end of a run that asked all of its cases, of which fewer than planned belong to the share.
     * Their number must not depend on the results.
     */
    public Share atEnd() {
        return soFar(new SamplingPlan(plan.level(), plan.looks(), read + unread + failed, plan.population()));
    }

    private Share soFar(SamplingPlan under) {
        boolean isKnown = isLookedAt() && looked == path.length() && under.equals(plan);
        return new Share(
                successes,
                read,
                unread,
                failed,
                under,
                isLookedAt() ? path : null,
                catalogue,
                isKnown ? sequence.interval() : null);
    }
}
