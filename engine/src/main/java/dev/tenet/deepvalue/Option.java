package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** One of the two options of a question, by its letter. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Option {
    /** The first option. */
    A,
    /** The second option. */
    B;

    /** Returns the other option. */
    public Option other() {
        return this == A ? B : A;
    }
}
