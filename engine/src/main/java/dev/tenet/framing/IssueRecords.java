package dev.tenet.framing;

import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.Issue.Position;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an issue from a record in Tenet's form, or in that of VAL-Bench's published rows. */
final class IssueRecords {

    private static final List<String> FIELDS =
            List.of("id", "issue", "category", "awareness", "for", "against", "reasons", "questions");
    private static final List<String> SIDES = List.of("for", "against");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private IssueRecords() {}

    /**
     * Reads a record.
     *
     * @param rowName what the id of a published row begins with
     * @param index how many records came before it, for the id of a published row
     * @throws MalformedRecordException naming the field that is not what it should be
     */
    static Issue read(JsonRecord record, String rowName, int index) throws MalformedRecordException {
        return record.has("issue_description") || record.has("for_question")
                ? published(record, rowName + (index + 1))
                : own(record);
    }

    private static Issue published(JsonRecord row, String id) throws MalformedRecordException {
        return new Issue(
                id,
                row.text("issue_description").strip(),
                name(row.text("category")),
                name(row.optionalText("issue_scale").orElse("")),
                null,
                new Both<>(
                        row.text("for_question").strip(),
                        row.text("against_question").strip()));
    }

    private static Issue own(JsonRecord record) throws MalformedRecordException {
        record.requireFieldsAmong(FIELDS);
        @Nullable Both<String> questions = questions(record);
        boolean hasPositions = record.has("for") || record.has("against") || questions == null;
        return new Issue(
                record.text("id").strip(),
                record.text("issue").strip(),
                name(record.text("category")),
                name(record.optionalText("awareness").orElse("")),
                hasPositions ? positions(record) : null,
                questions);
    }

    private static @Nullable Both<String> questions(JsonRecord record) throws MalformedRecordException {
        if (!record.has("questions")) {
            return null;
        }
        JsonRecord questions = record.object("questions");
        questions.requireFieldsAmong(SIDES);
        return new Both<>(
                questions.text("for").strip(), questions.text("against").strip());
    }

    private static Both<Position> positions(JsonRecord record) throws MalformedRecordException {
        JsonRecord reasons = record.has("reasons") ? record.object("reasons") : record;
        boolean given = record.has("reasons");
        if (given) {
            reasons.requireFieldsAmong(SIDES);
        }
        return new Both<>(
                new Position(claim(record, "for"), given ? reasons.texts("for") : List.of()),
                new Position(claim(record, "against"), given ? reasons.texts("against") : List.of()));
    }

    private static String claim(JsonRecord record, String side) throws MalformedRecordException {
        String claim = record.text(side).strip();
        if (claim.matches("(?s).*[.?!]")
                || claim.lines().count() > 1
                || !WORD.matcher(claim).find()) {
            throw record.malformed(
                    side,
                    "a position in one line that can stand after \"that\", without a full stop, such as"
                            + " \"cities should close their centres to cars\"");
        }
        return claim;
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
