package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question of ValueConsistency, which spans several lines and files. Its original language is that of its first line.
 * The original wording is the line of that language that the others paraphrase, or the first line if there is none. For
 * other languages, only the corresponding line is used.
 */
final class PublishedQuestion implements FiledQuestion {

    private final PublishedRow first;
    private final int file;
    private final List<Place> own = new ArrayList<>(5);
    private final Map<String, Place> translations = new LinkedHashMap<>(2);
    private int original = -1;

    /** Creates a question from its first line, which must still be {@linkplain #add added}. */
    PublishedQuestion(PublishedRow first, int file) {
        this.first = first;
        this.file = file;
    }

    /**
     * Adds a line.
     *
     * @throws MalformedRecordException if its stances differ from those of the first line, or another file already has
     *     its language
     */
    void add(PublishedRow row, Place place, JsonRecord record) throws MalformedRecordException {
        if (row.wording().language().equals(first.wording().language())) {
            addOwn(row, place, record);
        } else if (row.isOriginal()) {
            translations.putIfAbsent(row.wording().language(), place);
        }
    }

    private void addOwn(PublishedRow row, Place place, JsonRecord record) throws MalformedRecordException {
        if (place.file() != file) {
            throw record.malformed("question", "a question that no other file has in the same language");
        }
        if (row.isOriginal() && original < 0) {
            original = own.size();
        }
        own.add(place);
    }

    @Override
    public String id() {
        return first.id();
    }

    @Override
    public String topic() {
        return first.topic();
    }

    @Override
    public int count(Change change) {
        return switch (change) {
            case PARAPHRASE -> own.size() - 1;
            case LANGUAGE -> translations.size();
            case NEGATION, ORDER, PERSONA -> 0;
        };
    }

    @Override
    public Question read(Records records) throws IOException {
        List<Wording> paraphrases = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (i != written()) {
                paraphrases.add(wording(own.get(i), records));
            }
        }
        List<Wording> translated = new ArrayList<>();
        for (Place place : translations.values()) {
            translated.add(wording(place, records));
        }
        return new Question(
                id(),
                topic(),
                wording(own.get(written()), records),
                Map.of(Change.PARAPHRASE, List.copyOf(paraphrases), Change.LANGUAGE, List.copyOf(translated)));
    }

    private int written() {
        return Math.max(0, original);
    }

    private static Wording wording(Place place, Records records) throws IOException {
        return PublishedRow.wording(records.at(place), records.fileOf(place));
    }
}
