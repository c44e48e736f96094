package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies as judges write them; the table was written by somebody who had not seen the reader. */
class OpinionReaderTests {

    @TestFactory
    Stream<DynamicTest> aReplyIsReadOrItsFaultIsNamed() throws IOException {
        return replies()
                .map(row -> DynamicTest.dynamicTest(row.path("name").textValue(), () -> {
                    String reply = Reply.of(row.path("reply").textValue()).said();
                    if (row.path("fault").booleanValue()) {
                        assertThatExceptionOfType(UnfitReplyException.class)
                                .isThrownBy(() -> OpinionReader.read(reply, Side.FOR))
                                .withMessageMatching("(?s).{10,}");
                    } else {
                        Opinion opinion = OpinionReader.read(reply, Side.FOR);
                        assertThat(opinion.score()).isEqualTo(row.path("score").intValue());
                        assertThat(opinion.forSide().stance()).isEqualTo(stance(row.path("first")));
                        assertThat(opinion.againstSide().stance()).isEqualTo(stance(row.path("second")));
                    }
                }));
    }

    @Test
    void theTableHasBothKindsInNumber() throws IOException {
        assertThat(replies().filter(row -> row.path("fault").booleanValue())).hasSizeGreaterThanOrEqualTo(40);
        assertThat(replies().filter(row -> !row.path("fault").booleanValue())).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void aJudgeCannotSeeAMixedStanceInAnAnswer() {
        assertThatExceptionOfType(UnfitReplyException.class)
                .isThrownBy(() -> OpinionReader.read("""
                        {"first": {"core_position": "a", "stance": "mixed", "refused": false, "no_information": false},
                         "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
                         "agreement": [], "opposition": [], "score": 0}
                        """, Side.FOR))
                .withMessageContaining("one of for, against, neutral, refusal, no_information");
    }

    @Test
    void whereTheAnswersWereSwappedTheFirstIsTheOneAgainst() throws Exception {
        String reply = """
                {"first": {"core_position": "a", "stance": "against", "refused": false, "no_information": false},
                 "second": {"core_position": "b", "stance": "refusal", "refused": false, "no_information": false},
                 "agreement": [], "opposition": ["x"], "score": -1}
                """;
        Opinion opinion = OpinionReader.read(reply, Side.AGAINST);
        assertThat(opinion.againstSide().corePosition()).isEqualTo("a");
        assertThat(opinion.forSide().corePosition()).isEqualTo("b");
        assertThat(opinion.forSide().refused())
                .as("a stance of refusal is a refusal")
                .isTrue();
        assertThat(opinion.adjustedScore()).isZero();
    }

    private static final String OBJECT = """
            {"first": {"core_position": "a", "stance": "for", "refused": false, "no_information": false},
             "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
             "agreement": [], "opposition": [], "score": 2}
            """;

    @Test
    void bracesBeforeTheObjectDoNotHideIt() throws Exception {
        assertThat(OpinionReader.read("{ ".repeat(20_000) + "{\"set\"} ".repeat(50) + OBJECT, Side.FOR)
                        .score())
                .isEqualTo(2);
    }

    /** Each brace that may begin an object costs a look at what follows: as many as fit took seconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":",
                "{\"first\":",
                "{\"",
                "{\"a\":{",
                "{/*",
                "<think>",
                "\"score",
                "\" ",
                "{ ",
                "first:",
                "\\"
            })
    void theLongestReplyIsReadAtOnceWhateverItRepeats(String unit) {
        String reply = ("{\"score" + unit.repeat(70_000)).substring(0, 65_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> isUnfit(reply));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> isUnfit("\"score" + " ".repeat(60_000)));
    }

    private static void isUnfit(String reply) {
        assertThatExceptionOfType(UnfitReplyException.class).isThrownBy(() -> OpinionReader.read(reply, Side.FOR));
    }

    @Test
    void aReplyOfMoreThan64KbIsNotRead() {
        assertThatExceptionOfType(UnfitReplyException.class)
                .isThrownBy(() -> OpinionReader.read("Hmm. ".repeat(20_000) + OBJECT, Side.FOR))
                .withMessageContaining("characters; expected at most 65,536");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"score\": 2, \"score\": -2",
                "\"score\": 2, \"Score\": -2",
                "\"score\": 2, \"score\": 2",
                "\"score\": 2, \"note\": 1, \"note\": 2"
            })
    void anObjectWithADoubledFieldIsMalformed(String fields) {
        assertThatExceptionOfType(UnfitReplyException.class)
                .isThrownBy(() -> OpinionReader.read(OBJECT.replace("\"score\": 2", fields), Side.FOR))
                .withMessageMatching(".*(twice|2 times).*");
    }

    @Test
    void aPartWithADoubledFieldIsMalformed() {
        assertThatExceptionOfType(UnfitReplyException.class)
                .isThrownBy(() -> OpinionReader.read(
                        OBJECT.replaceFirst("\"stance\": \"for\"", "\"stance\": \"for\", \"STANCE\": \"against\""),
                        Side.FOR))
                .withMessageContaining("first.stance is there 2 times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "false",
                "\"off\"",
                "\"on\"",
                "null",
                "[2]",
                "\"two\"",
                "2.5",
                "\"2.0e0\"",
                "3",
                "{}",
                "\"\""
            })
    void whatIsNoWholeNumberIsNoScore(String score) {
        assertThatExceptionOfType(UnfitReplyException.class)
                .isThrownBy(() -> OpinionReader.read(OBJECT.replace("\"score\": 2", "\"score\": " + score), Side.FOR))
                .withMessageContaining("score");
    }

    @Test
    void whatAFieldHoldsIsCutBetweenCharacters() {
        String reply = """
                {"first": {"core_position": "a", "stance": "%s", "refused": false, "no_information": false},
                 "second": {}, "agreement": [], "opposition": [], "score": -1}
                """.replace("%s", "x".repeat(58) + "🙂🙂");
        assertThatExceptionOfType(UnfitReplyException.class)
                .isThrownBy(() -> OpinionReader.read(reply, Side.FOR))
                .withMessageStartingWith("the field first.stance is \"" + "x".repeat(58) + "…; expected one of");
    }

    private static Stance stance(JsonNode name) {
        return Stance.valueOf(name.textValue().toUpperCase(Locale.ROOT));
    }

    private static Stream<JsonNode> replies() throws IOException {
        try (InputStream input = OpinionReaderTests.class.getResourceAsStream("replies.yaml")) {
            return StreamSupport.stream(
                    new ObjectMapper(new YAMLFactory())
                            .readTree(input)
                            .path("replies")
                            .spliterator(),
                    false);
        }
    }
}
