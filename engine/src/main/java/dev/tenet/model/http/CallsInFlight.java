package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.SlotHolder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The calls in flight to one server. Limits their number as {@link CongestionLimit} determines, and detects calls that
 * have timed out.
 *
 * <p>A call times out when, within the timeout, it was not sent and no other call was answered: a server that works on
 * one call at a time answers earlier calls first, and not every server preserves the order. Only {@value #TURNS} times
 * as many answers count as calls may be in flight, so that a call that is never answered is given up soon even if many
 * others are answered. Nothing counts beyond the patience.
 */
final class CallsInFlight {

    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(500);

    // With sixteen calls served in random order, one in 3000 is still waiting after 128 answers.
    private static final int TURNS = 4;

    private final String host;
    private final int most;
    private final Timeouts timeouts;
    private final long patience;
    private final @Nullable CongestionLimit limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Set<UnderWay> sent = ConcurrentHashMap.newKeySet();
    private final Deque<UnderWay> line = new ArrayDeque<>();
    private long answered;
    private int taken;

    /**
     * Starts without calls in flight.
     *
     * @param host the server's name in messages
     * @param limits its pace says whether to reduce the number of calls if the server is slow
     */
    CallsInFlight(String host, CallLimits limits) {
        this.host = host;
        this.most = limits.concurrency();
        this.timeouts = Timeouts.within(limits.timeout());
        this.patience = Math.max(limits.patience().toNanos(), timeouts.call().toNanos());
        this.limit = limits.pace().isAdaptive() ? new CongestionLimit(most, timeouts.call()) : null;
    }

    String host() {
        return host;
    }

    /** Waits until another call may be in flight; first come, first served. */
    UnderWay enter() throws InterruptedException {
        UnderWay next = new UnderWay();
        lock.lockInterruptibly();
        try {
            if (!line.isEmpty() || !hasRoom()) {
                awaitRoom(next);
            }
            taken++;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom(UnderWay next) throws InterruptedException {
        line.addLast(next);
        try {
            while (line.getFirst() != next || !hasRoom()) {
                SlotHolder.reportWait(inWords());
                change.awaitNanos(LONGEST_NAP);
            }
        } finally {
            line.remove(next);
            SlotHolder.reportWait("");
            change.signalAll();
        }
    }

    private boolean hasRoom() {
        // A caller with more threads than the limits allow proceeds if the server sets no limit.
        return limit == null || !limit.isBinding() || taken < limit.calls();
    }

    private String inWords() {
        if (limit == null || limit.perSecond() == 0) {
            return "no call to " + host + " has been answered yet: " + taken + " of "
                    + CallSettings.CONCURRENCY + " " + most
                    + " are sent first";
        }
        return host
                + String.format(Locale.ROOT, " answers %.2g calls per second: ", limit.perSecond())
                + taken + " of " + CallSettings.CONCURRENCY + " " + most + " are in flight";
    }

    /** A call in flight, from when it gets its place until it is closed. Confined to one thread except for its end. */
    final class UnderWay implements AutoCloseable {

        private CongestionLimit.@Nullable Sent call;
        private volatile long lastSign;
        private long at;
        private long answeredBefore;
        private volatile boolean isGivenUp;
        private volatile int others;

        /** Records that the call is sent now. */
        void sentAt(long now) {
            lock.lock();
            try {
                at = now;
                lastSign = now;
                answeredBefore = answered;
                sent.add(this);
                for (UnderWay one : sent) {
                    one.others = Math.max(one.others, sent.size() - 1);
                }
                call = limit == null ? null : limit.sent(now, sent.size());
            } finally {
                lock.unlock();
            }
        }

        /** When the call was sent. */
        long at() {
            return at;
        }

        /** Whether the call has timed out; if so, it is given up. Called by the thread that watches all calls. */
        boolean isOverdue(long now) {
            if (now - lastSign < timeouts.call().toNanos() && now - at < patience) {
                return false;
            }
            isGivenUp = true;
            return true;
        }

        /** Whether the call was given up instead of ending in another way. */
        boolean isGivenUp() {
            return isGivenUp;
        }

        /** The maximum number of other calls that were in flight at the same time. */
        int others() {
            return others;
        }

        /** Records any response, including a rejection. */
        void answered(long now) {
            lock.lock();
            try {
                answered++;
                for (UnderWay other : sent) {
                    if (answered - other.answeredBefore <= (long) TURNS * most) {
                        other.lastSign = now;
                    }
                }
                if (limit != null && call != null) {
                    limit.answered(call, now);
                }
            } finally {
                lock.unlock();
            }
        }

        /** Records that the server was too busy to take the call. */
        void turnedAway(long now) {
            lock.lock();
            try {
                if (limit != null && call != null) {
                    limit.turnedAway(call, now, sent.size() - 1);
                }
            } finally {
                lock.unlock();
            }
        }

        /** Records that the call timed out. */
        void ranOutOfTime(long now) {
            lock.lock();
            try {
                if (limit != null && call != null) {
                    limit.ranOutOfTime(call, now, sent.size() - 1);
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                sent.remove(this);
                taken--;
                if (!line.isEmpty()) {
                    change.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
