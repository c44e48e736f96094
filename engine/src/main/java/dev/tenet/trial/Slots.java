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
 * Threads that ask: so many slots, each held by the thread that asks a case. One that waits to try again gives its slot
 * away, and for as long as it does there is one thread more, so that the slot is used.
 */
final class Slots implements AutoCloseable {

    // One that stands in line for each that has a slot, so that none is ever without work.
    private static final int AHEAD = 2;

    private static final int MOST_WAITING = 16;
    private static final long LONGEST_END_MILLIS = 1000;

    /**
     * The call that ended the run.
     *
     * @param position how many were submitted before it
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
    private int lost;
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
     * How many calls have given their slot away for a while, how many wait with it for their turn, and why the last of each
     * does; empty if none does.
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

    /** Once a call has ended the run, nobody waits for a turn any more. */
    private synchronized void pace(Caller caller, boolean isWaiting) {
        if (!isWaiting) {
            paced.remove(caller);
        } else if (paced.add(caller) && last != null) {
            caller.interrupt();
        }
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

    /** Calls that wait to be tried again take no room, unless there are so many that their threads would be a burden. */
    synchronized boolean hasRoom() {
        return submitted - waiting - lost < AHEAD * number && waiting < MOST_WAITING * number;
    }

    /**
     * Does this as soon as a slot is free, unless an earlier one turns out to be the last: then it ends as that one did. Only
     * one thread submits.
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
            if (!(Thread.currentThread() instanceof Caller caller) || !caller.comesBack()) {
                free.release();
            }
        }
    }

    /** Interrupts a caller, and gives its slot to another whether or not it ends. */
    void abandon(Thread caller) {
        caller.interrupt();
        if (caller instanceof Caller own && own.isAbandoned.compareAndSet(false, true)) {
            changeLost(1);
            free.release();
        }
    }

    private synchronized void changeLost(int more) {
        lost += more;
        change(0, 0);
    }

    /** The earliest counts: calls before it finish the try they are at, for their answers still matter. */
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
        // Only ever more: to take one away would wake all that are idle, each time. They end by themselves.
        if (number + waiting + lost > threads.getCorePoolSize()) {
            threads.setCorePoolSize(number + waiting + lost);
        }
        notifyAll();
    }

    /** Begins nothing new, interrupts what is under way, and waits a moment for it to end. */
    void stop() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
                // Somebody's model does not heed interruptions: it ends when it ends.
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

    /** A thread that does not keep the JVM alive and says in a thread dump whose it is. */
    private final class Caller extends Thread implements SlotHolder {

        private boolean isPaced;
        private final AtomicBoolean isAbandoned = new AtomicBoolean();

        Caller(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        /** Whether its slot was given away for good, as it now knows. */
        boolean comesBack() {
            boolean wasAbandoned = isAbandoned.getAndSet(false);
            if (wasAbandoned) {
                changeLost(-1);
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
                // Nothing is tried again once a call has ended the run.
                if (ending.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new InterruptedException("the run has ended");
                }
            } finally {
                // A thread that was interrupted ends at once; the slot is given back where it was taken.
                // Until it is there, there is a thread more for those who have it.
                free.acquireUninterruptibly();
                change(0, -1);
            }
        }
    }
}
