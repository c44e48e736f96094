package dev.tenet.model.http;

/**
 * Estimates how many calls per second a server admits from the share that it rejects with 429.
 *
 * <p>There is no limit until more than 2 % of the calls in one second are rejected. From then on, the limit is set to
 * 0.98 of the admitted rate whenever more than one call in two hundred is rejected, and grows by 1 % in each second
 * without a rejection (faster after ten clean seconds, and only while the limit is used up). This is additive increase,
 * multiplicative decrease of the rate, not of the number of calls in flight, which is an integer and too coarse: five
 * calls of 50 ms make 100 per second, six make 120. Only calls sent after the last change count, because earlier ones
 * reflect an earlier limit. A server that rejects as many calls however slowly it is called does so for another reason:
 * if at half the first limit the share of rejections is still half of what it was, the limit is lifted for half a
 * minute.
 *
 * <p>The first limit is a guess, because calls without a limit come in bursts, and a server that is idle between bursts
 * admits fewer. It grows by half in each half second without a rejection, until more than a fifth of the calls are
 * rejected. Fewer rejections may be due to calls that reached the server together.
 *
 * <p>The calls of a second are evaluated once nine tenths of them are answered, or all others have been in flight for
 * longer than any rejection took. Those count as admitted: rejections arrive at once and answers after seconds, so
 * counting replies as they arrive would at first see rejections only.
 *
 * <p>Not safe for use by several threads; guarded by {@link Pacer}.
 */
final class AdaptiveRate {

    private static final double NANOS = 1e9;
    private static final long SECOND = 1_000_000_000L;
    private static final long WINDOW = SECOND;
    private static final long WINDOW_OF_GUESS = SECOND / 2;
    private static final long LONGEST_WINDOW = 10 * SECOND;
    private static final long LONGEST_WAIT = 10 * SECOND;
    private static final long LONGEST_PAUSE = SECOND;
    private static final long TRUCE = 30 * SECOND;
    private static final int CALLS_TO_TELL = 10;
    private static final double ANSWERS_TO_TELL = 0.9;
    private static final double TOLERATED = 0.02;
    private static final double TOLERATED_BELOW_LIMIT = 0.005;
    private static final double CLEARLY_TOO_MANY = 0.2;
    private static final double CUT = 0.98;
    private static final double GROWTH = 0.01;
    private static final double GROWTH_OF_GUESS = 0.5;
    private static final int CLEAN_TO_GROW_FASTER = 10;
    private static final double USED = 0.9;
    private static final double LOWEST = 0.2;
    private static final double SLOWED_ENOUGH = 0.5;
    private static final double HARDLY_FEWER = 0.5;
    private static final double CLEARLY_REFUSED = 0.04;
    private static final int CALLS_IN_VAIN = 30;

    private double perSecond = Double.POSITIVE_INFINITY;
    // The maximum over all windows, so that a phase with few calls does not hold the rate down.
    private double fastest;
    // Whether evenly paced calls have not yet tested the limit.
    private boolean isGuess;
    private long windowStart;
    private long windowLength;
    private boolean hasStarted;
    private long sent;
    private long answered;
    private long refused;
    private long slowestRefusal;
    private int clean;
    private double firstLimit;
    private long sentFast;
    private long refusedFast;
    // Calls since the limit fell to half of the first.
    private long sentSlowly;
    private long refusedSlowly;
    private long truceEnd;

    /** The maximum calls per second; infinite if there is no limit. */
    double perSecond() {
        return perSecond;
    }

    /** Records that a call is sent. */
    void sent(long now) {
        if (hasStarted) {
            lengthen(now);
            sent += isInWindow(now) ? 1 : 0;
        }
    }

    /**
     * Records that a call was answered.
     *
     * @param sentAt when the call was sent
     * @param isRefused whether the answer is a 429
     */
    void answered(long sentAt, long now, boolean isRefused) {
        if (!hasStarted) {
            // The first calls wait for connections, and the server for the calls.
            hasStarted = true;
            restart(now);
        }
        lengthen(now);
        if (isRefused) {
            slowestRefusal = Math.max(slowestRefusal, now - sentAt);
        }
        if (isInWindow(sentAt)) {
            answered++;
            refused += isRefused ? 1 : 0;
        }
        if (isTold(now - windowStart - windowLength)) {
            boolean wasLimited = isLimited();
            adjust(now);
            // Calls sent without a limit may still be in flight and use up what the first calls within it would get.
            restart(isLimited() && !wasLimited ? now + Math.min(slowestRefusal, LONGEST_PAUSE) : now);
        }
    }

    /** A window with few calls says little; it is extended. */
    private void lengthen(long now) {
        while (sent < CALLS_TO_TELL && windowLength < LONGEST_WINDOW && now - windowStart >= windowLength) {
            windowLength += WINDOW_OF_GUESS;
        }
    }

    private boolean isInWindow(long sentAt) {
        return sentAt - windowStart >= 0 && sentAt - windowStart < windowLength;
    }

    /** Whether the outcome of the window's calls is known by now. */
    private boolean isTold(long sinceEnd) {
        return sinceEnd >= 0
                && (answered >= ANSWERS_TO_TELL * sent
                        || (slowestRefusal > 0 && sinceEnd >= slowestRefusal)
                        || sinceEnd >= LONGEST_WAIT);
    }

    private void adjust(long now) {
        if (truceEnd != 0 && now - truceEnd < 0) {
            return;
        }
        double limitOfWindow = perSecond;
        double share = (double) refused / Math.max(1, sent);
        double sentPerSecond = sent * NANOS / windowLength;
        fastest = Math.max(fastest, sentPerSecond);
        if (share > (isLimited() ? TOLERATED_BELOW_LIMIT : TOLERATED)) {
            cut(share);
        } else if (isLimited() && refused == 0 && isUsed(sentPerSecond)) {
            clean++;
            perSecond += Math.max(0.1, growth() * perSecond);
        }
        if (isInVain(limitOfWindow)) {
            truceEnd = now + TRUCE;
            perSecond = Double.POSITIVE_INFINITY;
        }
    }

    /** Counts a window in which calls were slowed down, and returns whether slowing down has been useless. */
    private boolean isInVain(double limitOfWindow) {
        if (limitOfWindow > SLOWED_ENOUGH * firstLimit) {
            sentFast += sent;
            refusedFast += refused;
            sentSlowly = 0;
            refusedSlowly = 0;
            return false;
        }
        sentSlowly += sent;
        refusedSlowly += refused;
        double before = (double) refusedFast / sentFast;
        return sentSlowly >= CALLS_IN_VAIN
                && refusedSlowly >= Math.max(CLEARLY_REFUSED, HARDLY_FEWER * before) * sentSlowly;
    }

    /** Whether at least as many calls were sent as the limit allows, apart from rounding. */
    private boolean isUsed(double sentPerSecond) {
        return sentPerSecond >= USED * perSecond;
    }

    private double growth() {
        if (isGuess) {
            return GROWTH_OF_GUESS;
        }
        return GROWTH * Math.max(1, clean - CLEAN_TO_GROW_FASTER);
    }

    private void cut(double share) {
        clean = 0;
        // At the lowest rate there is nothing to estimate from.
        isGuess = !isLimited() || perSecond <= LOWEST || (isGuess && share <= CLEARLY_TOO_MANY);
        // The server lacked between zero and one call of capacity when it rejected the last one: half a call on
        // average.
        double excess = (refused - 0.5) / sent;
        double was = isLimited() ? perSecond : fastest;
        boolean isFirst = !isLimited();
        perSecond = Math.max(LOWEST, was * (1 - excess) * CUT);
        if (isFirst) {
            firstLimit = perSecond;
            sentFast = 0;
            refusedFast = 0;
        }
    }

    private boolean isLimited() {
        return perSecond < Double.POSITIVE_INFINITY;
    }

    private void restart(long start) {
        windowStart = start;
        windowLength = isLimited() && !isGuess ? WINDOW : WINDOW_OF_GUESS;
        sent = 0;
        answered = 0;
        refused = 0;
    }
}
