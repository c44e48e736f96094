package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import org.apiguardian.api.API;

/** Watches a run from its own thread: the trial log, the progress line, the tree of trials. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface RunObserver<C extends Case, R extends Reading, F extends Figures> {

    /**
     * The cases are open, and nothing was asked yet. What this throws ends the run before it begins.
     *
     * @param cases to see how many there are
     */
    default void opened(CaseSource<C> cases) {}

    /**
     * One more case has ended; called in the order of the cases.
     *
     * @throws IOException if it cannot be written down, which ends the run
     */
    void ended(Outcome<C, R> outcome) throws IOException;

    /**
     * The run is about to wait, for an answer or for calls that are to end, or has ended: there is time to write down what
     * was held back.
     *
     * @throws IOException if it cannot be written down, which ends the run
     */
    default void waits() throws IOException {}

    /**
     * Called after each outcome and about every second while the run waits for one.
     *
     * @param ended how many cases have ended
     * @param planned how many there are
     * @param waiting how many calls wait, as to be tried again, and why, in words; empty if none does
     * @param soFar the figures so far
     */
    void progress(long ended, long planned, String waiting, Tally<C, R, F> soFar);

    /** Watches nothing. */
    static <C extends Case, R extends Reading, F extends Figures> RunObserver<C, R, F> none() {
        return new RunObserver<>() {
            @Override
            public void ended(Outcome<C, R> outcome) {}

            @Override
            public void progress(long ended, long planned, String waiting, Tally<C, R, F> soFar) {}
        };
    }
}
