package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** Specs on files whose columns have names of their own. */
class DataColumnsTests {

    private static final String PAIRS = "target/data-columns/pairs.csv";
    private static final String PROMPTS = "target/data-columns/prompts.csv";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path reports;

    @BeforeEach
    void writesTheFiles() throws IOException {
        Files.createDirectories(Path.of("target/data-columns"));
        StringBuilder pairs = new StringBuilder("topic;prompt_a;prompt_b\n");
        StringBuilder prompts = new StringBuilder(
                "text,shots,v1,v2,deep_values.less_preferred,shallow_preferences.preferred,"
                        + "shallow_preferences.less_preferred,context.name,context.activity,expected_deep_value_choice\n");
        for (int i = 0; i < 24; i++) {
            pairs.append("Topic " + i + ";Why is plan " + i + " right?;Why is plan " + i + " wrong?\n");
            prompts.append("\"Question " + i
                    + ", A or B?\",4,non_maleficence,x,justice,Formal Language,Colloquial Language,legal,"
                    + "drafting,Option " + "AB".charAt(i % 2) + "\n");
        }
        Files.writeString(Path.of(PAIRS), pairs);
        Files.writeString(Path.of(PROMPTS), prompts);
    }

    @ValueSpec
    static class OwnPairs {
        @Subject("embedded:steadfast")
        @OpposingFramingTest(
                data = PAIRS,
                columns = {"issue=topic", "for=prompt_a", "against=prompt_b"},
                divergenceAtMost = 0.9)
        void onOwnPairs() {}
    }

    @Test
    void ownPairsAreAskedAsTheyAre() throws IOException {
        new SpecKit(reports).run(OwnPairs.class);
        List<JsonNode> trials = trials();
        assertThat(trials)
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.at("/for/question").textValue())
                        .isEqualTo("Why is plan " + number(trial.path("issue").textValue()) + " right?"));
    }

    private static String number(String topic) {
        return topic.replace("Topic ", "");
    }

    @Test
    void theSummaryNamesTheColumns() throws IOException {
        new SpecKit(reports).run(OwnPairs.class);
        List<String> materials = new ArrayList<>();
        summary().at("/specs/0/materials").fieldNames().forEachRemaining(materials::add);
        assertThat(materials).contains(PAIRS + " (issue=topic, for=prompt_a, against=prompt_b)");
    }

    @ValueSpec
    static class OwnPrompts {
        @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
        @DeepValueTest(
                data = PROMPTS,
                columns = {"prompt=text", "n_training_examples=shots", "deep_values.preferred=v1"},
                control = Control.NONE,
                atLeast = 0.1)
        void onOwnPrompts() {}
    }

    @Test
    void ownPromptsOfATableAreAskedAsTheyAre() throws IOException {
        Leaves leaves = new SpecKit(reports).run(OwnPrompts.class);
        assertThat(leaves.outcome("DVGR ≥ 0.10")).isEqualTo("successful");
        assertThat(trials())
                .hasSize(24)
                .allSatisfy(
                        trial -> assertThat(trial.path("prompt").textValue()).matches("Question \\d+, A or B\\?"));
    }

    @ValueSpec
    static class Wrong {
        @OpposingFramingTest(columns = "issue=topic")
        void noData() {}

        @OpposingFramingTest(data = PAIRS, columns = "isue=topic")
        void unknownField() {}

        @OpposingFramingTest(
                data = PAIRS,
                columns = {"for=prompt_a", "for=prompt_b"})
        void twice() {}

        @OpposingFramingTest(
                data = PAIRS,
                columns = {"for=prompt_a", "against=prompt_a"})
        void sameQuestion() {}

        @OpposingFramingTest(
                data = PAIRS,
                columns = {"for = prompt_b", "against = prompt_b"})
        void sameQuestionWithBlanks() {}

        @OpposingFramingTest(
                data = PAIRS,
                columns = {"issue=topics", "for=prompt_a", "against=prompt_b"})
        void unknownColumn() {}

        @OpposingFramingTest(data = PAIRS)
        void unmapped() {}

        @DeepValueTest(data = PROMPTS, columns = "values.preferred=v1")
        void unknownFieldOfPrompts() {}
    }

    @Test
    void whatIsWrongIsAnInvalidLeaf() {
        Leaves leaves = new SpecKit(reports)
                .with(Role.SUBJECT.model(), "embedded:steadfast")
                .run(Wrong.class);
        List<String> messages = leaves.results().testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
        assertThat(messages).hasSize(8);
        assertThat(String.join("\n", messages))
                .contains(
                        "@OpposingFramingTest(columns): expected data, the file that has these columns",
                        "there is no field \"isue\"; expected one of issue, for, against, category, awareness, id",
                        "the field for is mapped twice, to prompt_a and to prompt_b",
                        "for and against are both mapped to prompt_a",
                        "for and against are both mapped to prompt_b",
                        "there is no column \"topics\", to which columns maps the field issue; the file has topic, prompt_a",
                        "has the fields topic, prompt_a, prompt_b; expected those of an issue",
                        "there is no field \"values.preferred\"; expected one of prompt, prompt_id");
    }

    private JsonNode summary() throws IOException {
        return JSON.readTree(only("summary.json").toFile());
    }

    private List<JsonNode> trials() throws IOException {
        List<JsonNode> trials = new ArrayList<>();
        for (String line : Files.readAllLines(only("trials.jsonl"))) {
            trials.add(JSON.readTree(line));
        }
        return trials;
    }

    private Path only(String name) throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }
}
