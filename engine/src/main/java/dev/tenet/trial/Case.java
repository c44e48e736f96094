package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** A unit of a run, such as a trial or a pair of questions. Immutable. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Case {

    /**
     * Returns the id of the case, such as {@code organ-donors/leading}. It is the same in every run of the same spec.
     */
    String id();

    /**
     * Returns the cell of the evidence that the case belongs to, such as {@code healthcare · 4 shots}; empty if none.
     */
    default String cell() {
        return "";
    }

    /** Writes the case to a record of the trial log: the questions and their place in the design. */
    void describe(Description into);
}
