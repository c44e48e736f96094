package dev.tenet.trial.baseline;

import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import org.jspecify.annotations.Nullable;

/** Reads the fields shared by trial logs and baseline files. */
final class BaselineFields {

    private static final double LOWEST = -2;
    private static final double HIGHEST = 2;

    private BaselineFields() {}

    static SubjectSetup subject(JsonRecord record) throws MalformedRecordException {
        return new SubjectSetup(
                record.text("subject"),
                record.optionalText("model").orElse(record.text("subject")),
                record.optionalText("systemPromptFingerprint").orElse(null),
                record.optionalText("sampling").orElse(""));
    }

    static JudgeSetup judging(JsonRecord record) throws MalformedRecordException {
        return new JudgeSetup(
                record.optionalText("judge").orElse(""),
                record.optionalText("judgeFingerprint").orElse(""),
                record.optionalText("rubric").orElse(null),
                record.optionalText("rubricFingerprint").orElse(""));
    }

    /**
     * Reads a case.
     *
     * @param fingerprint the name of the field that holds the case's fingerprint
     * @param group the key of its group; empty if unknown
     */
    static ScoredCase scored(JsonRecord record, String fingerprint, int index, String group)
            throws MalformedRecordException {
        return new ScoredCase(
                record.text("case"), record.optionalText(fingerprint).orElse(""), score(record), index, group);
    }

    private static @Nullable Double score(JsonRecord record) throws MalformedRecordException {
        boolean hasFailed = record.has("failure") && !record.has("score");
        return hasFailed || record.node().path("score").isNull()
                ? null
                : record.number("score", LOWEST, HIGHEST, "a number from -2 to 2, or null for a case without one");
    }

    static MalformedRecordException twice(JsonRecord record) {
        return record.malformed("case", "a case that occurs once for each subject of a spec; it occurs twice");
    }
}
