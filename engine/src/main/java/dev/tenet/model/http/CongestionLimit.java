package dev.tenet.model.http;

import java.time.Duration;
import java.util.Arrays;

/**
 * Finds out how many calls a server can have under way at once without answering them too late.
 *
 * <p>By Little's law a call is answered after n/x seconds where n are under way and x are answered in a second. So that no
 * call takes longer than most of the timeout, x · 0.8 · timeout may be under way. A server that works on calls side by side
 * answers the faster the more it has, and is held back by this only until the first of {@value #FIRST} are answered; one
 * that works on them one after the other does not. Only times near the timeout count, not their spread: answers that take
 * 2 to 30 s are no sign of anything while the timeout is 60 s.
 *
 * <p>x is measured over the life of each call, as TCP's BBR measures its delivery rate (<a
 * href="https://datatracker.ietf.org/doc/html/draft-cardwell-iccrg-bbr-congestion-control#section-4.1">draft</a>): how many
 * answers came from its sending to its own. The upper quartile of the last {@value #RATES} counts. A rate measured while
 * fewer calls were under way than may be is a lower bound.
 *
 * <p>Two signs say that too many are under way: a call ran out of time though others waited and few were answered
 * meanwhile; or half of a round's calls were turned away as by a server that is busy (408, 503, 504, 524, 529, connections
 * that are not taken). Each halves the limit, once for the calls sent since the last cut; a round of calls without one doubles it
 * again, and where that brings the cut back more rounds are needed.
 *
 * <p>Not safe for use by several threads: {@link CallsInFlight} guards it.
 */
final class CongestionLimit {

    /** How many calls are sent before the first answer. */
    static final int FIRST = 16;

    private static final int RATES = 16;
    private static final double UPPER_QUARTILE = 0.75;
    private static final double OF_TIMEOUT = 0.8;
    private static final double ROUNDING = 0.3;
    private static final int SHORTEST_ROUND = 4;
    private static final double HARDLY_TURNED_OVER = 1.5;
    private static final int MOST_CLEAN_ROUNDS = 64;

    /**
     * What was known when a call was sent.
     *
     * @param at when, in the time of {@link System#nanoTime}
     * @param answered how many calls had been answered
     * @param underWay how many were under way, with this one
     * @param isFull whether no more were allowed
     */
    record Sent(long at, long answered, int underWay, boolean isFull) {}

    private final int most;
    private final double timeout;
    private final double[] rates = new double[RATES];
    private long measured;
    private long answered;
    private double perNano;
    private int ceiling;
    private boolean wasCongested;
    private long lastCut;
    // Of the round.
    private int counted;
    private int turnedAway;
    private int clean;
    private int cleanNeeded = 1;
    private boolean hasGrown;

    /** @param most that are ever allowed */
    CongestionLimit(int most, Duration timeout) {
        this.most = most;
        this.timeout = timeout.toNanos();
        this.ceiling = most;
    }

    /** How many may be under way, at least 1. */
    int calls() {
        int first = wasCongested ? 1 : FIRST;
        double affordable = measured == 0 ? FIRST : Math.floor(perNano * OF_TIMEOUT * timeout + ROUNDING);
        return (int) Math.max(1, Math.min(Math.min(ceiling, most), Math.max(first, affordable)));
    }

    /** Whether the server, not the user, says how many. */
    boolean isBinding() {
        return calls() < most;
    }

    /** How many are answered in a second; 0 if it is not known yet. */
    double perSecond() {
        return perNano * 1e9;
    }

    Sent sent(long now, int underWay) {
        return new Sent(now, answered, underWay, underWay >= calls());
    }

    /** An answer came. */
    void answered(Sent call, long now) {
        answered++;
        long took = Math.max(1, now - call.at());
        measure((double) (answered - call.answered()) / took, call.isFull());
        count(call, now, false);
    }

    private void measure(double rate, boolean isFull) {
        if (!isFull && measured > 0 && rate < perNano) {
            return;
        }
        rates[(int) (measured % RATES)] = rate;
        measured++;
        double[] last = Arrays.copyOf(rates, (int) Math.min(measured, RATES));
        Arrays.sort(last);
        perNano = last[(int) Math.ceil(UPPER_QUARTILE * last.length) - 1];
    }

    /** @param others how many other calls are under way now */
    void ranOutOfTime(Sent call, long now, int others) {
        int waiting = Math.max(call.underWay(), others + 1);
        boolean isAlone = waiting < 2;
        boolean isOutlier = answered - call.answered() >= HARDLY_TURNED_OVER * waiting;
        if (isSinceCut(call) && !isAlone && !isOutlier) {
            cut(waiting, now);
        }
    }

    /** The server did not take the call, and may have because of others. */
    void turnedAway(Sent call, long now, int others) {
        if (Math.max(call.underWay(), others + 1) > 1) {
            count(call, now, true);
        }
    }

    private void count(Sent call, long now, boolean isTurnedAway) {
        if (!isSinceCut(call)) {
            return;
        }
        counted++;
        turnedAway += isTurnedAway ? 1 : 0;
        if (counted < Math.max(SHORTEST_ROUND, calls())) {
            return;
        }
        if (2 * turnedAway >= counted) {
            cut(calls(), now);
            return;
        }
        clean = turnedAway == 0 ? clean + 1 : 0;
        if (ceiling < most && clean >= cleanNeeded) {
            ceiling = Math.min(most, 2 * ceiling);
            hasGrown = true;
            cleanNeeded = ceiling == most ? 1 : cleanNeeded;
            clean = 0;
        }
        counted = 0;
        turnedAway = 0;
    }

    private boolean isSinceCut(Sent call) {
        return !wasCongested || call.at() - lastCut >= 0;
    }

    private void cut(int underWay, long now) {
        // What follows an outage was not too many at once; what follows more calls was.
        cleanNeeded = hasGrown ? Math.min(MOST_CLEAN_ROUNDS, 2 * cleanNeeded) : cleanNeeded;
        hasGrown = false;
        ceiling = Math.max(1, Math.min(calls(), underWay) / 2);
        wasCongested = true;
        lastCut = now;
        clean = 0;
        counted = 0;
        turnedAway = 0;
    }
}
