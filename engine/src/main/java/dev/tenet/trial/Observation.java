package dev.tenet.trial;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Passes what happens in a run to its observer. A log that cannot be written ends the run with the figures so far, so
 * its failure has a type of its own.
 */
final class Observation<C extends Case, R extends Reading, F extends Figures> {

    private static final long PROGRESS_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RunObserver<C, R, F> observer;
    private long lastProgress = System.nanoTime();

    Observation(RunObserver<C, R, F> observer) {
        this.observer = observer;
    }

    /** Logs an outcome that counts. */
    void log(Outcome<C, R> outcome) throws LogFailureException {
        writing(() -> observer.ended(outcome));
    }

    /** Logs an outcome that came after the decision. */
    void logUncounted(Outcome<C, R> outcome) throws LogFailureException {
        writing(() -> observer.endedUncounted(outcome));
    }

    /** Writes buffered output. */
    void flush() throws LogFailureException {
        writing(observer::waits);
    }

    private static void writing(Step step) throws LogFailureException {
        try {
            step.run();
        } catch (IOException failure) {
            throw new LogFailureException(failure);
        }
    }

    /** Shows progress. */
    void progress(long ended, long planned, String waiting, Tally<C, R, F> soFar) {
        observer.progress(ended, planned, waiting, soFar);
    }

    /** Runs an action that shows progress about once a second, even if no case has ended. */
    void whenProgressIsDue(Runnable action) {
        long now = System.nanoTime();
        if (now - lastProgress >= PROGRESS_EVERY_NANOS) {
            lastProgress = now;
            action.run();
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** Thrown if the observer cannot log an outcome. */
    static final class LogFailureException extends IOException {

        private static final long serialVersionUID = 1;

        LogFailureException(IOException failure) {
            super("the trial log cannot be written: " + failure.getMessage(), failure);
        }
    }
}
