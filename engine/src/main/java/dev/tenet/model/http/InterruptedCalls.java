package dev.tenet.model.http;

import dev.tenet.model.http.CallsInFlight.UnderWay;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;

/**
 * Cancels the calls of interrupted threads and calls that have timed out. A blocking read from a socket does not
 * respond to interruption, and OkHttp cannot extend the timeout of a running call, so a separate thread checks all
 * calls 20 times a second while there are any. This is cheaper than a second thread for each call.
 */
final class InterruptedCalls implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Map<Thread, Watched> underWay = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor watch;
    private final AtomicBoolean isDue = new AtomicBoolean();

    private record Watched(Call call, UnderWay underWay) {}

    /** @param name of the checking thread, for thread dumps */
    InterruptedCalls(String name) {
        this.watch = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                },
                new DiscardPolicy());
    }

    /** Registers a call of the current thread. */
    void begin(Call call, UnderWay its) {
        underWay.put(Thread.currentThread(), new Watched(call, its));
        lookSoon();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // checking throws nothing
    private void lookSoon() {
        if (isDue.compareAndSet(false, true)) {
            watch.schedule(this::look, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Removes the call of the current thread. */
    void end() {
        underWay.remove(Thread.currentThread());
    }

    private void look() {
        // Before the calls are read, so that a call that begins meanwhile is looked at next time.
        isDue.set(false);
        long now = System.nanoTime();
        underWay.forEach((thread, watched) -> {
            if (thread.isInterrupted() || watched.underWay().isOverdue(now)) {
                watched.call().cancel();
            }
        });
        if (!underWay.isEmpty()) {
            lookSoon();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        underWay.values().forEach(watched -> watched.call().cancel());
    }
}
