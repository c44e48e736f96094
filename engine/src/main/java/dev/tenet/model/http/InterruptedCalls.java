package dev.tenet.model.http;

import dev.tenet.model.http.CallsInFlight.UnderWay;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/**
 * Cancels the calls of interrupted threads, and those that have waited too long: a thread that reads from a socket does not
 * notice that it was interrupted, and OkHttp cannot be given more time once a call is under way, so another thread looks,
 * 20 times a second. That costs less than a second thread for each call.
 */
final class InterruptedCalls implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Map<Thread, Watched> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch;

    private record Watched(Call call, UnderWay underWay) {}

    /** @param name of the thread that looks, for thread dumps */
    @SuppressWarnings("FutureReturnValueIgnored") // looking throws nothing
    InterruptedCalls(String name) {
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The current thread begins a call. */
    void begin(Call call, UnderWay its) {
        underWay.put(Thread.currentThread(), new Watched(call, its));
    }

    /** The current thread's call has ended. */
    void end() {
        underWay.remove(Thread.currentThread());
    }

    private void look() {
        long now = System.nanoTime();
        underWay.forEach((thread, watched) -> {
            if (thread.isInterrupted() || watched.underWay().isOverdue(now)) {
                watched.call().cancel();
            }
        });
    }

    @Override
    public void close() {
        watch.shutdownNow();
        underWay.values().forEach(watched -> watched.call().cancel());
    }
}
