package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A case of an earlier run.
 *
 * @param id the case's id
 * @param fingerprint the fingerprint of what was asked; empty if unknown
 * @param score the score, in the scale of the measure within [−2, 2], or null if the case had none
 * @param record the index of its record in the file, from 0
 * @param group the key of the group of cases that form one observation, such as an issue; empty if unknown
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoredCase(
        String id, String fingerprint, @Nullable Double score, int record, String group) {

    /** Creates a case with an unknown group. */
    public ScoredCase(String id, String fingerprint, @Nullable Double score, int record) {
        this(id, fingerprint, score, record, "");
    }

    /** Returns the score as it is written: without a decimal point if it is a whole number. */
    public static @Nullable Number number(@Nullable Double score) {
        return score != null && score == Math.rint(score) ? (Number) (int) (double) score : score;
    }
}
