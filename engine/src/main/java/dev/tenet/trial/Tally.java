package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/** The running figures of a run; used by one thread, which hands it the outcomes in the order of their cases. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Tally<C, R, F extends Figures> {

    /** Counts one more outcome. */
    void add(Outcome<C, R> outcome);

    /** The figures so far. */
    F figures();

    /**
     * Whether a claim may be decided by now, told in constant time: a run that may end early asks after each case, and
     * builds the figures only if so. Never false of a claim that is decided.
     */
    default boolean mayBeDecided(Claim<F> claim) {
        return true;
    }

    /**
     * What came back so far, told in constant time, as {@link Figures#health()} has it; empty if only the figures can tell.
     */
    default Optional<Responses> responses() {
        return Optional.empty();
    }
}
