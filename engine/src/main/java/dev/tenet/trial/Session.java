package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.ModelException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * One run of a protocol: its open cases, and what must hold before the first of them is asked. Closed when the run has
 * ended.
 *
 * @param <C> a case
 * @param <R> a reading
 * @param <F> the figures that the readings add up to
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Session<C extends Case, R extends Reading, F extends Figures> extends Closeable {

    /** The cases, from the first. */
    CaseSource<C> cases();

    /**
     * Asks what must hold before the first case is asked, such as that a judge can be trusted. Called at most once, by the
     * thread that runs the session.
     *
     * @return why no case may be asked, in words for users; empty if they may
     * @throws ModelException if no answer came that says so
     * @throws InterruptedException if the run was stopped
     * @throws IOException if a file cannot be read or written
     */
    default Optional<String> begin() throws ModelException, InterruptedException, IOException {
        return Optional.empty();
    }

    /**
     * Asks one case and reads the answer; called from several threads at once.
     *
     * @throws ModelException if no answer came: the case counts as failed
     * @throws InterruptedException if the run was stopped
     */
    R conduct(C posed) throws ModelException, InterruptedException;

    /** A tally of this run; called once, after {@link #begin}, also where that found an objection or failed. */
    Tally<C, R, F> tally();

    /** A session without anything to ask before its first case. */
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

    /** Asks one case and reads the answer, as {@link #conduct} does. */
    @FunctionalInterface
    interface Asks<C, R> {

        /**
         * Asks a case.
         *
         * @throws ModelException if no answer came: the case counts as failed
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
