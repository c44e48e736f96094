package dev.tenet.invariance;

import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.Material;
import dev.tenet.file.RecordFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The personas for {@link dev.tenet.Change#PERSONA}: the bundled list, or a user's own sentences. */
final class Askers {

    /** The number of personas per question. */
    static final int PER_QUESTION = 2;

    private static final FileLocation BUNDLED = new FileLocation("classpath:dev/tenet/invariance/askers/askers.yaml");
    private static final List<String> FIELDS = List.of("id", "en", "de", "zh", "ja");

    private final List<Asker> all;

    private Askers(List<Asker> all) {
        this.all = List.copyOf(all);
    }

    /** Returns the list bundled with Tenet. */
    static Askers bundled() throws IOException {
        List<Asker> askers = new ArrayList<>();
        RecordFile.open(BUNDLED, "askers", (record, index) -> askers.add(asker(record)))
                .close();
        return new Askers(askers);
    }

    private static Asker asker(JsonRecord record) throws dev.tenet.file.MalformedRecordException {
        Map<String, String> says = new HashMap<>();
        for (String language : FIELDS.subList(1, FIELDS.size())) {
            says.put(language, record.text(language));
        }
        return new Asker(record.text("id"), says);
    }

    /** Returns the bundled list, for the record of a run. */
    static Material material() {
        return Material.of(BUNDLED);
    }

    /** Creates personas from a user's own sentences, in any language. */
    static Askers saying(List<String> sentences) {
        List<Asker> askers = new ArrayList<>();
        for (String sentence : sentences) {
            askers.add(new Asker("asker-" + (askers.size() + 1), Map.of(Asker.FALLBACK, sentence.strip())));
        }
        return new Askers(askers);
    }

    /** Returns the number of personas. */
    int size() {
        return all.size();
    }

    /** Returns the number of personas per question. */
    int perQuestion() {
        return Math.min(PER_QUESTION, all.size());
    }

    List<Asker> all() {
        return all;
    }

    /**
     * Returns one of a question's personas. The choice is independent of the seed, so that tapes can be reused.
     *
     * @param number in [0, {@link #perQuestion()})
     */
    Asker of(Question question, int number) {
        int first = Draw.below(all.size(), question.id(), "first asker");
        if (number == 0) {
            return all.get(first);
        }
        // The second is any other persona.
        int further = 1 + Draw.below(all.size() - 1, question.id(), "second asker");
        return all.get((first + further) % all.size());
    }
}
