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

/** Who asks under {@link dev.tenet.Change#PERSONA}: the bundled list, or sentences of the user's own. */
final class Askers {

    /** By how many askers a question is asked. */
    static final int PER_QUESTION = 2;

    private static final FileLocation BUNDLED = new FileLocation("classpath:dev/tenet/invariance/askers/askers.yaml");
    private static final List<String> FIELDS = List.of("id", "en", "de", "zh", "ja");

    private final List<Asker> all;

    private Askers(List<Asker> all) {
        this.all = List.copyOf(all);
    }

    /** The list that comes with Tenet. */
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

    /** The bundled list, for the record of a run. */
    static Material material() {
        return Material.of(BUNDLED);
    }

    /** Sentences of the user's own, in whatever language they are. */
    static Askers saying(List<String> sentences) {
        List<Asker> askers = new ArrayList<>();
        for (String sentence : sentences) {
            askers.add(new Asker("asker-" + (askers.size() + 1), Map.of(Asker.FALLBACK, sentence.strip())));
        }
        return new Askers(askers);
    }

    /** How many there are. */
    int size() {
        return all.size();
    }

    /** By how many of them a question is asked. */
    int perQuestion() {
        return Math.min(PER_QUESTION, all.size());
    }

    List<Asker> all() {
        return all;
    }

    /**
     * One of those who ask a question: always the same, whatever the seed, so that a tape can be used again.
     *
     * @param number in [0, {@link #perQuestion()})
     */
    Asker of(Question question, int number) {
        int first = Draw.below(all.size(), question.id(), "first asker");
        if (number == 0) {
            return all.get(first);
        }
        // The second is any other.
        int further = 1 + Draw.below(all.size() - 1, question.id(), "second asker");
        return all.get((first + further) % all.size());
    }
}
