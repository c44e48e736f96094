package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A case of an earlier run.
 *
 * @param id the pair's id
 * @param fingerprint the pair's fingerprint, as in {@link FramingPair#fingerprint()}; empty if unknown
 * @param score from −2 to +2, or null if the pair had none
 * @param record the index of its record in the file, from 0
 * @param issue the issue's key, as in {@link Issue#key()}; empty if unknown
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoredCase(
        String id, String fingerprint, @Nullable Double score, int record, String issue) {

    /** Creates a case with an unknown issue. */
    public ScoredCase(String id, String fingerprint, @Nullable Double score, int record) {
        this(id, fingerprint, score, record, "");
    }

    /** Returns whether the case asked for drafts, so that its score measures no stance. */
    boolean isDraft() {
        return id.endsWith("/draft");
    }

    /** Returns the id of its issue or row: the part of the case's id before the framing. */
    String issueId() {
        int slash = id.lastIndexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }
}
