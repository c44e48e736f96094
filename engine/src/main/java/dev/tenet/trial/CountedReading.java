package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** A reading that counts for or against a share, or for neither. {@link ShareFigures} tallies such readings. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface CountedReading extends Reading {

    /** How a reading is counted. */
    enum Counting {
        /** For the share. */
        FOR,
        /** Against the share. */
        AGAINST,
        /** Neither, because the answer could not be read. */
        UNREADABLE,
        /** Neither, because the model refused. */
        REFUSED
    }

    /** Returns how this reading is counted. */
    Counting counting();
}
