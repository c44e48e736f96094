package dev.tenet.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.platform.engine.ExecutionRequest;

/**
 * Knows whether the launch should end before it is done: because the process was asked to (Ctrl-C, the stop button of an
 * IDE), or the platform was (the cancellation token of JUnit 6). The process then waits a moment for what came back to be
 * kept.
 */
final class Stop implements AutoCloseable {

    private static final long LONGEST_WAIT_MILLIS = 1500;

    private final BooleanSupplier isCancelled;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endWithTheProcess, "tenet-stop");
    private volatile boolean isProcessEnding;

    private Stop(BooleanSupplier isCancelled) {
        this.isCancelled = isCancelled;
    }

    static Stop of(ExecutionRequest request) {
        Stop stop = new Stop(cancellation(request));
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    /** The token is not there before JUnit 6, which we are not compiled against. */
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

    private void endWithTheProcess() {
        isProcessEnding = true;
        try {
            if (!ended.await(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                // What is not kept by now is lost; what was handed on is on the tape and in the log.
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** The launch has ended. */
    @Override
    public void close() {
        ended.countDown();
        if (!isProcessEnding) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingNow) {
                // It is under way, and does not wait any more.
            }
        }
    }
}
