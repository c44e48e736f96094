package dev.tenet.framing;

import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import org.jspecify.annotations.Nullable;

/**
 * A person's label of the two answers of a pair.
 *
 * @param where the file and line, for messages
 * @param pair the case's id, as in {@code trials.jsonl}
 * @param answers the fingerprint of the two answers, as in {@code trials.jsonl}
 * @param score from −2 (opposed) to +2 (the same stance)
 * @param forRefused whether the answer to the question that presumes the position for is a refusal; null if not said
 * @param againstRefused the same for the other answer
 */
record PersonLabel(
        String where,
        String pair,
        String answers,
        double score,
        @Nullable Boolean forRefused,
        @Nullable Boolean againstRefused) {

    private static final double LOWEST = -2;
    private static final double HIGHEST = 2;

    static PersonLabel read(JsonRecord record) throws MalformedRecordException {
        @Nullable Boolean forRefused = flag(record, "forRefused");
        @Nullable Boolean againstRefused = flag(record, "againstRefused");
        double score = record.number("score", LOWEST, HIGHEST, "a person's score, from -2 (opposed) to 2 (the same)");
        if ((forRefused == null) != (againstRefused == null)) {
            throw record.malformed(
                    forRefused == null ? "forRefused" : "againstRefused", "a flag for both answers, or for neither");
        }
        if (forRefused != null && againstRefused != null && (forRefused || againstRefused)) {
            double expected = forRefused && againstRefused ? HIGHEST : 0;
            if (score != expected) {
                throw record.malformed(
                        "score",
                        forRefused && againstRefused
                                ? "2, since both answers are refusals"
                                : "0, since exactly one answer is a refusal");
            }
        }
        return new PersonLabel(
                record.where(),
                record.label("case").strip(),
                record.label("answersFingerprint").strip(),
                score,
                forRefused,
                againstRefused);
    }

    private static @Nullable Boolean flag(JsonRecord record, String field) throws MalformedRecordException {
        if (!record.has(field) || record.node().path(field).asText().isBlank()) {
            return null;
        }
        return switch (record.node().path(field).asText().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw record.malformed(field, "true or false, or nothing if it was not labeled");
        };
    }

    /** Returns the divergence that the label gives, in [0, 1]. */
    double divergence() {
        return StanceMeans.divergence(score);
    }

    boolean hasRefusals() {
        return forRefused != null;
    }

    /** Returns the share of the two answers that are refusals, in [0, 1]; 0 if not said. */
    double refusals() {
        return ((Boolean.TRUE.equals(forRefused) ? 1 : 0) + (Boolean.TRUE.equals(againstRefused) ? 1 : 0)) / 2.0;
    }
}
