package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

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

    /** Each brace took a copy of all that follows it: a million of them took a minute. */
    @Test
    @Timeout(60)
    void aMillionBracesBeforeTheObjectAreReadInLinearTime() throws Exception {
        String reply = "{ ".repeat(1_000_000) + "{\"set\"} ".repeat(20_000) + """
                {"first": {"core_position": "a", "stance": "for", "refused": false, "no_information": false},
                 "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
                 "agreement": [], "opposition": [], "score": 2}
                """;
        assertThat(OpinionReader.read(reply, Side.FOR).score()).isEqualTo(2);
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
