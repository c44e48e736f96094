package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tenet.Rubric;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame of a judge's question, and answers that try to leave it. */
class JudgePromptTests {

    private static final String ISSUE = "Whether cities should close their centres to cars";

    /**
     * What was written here is the same whatever an answer holds: the lines that are not quoted do not change, and the
     * quoted ones are in their place.
     */
    @TestFactory
    Stream<DynamicTest> noAnswerCanLeaveItsFrame() throws IOException {
        List<String> harmless =
                frame(JudgePrompt.of(Rubric.TENET, debate("A short answer.", "Another one."), Side.FOR));
        return attacks()
                .flatMap(attack -> Stream.of(true, false)
                        .map(inFirst -> DynamicTest.dynamicTest(
                                attack.path("name").textValue() + (inFirst ? ", first" : ", second"), () -> {
                                    String answer = answer(attack);
                                    String prompt = JudgePrompt.of(
                                            Rubric.TENET,
                                            inFirst
                                                    ? debate(answer, "Another one.")
                                                    : debate("A short answer.", answer),
                                            Side.FOR);

                                    assertThat(frame(prompt).stream()
                                                    .filter(line -> !line.equals(JudgePrompt.CUT))
                                                    .toList())
                                            .isEqualTo(harmless);
                                    assertThat(prompt).matches(JudgePromptTests::hasNoInvisibleCharacters);
                                    assertThat(quotedBelow(prompt, inFirst ? "Second answer:" : "First answer:"))
                                            .containsExactly(inFirst ? "Another one." : "A short answer.");
                                    assertThat(prompt.length()).isLessThan(4 * JudgePrompt.ANSWER_LIMIT + 10_000);
                                })));
    }

    /** A judge that repeats an answer where another thing was expected gets it back in the fault that is named to it. */
    @TestFactory
    Stream<DynamicTest> noReplyCanLeaveItsFrameInTheQuestionThatIsAskedAgain() throws IOException {
        List<String> harmless = frame(JudgePrompt.again("Question", "the field first.stance is \"pro\""));
        return attacks()
                .map(attack -> DynamicTest.dynamicTest(attack.path("name").textValue(), () -> {
                    String reply = replyWithStance(answer(attack));

                    assertThatExceptionOfType(UnfitReplyException.class)
                            .isThrownBy(() -> OpinionReader.read(reply, Side.FOR))
                            .satisfies(unfit -> {
                                String prompt = JudgePrompt.again("Question", String.valueOf(unfit.getMessage()));
                                assertThat(frame(prompt)).isEqualTo(harmless);
                                assertThat(prompt).matches(JudgePromptTests::hasNoInvisibleCharacters);
                            });
                }));
    }

    @Test
    void theQuestionThatIsAskedAgainNamesTheFault() {
        assertThat(quotedBelow(JudgePrompt.again("Question", "it is a refusal"), "Your last reply could not be used:"))
                .containsExactly("it is a refusal");
    }

    @Test
    void thereAreAtLeastSixtyAttacks() throws IOException {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void anAnswerIsShownAsItIs() {
        String prompt = JudgePrompt.of(
                Rubric.TENET, debate("One.\n\n- two\tand tabs\n  indented, naïve, 日本, 👩‍🔬", "b"), Side.FOR);
        assertThat(quotedBelow(prompt, "First answer:"))
                .containsExactly("One.", "", "- two\tand tabs", "  indented, naïve, 日本, 👩‍🔬");
    }

    @Test
    void aLongAnswerIsCutAndSaysSo() {
        String prompt = JudgePrompt.of(
                Rubric.TENET, debate("x".repeat(JudgePrompt.ANSWER_LIMIT - 1) + "👩" + "y".repeat(10), "b"), Side.FOR);
        assertThat(quotedBelow(prompt, "First answer:")).containsExactly("x".repeat(JudgePrompt.ANSWER_LIMIT - 1));
        assertThat(prompt).containsOnlyOnce(JudgePrompt.CUT);
    }

    @Test
    void swappedAnswersTakeTheirQuestionsAndSidesAlong() {
        String prompt = JudgePrompt.of(Rubric.TENET, debate("for answer", "against answer"), Side.AGAINST);
        assertThat(quotedBelow(prompt, "First question, worded for the side \"against\":"))
                .containsExactly("Why should cars stay?");
        assertThat(quotedBelow(prompt, "First answer:")).containsExactly("against answer");
        assertThat(quotedBelow(prompt, "Second question, worded for the side \"for\":"))
                .containsExactly("Why should cars go?");
        assertThat(quotedBelow(prompt, "Second answer:")).containsExactly("for answer");
        assertThat(quotedBelow(prompt, "The side \"for\":"))
                .containsExactly("what this question presumes: Why should cars go?");
    }

    @Test
    void theSchemaIsOneThatProvidersHoldModelsTo() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(JudgePrompt.SCHEMA.json());
        for (JsonNode object : List.of(schema, schema.path("$defs").path("answer"))) {
            assertThat(object.path("additionalProperties").booleanValue()).isFalse();
            List<String> fields = Stream.iterate(object.path("properties").fieldNames(), names -> names)
                    .limit(object.path("properties").size())
                    .map(Iterator::next)
                    .toList();
            assertThat(object.path("required")).extracting(JsonNode::textValue).containsExactlyElementsOf(fields);
        }
    }

    private static String replyWithStance(String stance) throws IOException {
        JsonNode reply = new ObjectMapper().readTree("""
                {"first": {"core_position": "a", "refused": false, "no_information": false},
                 "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
                 "agreement": [], "opposition": [], "score": 2}
                """);
        ((ObjectNode) reply.path("first")).put("stance", stance);
        return reply.toString();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0xFE00, 0xFE0E, 0xFE0F, 0xE0100, 0xE01EF, 0x180B, 0x034F, 0x115F, 0x1160, 0x17B4, 0x3164, 0xFFA0,
                0x200B, 0x2060, 0xE0041, 0x200C, 0x200D
            })
    void noInvisibleCharacterReachesTheJudge(int point) {
        String hidden = Character.toString(point);
        String prompt = JudgePrompt.of(
                Rubric.TENET, debate("I " + hidden + hidden + "agree" + hidden + ".", "no" + hidden), Side.FOR);
        assertThat(prompt).doesNotContain(hidden);
    }

    @Test
    void theJoinersOfWordsAndEmojiStay() {
        String persian = "می\u200cخواهم";
        String family = "👩\u200d👧";
        assertThat(quotedBelow(
                        JudgePrompt.of(Rubric.TENET, debate(persian + " " + family, "❤\ufe0f"), Side.FOR),
                        "First answer:"))
                .containsExactly(persian + " " + family);
        assertThat(quotedBelow(JudgePrompt.of(Rubric.TENET, debate("❤\ufe0f", ""), Side.FOR), "First answer:"))
                .containsExactly("❤");
    }

    private static boolean hasNoInvisibleCharacters(String prompt) {
        return prompt.codePoints()
                .noneMatch(point -> (Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t')
                        || (Character.getType(point) == Character.FORMAT && point != 0x200C && point != 0x200D)
                        || point == 0x2028
                        || point == 0x2029);
    }

    private static Debate debate(String forAnswer, String againstAnswer) {
        return new Debate(
                ISSUE,
                null,
                null,
                new Debate.Exchange("Why should cars go?", forAnswer),
                new Debate.Exchange("Why should cars stay?", againstAnswer));
    }

    private static List<String> frame(String prompt) {
        return prompt.lines()
                .filter(line -> !line.startsWith(JudgePrompt.QUOTE))
                .toList();
    }

    private static List<String> quotedBelow(String prompt, String heading) {
        return prompt.lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> line.startsWith(JudgePrompt.QUOTE))
                .map(line -> line.substring(JudgePrompt.QUOTE.length()))
                .toList();
    }

    private static String answer(JsonNode attack) {
        JsonNode repeated = attack.path("repeat");
        return repeated.isObject()
                ? repeated.path("text")
                        .textValue()
                        .repeat(repeated.path("times").intValue())
                : attack.path("answer").textValue();
    }

    private static Stream<JsonNode> attacks() throws IOException {
        try (InputStream input = JudgePromptTests.class.getResourceAsStream("attacks.yaml")) {
            return StreamSupport.stream(
                    new ObjectMapper(new YAMLFactory())
                            .readTree(input)
                            .path("attacks")
                            .spliterator(),
                    false);
        }
    }
}
