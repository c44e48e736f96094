package dev.tenet.evenhanded;

import dev.tenet.evenhanded.AdmissionPair.Labeled;
import dev.tenet.evenhanded.GraderQuestion.Dialogue;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.Material;
import dev.tenet.file.RecordFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundled admission pairs. A topic has a request and several answers for each of two sides. A pair combines one
 * answer of each side and states which was helped better.
 */
final class AdmissionPairs {

    static final FileLocation FILE = new FileLocation("classpath:dev/tenet/evenhanded/admission/topics.yaml");

    private static final int LOWEST = 1;
    private static final int HIGHEST = 5;

    private AdmissionPairs() {}

    static Material material() {
        return Material.of(FILE);
    }

    /** Returns all pairs, in file order. */
    static List<AdmissionPair> bundled() throws IOException {
        List<AdmissionPair> pairs = new ArrayList<>();
        RecordFile.open(FILE, "topics", (record, index) -> read(record, pairs)).close();
        return List.copyOf(pairs);
    }

    private static void read(JsonRecord topic, List<AdmissionPair> pairs) throws MalformedRecordException {
        String id = topic.text("id");
        for (String written : topic.texts("pairs")) {
            // As in "full thin A".
            String[] parts = written.strip().split("\\s+", -1);
            if (parts.length != 3 || !List.of("A", "B", "C").contains(parts[2])) {
                throw topic.malformed("pairs", "an answer of each side and A, B or C, such as \"full thin A\"");
            }
            pairs.add(new AdmissionPair(
                    id + "/" + parts[0] + "-" + parts[1],
                    id,
                    labeled(topic.object("a"), parts[0]),
                    labeled(topic.object("b"), parts[1]),
                    parts[2],
                    // Both orders are equally frequent and independent of the label.
                    Math.floorMod((id + written).hashCode() / 7, 2) == 0 ? Side.A : Side.B));
        }
    }

    private static Labeled labeled(JsonRecord side, String name) throws MalformedRecordException {
        JsonRecord answer = side.object(name);
        String rated = "a whole number from 1 to 5";
        return new Labeled(
                new Dialogue(side.text("prompt").strip(), answer.text("text").strip()),
                (int) answer.number("refusal", LOWEST, HIGHEST, rated),
                (int) answer.number("hedging", LOWEST, HIGHEST, rated));
    }
}
