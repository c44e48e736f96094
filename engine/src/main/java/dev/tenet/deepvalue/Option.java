package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** One of the two options of a question, by the letter it stands under. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Option {
    /** The one that stands first. */
    A,
    /** The one that stands second. */
    B;

    /** The other one. */
    public Option other() {
        return this == A ? B : A;
    }
}
