package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.file.FileLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The number of trials of each part is known before the first is asked. */
class PlannedTrialsTests {

    private static final ScenarioBank BANK = ScenarioBank.bundled();

    @TempDir
    Path folder;

    @Test
    void thePlanOfGeneratedTrialsIsWhatIsAsked() throws IOException {
        for (Selection selection : List.of(
                Selection.ALL,
                new Selection("justice", "", List.of("formality"), List.of("legal", "finance"), List.of(4)),
                new Selection("", "", List.of(), List.of(), List.of(2, 40)))) {
            for (long trials : new long[] {1, 7, 100}) {
                DeepValueDesign design =
                        DeepValueDesign.of(BANK, selection, Guidance.NONE, Control.AUTO, trials, trials);
                assertThatThePlanIsWhatIsAsked(new GeneratedTrials(design, BANK));
            }
        }
    }

    @Test
    void thePlanOfAFileIsWhatIsAsked() throws IOException {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            records.append(record(i)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("prompts.jsonl"), records);
        for (long trials : new long[] {0, 9}) {
            try (PublishedTrials source = PublishedTrials.open(
                    new FileLocation(file.toString()), BANK, Selection.ALL, Control.NONE, trials, false, 1)) {
                assertThatThePlanIsWhatIsAsked(source);
            }
        }
    }

    private static String record(int number) {
        return ("{'prompt_id': 'p" + number + "', 'prompt': 'A or B?', 'n_training_examples': " + (number % 3 + 4)
                        + ", 'expected_deep_value_choice': 'Option A', 'shallow_preference_choice': 'Option B',"
                        + " 'deep_values': {'preferred': '"
                        + List.of("justice", "fidelity").get(number % 2)
                        + "', 'less_preferred': 'beneficence'}, 'shallow_preferences': {'preferred': 'Formal Language',"
                        + " 'less_preferred': 'Colloquial Language'}, 'context': {'name': 'c" + number % 5
                        + "', 'activity': 'drafting'}}")
                .replace('\'', '"');
    }

    private static void assertThatThePlanIsWhatIsAsked(PlannedTrials source) throws IOException {
        Map<Factor, Map<String, Long>> planned = source.planned();
        Map<Factor, Map<String, Long>> asked = new EnumMap<>(Factor.class);
        for (Optional<Trial> next = source.next(); next.isPresent(); next = source.next()) {
            for (Every every : Every.values()) {
                asked.computeIfAbsent(every.factor(), factor -> new TreeMap<>())
                        .merge(every.factor().levelOf(next.get()), 1L, Long::sum);
            }
        }
        assertThat(planned).isEqualTo(asked);
    }
}
