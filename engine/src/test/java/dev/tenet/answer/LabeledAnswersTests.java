package dev.tenet.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.SharedCases;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Answers in the manner of today's models, each with the choice that a careful reader takes from it. The labels were written
 * before the reader that is tested: those of {@code held-out.jsonl} before it was begun, those of {@code held-out-2.jsonl}
 * when it read the first, and before it read the second, and so on.
 */
class LabeledAnswersTests {

    private static final double MOST_UNREADABLE = 0.10;

    private final ChoiceReader reader = new ChoiceReader();

    /** @param acceptable what else is no mistake */
    record Labeled(String id, ReadAnswer label, List<ReadAnswer> acceptable, String answer, OptionTexts options) {

        boolean isChoice() {
            return label == ReadAnswer.A || label == ReadAnswer.B;
        }

        static Labeled of(JsonNode row) {
            List<ReadAnswer> acceptable = new ArrayList<>(List.of(ReadAnswer.UNREADABLE));
            row.path("acceptable").forEach(other -> acceptable.add(ReadAnswer.valueOf(other.asText())));
            return new Labeled(
                    row.get("id").asText() + " " + row.get("kind").asText(),
                    ReadAnswer.valueOf(row.get("label").asText()),
                    acceptable,
                    row.get("answer").asText(),
                    new OptionTexts(
                            row.path("optionA").asText(""), row.path("optionB").asText("")));
        }
    }

    @TestFactory
    Stream<DynamicTest> noHeldOutAnswerIsMisread() throws IOException {
        List<Labeled> rows = new ArrayList<>(heldOut("held-out.jsonl"));
        rows.addAll(heldOut("held-out-2.jsonl"));
        rows.addAll(heldOut("held-out-3.jsonl"));
        // Written to be hard: most are unreadable.
        rows.addAll(heldOut("hard.jsonl"));
        return rows.stream().map(this::isNotMisread);
    }

    @TestFactory
    Stream<DynamicTest> noSharedAnswerIsMisread() throws IOException {
        return shared().stream().map(this::isNotMisread);
    }

    @TestFactory
    Stream<DynamicTest> atMostOneChoiceInTenIsUnreadable() {
        return Stream.of(
                dynamicTest("shared", () -> assertMostAreRead(shared())),
                dynamicTest("held out", () -> assertMostAreRead(heldOut("held-out.jsonl"))),
                dynamicTest("held out again", () -> assertMostAreRead(heldOut("held-out-2.jsonl"))),
                dynamicTest("held out a third time", () -> assertMostAreRead(heldOut("held-out-3.jsonl"))));
    }

    private void assertMostAreRead(List<Labeled> rows) {
        List<Labeled> choices = rows.stream().filter(Labeled::isChoice).toList();
        List<Labeled> unread = choices.stream()
                .filter(row -> read(row) == ReadAnswer.UNREADABLE)
                .toList();
        assertThat(unread).hasSizeLessThanOrEqualTo((int) (MOST_UNREADABLE * choices.size()));
    }

    private DynamicTest isNotMisread(Labeled row) {
        return dynamicTest(row.id(), () -> {
            if (row.acceptable().contains(read(row))) {
                return;
            }
            assertThat(read(row)).as(row.answer()).isEqualTo(row.label());
        });
    }

    private ReadAnswer read(Labeled row) {
        return reader.read(Reply.of(row.answer()), row.options());
    }

    private static List<Labeled> shared() throws IOException {
        Optional<Path> file = SharedCases.file("answers.jsonl");
        assumeTrue(file.isPresent(), "the shared cases are not here");
        return rows(Files.readString(file.orElseThrow()));
    }

    private static List<Labeled> heldOut(String name) throws IOException {
        try (var file = Objects.requireNonNull(LabeledAnswersTests.class.getResourceAsStream(name), name)) {
            return rows(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<Labeled> rows(String lines) throws IOException {
        List<Labeled> rows = new ArrayList<>();
        for (String line : lines.lines().filter(line -> !line.isBlank()).toList()) {
            rows.add(Labeled.of(new JsonMapper().readTree(line)));
        }
        return rows;
    }
}
