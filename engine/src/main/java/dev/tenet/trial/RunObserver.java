package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import org.apiguardian.api.API;

/**
 * An observer of a run, such as the trial log, the progress line or the tree of trials. Called on the thread of the
 * run.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface RunObserver<C extends Case, R extends Reading, F extends Figures> {

    /**
     * Called when the cases are open, before any is asked. An exception ends the run before it starts.
     *
     * @param cases the cases, to read their number
     */
    default void opened(CaseSource<C> cases) {}

    /**
     * Called when a case has ended, in case order.
     *
     * @throws IOException if the outcome cannot be logged, which ends the run
     */
    void ended(Outcome<C, R> outcome) throws IOException;

    /**
     * Called for a case that was answered after the claims were decided and is not counted. By default calls
     * {@link #ended}.
     *
     * @throws IOException as {@link #ended}
     */
    default void endedUncounted(Outcome<C, R> outcome) throws IOException {
        ended(outcome);
    }

    /**
     * Called when the run is about to wait, for an answer or for calls to end, and when it has ended. Buffered output
     * can be flushed now.
     *
     * @throws IOException if buffered output cannot be written, which ends the run
     */
    default void waits() throws IOException {}

    /**
     * Called after each outcome, and about every second while the run waits for one.
     *
     * @param ended the number of cases that have ended
     * @param planned the total number of cases
     * @param waiting the number of waiting calls and the reason, such as a retry, in words; empty if none
     * @param soFar the figures so far
     */
    void progress(long ended, long planned, String waiting, Tally<C, R, F> soFar);

    /** Returns an observer that does nothing. */
    static <C extends Case, R extends Reading, F extends Figures> RunObserver<C, R, F> none() {
        return new RunObserver<>() {
            @Override
            public void ended(Outcome<C, R> outcome) {}

            @Override
            public void progress(long ended, long planned, String waiting, Tally<C, R, F> soFar) {}
        };
    }
}
