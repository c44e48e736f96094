package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.ModelException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * One run of a protocol: its open cases and its preliminary calls. Closed when the run has ended.
 *
 * @param <C> the type of the cases
 * @param <R> the type of the readings
 * @param <F> the type of the figures
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Session<C extends Case, R extends Reading, F extends Figures> extends Closeable {

    /** Returns the cases, starting with the first. */
    CaseSource<C> cases();

    /**
     * Makes the calls required before the first case, such as a judge's admission. Called at most once, on the thread
     * that runs the session.
     *
     * @return why no case may be asked, in words for users; empty if cases may be asked
     * @throws ModelException if a call failed, so that this could not be determined
     * @throws InterruptedException if the run was stopped
     * @throws IOException if a file cannot be read or written
     */
    default Optional<String> begin() throws ModelException, InterruptedException, IOException {
        return Optional.empty();
    }

    /**
     * Asks one case and reads the answer. Called concurrently.
     *
     * @throws ModelException if the call failed; the case counts as failed
     * @throws InterruptedException if the run was stopped
     */
    R conduct(C posed) throws ModelException, InterruptedException;

    /**
     * Returns the tally of this run. Called once after {@link #begin}, even if that returned an objection or failed.
     */
    Tally<C, R, F> tally();

    /** Returns a session without preliminary calls. */
    static <C extends Case, R extends Reading, F extends Figures> Session<C, R, F> of(
            CaseSource<C> cases, Asks<C, R> conduct, Supplier<Tally<C, R, F>> tally) {
        return new Session<>() {
            @Override
            public CaseSource<C> cases() {
                return cases;
            }

            @Override
            public R conduct(C posed) throws ModelException, InterruptedException {
                return conduct.conduct(posed);
            }

            @Override
            public Tally<C, R, F> tally() {
                return tally.get();
            }
        };
    }

    /** A function that asks one case and reads the answer; the counterpart of {@link #conduct}. */
    @FunctionalInterface
    interface Asks<C, R> {

        /**
         * Asks one case.
         *
         * @throws ModelException if the call failed; the case counts as failed
         * @throws InterruptedException if the run was stopped
         */
        R conduct(C posed) throws ModelException, InterruptedException;
    }

    /** Closes the cases. */
    @Override
    default void close() throws IOException {
        cases().close();
    }
}
