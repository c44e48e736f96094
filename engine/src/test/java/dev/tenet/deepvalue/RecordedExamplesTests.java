package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.setting.InvalidSpecException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training choices that were recorded elsewhere: few and many, well written and not. */
class RecordedExamplesTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ScenarioBank BANK = ScenarioBank.bundled();
    private static final Selection ONE_KIND =
            new Selection("security", "benevolence", List.of("formality"), List.of("legal"), List.of(4));

    @TempDir
    Path folder;

    private static String line(int number, boolean isFormal, String scenario) {
        ObjectNode choice = JSON.createObjectNode();
        choice.putObject("context").put("name", "legal");
        choice.putObject("deep_values").put("preferred", "security").put("less_preferred", "benevolence");
        choice.putObject("shallow_preferences")
                .put("preferred", isFormal ? "formal" : "informal")
                .put("less_preferred", isFormal ? "informal" : "formal");
        choice.put("scenario", scenario)
                .put("option_a", "Agent number " + number + " locks the door.")
                .put("option_b", "Agent number " + number + " asks after the day.")
                .put("choice", "Option A");
        return choice.toString();
    }

    private FileLocation choices(int count) throws IOException {
        Path file = folder.resolve("choices.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                out.write(line(i, i % 2 == 0, "user" + i + " chooses.") + "\n");
            }
        }
        return new FileLocation(file.toString());
    }

    private static List<Trial> trials(RecordedExamples recorded, int count) {
        DeepValueDesign design = DeepValueDesign.of(BANK, ONE_KIND, Guidance.NONE, Control.NONE, count, 1);
        List<Trial> trials = new ArrayList<>();
        GeneratedTrials source = new GeneratedTrials(design, BANK, recorded);
        for (Optional<Trial> next = source.next(); next.isPresent(); next = source.next()) {
            trials.add(next.get());
        }
        return trials;
    }

    private static List<Integer> numbersIn(String prompt) {
        return Pattern.compile("Agent number (\\d+) locks")
                .matcher(prompt)
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .toList();
    }

    /** Looked through one by one, 100,000 choices of two kinds took minutes to read, and each trial took all of them. */
    @Test
    @Tag("slow")
    @Timeout(120)
    void aHundredThousandChoicesAreReadAndDrawnFromWithoutLookingThroughThem() throws IOException {
        int count = 100_000;
        RecordedExamples recorded = RecordedExamples.read(List.of(choices(count)), BANK);
        Set<Integer> shown = new HashSet<>();
        for (Trial trial : trials(recorded, 20_000)) {
            List<Integer> numbers = numbersIn(trial.prompt());
            assertThat(numbers).hasSize(4).doesNotHaveDuplicates();
            int rest = trial.situation().pole().equals("formal") ? 0 : 1;
            assertThat(numbers).allMatch(number -> number % 2 == rest);
            shown.addAll(numbers);
        }
        // 80,000 draws from 100,000: 1 - (1 - 1/50,000)^40,000 = 0.551 of them are seen.
        assertThat(shown.size()).isBetween(54_000, 56_000);
    }

    @Test
    void theSeedDecidesWhichChoicesAreShownAndOnEachSideOfATrial() throws IOException {
        FileLocation file = choices(200);
        List<Trial> once = trials(RecordedExamples.read(List.of(file), BANK), 50);
        assertThat(trials(RecordedExamples.read(List.of(file), BANK), 50)).isEqualTo(once);
        assertThat(once.stream().map(Trial::prompt).distinct()).hasSize(50);
    }

    @Test
    void theSameChoiceTwiceIsOneExample() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            lines.append(line(i % 6, i % 2 == 0, "user1 chooses.")).append('\n');
        }
        RecordedExamples recorded = recorded(lines.toString());
        assertThatExceptionOfType(InvalidSpecException.class).isThrownBy(() -> trials(recorded, 1));
    }

    @Test
    void aFileOfAnotherSystemIsReadAlike() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lines.add(line(i, i % 2 == 0, "user" + i + " chooses."));
        }
        List<Trial> expected = trials(recorded(String.join("\n", lines) + "\n"), 10);
        assertThat(trials(recorded("\uFEFF" + String.join("\r\n\r\n", lines)), 10))
                .isEqualTo(expected);
    }

    @Test
    void aFieldThatStandsTwiceIsNamed() {
        String line = line(1, true, "user1 chooses.");
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() ->
                        recorded(line + "\n" + line.replace("\"choice\"", "\"choice\": \"Option B\", \"choice\"")))
                .withMessageContainingAll("choices.jsonl, line 2", "Duplicate field 'choice'");
    }

    @Test
    void aTableOfChoicesIsReadAlike() throws IOException {
        StringBuilder lines = new StringBuilder();
        StringBuilder table = new StringBuilder(
                "context.name;deep_values.preferred;deep_values.less_preferred;"
                        + "shallow_preferences.preferred;shallow_preferences.less_preferred;scenario;option_a;option_b;choice\n");
        for (int i = 0; i < 20; i++) {
            String line = line(i, i % 2 == 0, "user" + i + " chooses.");
            lines.append(line).append('\n');
            JsonNode node = new ObjectMapper().readTree(line);
            table.append(Stream.of(
                                    "/context/name",
                                    "/deep_values/preferred",
                                    "/deep_values/less_preferred",
                                    "/shallow_preferences/preferred",
                                    "/shallow_preferences/less_preferred",
                                    "/scenario",
                                    "/option_a",
                                    "/option_b",
                                    "/choice")
                            .map(path -> node.at(path).textValue())
                            .collect(Collectors.joining(";")))
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("choices.csv"), table);
        assertThat(trials(RecordedExamples.read(List.of(new FileLocation(file.toString())), BANK), 10))
                .isEqualTo(trials(recorded(lines.toString()), 10));
    }

    @Test
    void twoChoicesOnOneLineAreNotOne() {
        String line = line(1, true, "user1 chooses.");
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> recorded(line + "\n\n" + line + " " + line))
                .withMessageContaining("choices.jsonl, line 3 is not JSON (trailing content)");
    }

    @Test
    void aLineThatIsCutOffIsNamed() {
        String line = line(1, true, "user1 chooses.");
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> recorded(line + "\r\n" + line.substring(0, 100)))
                .withMessageContaining("choices.jsonl, line 2 is not JSON");
    }

    @Test
    void aByteThatIsNotUtf8IsNamedByItsLine() throws IOException {
        String text = line(1, true, "user1 chooses.") + "\n" + line(2, true, "user2 chooses in a café.");
        Path file = Files.write(folder.resolve("latin.jsonl"), text.getBytes(StandardCharsets.ISO_8859_1));
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> RecordedExamples.read(List.of(new FileLocation(file.toString())), BANK))
                .withMessageContainingAll("latin.jsonl, line 2, byte ", "0xE9 is not UTF-8", "Windows-1252");
    }

    /** In Java 17 a word's border looks back over all combining marks before it, each time. */
    @Test
    @Timeout(60)
    void theUsersNameIsFoundInLinearTime() throws IOException {
        StringBuilder lines = new StringBuilder();
        String marks = "e" + "\u0301".repeat(100_000);
        for (int i = 0; i < 20; i++) {
            lines.append(line(i, i % 2 == 0, marks + " user7, xuser7, user7x and user77."))
                    .append('\n');
        }
        Trial trial = trials(recorded(lines.toString()), 1).get(0);
        String user = Pattern.compile("choices that (user\\d{4}) made")
                .matcher(trial.prompt())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(trial.prompt()).contains(" " + user + ", xuser7, user7x and " + user + ".");
    }

    private RecordedExamples recorded(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("choices.jsonl"), text);
        return RecordedExamples.read(List.of(new FileLocation(file.toString())), BANK);
    }
}
