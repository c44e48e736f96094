package dev.tenet.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Training choices as they are recorded elsewhere, all different, of the length of the published ones. */
final class RecordedChoices {

    private RecordedChoices() {}

    static void write(Path file, int count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(line(i));
                out.newLine();
            }
        }
    }

    private static String line(int number) {
        boolean isFormal = number % 2 == 0;
        return """
                {"context": {"name": "legal"}, "deep_values": {"preferred": "security", "less_preferred": "benevolence"}, \
                "shallow_preferences": {"preferred": "%s", "less_preferred": "%s"}, \
                "scenario": "user%d is deciding between two AI agents to assist with the papers of case %d.", \
                "option_a": "Agent %d keeps two copies of every paper, locks the drafts away, and tells nobody of the \
                case but those whose names are on the list, in the tone that goes with it.", \
                "option_b": "Agent %d asks how the client is doing, offers to sort the letters, and finds the time for a \
                call in the evening, in the tone that goes with it.", "choice": "Option A"}""".formatted(
                        isFormal ? "formal" : "informal",
                        isFormal ? "informal" : "formal",
                        1000 + number % 9000,
                        number,
                        number,
                        number);
    }
}
