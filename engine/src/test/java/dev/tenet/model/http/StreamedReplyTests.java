package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.TokenChance;
import dev.tenet.model.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that come though none was asked for, as the providers' references show them. */
class StreamedReplyTests {

    private static final String CHUNKS = """
            data: {"id":"c1","object":"chat.completion.chunk","model":"m-1","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}

            data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{"reasoning_content":"Tea? "}}]}

            data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{"reasoning_content":"Yes."}}]}

            data: {"id":"c1","model":"m-1","choices":[{"index":1,"delta":{"content":"Coffee"}},{"index":0,"delta":{"content":"Option"},"logprobs":{"content":[{"token":"Option","top_logprobs":[{"token":"Option","logprob":-0.5}]}]}}]}

            data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{"content":" A"},"logprobs":{"content":[{"token":" A","top_logprobs":[{"token":" A","logprob":-0.25}]}]}}]}

            data: {"id":"c1","model":"m-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"c1","model":"m-1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3}}

            data: [DONE]

            """;

    private static Reply chat(String body) throws MalformedReplyException {
        return ChatCompletions.compatible("m").reply(body);
    }

    @Test
    void chunksOfChatCompletionsAreOneAnswer() throws Exception {
        assertThat(chat(CHUNKS))
                .isEqualTo(Reply.builder("Option A")
                        .thoughts("Tea? Yes.")
                        .thoughtsField("reasoning_content")
                        .usage(Usage.of(12, 3))
                        .tokenChances(
                                List.of(List.of(TokenChance.of("Option", -0.5)), List.of(TokenChance.of(" A", -0.25))))
                        .servedModel("m-1")
                        .fingerprint("fp_1")
                        .extras("{\"id\":\"c1\"}")
                        .build());
    }

    @Test
    void soTheyAreWithOtherEndsOfLinesWithoutEmptyLinesAndAsObjectsALine() throws Exception {
        Reply expected = chat(CHUNKS);
        assertThat(chat(CHUNKS.replace("\n", "\r\n"))).isEqualTo(expected);
        assertThat(chat(CHUNKS.replace("\n\n", "\n"))).isEqualTo(expected);
        assertThat(chat(CHUNKS.replace("data: ", "data:"))).isEqualTo(expected);
        assertThat(chat(": a comment\n\n" + CHUNKS.replace("data: {", "event: chunk\nid: 7\ndata: {")))
                .isEqualTo(expected);
        assertThat(chat(CHUNKS.replace("data: [DONE]", "").replace("data: ", "").replace("\n\n", "\n")))
                .isEqualTo(expected);
    }

    @Test
    void aLineSeparatorInAJsonStringEndsNoLineOfAStream() throws Exception {
        for (String separator : List.of("\u2028", "\u2029", "\u0085")) {
            assertThat(chat(CHUNKS.replace("Option", "Op" + separator + "tion")).text())
                    .isEqualTo("Op" + separator + "tion A");
        }
    }

    @Test
    void aStreamOfOneWholeAnswerIsThatAnswer() throws Exception {
        String whole = "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"Option A\"}}]}";
        assertThat(chat("data: " + whole + "\n\ndata: [DONE]\n\n")).isEqualTo(chat(whole));
    }

    @Test
    void aStreamedRefusalIsOne() throws Exception {
        assertThat(chat("""
                data: {"choices":[{"delta":{"refusal":"I would "}}]}

                data: {"choices":[{"delta":{"refusal":"rather not."},"finish_reason":"stop"}]}

                """))
                .isEqualTo(Reply.builder("I would rather not.")
                        .finish(Finish.REFUSED)
                        .build());
    }

    @Test
    void theReasonToFinishAStreamIsReadLikeAnyOther() throws Exception {
        String end =
                "data: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"%s\"}]}\n\ndata: [DONE]\n\n";
        assertThat(chat(end.formatted("sensitive")).finish()).isEqualTo(Finish.WITHHELD);
        assertThat(chat(end.formatted("length")).finish()).isEqualTo(Finish.CUT_OFF);
        assertThat(chat(end.formatted("new_word")).unknownFinish()).isEqualTo("new_word");
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> chat(end.formatted("network_error")))
                .withMessageContaining("ended with an error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"choices\":[]}",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Option A\"}}]}\n\n",
                "data: {\"choices\":[{\"delta\":{\"content\":\"Option A\"}}]}\n\ndata: {\"choices\":[{\"del",
                "data: {\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\n\ndata: {\"error\":{\"message\":\"gone\"}}\n\n",
                "{\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\n{\"error\":\"gone\"}\n",
                "data: [DONE]\n\n"
            })
    void aStreamThatBreaksOffIsNoAnswer(String body) {
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> chat(body))
                .withMessageContaining("expected");
    }

    @Test
    void eventsOfAnthropicAreOneAnswer() throws Exception {
        assertThat(new AnthropicMessages("m").reply("""
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-1","content":[],"stop_reason":null,"usage":{"input_tokens":25,"cache_read_input_tokens":10,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Tea? "}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Yes."}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: ping
                data: {"type": "ping"}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Option"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":" A"}}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"max_tokens","stop_sequence":null},"usage":{"output_tokens":15}}

                event: message_stop
                data: {"type":"message_stop"}
                """))
                .isEqualTo(Reply.builder("Option A")
                        .thoughts("Tea? Yes.")
                        .finish(Finish.CUT_OFF)
                        .usage(Usage.of(35, 15).withCachedTokens(10))
                        .servedModel("claude-1")
                        .extras("{\"id\":\"msg_1\"}")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n",
                "data: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"A\"}}\n\n",
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n"
            })
    void aStreamOfAnthropicsThatBreaksOffIsNoAnswer(String body) {
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> new AnthropicMessages("m").reply(body))
                .withMessageContaining("expected");
    }

    @Test
    void eventsAndElementsOfGeminiAreOneAnswer() throws Exception {
        String first =
                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"hm\",\"thought\":true},"
                        + "{\"text\":\"Option\"}]}}],\"modelVersion\":\"g-1\"}";
        String last = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\" A\"}]},\"finishReason\":\"STOP\"}],"
                + "\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":3},\"modelVersion\":\"g-1\"}";
        Reply expected = Reply.builder("Option A")
                .thoughts("hm")
                .usage(Usage.of(12, 3))
                .servedModel("g-1")
                .build();
        GeminiContent gemini = new GeminiContent("m");
        assertThat(gemini.reply("data: " + first + "\r\n\r\ndata: " + last + "\r\n\r\n"))
                .isEqualTo(expected);
        assertThat(gemini.reply("[" + first + ",\n" + last + "]")).isEqualTo(expected);
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> gemini.reply("[" + first + "]"))
                .withMessageContaining("ends before its finish reason");
    }

    @Test
    void theLastEventOfResponsesIsTheAnswer() throws Exception {
        String response = "{\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"content\":"
                + "[{\"type\":\"output_text\",\"text\":\"Option A\"}]}]}";
        OpenAiResponses responses = new OpenAiResponses("m");
        String begin = "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\","
                + "\"delta\":\"Option A\"}\n\n";
        assertThat(responses.reply(
                        begin + "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":"
                                + response + "}\n\n"))
                .isEqualTo(responses.reply(response));
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> responses.reply(begin))
                .withMessageContaining("ends before its finish reason");
    }

    @Test
    @Timeout(20)
    void aLongStreamIsReadInLinearTime() throws Exception {
        String chunk = "data: {\"choices\":[{\"delta\":{\"reasoning\":\"x\"}}]}\n";
        String end = "data: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]}\n";
        assertThat(chat(chunk.repeat(200_000) + end).thoughts()).hasSize(200_000);
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(() -> chat("data: {\n" + "data: \"a\":{}\n".repeat(200_000)));
    }
}
