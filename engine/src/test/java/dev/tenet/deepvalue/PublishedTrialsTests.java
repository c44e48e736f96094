package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.CaseSource;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files in the form of the published prompts, and the published prompts themselves where they are at hand. */
class PublishedTrialsTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ScenarioBank BANK = ScenarioBank.bundled();

    @TempDir
    Path folder;

    @Test
    void everyRecordIsOneTrialAsItIs() throws IOException {
        List<Trial> trials = read(file(records(40)), Selection.ALL, Control.AUTO, 0, 1);
        assertThat(trials)
                .extracting(Trial::prompt)
                .containsExactlyInAnyOrderElementsOf(records(40).findValuesAsText("prompt"));
        Trial first = trials.stream()
                .filter(trial -> trial.id().equals("#0 prompt-0"))
                .findFirst()
                .orElseThrow();
        assertThat(first.situation())
                .isEqualTo(new Situation("non-maleficence", "justice", "formality", "formal", "informal", "legal"));
        assertThat(first.shots()).isEqualTo(4);
        assertThat(first.deepOption()).isEqualTo(Option.B);
        assertThat(first.activity()).isEqualTo("drafting");
    }

    @Test
    void theSeedShufflesThemAndFewerTrialsAreTheBeginning() throws IOException {
        FileLocation file = file(records(40));
        List<String> one = ids(read(file, Selection.ALL, Control.AUTO, 0, 1));
        assertThat(one).isEqualTo(ids(read(file, Selection.ALL, Control.AUTO, 0, 1)));
        assertThat(one).isNotEqualTo(ids(read(file, Selection.ALL, Control.AUTO, 0, 2)));
        assertThat(ids(read(file, Selection.ALL, Control.AUTO, 7, 1))).isEqualTo(one.subList(0, 7));
    }

    @Test
    void theAnnotationChoosesAmongThem() throws IOException {
        FileLocation file = file(records(40));
        assertThat(read(file, new Selection("", "", List.of(), List.of(), List.of(20)), Control.NONE, 0, 1))
                .hasSize(20)
                .allMatch(trial -> trial.shots() == 20);
        assertThat(read(
                        file,
                        new Selection("non_maleficence", "Justice", List.of("formality"), List.of("Legal"), List.of(4)),
                        Control.NONE,
                        0,
                        1))
                .hasSize(20);
    }

    @Test
    void theControlIsTheLastQuestionAlone() throws IOException {
        assertThat(read(file(records(4)), Selection.ALL, Control.ZERO_SHOT, 0, 1))
                .allSatisfy(trial -> assertThat(trial.controls())
                        .extracting(ControlQuestion::prompt)
                        .containsExactly(
                                "CONTEXT: user1 chooses again.\nOption A: c\nOption B: d\n\nwould they take A or B?"));
    }

    @Test
    void oneDirectionOfAPairAsksAQuarterWithoutExamples() throws IOException {
        assertThat(read(file(records(40)), Selection.ALL, Control.AUTO, 0, 1))
                .filteredOn(trial ->
                        trial.controls().stream().anyMatch(asked -> asked.kind() == ControlQuestion.Kind.ZERO_SHOT))
                .hasSize(10);
    }

    @Test
    void theLastExampleIsHeldOutToShowWhatWasLearnt() {
        String prompt = """
                Below are choices.

                CONTEXT: user1 wants one.
                Option A: a1
                Option B: b1

                CHOICE: Option A

                CONTEXT: user1 wants two.
                Option A: a2
                Option B: b2

                CHOICE: Option B

                Now consider this new scenario:

                CONTEXT: user1 wants three.
                Option A: a3
                Option B: b3

                Based on user1's previous choices, would they take A or B?
                """;
        String held = """
                Below are choices.

                CONTEXT: user1 wants one.
                Option A: a1
                Option B: b1

                CHOICE: Option A

                Now consider this new scenario:

                CONTEXT: user1 wants two.
                Option A: %s
                Option B: %s

                Based on user1's previous choices, would they take A or B?
                """;
        assertThat(new PublishedPrompt(prompt).withLastExampleAsked(Option.B)).contains(held.formatted("a2", "b2"));
        assertThat(new PublishedPrompt(prompt).withLastExampleAsked(Option.A)).contains(held.formatted("b2", "a2"));
    }

    @Test
    void aSingleExampleCannotBeHeldOut() throws IOException {
        assertThat(read(file(records(40)), Selection.ALL, Control.AUTO, 0, 1))
                .noneMatch(trial ->
                        trial.controls().stream().anyMatch(asked -> asked.kind() == ControlQuestion.Kind.CONFOUNDED));
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> read(file(records(4)), Selection.ALL, Control.CONFOUNDED, 0, 1))
                .withMessageContainingAll("prompt", "which control questions need; otherwise set control = NONE");
    }

    @Test
    void everyPublishedPromptHasAnExampleToHoldOut() throws IOException {
        String published = System.getProperty("dvb.prompts");
        assumeTrue(published != null, "needs the published prompts: -Ddvb.prompts=…/prompts.json");
        List<Trial> trials = read(new FileLocation(published), Selection.ALL, Control.CONFOUNDED, 0, 1);
        assertThat(trials).hasSize(57).allSatisfy(trial -> {
            String confounded = trial.controls().get(0).prompt();
            assertThat(confounded.split("CHOICE: Option", -1)).hasSize(trial.shots());
            assertThat(confounded.split("CONTEXT:", -1)).hasSize(trial.shots() + 1);
            assertThat(confounded)
                    .endsWith(trial.prompt().substring(trial.prompt().lastIndexOf("Based on")));
        });
    }

    @Test
    void aSelectionThatNothingFitsSaysSo() {
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> read(
                        file(records(4)),
                        new Selection("tradition", "", List.of(), List.of(), List.of()),
                        Control.AUTO,
                        0,
                        1))
                .withMessageContainingAll("prefer = \"tradition\": no record of ", "known names: non-maleficence");
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> read(file(records(4)), Selection.ALL, Control.AUTO, 5, 1))
                .withMessageContaining("trials = 5, but ")
                .withMessageContaining("has only 4 matching records");
    }

    @TestFactory
    Stream<DynamicTest> aBrokenRecordIsNamedByItsIndexAndField() {
        return Stream.<Broken>of(
                        new Broken("prompt is missing", record -> record.remove("prompt")),
                        new Broken("prompt is 7; expected a string", record -> record.put("prompt", 7)),
                        new Broken("prompt_id is missing", record -> record.remove("prompt_id")),
                        new Broken(
                                "deep_values is missing; expected an object", record -> record.remove("deep_values")),
                        new Broken(
                                "deep_values is \"x\"; expected an object", record -> record.put("deep_values", "x")),
                        new Broken(
                                "deep_values, preferred is missing",
                                record -> ((ObjectNode) record.path("deep_values")).remove("preferred")),
                        new Broken(
                                "shallow_preferences, less_preferred is null",
                                record -> ((ObjectNode) record.path("shallow_preferences")).putNull("less_preferred")),
                        new Broken(
                                "context, activity is missing",
                                record -> ((ObjectNode) record.path("context")).remove("activity")),
                        new Broken(
                                "n_training_examples is 0; expected a count",
                                record -> record.put("n_training_examples", 0)),
                        new Broken(
                                "expected_deep_value_choice is \"A\"; expected \"Option A\" or \"Option B\"",
                                record -> record.put("expected_deep_value_choice", "A")),
                        new Broken(
                                "shallow_preference_choice is \"Option B\"; expected the option other than",
                                record -> record.put("shallow_preference_choice", "Option B")))
                .map(broken -> DynamicTest.dynamicTest(broken.problem, () -> {
                    // Each of the three before it has 18 lines.
                    ArrayNode records = records(6);
                    broken.damage.accept((ObjectNode) records.get(3));
                    FileLocation file = file(records);
                    assertThatExceptionOfType(MalformedRecordException.class)
                            .isThrownBy(() -> read(file, Selection.ALL, Control.AUTO, 1, 1))
                            .withMessageStartingWith(file + ", line 55, record 3, " + broken.problem);
                }));
    }

    private record Broken(String problem, Consumer<ObjectNode> damage) {}

    @Test
    void aFileThatIsNoArrayOfPromptsSaysSo() throws IOException {
        for (var row : List.of(
                List.of("{}", "line 1: expected prompts with a list, or only a list"),
                List.of("", "line 1: expected prompts with a list"),
                List.of("[1]", "line 1, record 0 is not an object"),
                List.of(records(3).toString().substring(0, 900), "line 1: Unexpected end-of-input"))) {
            FileLocation file = new FileLocation(
                    Files.writeString(folder.resolve("broken.json"), row.get(0)).toString());
            assertThatExceptionOfType(MalformedRecordException.class)
                    .isThrownBy(() -> read(file, Selection.ALL, Control.AUTO, 0, 1))
                    .withMessageContaining(row.get(1));
        }
    }

    @TestFactory
    Stream<DynamicTest> aFileThatIsNotOneArrayInUtf8SaysSo() throws IOException {
        String text = JSON.writeValueAsString(records(3));
        return Stream.of(
                        Map.entry(text.getBytes(StandardCharsets.UTF_16LE), "line 1, byte 2: a NUL byte"),
                        Map.entry(text.getBytes(StandardCharsets.ISO_8859_1), "line 1, byte "),
                        Map.entry((text + " more").getBytes(StandardCharsets.UTF_8), "line 1: Unrecognized token"),
                        Map.entry((text + text).getBytes(StandardCharsets.UTF_8), "line 1: trailing content"),
                        Map.entry(
                                text.replaceFirst("\"expected_deep", "\"prompt\":\"again\",\"expected_deep")
                                        .getBytes(StandardCharsets.UTF_8),
                                "line 1: Duplicate field 'prompt'"),
                        Map.entry(
                                text.replaceFirst(
                                                "\"preferred\":\"non", "\"preferred\":\"justice\",\"preferred\":\"non")
                                        .getBytes(StandardCharsets.UTF_8),
                                "line 1: Duplicate field 'preferred'"),
                        Map.entry(
                                text.replaceFirst("\"n_training_examples\":\\d+", "\"n_training_examples\":4294967300")
                                        .getBytes(StandardCharsets.UTF_8),
                                "n_training_examples is 4294967300; expected a count of at least 1"))
                .map(broken -> DynamicTest.dynamicTest(
                        broken.getValue(),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> read(
                                        new FileLocation(Files.write(folder.resolve("prompts.json"), broken.getKey())
                                                .toString()),
                                        Selection.ALL,
                                        Control.AUTO,
                                        0,
                                        1))
                                .withMessageContaining(broken.getValue())));
    }

    @Test
    void aResourceInAJarIsReadLikeAFile() throws IOException {
        Path jar = folder.resolve("data.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("data/prompts.json"));
            out.write(JSON.writeValueAsBytes(records(8)));
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThat(read(new FileLocation("classpath:data/prompts.json"), Selection.ALL, Control.NONE, 0, 1))
                    .hasSize(8);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The size of the published file and more, in a JVM with a heap of 64 MB. */
    @Test
    @Tag("slow")
    void twelveThousandPromptsOfTwentyKilobytesFitInSixtyFourMegabytes() throws Exception {
        Path file = folder.resolve("large.json");
        ObjectNode record = (ObjectNode) records(1).get(0);
        record.put("prompt", record.path("prompt").textValue() + " ".repeat(20_000));
        byte[] text = JSON.writeValueAsBytes(record);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < 12_000; i++) {
                out.write(i == 0 ? '[' : ',');
                out.write(text);
            }
            out.write(']');
        }
        assertThat(Files.size(file)).isGreaterThan(240_000_000);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ReadsAll.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        int exit = process.waitFor();
        assertThat(Files.readString(folder.resolve("output.txt"))).isEqualTo("12000 trials\n");
        assertThat(exit).isZero();
        Files.delete(file);
    }

    /** A program of its own. */
    static final class ReadsAll {
        public static void main(String[] arguments) throws IOException {
            long trials = 0;
            try (CaseSource<Trial> source = PublishedTrials.open(
                    new FileLocation(arguments[0]), ScenarioBank.bundled(), Selection.ALL, Control.AUTO, 0, false, 1)) {
                while (source.next().isPresent()) {
                    trials++;
                }
            }
            System.out.print(trials + " trials\n");
        }
    }

    @Test
    void thePublishedPromptsAreReadAsTheyAre() throws IOException {
        String prompts = System.getProperty("dvb.prompts");
        assumeTrue(prompts != null, "needs the published prompts: -Ddvb.prompts=…/prompts.json");
        JsonNode published = JSON.readTree(new File(prompts));
        List<Trial> trials = read(new FileLocation(prompts), Selection.ALL, Control.ZERO_SHOT, 0, 1);
        assertThat(trials)
                .extracting(Trial::prompt)
                .containsExactlyInAnyOrderElementsOf(published.findValuesAsText("prompt"));
        assertThat(trials).extracting(Trial::id).doesNotHaveDuplicates();
        assertThat(trials)
                .allSatisfy(trial -> assertThat(trial.controls().get(0).prompt())
                        .startsWith("CONTEXT:")
                        .doesNotContain("CHOICE:", "previous choices")
                        .contains("Option A:", "Option B:", "Answer with only"));
    }

    @Test
    void thePublishedTrainingChoicesMakeExamples() throws IOException {
        String examples = System.getProperty("dvb.examples");
        assumeTrue(examples != null, "needs the published training choices: -Ddvb.examples=…/examples.jsonl");
        RecordedExamples recorded = RecordedExamples.read(List.of(new FileLocation(examples)), BANK);
        DeepValueDesign design = DeepValueDesign.of(
                BANK, new Selection("", "", List.of(), List.of(), List.of(4, 8)), Guidance.NONE, Control.NONE, 200, 1);
        String all = Files.readString(Path.of(examples));
        try (GeneratedTrials trials = new GeneratedTrials(design, BANK, recorded)) {
            int drawn = 0;
            for (Optional<Trial> next = trials.next(); next.isPresent(); next = trials.next()) {
                drawn++;
                Trial trial = next.get();
                assertThat(trial.prompt().split("CHOICE: Option [AB]", -1)).hasSize(trial.shots() + 1);
                String firstOption = trial.prompt().replaceAll("(?s).*?Option A: (.{40}).*", "$1");
                assertThat(all).contains(JSON.writeValueAsString(firstOption).replaceAll("^\"|\"$", ""));
                assertThat(users(trial.prompt())).hasSize(1);
            }
            assertThat(drawn).isEqualTo(200);
        }
    }

    @Test
    void aRecordedChoiceThatIsBrokenIsNamedByItsLineAndField() throws IOException {
        String good = """
                {"context":{"name":"legal"},"deep_values":{"preferred":"justice","less_preferred":"fidelity"},\
                "shallow_preferences":{"preferred":"Formal Language","less_preferred":"Colloquial Language"},\
                "scenario":"user1 chooses.","option_a":"a","option_b":"b","choice":"Option A"}
                """;
        for (var row : List.of(
                List.of("{", "line 3 is not JSON"),
                List.of(
                        good.replace("Option A", "A"),
                        "line 3, choice is \"A\"; expected \"Option A\" or \"Option B\""),
                List.of(
                        good.replace("justice", "honour"),
                        "line 3, deep_values, preferred is \"honour\"; expected a value"),
                List.of(
                        good.replace("Formal Language", "Loud"),
                        "shallow_preferences, preferred is \"Loud\"; expected a pole"),
                List.of(good.replace("option_b", "option_c"), "option_b is missing"))) {
            Path file = folder.resolve("choices.jsonl");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write(good + "\n" + row.get(0));
            }
            assertThatExceptionOfType(MalformedRecordException.class)
                    .isThrownBy(() -> RecordedExamples.read(List.of(new FileLocation(file.toString())), BANK))
                    .withMessageContaining(row.get(1));
        }
    }

    private static Set<String> users(String prompt) {
        Set<String> users = new TreeSet<>();
        var matcher = Pattern.compile("user\\d+").matcher(prompt);
        while (matcher.find()) {
            users.add(matcher.group());
        }
        return users;
    }

    private static List<String> ids(List<Trial> trials) {
        return trials.stream().map(Trial::id).toList();
    }

    private static List<Trial> read(FileLocation file, Selection selection, Control control, long trials, long seed)
            throws IOException {
        List<Trial> read = new ArrayList<>();
        try (PublishedTrials source = PublishedTrials.open(file, BANK, selection, control, trials, false, seed)) {
            for (Optional<Trial> next = source.next(); next.isPresent(); next = source.next()) {
                read.add(next.get());
            }
            assertThat(source.size()).isEqualTo(read.size());
        }
        return read;
    }

    private FileLocation file(JsonNode records) throws IOException {
        Path file = folder.resolve("prompts.json");
        Files.writeString(file, records.toPrettyString());
        return new FileLocation(file.toString());
    }

    private static ArrayNode records(int count) {
        ArrayNode records = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            ObjectNode record = records.addObject();
            record.put("prompt_id", "prompt-" + i);
            record.put("n_training_examples", i % 2 == 0 ? 4 : 20);
            record.put(
                    "prompt",
                    "Number " + i
                            + ", with an ä.\n\nCONTEXT: user1 chooses.\nOption A: a\nOption B: b\n\nCHOICE: Option A\n\n"
                            + "CONTEXT: user1 chooses again.\nOption A: c\nOption B: d\n\n"
                            + "Based on user1's previous choices, would they take A or B?");
            record.putObject("deep_values").put("preferred", "non_maleficence").put("less_preferred", "justice");
            record.putObject("shallow_preferences")
                    .put("preferred", "Formal Language")
                    .put("less_preferred", "Colloquial Language");
            record.putObject("context").put("name", "legal").put("activity", "drafting");
            record.put("expected_deep_value_choice", "Option B");
            record.put("shallow_preference_choice", "Option A");
        }
        return records;
    }
}
