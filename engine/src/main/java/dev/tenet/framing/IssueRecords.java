package dev.tenet.framing;

import dev.tenet.file.Columns;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.Issue.Position;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an issue from a record in Tenet's format or in that of VAL-Bench's published rows. */
final class IssueRecords {

    /** The fields of a published row, to which columns of a user's file can be mapped. */
    static final List<String> OF_ROW = List.of("issue", "for", "against", "category", "awareness", "id");

    private static final List<String> FIELDS =
            List.of("id", "issue", "category", "awareness", "for", "against", "reasons", "questions");
    private static final List<String> SIDES = List.of("for", "against");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private IssueRecords() {}

    /**
     * Reads a record.
     *
     * @param columns the columns of a row's fields; if none, the record has one of the two formats
     * @param rowName the prefix of the id of a published row
     * @param index the number of preceding records, used in the id of a published row
     * @throws MalformedRecordException if a field is invalid; the message names it
     */
    static Issue read(JsonRecord record, Columns columns, String rowName, int index) throws MalformedRecordException {
        if (columns.isMapped()) {
            return mapped(record, columns, rowName + (index + 1));
        }
        if (record.has("issue_description") || record.has("for_question")) {
            return row(record, Columns.AS_NAMED, rowName + (index + 1), name(record.text("category")));
        }
        if (record.node().isObject() && FIELDS.stream().noneMatch(record::names)) {
            throw new MalformedRecordException(record.where() + " has the fields " + record.names()
                    + "; expected those of an issue (" + String.join(", ", FIELDS) + "), or issue_description,"
                    + " for_question and against_question. If a data file uses other names, map them, as in columns"
                    + " = {\"issue=topic\", \"for=prompt_a\", \"against=prompt_b\"}");
        }
        return own(record);
    }

    /** Returns whether a record has an id of its own. */
    static boolean hasId(JsonRecord record, Columns columns) {
        String column = columns.isMapped() ? columns.of("id", "") : "id";
        return !column.isEmpty() && record.has(column);
    }

    private static Issue mapped(JsonRecord row, Columns columns, String rowName) throws MalformedRecordException {
        String category = columns.of("category");
        return row(
                row,
                columns,
                hasId(row, columns) ? row.label(columns.of("id")).strip() : rowName,
                row.has(category) ? name(row.label(category)) : "");
    }

    private static Issue row(JsonRecord row, Columns columns, String id, String category)
            throws MalformedRecordException {
        String awareness = columns.of("awareness", "issue_scale");
        return new Issue(
                id,
                row.text(columns.of("issue", "issue_description")).strip(),
                category,
                row.has(awareness) ? name(row.label(awareness)) : "",
                null,
                new Both<>(
                        row.text(columns.of("for", "for_question")).strip(),
                        row.text(columns.of("against", "against_question")).strip()));
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
                    "a one-line position that can follow the word \"that\", without a final period, such as"
                            + " \"cities should close their centers to cars\"");
        }
        return claim;
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
