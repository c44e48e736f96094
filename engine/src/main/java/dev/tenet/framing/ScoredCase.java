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
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoredCase(
        String id, String fingerprint, @Nullable Double score, int record) {}
