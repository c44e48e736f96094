package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.Shortfall;
import dev.tenet.model.TokenChance;
import dev.tenet.model.Usage;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ChatReplyTests {

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    /** What the body alone decides. */
    private Reply replyTo(String body) throws Exception {
        Reply reply = wire.answers(200, body).model().ask(Wire.PROMPT);
        return reply.toBuilder().sentParameters(null).build();
    }

    private Reply replyWith(String message) throws Exception {
        return replyTo(Wire.completion(message));
    }

    private String failureOf(String body) {
        wire.answers(200, body);
        ModelException thrown = assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> wire.model().ask(Wire.PROMPT))
                .actual();
        assertThat(thrown).isNotInstanceOf(FatalModelException.class);
        return String.valueOf(thrown.getMessage());
    }

    @Test
    void textIsTheContentOfTheFirstChoice() throws Exception {
        assertThat(replyTo("{\"choices\":[{\"message\":{\"content\":\"Tea.\"}},{\"message\":{\"content\":\"No.\"}}]}"))
                .isEqualTo(Reply.of("Tea."));
    }

    @Test
    void textIsNotTrimmed() throws Exception {
        assertThat(replyWith("{\"content\":\" Grüße, 茶\\n\"}").text()).isEqualTo(" Grüße, 茶\n");
    }

    @Test
    void partsOfTextAreJoined() throws Exception {
        assertThat(replyWith("{\"content\":[{\"type\":\"text\",\"text\":\"Te\"},{\"type\":\"text\",\"text\":\"a.\"}]}")
                        .text())
                .isEqualTo("Tea.");
    }

    @Test
    void partsThatAreThoughtsAreKeptOutOfTheText() throws Exception {
        assertThat(replyWith("{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm\"}]},"
                        + "{\"type\":\"reasoning\",\"text\":\"Ho\"},{\"type\":\"image_url\",\"image_url\":{}},"
                        + "{\"type\":\"text\",\"text\":\"Tea.\"}]}"))
                .isEqualTo(Reply.builder("Tea.").thoughts("Hm\n\nHo").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reasoning_content", "reasoning"})
    void reasoningIsThought(String field) throws Exception {
        assertThat(replyWith("{\"content\":\"Tea.\",\"" + field + "\":\"Coffee, hm, no.\"}"))
                .isEqualTo(Reply.builder("Tea.")
                        .thoughts("Coffee, hm, no.")
                        .thoughtsField(field)
                        .build());
    }

    @Test
    void reasoningThatIsSaidTwiceIsOneThought() throws Exception {
        assertThat(replyWith("{\"content\":\"Tea.\",\"reasoning_content\":\"Hm\",\"reasoning\":\"Hm\"}")
                        .thoughts())
                .isEqualTo("Hm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "{}", "[7]", "null"})
    void reasoningInAnotherFormFailsNoCall(String reasoning) throws Exception {
        assertThat(replyWith("{\"content\":\"Tea.\",\"reasoning\":" + reasoning + "}"))
                .isEqualTo(Reply.of("Tea."));
    }

    @Test
    void aModelThatOnlyThoughtSaidNothing() throws Exception {
        Reply reply = replyWith("{\"content\":null,\"reasoning_content\":\"Tea? Coffee?\"}");
        assertThat(reply.said()).isEmpty();
        assertThat(reply.shortfall()).contains(Shortfall.ONLY_REASONING_CONTENT);
    }

    @Test
    void aReplySaysWhoAnsweredAndWhatElseTheServerTold() throws Exception {
        Reply reply = replyTo("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,"
                + "\"model\":\"qwen3-32b\",\"system_fingerprint\":\"fp_1\",\"service_tier\":null,"
                + "\"note\":\"" + "x".repeat(201)
                + "\",\"usage\":{},\"choices\":[{\"message\":{\"content\":\"Tea.\"}}]}");
        assertThat(reply.servedModel()).isEqualTo("qwen3-32b");
        assertThat(reply.fingerprint()).isEqualTo("fp_1");
        assertThat(reply.extras()).isEqualTo("{\"id\":\"chatcmpl-1\",\"created\":1700000000}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\" \"", "{}"})
    void aServerThatDoesNotSayWhoAnsweredFailsNoCall(String model) throws Exception {
        Reply reply = replyTo("{\"model\":" + model + ",\"system_fingerprint\":" + model
                + ",\"choices\":[{\"message\":{\"content\":\"Tea.\"}}]}");
        assertThat(reply.servedModel()).isNull();
        assertThat(reply.fingerprint()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":null}", "{\"content\":\"\"}", "{\"content\":[]}", "{\"role\":\"assistant\"}"})
    void anAnswerWithoutContentIsEmpty(String message) throws Exception {
        assertThat(replyWith(message)).isEqualTo(Reply.of(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"content\":null,\"refusal\":\"I would rather not.\"}",
                "{\"content\":\"\",\"refusal\":\"I would rather not.\"}",
                "{\"content\":[{\"type\":\"refusal\",\"refusal\":\"I would rather not.\"}]}"
            })
    void aRefusalIsRefusedWithItsText(String message) throws Exception {
        assertThat(replyWith(message))
                .isEqualTo(Reply.builder("I would rather not.")
                        .finish(Finish.REFUSED)
                        .build());
    }

    @Test
    void aRefusalOfNullIsNone() throws Exception {
        assertThat(replyWith("{\"content\":\"Tea.\",\"refusal\":null}").finish())
                .isEqualTo(Finish.COMPLETE);
    }

    @Test
    void tokensAreCountedAsTheServerCountsThem() throws Exception {
        assertThat(replyTo("{\"choices\":[{\"message\":{\"content\":\"Tea.\"}}],"
                                + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,\"total_tokens\":15}}")
                        .usage())
                .isEqualTo(Usage.of(12, 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "{}", "{\"prompt_tokens\":12}", "{\"prompt_tokens\":1.5,\"completion_tokens\":\"3\"}"})
    void anAnswerWhoseTokensNobodyCountedStandsAllTheSame(String usage) throws Exception {
        assertThat(replyTo("{\"choices\":[{\"message\":{\"content\":\"Tea.\"}}],\"usage\":" + usage + "}"))
                .isEqualTo(Reply.of("Tea."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Internal", "{\"choices\":[", "{} {}"})
    void whatIsNoJsonIsAFailedCall(String body) {
        assertThat(failureOf(body))
                .isEqualTo(wire.host() + " answered 200 to POST /v1/chat/completions, but expected one JSON object,"
                        + " found something that is not JSON; the body starts with: " + body);
    }

    @Test
    void anEmptyBodyIsAFailedCall() {
        assertThat(failureOf("")).endsWith("the body starts with: (an empty body)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"Tea.\"",
                "{}",
                "{\"choices\":null}",
                "{\"choices\":[]}",
                "{\"choices\":{}}",
                "{\"choices\":[\"Tea.\"]}",
                "{\"error\":{\"message\":\"upstream is down\"}}"
            })
    void anAnswerWithoutChoicesIsAFailedCall(String body) {
        assertThat(failureOf(body))
                .startsWith(wire.host() + " answered 200")
                .contains("expected a JSON object with at least one object in the array choices")
                .endsWith("the body starts with: " + body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\":\"Tea.\"}", "{\"message\":\"Tea.\"}", "{\"message\":null}"})
    void aChoiceWithoutAMessageIsAFailedCall(String choice) {
        assertThat(failureOf("{\"choices\":[" + choice + "]}")).contains("expected an object in choices[0].message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"content\":42}|choices[0].message.content, found a number",
                "{\"content\":{}}|choices[0].message.content, found an object",
                "{\"content\":[\"Tea.\"]}|choices[0].message.content, found a string",
                "{\"content\":[{\"type\":\"text\"}]}|the text of a part of choices[0].message.content, found none",
                "{\"content\":[{\"type\":1}]}|the type of a part of choices[0].message.content, found a number",
                "{\"content\":null,\"refusal\":true}|choices[0].message.refusal, found a boolean"
            })
    void contentOfAnotherTypeIsAFailedCall(String message, String where) {
        assertThat(failureOf(Wire.completion(message))).contains(where + "; the body starts with: ");
    }

    @Test
    void anAnswerThatCarriesAnErrorIsAFailedCallAndNoChoice() {
        assertThat(failureOf(
                        "{\"choices\":[{\"error\":{\"message\":\"overloaded\"},\"message\":{\"content\":\"Te\"}}]}"))
                .contains("found one that ended with an error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"choices\":[{\"message\":{\"content\":\"Option A\",\"content\":\"Option B\"}}]}|content",
                "{\"choices\":[{\"message\":{\"content\":\"A\"}}],\"choices\":[{\"message\":{\"content\":\"B\"}}]}|choices",
                "{\"choices\":[{\"message\":{\"content\":\"A\"},\"finish_reason\":\"stop\",\"finish_reason\":\"length\"}]}"
                        + "|finish_reason"
            })
    void aFieldThatIsThereTwiceIsAFailedCall(String body, String field) {
        assertThat(failureOf(body))
                .contains("but expected each field once, found \"" + field
                        + "\" twice in one object; the body starts with: ");
    }

    @Test
    void aNameThatMayBeAnythingIsNotRepeated() {
        assertThat(failureOf("{\"sk-Secret1\":1,\"sk-Secret1\":2}"))
                .contains("expected each field once, found one twice in one object; the body starts with: ");
    }

    @Test
    @Timeout(20)
    void aBodyThatIsNestedTooDeeplyIsAFailedCall() {
        assertThat(failureOf("[".repeat(200_000))).contains("found one that is nested too deeply");
        assertThat(failureOf("{\"choices\":" + "{\"a\":".repeat(200_000)))
                .contains("found one that is nested too deeply");
        assertThat(failureOf("{\"choices\":[],\"n\":" + "1".repeat(5000) + "}"))
                .contains("a number or name that is too long");
    }

    /** As servers in Python write it. */
    @Test
    void theLogarithmOfAChanceOf0IsMinusInfinity() throws Exception {
        Reply reply = wire.answers(
                        200,
                        "{\"choices\":[{\"message\":{\"content\":\"A\"},\"logprobs\":{\"content\":[{\"token\":\"A\",\"logprob\":0.0,"
                                + "\"top_logprobs\":[{\"token\":\"A\",\"logprob\":0.0},{\"token\":\"#\",\"logprob\":-Infinity},"
                                + "{\"token\":\"?\",\"logprob\":NaN},{\"token\":\"!\",\"logprob\":null}]}]}}],"
                                + "\"load\":Infinity,\"usage\":{\"prompt_tokens\":400,\"completion_tokens\":NaN}}")
                .model()
                .ask(Wire.PROMPT.withTokenChances());
        assertThat(reply.text()).isEqualTo("A");
        assertThat(reply.tokenChances())
                .containsExactly(List.of(TokenChance.of("A", 0.0), TokenChance.of("#", Double.NEGATIVE_INFINITY)));
        assertThat(reply.extras()).isEqualTo("{}");
        assertThat(reply.usage()).isNull();
    }

    @Test
    void ofALongBodyTheFirst200CharactersAreShown() {
        assertThat(failureOf("x".repeat(1000))).endsWith("the body starts with: " + "x".repeat(200) + "…");
    }

    @Test
    void aPageInPlaceOfAnAnswerIsShownAsItsText() {
        assertThat(
                        failureOf(
                                "<!DOCTYPE html>\n<html><head><title>Sign in</title><style>a { b: c }</style></head>\n"
                                        + "<body onload='x()'><h1>Welcome to the café</h1><script>if (a < b) c();</script></body></html>"))
                .endsWith("the body starts with: Sign in Welcome to the café");
    }

    @Test
    void anAnswerOfUpTo16MebibytesIsRead() throws Exception {
        String text = "x".repeat(HttpChatModel.ANSWER_BYTES - 200);
        assertThat(replyWith("{\"content\":\"" + text + "\"}").text()).hasSameSizeAs(text);
    }

    @Test
    void aLongerAnswerIsAFailedCall() {
        assertThat(failureOf("x".repeat(HttpChatModel.ANSWER_BYTES + 1)))
                .isEqualTo(wire.host() + " answered 200 to POST /v1/chat/completions with more than 16 MiB;"
                        + " expected one chat answer");
    }

    @Test
    void aSmallBodyThatUnpacksToALongerOneIsAFailedCall() throws IOException {
        Buffer packed = new Buffer();
        try (GZIPOutputStream out = new GZIPOutputStream(packed.outputStream())) {
            out.write(new byte[HttpChatModel.ANSWER_BYTES + 1]);
        }
        wire.server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> wire.model().ask(Wire.PROMPT))
                .withMessageContaining("more than 16 MiB");
    }
}
