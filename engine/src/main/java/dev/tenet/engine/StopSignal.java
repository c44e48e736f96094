package dev.tenet.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.platform.engine.ExecutionRequest;

/**
 * Detects requests to end the launch early: a process shutdown (Ctrl-C, the stop button of an IDE) or a cancellation by
 * the platform (the cancellation token of JUnit 6). On shutdown, the process briefly waits until answers already
 * received are stored.
 */
final class StopSignal implements AutoCloseable {

    private static final long MAX_WAIT_MILLIS = 1500;

    private final BooleanSupplier isCancelled;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::awaitEnd, "tenet-stop");
    private volatile boolean isProcessEnding;

    private StopSignal(BooleanSupplier isCancelled) {
        this.isCancelled = isCancelled;
    }

    static StopSignal of(ExecutionRequest request) {
        StopSignal stop = new StopSignal(cancellation(request));
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /**
     * Looks up the cancellation token by reflection, because it was added in JUnit 6 and Tenet is compiled against an
     * earlier version.
     */
    private static BooleanSupplier cancellation(ExecutionRequest request) {
        try {
            Object token =
                    ExecutionRequest.class.getMethod("getCancellationToken").invoke(request);
            Method question =
                    Class.forName("org.junit.platform.engine.CancellationToken").getMethod("isCancellationRequested");
            return () -> isTrue(question, token);
        } catch (ReflectiveOperationException olderPlatform) {
            return () -> false;
        }
    }

    private static boolean isTrue(Method question, Object token) {
        try {
            return (boolean) question.invoke(token);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(broken);
        }
    }

    boolean isAsked() {
        return isProcessEnding || isCancelled.getAsBoolean();
    }

    private void awaitEnd() {
        isProcessEnding = true;
        try {
            if (!ended.await(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                // Give up waiting. Answers already written are on the tape and in the log.
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called when the launch has ended. */
    @Override
    public void close() {
        ended.countDown();
        if (!isProcessEnding) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingNow) {
                // The shutdown is already in progress and no longer waits for the launch.
            }
        }
    }
}
