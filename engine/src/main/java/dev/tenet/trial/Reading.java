package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/** The reading of the answers to a case. Immutable. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Reading {

    /** Returns the reading in a word or two, such as {@code DEEP} or {@code score -2}. */
    String label();

    /** Writes the reading to a record of the trial log: the answers and the values read from them. */
    void describe(Description into);

    /**
     * Returns why no further call can succeed, if a case makes several calls and a later one failed fatally. This
     * reading still counts and is the last. Empty if the run can continue.
     */
    default Optional<String> fatalProblem() {
        return Optional.empty();
    }
}
