package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** Why a run asked nothing more. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Ending {

    /** Everything planned was asked. */
    record Complete() implements Ending {}

    /**
     * Enough was known before everything planned was asked. Answers that were under way by then are handed to the observer
     * and tallied no more.
     */
    record Decided() implements Ending {}

    /**
     * Something kept it from asking all.
     *
     * @param reason what, in words for users
     */
    record CutShort(String reason) implements Ending {}
}
