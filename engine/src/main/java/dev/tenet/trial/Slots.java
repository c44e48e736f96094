package dev.tenet.trial;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.SlotHolder;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that ask: so many slots, each held by the thread that asks a case. One that waits to try again gives its slot
 * away, and for as long as it does there is one thread more, so that the slot is used.
 */
final class Slots implements AutoCloseable {

    // One that stands in line for each that has a slot, so that none is ever without work.
    private static final int AHEAD = 2;

    private final int number;
    private final Semaphore free;
    private final ThreadPoolExecutor threads;
    // Calls that are begun, or stand in line for a slot; those that wait to try again are not among them.
    private final Semaphore room;
    private volatile boolean isOver;
    private int waiting;

    Slots(int number) {
        this.number = number;
        this.free = new Semaphore(number);
        this.room = new Semaphore(AHEAD * number);
        AtomicInteger count = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                number,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Caller(task, "tenet-caller-" + count.incrementAndGet()));
    }

    /** Waits for room for another call; true if there is. */
    boolean awaitRoom(long millis) throws InterruptedException {
        if (room.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            room.release();
            return true;
        }
        return false;
    }

    /** Does this as soon as a slot is free, unless an earlier one turns out to be the last. */
    <T> Future<T> submit(Callable<T> call) {
        // Only one thread submits, after it waited for room.
        room.acquireUninterruptibly();
        return threads.submit(() -> {
            try {
                return inSlot(call);
            } finally {
                room.release();
            }
        });
    }

    private <T> T inSlot(Callable<T> call) throws Exception {
        free.acquire();
        try {
            if (isOver) {
                throw new InterruptedException("an earlier call ended the run");
            }
            return call.call();
        } catch (FatalModelException fatal) {
            isOver = true;
            throw fatal;
        } finally {
            free.release();
        }
    }

    /** Begins nothing new, and interrupts what is under way. */
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized void waitMore(int more) {
        waiting += more;
        threads.setCorePoolSize(number + waiting);
    }

    /** A thread that does not keep the JVM alive and says in a thread dump whose it is. */
    private final class Caller extends Thread implements SlotHolder {

        Caller(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            free.release();
            room.release();
            waitMore(1);
            try {
                Thread.sleep(duration.toMillis());
            } finally {
                waitMore(-1);
                room.acquireUninterruptibly();
                // Whoever was interrupted ends at once; the slot is given back where it was taken.
                free.acquireUninterruptibly();
            }
        }
    }
}
