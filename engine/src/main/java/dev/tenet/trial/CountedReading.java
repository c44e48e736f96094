package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** A reading that counts for or against a share, or for neither, so that {@link ShareFigures} can tally it. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface CountedReading extends Reading {

    /** What a reading counts as. */
    enum Counting {
        /** For the share. */
        FOR,
        /** Against the share. */
        AGAINST,
        /** For neither, because it could not be read. */
        UNREADABLE,
        /** For neither, because the model refused. */
        REFUSED
    }

    /** What this reading counts as. */
    Counting counting();
}
