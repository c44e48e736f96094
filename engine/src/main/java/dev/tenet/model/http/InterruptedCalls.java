package dev.tenet.model.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/**
 * Cancels the calls of interrupted threads: a thread that reads from a socket does not notice that it was interrupted, so
 * another one looks, 20 times a second. That costs less than a second thread for each call.
 */
final class InterruptedCalls implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 50;

    private final Map<Thread, Call> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch;

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
    void begin(Call call) {
        underWay.put(Thread.currentThread(), call);
    }

    /** The current thread's call has ended. */
    void end() {
        underWay.remove(Thread.currentThread());
    }

    private void look() {
        underWay.forEach((thread, call) -> {
            if (thread.isInterrupted()) {
                call.cancel();
            }
        });
    }

    @Override
    public void close() {
        watch.shutdownNow();
        underWay.values().forEach(Call::cancel);
    }
}
