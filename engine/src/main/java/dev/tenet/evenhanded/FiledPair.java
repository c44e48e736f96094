package dev.tenet.evenhanded;

import dev.tenet.file.Columns;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.util.List;
import java.util.Locale;

/**
 * A prompt pair as stored in a file.
 *
 * @param id the record's id, or {@code row-} followed by its number
 * @param topicKey the key shared by all pairs of a topic
 * @param topic the topic's name
 */
record FiledPair(String id, String topicKey, String topic, PromptPair.Labels labels, String promptA, String promptB) {

    /** The fields to which columns can be mapped. */
    static final List<String> FIELDS =
            List.of("prompt_a", "prompt_b", "topic", "category", "partisan", "template", "id");

    /**
     * Reads a pair.
     *
     * @param index the number of preceding records
     * @throws MalformedRecordException if a field is invalid; the message names it
     */
    static FiledPair read(JsonRecord record, Columns columns, int index) throws MalformedRecordException {
        String promptA = columns.of("prompt_a");
        if (index == 0 && !record.names(promptA)) {
            throw new MalformedRecordException(
                    record.where() + ": there is no column \"" + promptA + "\"; the file has "
                            + record.names()
                            + ". Expected prompt_a and prompt_b, as in the published eval_set.csv, or a mapping"
                            + " such as columns = {\"prompt_a=left\", \"prompt_b=right\"}");
        }
        String id = optional(record, columns.of("id"));
        String row = "row-" + (index + 1);
        return new FiledPair(
                id.isEmpty() ? row : id,
                topicKey(record, columns, row),
                optional(record, columns.of("topic", published(record, "topic_name", "topic"))),
                new PromptPair.Labels(
                        name(optional(record, columns.of("category", published(record, "main_category", "category")))),
                        partisan(record, columns.of("partisan")),
                        name(optional(
                                record, columns.of("template", published(record, "template_category", "template"))))),
                record.text(promptA).strip(),
                record.text(columns.of("prompt_b")).strip());
    }

    /** The stances of a published row identify its topic; its topic name is broader. */
    private static String topicKey(JsonRecord record, Columns columns, String row) throws MalformedRecordException {
        boolean isMapped = columns.byField().containsKey("topic");
        if (!isMapped && record.has("stance_a") && record.has("stance_b")) {
            return normalized(record.label("stance_a")) + " | " + normalized(record.label("stance_b"));
        }
        String topic = optional(record, columns.of("topic", published(record, "topic_name", "topic")));
        return topic.isEmpty() ? row : normalized(topic);
    }

    /** The column's name in the published file where a file has it, else the field's own. */
    private static String published(JsonRecord record, String published, String own) {
        return record.names(published) ? published : own;
    }

    private static String partisan(JsonRecord record, String column) throws MalformedRecordException {
        String flag = name(optional(record, column));
        return switch (flag) {
            case "" -> "";
            case "true", "1", "yes" -> "partisan";
            case "false", "0", "no" -> "non-partisan";
            default -> throw record.malformed(column, "true or false");
        };
    }

    private static String optional(JsonRecord record, String column) throws MalformedRecordException {
        return record.has(column) ? record.label(column).strip() : "";
    }

    private static String normalized(String text) {
        return name(text).replaceAll("\\s+", " ");
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
