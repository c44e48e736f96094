package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers' words for the end of an answer, in every format. */
class FinishReasonTests {

    private static Reply chat(String word) throws MalformedReplyException {
        return ChatCompletions.compatible("m")
                .reply("{\"choices\": [{\"finish_reason\": \"" + word
                        + "\", \"message\": {\"content\": \"Option A\"}}]}");
    }

    private static Reply anthropic(String word) throws MalformedReplyException {
        return new AnthropicMessages("m")
                .reply("{\"stop_reason\": \"" + word
                        + "\", \"content\": [{\"type\": \"text\", \"text\": \"Option A\"}]}");
    }

    private static Reply gemini(String word) throws MalformedReplyException {
        return new GeminiContent("m")
                .reply("{\"candidates\": [{\"finishReason\": \"" + word
                        + "\", \"content\": {\"parts\": [{\"text\": \"Option A\"}]}}]}");
    }

    private static Reply responses(String word) throws MalformedReplyException {
        return new OpenAiResponses("m")
                .reply("{\"status\": \"incomplete\", \"incomplete_details\": {\"reason\": \"" + word
                        + "\"}, \"output\": [{\"type\": \"message\", \"content\": [{\"text\": \"Option A\"}]}]}");
    }

    @FunctionalInterface
    private interface Format {
        Reply reply(String word) throws MalformedReplyException;
    }

    private static final List<Format> FORMATS =
            List.of(FinishReasonTests::chat, FinishReasonTests::anthropic, FinishReasonTests::gemini);

    /** From the references of OpenAI, Anthropic, Gemini, Mistral, Cohere, Zhipu, Hugging Face, Together, Yandex. */
    @ParameterizedTest
    @CsvSource({
        "stop, COMPLETE",
        "end_turn, COMPLETE",
        "stop_sequence, COMPLETE",
        "STOP, COMPLETE",
        "STOP_SEQUENCE, COMPLETE",
        "COMPLETE, COMPLETE",
        "eos, COMPLETE",
        "eos_token, COMPLETE",
        "tool_calls, COMPLETE",
        "tool_use, COMPLETE",
        "ALTERNATIVE_STATUS_FINAL, COMPLETE",
        "'', COMPLETE",
        "length, CUT_OFF",
        "model_length, CUT_OFF",
        "max_tokens, CUT_OFF",
        "MAX_TOKENS, CUT_OFF",
        "max_output_tokens, CUT_OFF",
        "model_context_window_exceeded, CUT_OFF",
        "ALTERNATIVE_STATUS_TRUNCATED_FINAL, CUT_OFF",
        "refusal, REFUSED",
        "content_filter, WITHHELD",
        "contentFiltered, WITHHELD",
        "guardrail_intervened, WITHHELD",
        "sensitive, WITHHELD",
        "blacklist, WITHHELD",
        "ERROR_TOXIC, WITHHELD",
        "SAFETY, WITHHELD",
        "RECITATION, WITHHELD",
        "BLOCKLIST, WITHHELD",
        "PROHIBITED_CONTENT, WITHHELD",
        "SPII, WITHHELD",
        "IMAGE_SAFETY, WITHHELD"
    })
    void aWordThatIsKnownSaysWhyTheAnswerEnds(String word, Finish finish) throws Exception {
        for (Format format : FORMATS) {
            Reply reply = format.reply(word);
            assertThat(reply.finish()).isEqualTo(finish);
            assertThat(reply.unknownFinish()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error",
                "network_error",
                "NETWORK_ERROR",
                "insufficient_system_resource",
                "abort",
                "cancelled",
                "timeout",
                "timed_out",
                "internal-error",
                "upstream_failure",
                "load"
            })
    void anAnswerThatBrokeOffIsNone(String word) {
        for (Format format : FORMATS) {
            assertThatExceptionOfType(MalformedReplyException.class)
                    .isThrownBy(() -> format.reply(word))
                    .withMessageContaining("found one that ended with an error");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTHER", "LANGUAGE", "pause_turn", "something_new", "完成"})
    void aWordOfNoKindIsAWholeAnswerAndKept(String word) throws Exception {
        for (Format format : FORMATS) {
            Reply reply = format.reply(word);
            assertThat(reply.finish()).isEqualTo(Finish.COMPLETE);
            assertThat(reply.unknownFinish()).isEqualTo(word);
            assertThat(reply.text()).isEqualTo("Option A");
        }
    }

    @TestFactory
    Stream<DynamicTest> aResponseThatIsIncompleteIsNoWholeAnswerWhateverTheWord() {
        return Stream.of(
                        List.of("max_output_tokens", Finish.CUT_OFF),
                        List.of("content_filter", Finish.WITHHELD),
                        List.of("sensitive", Finish.WITHHELD),
                        List.of("something_new", Finish.CUT_OFF),
                        List.of("stop", Finish.CUT_OFF))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0).toString(),
                        () -> assertThat(responses(row.get(0).toString()).finish())
                                .isEqualTo(row.get(1))));
    }

    @Test
    void anAnswerThatBrokeOffIsAskedForAgain() throws Exception {
        try (Wire wire = new Wire()) {
            wire.answers(
                    200,
                    "{\"choices\":[{\"finish_reason\":\"network_error\",\"message\":{\"content\":\"Option A\"}}]}");
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> wire.model().ask(Wire.PROMPT))
                    .withMessageContaining("expected a finished choices[0], found one that ended with an error")
                    .withMessageContaining("network_error");
        }
    }
}
