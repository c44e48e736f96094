package dev.tenet.answer;

import static dev.tenet.answer.ReadAnswer.A;
import static dev.tenet.answer.ReadAnswer.B;
import static dev.tenet.answer.ReadAnswer.REFUSED;
import static dev.tenet.answer.ReadAnswer.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ChoiceReaderTests {

    private static final int LONG = 60_000;

    /** What a model in a loop, or one that wants to stop the run, could repeat without end; a broken bar between two. */
    static final List<String> HOSTILE =
            List.of(("<think>¦</think><think>¦[¦((¦{¦{\"a\":¦{}¦\\boxed{¦<answer>¦<¦<b>¦<|¦~~a¦*"
                            + "¦_a¦`¦> ¦- ¦|¦\n¦ ¦.¦...¦Option¦Option ¦Option A or ¦Option A (x) ¦A option ¦A/¦A或¦а ¦选项¦the former "
                            + "¦answer: ¦not ¦I choose ¦if ¦so ¦sure ¦more likely ¦i can't ¦kann ich ¦no puedo ¦as an ai ¦plutôt "
                            + "¦the option they ¦✓¦→ ¦, but ¦they would ¦\nCONTEXT:¦<|im_end|>¦|a|b|\n¦ﷺ¦\"¦\\¦Q: x\nA: y\n")
                    .split("¦"));

    private final ChoiceReader reader = new ChoiceReader();

    /** A row of answers.yaml. */
    record Row(ReadAnswer read, String answer) {}

    /** Rows of one kind. */
    record Group(String group, List<Row> answers) {}

    @TestFactory
    Stream<DynamicNode> readsWhatModelsReallySay() throws IOException {
        return table().stream()
                .map(group -> dynamicContainer(
                        group.group(),
                        group.answers().stream()
                                .map(row -> dynamicTest(
                                        shown(row.answer()),
                                        () -> assertThat(reader.read(row.answer()))
                                                .as(row.answer())
                                                .isEqualTo(row.read())))));
    }

    @Test
    void theTableHasAtLeast200RowsAndEveryLabel() throws IOException {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(200);
        assertThat(rows).extracting(Row::read).contains(ReadAnswer.values());
    }

    @Test
    void readsTheSameInEveryThread() throws IOException {
        List<Row> rows = rows();
        List<ReadAnswer> alone =
                rows.stream().map(row -> reader.read(row.answer())).toList();
        List<ReadAnswer> together =
                rows.parallelStream().map(row -> reader.read(row.answer())).toList();
        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Option A",
                "**Option A**\n\nThe user",
                "Option A. The user has",
                "Option A because it keeps",
                "(A)",
                "A.",
                "<think>B?</think>\nOption A, since they",
                "Option A. I would reject Option B because"
            })
    void aChoiceAtTheStartOfACutOffAnswerCounts(String answer) {
        assertThat(reader.readCutOff(answer)).isEqualTo(A);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "B",
                "Option",
                "Option A or",
                "Option A/",
                "Option A is less",
                "Option A, but",
                "Option A: The agent waits for",
                "A. The agent waits for",
                "Option A\nOption B",
                "I would choose Option A because",
                "Answer: Option A. It",
                "I'm sorry, but I can't",
                "<think>Option A</think>",
                "<think>Option A",
                "Option A\n<think>Or"
            })
    void nothingElseInACutOffAnswerCounts(String answer) {
        assertThat(reader.readCutOff(answer)).isEqualTo(UNREADABLE);
    }

    @Test
    void theSameAnswersReadOtherwiseWhenTheyAreWhole() {
        assertThat(reader.read("B")).isEqualTo(B);
        assertThat(reader.read("I would choose Option A because")).isEqualTo(A);
        assertThat(reader.read("I'm sorry, but I can't choose.")).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In the first question, they chose Option A.",
                "Most people would choose Option A. user3668, however, is different.",
                "Many would choose Option A, but user3668 would not.",
                "It would be a mistake to choose Option B.",
                "Option A is more likely to anger the client.",
                "Option A is less likely to fail than Option B.",
                "Option A is the best choice for someone who hates risk. This user loves risk.",
                "Option A, unlike Option B, ignores the rule.",
                "They picked the safer one, Option A.",
                "They might choose Option A for speed. Others would not.",
                "Option A. Wait, actually Option B? Or A?",
                "I'd choose Option A. Actually, no.",
                "First A, then B",
                "The user selects A and then B.",
                "Suppose they choose Option A.",
                "Option A is chosen when speed matters.",
                "You'd expect Option A, yet the user hates it.",
                "I WOULD CHOOSE A CAREFUL APPROACH",
                "I would choose a",
                "I'd go with plan B.",
                "Q: Which one?\nA: It depends.",
                "{\"answer\": \"A\"} On reflection I would choose Option B."
            })
    void aMentionIsNotYetAChoice(String answer) {
        assertThat(reader.read(answer)).isEqualTo(UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>",
                "</think><think>",
                "[",
                "((",
                "{",
                "{\"a\":",
                "\\boxed{",
                "<answer>",
                "<",
                "\n",
                "Option",
                "Option A or ",
                "A option ",
                "the former ",
                "not ",
                "~~a"
            })
    void aLongHostileAnswerIsReadToItsEnd(String unit) {
        String answer = unit.repeat(LONG / unit.length());
        assertThat(reader.read(answer)).isIn(UNREADABLE, REFUSED);
        assertThat(reader.readCutOff(answer)).isEqualTo(UNREADABLE);
    }

    @Test
    void whatIsTakenBackDoesNotCount() {
        assertThat(reader.read("Option A. Wait, actually Option B.")).isEqualTo(B);
    }

    @Test
    void anOptionIsReadByItsWords() {
        OptionTexts options = new OptionTexts(
                "The agent uses plain words, and it admits an error in the bill to the customer.",
                "The agent uses rare words, and it treats each customer by the same rule.");
        assertThat(read("The agent uses plain words, and it admits an error in the bill to the customer.", options))
                .isEqualTo(A);
        assertThat(read("user7 would take the one that treats each customer by the same rule.", options))
                .isEqualTo(B);
        assertThat(read("I would not take the one that treats each customer by the same rule.", options))
                .isEqualTo(UNREADABLE);
        assertThat(read("The agent uses words.", options)).isEqualTo(UNREADABLE);
        assertThat(read(options.a() + "\n" + options.b(), options)).isEqualTo(UNREADABLE);
        assertThat(read("Option A: " + options.b(), options)).isEqualTo(UNREADABLE);
    }

    private ReadAnswer read(String answer, OptionTexts options) {
        return reader.read(Reply.of(answer), options);
    }

    @Test
    void anAnswerOfMoreThan64KbIsNotRead() {
        Reply reply = Reply.of("Option A." + " I am sure.".repeat(6_000));
        assertThat(reader.read(reply)).isEqualTo(UNREADABLE);
        assertThat(ChoiceReader.isTooLong(reply)).isTrue();
    }

    @Test
    void thoughtsDoNotCountInTheLengthOfAnAnswer() {
        assertThat(reader.read("<think>" + "Hmm. ".repeat(200_000) + "</think>Option B"))
                .isEqualTo(B);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void theLongestAnswerIsReadAtOnceWhateverItRepeats(String unit) {
        String answer = ("Option A. e" + unit.repeat(65_000)).substring(0, 65_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> reader.read(answer));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> reader.readCutOff(answer));
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void fourTimesTheTextIsFourTimesTheWorkForEachPattern(String unit) throws IllegalAccessException {
        for (Class<?> room : List.of(PlainText.class, DeclaredAnswers.class, JsonAnswers.class, Refusals.class)) {
            for (Field field : patterns(room)) {
                Pattern pattern = (Pattern) Objects.requireNonNull(field.get(null));
                long once = work(pattern, unit.repeat(2_000));
                long fourTimes = work(pattern, unit.repeat(8_000));
                assertThat(fourTimes)
                        .as("characters that %s.%s looks at", room.getSimpleName(), field.getName())
                        .isLessThanOrEqualTo(5 * once + 1_000);
            }
        }
    }

    private static List<Field> patterns(Class<?> room) {
        List<Field> patterns = Arrays.stream(room.getDeclaredFields())
                .filter(field -> field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers()))
                .toList();
        patterns.forEach(field -> field.setAccessible(true));
        return patterns;
    }

    private static long work(Pattern pattern, String text) {
        CountedText counted = new CountedText(text);
        Matcher matcher = pattern.matcher(counted);
        while (matcher.find()) {
            // Only how much is looked at matters here.
        }
        return counted.looks;
    }

    /** Counts how often a pattern looks at a character: a measure of work that no machine's speed changes. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private long looks;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static String shown(String answer) {
        String line = answer.replace("\n", "⏎").replace("\r", "␍");
        return line.isBlank() ? "(blank)" : line.substring(0, Math.min(80, line.length()));
    }

    private static List<Row> rows() throws IOException {
        return table().stream().flatMap(group -> group.answers().stream()).toList();
    }

    private static List<Group> table() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ChoiceReaderTests.class.getResourceAsStream("answers.yaml"), "answers.yaml")) {
            return new YAMLMapper().readValue(file, new TypeReference<List<Group>>() {});
        }
    }
}
