package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
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
 * The calls that are under way at one server: lets no more be so than {@link CongestionLimit} says, and knows when one has
 * waited too long.
 *
 * <p>A call has waited too long when neither it was sent nor another was answered within the timeout: a server that works
 * on one call at a time answers those before it first, and not every server keeps their order. Only {@value #TURNS} times as
 * many answers count as calls may be under way, so that one that is never answered is given up soon after, however many
 * others are; and nothing counts beyond the patience.
 */
final class CallsInFlight {

    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(500);

    // Of sixteen that are served in any order, one in 3000 is still there when 128 were.
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
     * No call is under way yet.
     *
     * @param host as users know it
     * @param limits its pace says whether fewer may be under way where the server is slow
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

    /** Waits until one more may be under way; who came first is first. */
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
        // Who asks by more threads than the limits say, without a limit of the server's, is let go on.
        return limit == null || !limit.isBinding() || taken < limit.calls();
    }

    private String inWords() {
        if (limit == null || limit.perSecond() == 0) {
            return "no call to " + host + " was answered yet: " + taken + " of tenet.concurrency " + most + " go first";
        }
        return host
                + String.format(Locale.ROOT, " answers %.2g calls a second: ", limit.perSecond())
                + taken + " of tenet.concurrency " + most + " are under way at once";
    }

    /** A call that is under way, from when it has its place until it is closed. Belongs to one thread, but for its end. */
    final class UnderWay implements AutoCloseable {

        private CongestionLimit.@Nullable Sent call;
        private volatile long lastSign;
        private long at;
        private long answeredBefore;
        private volatile boolean isGivenUp;
        private volatile int others;

        /** The call is sent now. */
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

        /** Whether it has waited too long; then it is given up. Asked by the thread that watches over all calls. */
        boolean isOverdue(long now) {
            if (now - lastSign < timeouts.call().toNanos() && now - at < patience) {
                return false;
            }
            isGivenUp = true;
            return true;
        }

        /** Whether it was given up, and not ended in another way. */
        boolean isGivenUp() {
            return isGivenUp;
        }

        /** How many others were under way beside it, at most. */
        int others() {
            return others;
        }

        /** It was answered, even if only to be turned down. */
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

        /** It was turned away, maybe because of the others. */
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

        /** It was given up. */
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
