package dev.tenet.trial;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A case that was submitted, and how its call ends: read, failed, fatal or given up. */
record CaseInFlight<C, R>(C posed, CaseWatch.Watched<R> work, Future<R> reading) {

    /** Returns whether the case was read, has failed or was given up. */
    boolean isDone() {
        return reading.isDone() || work.isGivenUp();
    }

    /** Waits up to the given time for the call to end, and returns whether it has. */
    boolean await(long millis) throws InterruptedException {
        try {
            reading.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        }
    }

    /**
     * Returns the outcome of a case that is done.
     *
     * @throws FatalModelException if no later call could succeed
     * @throws InterruptedException if the call was stopped
     */
    Outcome<C, R> outcome() throws FatalModelException, InterruptedException {
        if (work.isGivenUp()) {
            return new Outcome.Failed<>(posed, work.problem());
        }
        try {
            return new Outcome.Read<>(posed, reading.get());
        } catch (ExecutionException thrown) {
            return failed(thrown.getCause());
        }
    }

    /**
     * Returns the outcome of a case that is done in a run that has stopped no call: a call that was interrupted has failed
     * by itself.
     *
     * @throws FatalModelException if no later call could succeed
     */
    Outcome<C, R> endedBeforeAnyStop() throws FatalModelException {
        try {
            return outcome();
        } catch (InterruptedException ofItsOwn) {
            return new Outcome.Failed<>(posed, "the call was interrupted");
        }
    }

    private Outcome<C, R> failed(@Nullable Throwable cause) throws FatalModelException, InterruptedException {
        if (cause instanceof InterruptedException stopped) {
            throw stopped;
        }
        if (cause instanceof FatalModelException fatal) {
            throw fatal;
        }
        if (cause instanceof ModelException failed) {
            return new Outcome.Failed<>(posed, String.valueOf(failed.getMessage()));
        }
        if (cause instanceof Error broken) {
            // A missing class or a full heap would affect the next call as well.
            throw new FatalModelException(broken.toString());
        }
        return new Outcome.Failed<>(posed, inWords(cause));
    }

    /** Describes an exception thrown by user code, including where it was thrown. */
    private static String inWords(@Nullable Throwable fault) {
        if (fault == null) {
            return "the call failed";
        }
        StackTraceElement[] trace = fault.getStackTrace();
        return fault + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
