package dev.tenet.model;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long a thread has worked on a case outside of calls to models. A call may take long; processing its
 * answer must not. Each call to a {@link Participant} resets it.
 */
@API(status = INTERNAL, since = "0.1")
public final class ProcessingTime implements AutoCloseable {

    private static final ThreadLocal<@Nullable ProcessingTime> OF_THREAD = new ThreadLocal<>();

    private final Thread thread = Thread.currentThread();
    private volatile long since = System.nanoTime();
    private volatile boolean isCalling;

    private ProcessingTime() {}

    /** Starts measuring for the current thread, until closed. */
    public static ProcessingTime begin() {
        ProcessingTime begun = new ProcessingTime();
        OF_THREAD.set(begun);
        return begun;
    }

    /** The measured thread. */
    public Thread thread() {
        return thread;
    }

    /** Nanoseconds since the case began or its last call ended; 0 during a call. May be called from any thread. */
    public long nanos() {
        return isCalling ? 0 : Math.max(0, System.nanoTime() - since);
    }

    static void callBegins() {
        ProcessingTime own = OF_THREAD.get();
        if (own != null) {
            own.isCalling = true;
        }
    }

    static void callEnds() {
        ProcessingTime own = OF_THREAD.get();
        if (own != null) {
            own.since = System.nanoTime();
            own.isCalling = false;
        }
    }

    @Override
    public void close() {
        OF_THREAD.remove();
    }
}
