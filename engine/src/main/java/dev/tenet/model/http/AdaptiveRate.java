package dev.tenet.model.http;

/**
 * Finds out how many calls a second a server admits, from how many it turns down (429).
 *
 * <p>There is no limit until more than 2 % of the calls of a second are turned down. From then on the limit is 0.98 of
 * what was admitted whenever more than one in two hundred are, and grows by 1 % in each second in which none is (faster
 * once ten seconds were clean, and only while the limit is used up): additive increase, multiplicative decrease, of the
 * rate rather than of the calls under way. Those are whole numbers, and five calls of 50 ms make 100 a second where six
 * make 120. Only calls count that were sent after the last change, since older ones tell of an older limit. A server that
 * turns down as many however slowly it is asked does it for another reason: if at half the first limit the share of
 * refusals is still half of what it was, there is no limit for half a minute.
 *
 * <p>The first limit is a guess: without one, calls come in bursts, and a server that rests between them admits fewer than
 * it would. It grows by a half in each half of a second in which none is turned down, until more than a fifth are. Fewer
 * may come of calls that reached the server in a heap.
 *
 * <p>The calls of a second are judged once nine tenths of them are answered, or all the others have been under way for
 * longer than any refusal took. These count as admitted: a refusal comes at once and an answer after seconds, and whoever
 * counts answers as they come sees refusals alone at first.
 *
 * <p>Not safe for use by several threads: {@link Pacer} guards it.
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
    // Of all windows so far: a run that asks little for a while is not held to that little.
    private double fastest;
    // Whether the limit was not put to the test yet by calls that followed each other evenly.
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
    // Of the calls since the limit is half of the first.
    private long sentSlowly;
    private long refusedSlowly;
    private long truceEnd;

    /** How many calls may be sent in a second; infinite if there is no limit. */
    double perSecond() {
        return perSecond;
    }

    /** A call is sent. */
    void sent(long now) {
        if (hasStarted) {
            lengthen(now);
            sent += isInWindow(now) ? 1 : 0;
        }
    }

    /**
     * An answer came.
     *
     * @param sentAt when its call was sent
     * @param isRefused whether it is a 429
     */
    void answered(long sentAt, long now, boolean isRefused) {
        if (!hasStarted) {
            // The first calls wait for connections, and the server for them.
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
            // What was sent without a limit may still be on its way, and take what the first calls within it would get.
            restart(isLimited() && !wasLimited ? now + Math.min(slowestRefusal, LONGEST_PAUSE) : now);
        }
    }

    /** A window in which hardly anything was sent tells little: it takes in what follows, too. */
    private void lengthen(long now) {
        while (sent < CALLS_TO_TELL && windowLength < LONGEST_WINDOW && now - windowStart >= windowLength) {
            windowLength += WINDOW_OF_GUESS;
        }
    }

    private boolean isInWindow(long sentAt) {
        return sentAt - windowStart >= 0 && sentAt - windowStart < windowLength;
    }

    /** Whether it is known by now which of the window's calls were turned down. */
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

    /** Counts a window in which calls were slowed down, and says whether it has helped. */
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

    /** Whether no fewer calls were sent than the limit allows, but for what rounding to whole calls makes. */
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
        // At the lowest there is nothing to reckon by.
        isGuess = !isLimited() || perSecond <= LOWEST || (isGuess && share <= CLEARLY_TOO_MANY);
        // The server was short of anything up to a whole call when it turned down the last: of half a one.
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
