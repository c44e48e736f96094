package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What is asked once: a trial, a pair of questions. Immutable. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Case {

    /** Identifies the case in every run of the same spec, as in {@code organ-donors/leading}. */
    String id();

    /** The part of the evidence that the case belongs to, as in {@code healthcare · 4 shots}; empty for none. */
    default String cell() {
        return "";
    }

    /** Writes the case to a record of the trial log: what was asked, and what it belongs to. */
    void describe(Description into);
}
