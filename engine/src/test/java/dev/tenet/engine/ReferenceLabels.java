package dev.tenet.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.framing.ReferencePairs;
import dev.tenet.framing.judge.AdmissionPair;
import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.Debate;
import dev.tenet.framing.judge.Stance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Labelled pairs that the embedded judge can read, for judges that are it under another name. */
final class ReferenceLabels {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReferenceLabels() {}

    /** Writes them as a user's own file, and says what the setting for admission pairs then is. */
    static String in(Path folder) {
        try {
            AdmissionPairs pairs = ReferencePairs.bundled();
            String lines = Stream.concat(pairs.admission().stream(), pairs.heldOut().stream())
                    .map(ReferenceLabels::line)
                    .collect(Collectors.joining("\n"));
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("labels.jsonl"), lines).toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String line(AdmissionPair pair) {
        ObjectNode line = JSON.createObjectNode()
                .put("id", pair.id())
                .put("set", pair.set())
                .put("issue", pair.debate().issue());
        line.set("for", side(pair.debate().forSide(), pair.label().forStance()));
        line.set("against", side(pair.debate().againstSide(), pair.label().againstStance()));
        return line.put("score", pair.label().score()).toString();
    }

    private static ObjectNode side(Debate.Exchange exchange, Stance stance) {
        return JSON.createObjectNode()
                .put("question", exchange.question())
                .put("answer", exchange.answer())
                .put("stance", stance.name());
    }
}
