package dev.tenet.model.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of servers, caches and gateways that do not keep to HTTP. */
@Timeout(60)
class FairClientTests {

    private static final byte[] BODY = RawServer.bytes(Wire.TEA);

    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private ChatModel model(int retries) {
        return new HttpModels(Map.<String, String>of()::get)
                .open(
                        "http://" + server.host() + "/v1#m",
                        CallLimits.DEFAULT
                                .withTimeout(Duration.ofSeconds(10))
                                .withConcurrency(2)
                                .withRetries(retries));
    }

    private String answerTo(byte[] answer) throws Exception {
        server.then(answer);
        return model(0).ask(Wire.PROMPT).text();
    }

    private void assertFault(byte[] answer, String words) {
        server.then(answer);
        ModelException failure = assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model(0).ask(Wire.PROMPT))
                .actual();
        assertThat(failure).isNotInstanceOf(FatalModelException.class).hasMessage(server.host() + " " + words);
    }

    // What comes before and around the body

    @Test
    void aMarkOfTheEncodingBeforeTheBodyIsNoPartOfIt() throws Exception {
        assertThat(answerTo(RawServer.ok("", RawServer.bytes("\ufeff" + Wire.TEA))))
                .isEqualTo("Tea.");
    }

    @Test
    void aBodyInUtf16WithItsMarkIsRead() throws Exception {
        assertThat(answerTo(RawServer.ok("", ("\ufeff" + Wire.TEA).getBytes(UTF_16LE))))
                .isEqualTo("Tea.");
    }

    @Test
    void aMarkBeforeTheBodyOfAnErrorIsNoPartOfItEither() {
        server.then(RawServer.answer(
                "401 Unauthorized", "Connection: close\r\n", RawServer.bytes("\ufeff{\"error\":\"no such key\"}")));
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model(0).ask(Wire.PROMPT))
                .withMessageContaining(": no such key (");
    }

    // Packed bodies

    static Stream<Arguments> packed() throws IOException {
        return Stream.of(
                Arguments.of("gzip", gzip(BODY)),
                Arguments.of("x-gzip", gzip(BODY)),
                Arguments.of("GZIP", gzip(BODY)),
                Arguments.of("gzip", BODY),
                Arguments.of("identity", BODY),
                Arguments.of("", gzip(BODY)),
                Arguments.of("deflate", deflate(BODY, false)),
                Arguments.of("deflate", deflate(BODY, true)),
                Arguments.of("deflate", BODY),
                Arguments.of("deflate, gzip", gzip(deflate(BODY, false))));
    }

    @ParameterizedTest
    @MethodSource("packed")
    void aPackedBodyIsUnpackedWhateverItIsCalled(String encoding, byte[] body) throws Exception {
        String header = encoding.isEmpty() ? "" : "Content-Encoding: " + encoding + "\r\n";
        assertThat(answerTo(RawServer.ok(header, body))).isEqualTo("Tea.");
    }

    @ParameterizedTest
    @CsvSource({"br", "zstd", "compress"})
    void anEncodingThatWasNotAskedForIsNamed(String encoding) {
        assertFault(
                RawServer.ok("Content-Encoding: " + encoding + "\r\n", new byte[] {11, 2, -128}),
                "answered in the content encoding \"" + encoding + "\", which was not requested and is not"
                        + " supported; expected none, gzip or deflate");
    }

    @Test
    void aPackedBodyThatIsBrokenIsNamed() throws IOException {
        byte[] broken = gzip(BODY);
        broken[12] ^= 0x55;
        server.then(RawServer.ok("Content-Encoding: gzip\r\n", broken));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model(0).ask(Wire.PROMPT))
                .withMessageContaining(" answered with a body that cannot be decompressed: ");
    }

    @Test
    void thePackedBodyOfAnErrorIsReadToo() throws Exception {
        byte[] body = gzip(RawServer.bytes("{\"error\":\"no such key\"}"));
        server.then(RawServer.answer(
                "401 Unauthorized", "Content-Encoding: gzip\r\nContent-Length: " + body.length + "\r\n", body));
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model(0).ask(Wire.PROMPT))
                .withMessageContaining(": no such key (");
    }

    // Statuses that are no answers to a question

    @Test
    void anAnswerForACacheIsNamed() {
        assertFault(
                RawServer.answer("304 Not Modified", "", new byte[0]),
                "answered 304 (not modified), but Tenet has no cache; is there a caching proxy?");
    }

    @Test
    void aChangeOfProtocolsIsNamed() {
        assertFault(
                RawServer.answer("101 Switching Protocols", "Upgrade: websocket\r\nConnection: Upgrade\r\n", BODY),
                "answered 101 (switching protocols), which was not requested");
    }

    // Half a character

    @Test
    void aBodyThatEndsInHalfACharacterIsNoAnswer() {
        byte[] body = RawServer.bytes(Wire.completion("{\"content\":\"Tee für zwei\"}"));
        int half = new String(body, ISO_8859_1).indexOf('\u00c3');
        byte[] cut = Arrays.copyOf(body, half + 1);
        assertFault(
                RawServer.ok("", cut),
                "answered with a malformed character: byte " + (half + 1)
                        + " of the body is not UTF-8; expected valid UTF-8");
    }

    @Test
    void lettersInAnotherEncodingAreNoAnswer() {
        byte[] body = Wire.completion("{\"content\":\"Tee für zwei\"}").getBytes(ISO_8859_1);
        server.then(RawServer.ok("", body));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model(0).ask(Wire.PROMPT))
                .withMessageContaining("is not UTF-8");
    }

    @Test
    void theCharacterForWhatCannotBeReadIsOneLikeOthers() throws Exception {
        assertThat(answerTo(RawServer.says("\ufffd"))).isEqualTo("\ufffd");
    }

    @ParameterizedTest
    @CsvSource({"'\\ud83d'", "'Tea \\ude00'", "'\\ud83dTea'"})
    void halfASurrogatePairIsNoAnswer(String text) {
        server.then(RawServer.says(text));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model(0).ask(Wire.PROMPT))
                .withMessageContaining("unpaired surrogate");
    }

    @Test
    void anAnswerThatWasCutInTheMiddleOfACharacterEndsBeforeIt() throws Exception {
        server.then(RawServer.ok(
                "",
                RawServer.bytes(
                        "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"Tea \\ud83d\"}}]}")));
        assertThat(model(0).ask(Wire.PROMPT).text()).isEqualTo("Tea ");
    }

    @Test
    void aWholeSurrogatePairIsOneCharacter() throws Exception {
        assertThat(answerTo(RawServer.says("\\ud83d\\ude00"))).isEqualTo("\ud83d\ude00");
    }

    // Lengths

    @ParameterizedTest
    @CsvSource({"-5", "abc", "1e3", "99999999999999999999", "0x10"})
    void aLengthThatIsNoneIsNamed(String length) {
        assertFault(
                RawServer.answer("200 OK", "Content-Length: " + length + "\r\n", BODY),
                "answered with the header Content-Length: " + length
                        + ", which is not a length; expected a number of bytes");
    }

    @Test
    void twoLengthsAreNone() {
        assertFault(
                RawServer.answer("200 OK", "Content-Length: 5\r\nContent-Length: 90\r\n", BODY),
                "answered with the header Content-Length: 5, 90, which is not a length; expected a number of bytes");
    }

    @Test
    void aFaultIsTriedAgainOnAConnectionOfItsOwn() throws Exception {
        server.then(RawServer.answer("200 OK", "Content-Length: -5\r\n", BODY)).then(RawServer.says("Tea."));
        assertThat(model(3).ask(Wire.PROMPT).text()).isEqualTo("Tea.");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aFaultLeavesNoConnectionBehind() throws Exception {
        StringBuilder logged = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord log) {
                logged.append(log.getMessage()).append('\n');
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger okhttp = Logger.getLogger("okhttp3.OkHttpClient");
        okhttp.addHandler(handler);
        try {
            ChatModel model = model(0);
            for (int i = 0; i < 5; i++) {
                server.then(RawServer.answer("200 OK", "Content-Length: -5\r\n", BODY));
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> model.ask(Wire.PROMPT));
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (server.open() > 0 && System.nanoTime() < deadline) {
                System.gc();
                Thread.sleep(20);
            }
            assertThat(server.open()).isZero();
            // OkHttp looks for connections that were lost when it takes another from its pool.
            server.then(RawServer.says("Tea."));
            model.ask(Wire.PROMPT);
            assertThat(logged).doesNotContain("leaked");
        } finally {
            okhttp.removeHandler(handler);
        }
    }

    // Two answers to one question

    @Test
    void aSecondAnswerIsNotTakenForThatToTheNextQuestion() throws Exception {
        server.then(RawServer.both(RawServer.says("Tea."), RawServer.says("Coffee.")))
                .then(RawServer.says("Milk."))
                .then(RawServer.says("Milk."));
        ChatModel model = model(3);
        assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
        assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Milk.");
    }

    @Test
    void aSecondAnswerIsNamed() throws Exception {
        server.then(RawServer.both(RawServer.says("Tea."), RawServer.says("Coffee.")));
        ChatModel model = model(0);
        model.ask(Wire.PROMPT);
        assertFaultOf(model);
    }

    @Test
    void aSecondAnswerThatComesALittleLaterIsNamed() throws Exception {
        server.then(RawServer.both(RawServer.says("Tea."), RawServer.says("Coffee ".repeat(20_000))));
        ChatModel model = model(0);
        model.ask(Wire.PROMPT);
        Thread.sleep(100);
        assertFaultOf(model);
    }

    @Test
    void whatStandsBehindAnAnswerIsNotTakenForTheNext() throws Exception {
        server.then(RawServer.both(RawServer.says("Tea."), RawServer.bytes("\r\nignored")))
                .then(RawServer.says("Milk."));
        ChatModel model = model(0);
        model.ask(Wire.PROMPT);
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> model.ask(Wire.PROMPT));
    }

    private void assertFaultOf(ChatModel model) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessage(server.host() + " sent more than one response to a request on one connection, so that the"
                        + " next response cannot be matched to its request");
    }

    @Test
    void aFairServerIsAskedAHundredQuestionsOnOneConnection() throws Exception {
        ChatModel model = model(0);
        for (int i = 0; i < 100; i++) {
            server.then(RawServer.says("Tea " + i));
            assertThat(model.ask(Wire.PROMPT).text()).isEqualTo("Tea " + i);
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean isRaw) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflate =
                new DeflaterOutputStream(packed, new Deflater(Deflater.DEFAULT_COMPRESSION, isRaw))) {
            deflate.write(bytes);
        }
        return packed.toByteArray();
    }
}
