package dev.tenet.model.http;

import java.time.Duration;
import java.util.Arrays;

/**
 * Estimates how many calls a server can have in flight without timing out.
 *
 * <p>By Little's law, a call takes n/x seconds if n calls are in flight and x are answered per second. To keep every
 * call below the timeout, x · 0.8 · timeout calls may be in flight. A server that works on calls in parallel is limited
 * only until the first of {@value #FIRST} calls are answered; a server that works on them one at a time stays limited.
 * Only times near the timeout matter, not their variance: answers that take 2 to 30 s are no problem with a timeout of
 * 60 s.
 *
 * <p>x is measured over the life of each call, as TCP BBR measures its delivery rate (<a
 * href="https://datatracker.ietf.org/doc/html/draft-cardwell-iccrg-bbr-congestion-control#section-4.1">draft</a>): the
 * number of answers between sending the call and its own answer. The upper quartile of the last {@value #RATES} rates
 * is used. A rate measured with fewer calls in flight than allowed is a lower bound.
 *
 * <p>Two signs indicate congestion: a call timed out while others were waiting and few were answered; or half the calls
 * of a round were rejected by a busy server (408, 503, 504, 524, 529, refused connections). Each halves the limit, once
 * for the calls sent since the last cut. A round of calls without a sign doubles it again; if that brings the
 * congestion back, more rounds are required the next time.
 *
 * <p>Not safe for use by several threads; guarded by {@link CallsInFlight}.
 */
final class CongestionLimit {

    /** The number of calls sent before the first answer. */
    static final int FIRST = 16;

    private static final int RATES = 16;
    private static final double UPPER_QUARTILE = 0.75;
    private static final double OF_TIMEOUT = 0.8;
    private static final double ROUNDING = 0.3;
    private static final int SHORTEST_ROUND = 4;
    private static final double HARDLY_TURNED_OVER = 1.5;
    private static final int MOST_CLEAN_ROUNDS = 64;

    /**
     * The state when a call was sent.
     *
     * @param at the time, as of {@link System#nanoTime}
     * @param answered number of calls answered so far
     * @param underWay number of calls in flight, including this one
     * @param isFull whether the limit was reached
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
    // Calls of the current round.
    private int counted;
    private int turnedAway;
    private int clean;
    private int cleanNeeded = 1;
    private boolean hasGrown;

    /** @param most upper bound of the limit */
    CongestionLimit(int most, Duration timeout) {
        this.most = most;
        this.timeout = timeout.toNanos();
        this.ceiling = most;
    }

    /** The maximum number of calls in flight, at least 1. */
    int calls() {
        int first = wasCongested ? 1 : FIRST;
        double affordable = measured == 0 ? FIRST : Math.floor(perNano * OF_TIMEOUT * timeout + ROUNDING);
        return (int) Math.max(1, Math.min(Math.min(ceiling, most), Math.max(first, affordable)));
    }

    /** Whether the server, not the user, determines the limit. */
    boolean isBinding() {
        return calls() < most;
    }

    /** Answers per second; 0 if unknown. */
    double perSecond() {
        return perNano * 1e9;
    }

    Sent sent(long now, int underWay) {
        return new Sent(now, answered, underWay, underWay >= calls());
    }

    /** Records an answer. */
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

    /** @param others number of other calls in flight now */
    void ranOutOfTime(Sent call, long now, int others) {
        int waiting = Math.max(call.underWay(), others + 1);
        boolean isAlone = waiting < 2;
        boolean isOutlier = answered - call.answered() >= HARDLY_TURNED_OVER * waiting;
        if (isSinceCut(call) && !isAlone && !isOutlier) {
            cut(waiting, now);
        }
    }

    /** Records that the server did not take the call, possibly because of others. */
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
        // Congestion after an outage says nothing about the limit; congestion after an increase does.
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
