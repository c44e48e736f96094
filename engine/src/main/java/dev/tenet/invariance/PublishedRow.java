package dev.tenet.invariance;

import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.text.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line of a ValueConsistency file (Moore, Deshpande and Yang, 2024): one wording of a question, in one language.
 *
 * @param key the key shared by all paraphrases and translations of the question
 * @param id identifies the question in reports
 * @param topic the topic, in English
 * @param wording the question of this line
 * @param isOriginal whether it is the wording that the others paraphrase
 */
record PublishedRow(String key, String id, String topic, Wording wording, boolean isOriginal) {

    private static final Map<String, String> LANGUAGES =
            Map.of("english", "en", "german", "de", "chinese", "zh", "japanese", "ja");
    private static final Pattern WORD = Pattern.compile("[^a-z]+");
    private static final int DIGITS = 8;
    private static final String PORTRAIT = "schwartz_value";

    /** Returns whether a record is such a line, rather than one in Tenet's own format. */
    static boolean is(JsonRecord record) {
        return record.has("original") || record.has(PORTRAIT);
    }

    /** Returns whether a record is a portrait of the Portrait Values Questionnaire, which has no paraphrases. */
    static boolean isPortrait(JsonRecord record) {
        return record.has(PORTRAIT);
    }

    /**
     * Reads a question about a topic.
     *
     * @throws MalformedRecordException if a field is invalid; the message names its location
     */
    static PublishedRow question(JsonRecord record, FileLocation file) throws MalformedRecordException {
        String text = record.text("question").strip();
        String original = record.text("original").strip();
        String key = record.optionalText("original_english").orElse(original).strip();
        String topic = record.has("topic_english") ? record.text("topic_english") : record.text("topic");
        return new PublishedRow(
                key,
                slug(topic) + "-" + Fingerprint.of(key).substring(0, DIGITS),
                topic.strip(),
                wording(record, file),
                text.equals(original));
    }

    /**
     * Reads a portrait.
     *
     * @param number the portrait's number among those of the same value and language, from 1
     * @throws MalformedRecordException if a field is invalid; the message names its location
     */
    static PublishedRow portrait(JsonRecord record, FileLocation file, int number) throws MalformedRecordException {
        String value = record.text(PORTRAIT).strip();
        String id = "portrait-" + slug(value) + "-" + number;
        return new PublishedRow(id, id, value, wording(record, file), true);
    }

    /** Returns the question of a line, with its answers. */
    static Wording wording(JsonRecord record, FileLocation file) throws MalformedRecordException {
        List<Option> options = AnswerOptions.read(record);
        return new Wording(language(record, file), record.text("question").strip(), options.get(0), options.get(1));
    }

    /**
     * Returns the language given by a field, or else by the file name: {@code controversial_english_germany.jsonl} is
     * English. Defaults to English.
     */
    static String language(JsonRecord record, FileLocation file) throws MalformedRecordException {
        String named = record.optionalText("language").orElse(file.name()).toLowerCase(Locale.ROOT);
        String base = named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf('\\')) + 1);
        return WORD.splitAsStream(base)
                .map(word -> LANGUAGES.getOrDefault(word, ""))
                .filter(language -> !language.isEmpty())
                .findFirst()
                .orElse("en");
    }

    private static String slug(String name) {
        String slug = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return slug.replaceAll("^-|-$", "");
    }
}
