package dev.tenet.trial;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.SlotHolder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A thread pool with a fixed number of slots. Each call holds a slot while it runs. A call that waits for a retry
 * releases its slot, and the pool grows by one thread for as long as it waits, so that the slot stays in use.
 */
final class Slots implements AutoCloseable {

    // Queue one call for each running one, so that no slot is ever idle.
    private static final int CALLS_PER_SLOT = 2;

    private static final int MAX_WAITING_PER_SLOT = 16;
    private static final long MAX_STOP_MILLIS = 1000;

    /**
     * The call that ended the run.
     *
     * @param position the number of calls submitted before it
     */
    private record Last(long position, FatalModelException fatal) {}

    private final int number;
    private final Semaphore free;
    private final ThreadPoolExecutor threads;
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile @Nullable Last last;
    private long calls;
    private int submitted;
    private int waiting;
    private int abandonedCalls;
    private volatile String lastReason = "";
    private final Set<Caller> paced = new HashSet<>();
    private volatile String lastPace = "";

    Slots(int number) {
        this.number = number;
        this.free = new Semaphore(number);
        AtomicInteger count = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                number,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Caller(task, "tenet-caller-" + count.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Returns the numbers of calls that wait for a retry (without a slot) and that wait for their turn (with a slot),
     * with the latest reason of each kind; empty if there are none.
     */
    synchronized String waiting() {
        return Stream.of(
                        counted(waiting, "call waits", "calls wait", lastReason),
                        counted(paced.size(), "call waits for its turn", "calls wait for their turn", lastPace))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String counted(int number, String one, String several, String why) {
        return number == 0 ? "" : number + " " + (number == 1 ? one : several) + ": " + why;
    }

    /** Registers a call that waits for its turn. After a fatal call, it is interrupted instead. */
    private synchronized void pace(Caller caller, boolean isWaiting) {
        if (!isWaiting) {
            paced.remove(caller);
        } else if (paced.add(caller) && last != null) {
            caller.interrupt();
        }
    }

    /** Waits up to the given time for room for another call, and returns whether there is any. */
    synchronized boolean awaitRoom(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!hasRoom()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /**
     * Returns whether another call may be submitted. Calls that wait for a retry take no room until their threads
     * become too many.
     */
    synchronized boolean hasRoom() {
        return submitted - waiting - abandonedCalls < CALLS_PER_SLOT * number
                && waiting < MAX_WAITING_PER_SLOT * number;
    }

    /**
     * Submits a call that runs as soon as a slot is free. If an earlier call turns out to be fatal, this call ends with
     * the same exception. Not thread-safe: only one thread may submit.
     */
    <T> Future<T> submit(Callable<T> call) {
        change(1, 0);
        long position = calls++;
        return threads.submit(() -> {
            try {
                return inSlot(call, position);
            } finally {
                change(-1, 0);
            }
        });
    }

    private <T> T inSlot(Callable<T> call, long position) throws Exception {
        free.acquire();
        try {
            Last ended = last;
            if (ended != null && ended.position() < position) {
                throw ended.fatal();
            }
            T said = call.call();
            if (said instanceof Reading reading && reading.fatalProblem().isPresent()) {
                end(new Last(
                        position, new FatalModelException(reading.fatalProblem().get())));
            }
            return said;
        } catch (FatalModelException fatal) {
            end(new Last(position, fatal));
            throw fatal;
        } catch (InterruptedException stopped) {
            Last ended = last;
            throw ended == null ? stopped : ended.fatal();
        } finally {
            if (!(Thread.currentThread() instanceof Caller caller) || !caller.wasAbandoned()) {
                free.release();
            }
        }
    }

    /** Interrupts a caller and frees its slot, whether or not the caller ends. */
    void abandon(Thread caller) {
        caller.interrupt();
        if (caller instanceof Caller own && own.isAbandoned.compareAndSet(false, true)) {
            changeAbandoned(1);
            free.release();
        }
    }

    private synchronized void changeAbandoned(int more) {
        abandonedCalls += more;
        change(0, 0);
    }

    /**
     * Records a fatal call. The earliest one wins: calls before it may finish their current attempt, because their
     * answers still count.
     */
    private synchronized void end(Last found) {
        Last known = last;
        if (known == null || found.position() < known.position()) {
            last = found;
        }
        paced.forEach(Thread::interrupt);
        ending.countDown();
    }

    private synchronized void change(int moreSubmitted, int moreWaiting) {
        submitted += moreSubmitted;
        waiting += moreWaiting;
        // Only grow the pool: shrinking it would wake all idle threads each time. Idle threads end by themselves.
        if (number + waiting + abandonedCalls > threads.getCorePoolSize()) {
            threads.setCorePoolSize(number + waiting + abandonedCalls);
        }
        notifyAll();
    }

    /** Starts nothing new, interrupts calls in flight, and briefly waits for them to end. */
    void stop() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(MAX_STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                // A model that ignores interrupts: do not wait for it.
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** A named daemon thread. */
    private final class Caller extends Thread implements SlotHolder {

        private boolean isPaced;
        private final AtomicBoolean isAbandoned = new AtomicBoolean();

        Caller(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        /** Returns whether its slot was freed by {@link #abandon}, and resets that state. */
        boolean wasAbandoned() {
            boolean wasAbandoned = isAbandoned.getAndSet(false);
            if (wasAbandoned) {
                changeAbandoned(-1);
            }
            return wasAbandoned;
        }

        @Override
        public void waiting(String why) {
            boolean isWaiting = !why.isEmpty();
            if (isWaiting) {
                lastPace = why;
            }
            if (isWaiting != isPaced) {
                isPaced = isWaiting;
                pace(this, isWaiting);
            }
        }

        @Override
        public void sleep(Duration duration, String why) throws InterruptedException {
            lastReason = why;
            change(0, 1);
            free.release();
            try {
                // No retries after a fatal call.
                if (ending.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new InterruptedException("the run has ended");
                }
            } finally {
                // An interrupted thread ends at once. Reacquire the slot so that the caller can release it as usual;
                // until then, the pool keeps its additional thread.
                free.acquireUninterruptibly();
                change(0, -1);
            }
        }
    }
}
