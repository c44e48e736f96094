package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/** The running tally of a run. Not thread-safe: one thread adds the outcomes, in case order. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Tally<C, R, F extends Figures> {

    /** Adds an outcome. */
    void add(Outcome<C, R> outcome);

    /** Returns the figures so far. */
    F figures();

    /**
     * Returns whether a claim may be decided by now, in constant time. A run that may end early calls this after each
     * case, and builds the figures only if it returns {@code true}. It never returns {@code false} for a claim that is
     * decided.
     */
    default boolean mayBeDecided(Claim<F> claim) {
        return true;
    }

    /**
     * Returns the responses so far, in constant time, as in {@link Figures#health()}; empty if they require the
     * figures.
     */
    default Optional<Responses> responses() {
        return Optional.empty();
    }
}
