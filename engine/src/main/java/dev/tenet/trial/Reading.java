package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/** What the answers to a case come to. Immutable. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Reading {

    /** The reading in a word or two, as in {@code DEEP} or {@code score -2}. */
    String label();

    /** Writes the reading to a record of the trial log: what was answered, and what was read from it. */
    void describe(Description into);

    /**
     * Why no further call can succeed, where a case asks several times and a later call ended the run: this reading still
     * counts, and is the last. Empty if the run can go on.
     */
    default Optional<String> fatalProblem() {
        return Optional.empty();
    }
}
