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
    private volatile boolean isOver;
    private int submitted;
    private int waiting;

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
    }

    /** Waits a while for room for another call; true if there is. */
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

    /** Calls that wait to be tried again take no room. */
    private boolean hasRoom() {
        return submitted - waiting < AHEAD * number;
    }

    /** Does this as soon as a slot is free, unless an earlier one turns out to be the last. */
    <T> Future<T> submit(Callable<T> call) {
        change(1, 0);
        return threads.submit(() -> {
            try {
                return inSlot(call);
            } finally {
                change(-1, 0);
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

    private synchronized void change(int moreSubmitted, int moreWaiting) {
        submitted += moreSubmitted;
        waiting += moreWaiting;
        if (moreWaiting != 0) {
            threads.setCorePoolSize(number + waiting);
        }
        notifyAll();
    }

    /** Begins nothing new, and interrupts what is under way. */
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public void close() {
        stop();
    }

    /** A thread that does not keep the JVM alive and says in a thread dump whose it is. */
    private final class Caller extends Thread implements SlotHolder {

        Caller(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            change(0, 1);
            free.release();
            try {
                Thread.sleep(duration.toMillis());
            } finally {
                // Whoever was interrupted ends at once; the slot is given back where it was taken. Until it is there,
                // there is
                // a thread more for those who have it.
                free.acquireUninterruptibly();
                change(0, -1);
            }
        }
    }
}
