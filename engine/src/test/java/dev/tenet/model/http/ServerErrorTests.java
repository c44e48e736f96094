package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ServerErrorTests {

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private static ModelException failureOf(ChatModel model) {
        return assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .actual();
    }

    private ModelException failureOf(int status, String body) {
        return failureOf(wire.answers(status, body).model());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 401, 402, 405, 410, 418, 421})
    void whatEveryOtherPromptWouldMeetTooIsFatal(int status) {
        assertThat(failureOf(status, "{}")).isInstanceOf(FatalModelException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 408, 409, 413, 422, 425, 429, 451, 500, 501, 502, 503, 504, 529, 599})
    void whatAnotherPromptMayNotMeetIsNotFatal(int status) {
        assertThat(failureOf(status, "{}")).isNotInstanceOf(FatalModelException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"The model `qwen3` does not exist\",\"type\":\"not_found\"}}",
                "{\"error\":\"The model `qwen3` does not exist\"}",
                "{\"object\":\"error\",\"message\":\"The model `qwen3` does not exist\"}",
                "{\"detail\":\"The model `qwen3` does not exist\"}",
                "[{\"error\":{\"code\":404,\"message\":\"The model `qwen3` does not exist\"}}]",
                "The model `qwen3` does not exist",
                "\n  The model `qwen3`\r\n\tdoes \u000bnot\u0085 exist \u2028 "
            })
    void anErrorNamesHostStatusPathAndTheServersOwnMessage(String body) {
        assertThat(failureOf(404, body))
                .hasMessage(
                        wire.host() + " answered 404 to POST /v1/chat/completions: The model `qwen3` does not exist");
    }

    @Test
    void anAddressWithoutAVersionThatIsNotFoundIsSaidToBeIncompleteMaybe() throws Exception {
        wire.answers(404, "{\"detail\": \"Not Found\"}");
        assertThat(failureOf(wire.modelWithoutVersion()))
                .hasMessageContaining("404 to POST /chat/completions: Not Found")
                .hasMessageContaining("Tenet adds /chat/completions to it, and most servers expect /v1 before that");
    }

    @Test
    void whatAServerPaintsIsShownInPlaceOfPainted() {
        assertThat(failureOf(404, "{\"error\":{\"message\":\"\\u001b[2J\\u202eno\\uFFFF ##[add-mask]a\"}}"))
                .hasMessageEndingWith(": \\u001B[2J\\u202Eno\\uFFFF #\\u0023[add-mask]a");
    }

    @Test
    void anErrorIsCutBetweenCharacters() {
        assertThat(failureOf(500, "x".repeat(198) + "e\u0301\u0302".repeat(500)))
                .hasMessageEndingWith(": " + "x".repeat(198) + "…");
        assertThat(failureOf(500, "<html>" + "<p>".repeat(21_843) + "x🙂y"))
                .as("half of an emoji is where reading ends")
                .hasMessageEndingWith(": x");
    }

    @Test
    void anErrorWithoutAMessageShowsTheFirst200CharactersOfItsBody() {
        assertThat(failureOf(500, "x".repeat(1000))).hasMessageEndingWith(": " + "x".repeat(200) + "…");
    }

    @Test
    void anErrorWithAnObjectOfAnotherShapeShowsIt() {
        assertThat(failureOf(422, "{\"detail\":[{\"loc\":[\"body\"]}]}"))
                .hasMessageEndingWith(": {\"detail\":[{\"loc\":[\"body\"]}]}");
    }

    @Test
    void anErrorWithoutABodySaysSo() {
        assertThat(failureOf(500, ""))
                .hasMessageEndingWith("answered 500 to POST /v1/chat/completions: (an empty body)");
    }

    @Test
    void aPageIsShownAsOneLineOfText() {
        assertThat(
                        failureOf(
                                502,
                                "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center>"
                                        + "<h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>"))
                .hasMessageEndingWith(": 502 Bad Gateway 502 Bad Gateway nginx");
    }

    @Test
    void aPageWithinAMessageIsShownAsText() {
        assertThat(failureOf(502, "{\"error\":{\"message\":\"<html><body>Bad\\nGateway</body></html>\"}}"))
                .hasMessageEndingWith(": Bad Gateway");
    }

    @Test
    void aPageWhoseScriptNeverEndsIsNotDumped() {
        assertThat(failureOf(502, "<html>Bad Gateway<script>" + "var a = 1; ".repeat(20_000)))
                .hasMessageEndingWith(": Bad Gateway");
    }

    @Test
    void anEndlessErrorIsReadOnlyAtItsBeginning() {
        assertThat(failureOf(500, "x".repeat(40 * 1024 * 1024))).hasMessageEndingWith(": " + "x".repeat(200) + "…");
    }

    @Test
    void anErrorWhoseBodyBreaksOffKeepsItsStatus() {
        wire.server.enqueue(Wire.answer(401, "x".repeat(10_000))
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThat(failureOf(wire.model()))
                .isInstanceOf(FatalModelException.class)
                .hasMessageContaining("answered 401");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whereNoKeyWasSentItSaysHowToSendOne(int status) {
        assertThat(failureOf(status, "{\"error\":\"no key\"}"))
                .hasMessageEndingWith(": no key (no key was sent; for a server named by its address, as in"
                        + " http://localhost:8000/v1#model, Tenet sends the key in the environment variable"
                        + " TENET_API_KEY)");
    }

    @Test
    void whereAKeyWasSentItSaysWhichOne() {
        wire.answers(401, "{\"error\":\"wrong key\"}");
        assertThat(failureOf(wire.modelWithKey()))
                .hasMessageContaining(
                        ": wrong key (the key was taken from the environment variable TENET_API_KEY; a gateway may"
                                + " want it in another header, which tenet.key-header names)");
    }

    @ParameterizedTest
    @CsvSource({"408, 0", "503, 0", "429, 0", "503, 1"})
    void aCallIsNeverRepeatedInSilenceEvenWhereTheServerAsksForIt(int status, String retryAfter) {
        for (int i = 0; i < 2; i++) {
            wire.server.enqueue(Wire.answer(status, "{}")
                    .setHeader("Retry-After", retryAfter)
                    .build());
        }
        assertThat(failureOf(wire.model())).hasMessageContaining("answered " + status);
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aStatusThatIsNoErrorButNoAnswerEitherIsAFailedCall() {
        wire.server.enqueue(new MockResponse.Builder().code(204).build());
        assertThat(failureOf(wire.model())).hasMessageContaining("answered 204", "expected");
    }
}
