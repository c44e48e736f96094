package dev.tenet.model.http;

/**
 * Finds out how many calls a second a server admits, from how many it turns down (429).
 *
 * <p>There is no limit until more than 2 % of the calls of a second are turned down. From then on the limit is 0.98 of
 * what was admitted whenever some are, and grows by 1 % in each second in which none is: additive increase,
 * multiplicative decrease, of the rate rather than of the calls under way. Those are whole numbers, and five calls of 50
 * ms make 100 a second where six make 120. Only calls count that were sent after the last change, since older ones tell of
 * an older limit. A server that turns as many down however slowly it is asked does it for another reason: after three
 * cuts in vain there is no limit for half a minute.
 *
 * <p>Not safe for use by several threads: {@link Pacer} guards it.
 */
final class AdaptiveRate {

    private static final double NANOS = 1e9;
    private static final long WINDOW = 1_000_000_000L;
    private static final long TRUCE = 30 * WINDOW;
    private static final int ANSWERS_TO_TELL = 10;
    private static final double TOLERATED = 0.02;
    private static final double TOLERATED_BELOW_LIMIT = 0.005;
    private static final double CUT = 0.98;
    private static final double GROWTH = 0.01;
    private static final int CLEAN_TO_GROW_FASTER = 10;
    private static final double LOWEST = 0.2;
    private static final int CUTS_IN_VAIN = 3;
    private static final double HARDLY_FEWER = 0.75;

    private double perSecond = Double.POSITIVE_INFINITY;
    private long windowStart;
    private boolean hasStarted;
    private long sent;
    private long admitted;
    private long refused;
    private int clean;
    private double refusedBefore = 1;
    private int inVain;
    private long truceEnd;

    /** How many calls may be sent in a second; infinite if there is no limit. */
    double perSecond() {
        return perSecond;
    }

    /** A call is sent. */
    void sent(long now) {
        if (!hasStarted) {
            hasStarted = true;
            restart(now);
        }
        sent++;
    }

    /**
     * An answer came.
     *
     * @param sentAt when its call was sent
     * @param isRefused whether it is a 429
     */
    void answered(long sentAt, long now, boolean isRefused) {
        if (sentAt - windowStart < 0) {
            return;
        }
        if (isRefused) {
            refused++;
        } else {
            admitted++;
        }
        if (now - windowStart >= WINDOW
                && (admitted + refused >= ANSWERS_TO_TELL || now - windowStart >= 10 * WINDOW)) {
            adjust(now);
            restart(now);
        }
    }

    private void adjust(long now) {
        if (truceEnd != 0 && now - truceEnd < 0) {
            return;
        }
        boolean isLimited = perSecond < Double.POSITIVE_INFINITY;
        double share = (double) refused / (admitted + refused);
        double sentPerSecond = sent * NANOS / (now - windowStart);
        if (share > (isLimited ? TOLERATED_BELOW_LIMIT : TOLERATED)) {
            cut(share, sentPerSecond, isLimited, now);
        } else if (isLimited && refused == 0 && sentPerSecond >= 0.9 * perSecond) {
            clean++;
            double step = clean > CLEAN_TO_GROW_FASTER ? GROWTH * (clean - CLEAN_TO_GROW_FASTER) : GROWTH;
            perSecond += Math.max(0.1, step * perSecond);
            inVain = 0;
            refusedBefore = 1;
        }
    }

    private void cut(double share, double sentPerSecond, boolean isLimited, long now) {
        clean = 0;
        inVain = isLimited && share > TOLERATED && share >= HARDLY_FEWER * refusedBefore ? inVain + 1 : 0;
        refusedBefore = share;
        if (inVain == CUTS_IN_VAIN) {
            inVain = 0;
            refusedBefore = 1;
            truceEnd = now + TRUCE;
            perSecond = Double.POSITIVE_INFINITY;
            return;
        }
        double was = Math.min(perSecond, sentPerSecond);
        perSecond = Math.max(LOWEST, was * (1 - share) * CUT);
    }

    private void restart(long now) {
        windowStart = now;
        sent = 0;
        admitted = 0;
        refused = 0;
    }
}
