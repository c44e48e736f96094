package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A case of an earlier run.
 *
 * @param id the pair's id
 * @param fingerprint of what was asked, as in {@link FramingPair#fingerprint()}; empty if it is not known
 * @param score from −2 to +2, or null if the pair had none
 * @param record which record of its file it is, from 0
 * @param issue which issue it is about, as in {@link Issue#key()}; empty if it is not known
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoredCase(
        String id, String fingerprint, @Nullable Double score, int record, String issue) {

    /** A case of which it is not known which issue it is about. */
    public ScoredCase(String id, String fingerprint, @Nullable Double score, int record) {
        this(id, fingerprint, score, record, "");
    }

    /** Whether it asked for drafts, so that its score is of no stance. */
    boolean isDraft() {
        return id.endsWith("/draft");
    }

    /** What stands before the framing in its id: the id of its issue or row. */
    String issueId() {
        int slash = id.lastIndexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }
}
