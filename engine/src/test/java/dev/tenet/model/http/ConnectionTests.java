package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConnectionTests {

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private static ModelException failureOf(ThrowingCallable call) {
        ModelException failure =
                assertThatExceptionOfType(ModelException.class).isThrownBy(call).actual();
        assertThat(failure).isNotInstanceOf(FatalModelException.class);
        return failure;
    }

    private ModelException failureOf(ChatModel model) {
        return failureOf(() -> model.ask(Wire.PROMPT));
    }

    /** Where nobody ever answered, no other question would be answered either. */
    private static ModelException fatalFailureOf(ChatModel model) {
        return assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .actual();
    }

    private static ChatModel open(String name) {
        return new HttpModels(Map.<String, String>of()::get)
                .open(
                        name,
                        CallLimits.DEFAULT
                                .withTimeout(Duration.ofSeconds(20))
                                .withConcurrency(2)
                                .withRetries(0));
    }

    private static FutureTask<Object> asking(ChatModel model) {
        return new FutureTask<>(() -> {
            try {
                return model.ask(Wire.PROMPT);
            } catch (InterruptedException | ModelException thrown) {
                return thrown;
            }
        });
    }

    // Reaching nobody

    @Test
    void aRefusedConnectionAsksWhetherTheServerRuns() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(fatalFailureOf(open("http://localhost:" + port + "/v1#m")))
                .hasMessage("localhost:" + port + " refused the connection: is the server running?");
    }

    @Test
    void anAddressOfSixGroupsIsNamedInBrackets() {
        assertThat(open("http://[::1]:8000/v1#m")).hasToString("model at [::1]:8000");
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        assertThat(fatalFailureOf(open("https://no-such-host.invalid:8000/v1#m")))
                .hasMessageStartingWith("no-such-host.invalid:8000 has an unknown host name");
    }

    @Test
    void httpsToAServerThatSpeaksPlainHttpSaysSo() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            new Thread(() -> {
                        try (Socket socket = server.accept()) {
                            socket.getInputStream().read();
                            socket.getOutputStream()
                                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                            socket.getInputStream().readNBytes(100_000);
                        } catch (IOException ignored) {
                            // The client has hung up, as it should.
                        }
                    })
                    .start();
            String host = "localhost:" + server.getLocalPort();
            assertThat(fatalFailureOf(open("https://" + host + "/v1#m")))
                    .hasMessage(host + " does not support https; does it use plain http, as in"
                            + " http://localhost:11434/v1?");
        }
    }

    @Test
    void aConnectionThatTakesTooLongIsToldApartFromAnAnswerThatDoes() {
        assertThat(ConnectionFailure.inWords(
                        new SocketTimeoutException("Connect timed out"), Timeouts.within(Duration.ofSeconds(60))))
                .startsWith("could not be reached within 10 s");
    }

    @Test
    void aConnectionThatBreaksUnderTlsIsNotTakenForAWrongCertificate() {
        assertThat(ConnectionFailure.inWords(
                        new SSLException("Connection reset", new SocketException("Connection reset")),
                        Timeouts.within(Duration.ofSeconds(60))))
                .startsWith("closed the connection");
    }

    @Test
    void connectingMayTakeNoLongerThanTheCall() {
        assertThat(Timeouts.within(Duration.ofSeconds(3)))
                .isEqualTo(new Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(3)));
    }

    @Test
    void aLimitOfAMonthIsTakenAsTheLongestThatCanBe() {
        assertThatCode(() -> wire.model(Duration.ofDays(30))).doesNotThrowAnyException();
    }

    // Hearing nothing, or not all

    @Test
    void aServerThatDoesNotAnswerIsGivenUpWhenTimeIsUp() {
        wire.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThat(fatalFailureOf(wire.model(Duration.ofMillis(300))))
                .hasMessage(wire.host() + " did not answer in full within the tenet.timeout of 300 ms");
    }

    @Test
    void aServerThatDribblesIsGivenUpWhenTheWholeCallTakesTooLong() {
        wire.server.enqueue(Wire.answer(200, Wire.TEA)
                .throttleBody(1, 30, TimeUnit.MILLISECONDS)
                .build());
        assertThat(fatalFailureOf(wire.model(Duration.ofSeconds(1))))
                .hasMessage(wire.host() + " did not answer in full within the tenet.timeout of 1 s");
    }

    @Test
    void aBodyThatIsCutIsAFailedCall() {
        wire.server.enqueue(Wire.answer(200, Wire.TEA)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        assertThat(failureOf(wire.model()))
                .hasMessageStartingWith(wire.host() + " closed the connection before its answer was complete: ");
    }

    @Test
    void aConnectionThatIsResetInTheMiddleOfTheBodyIsAFailedCall() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    readRequest(socket);
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"choices\""
                                    .getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                    Thread.sleep(200);
                    socket.setSoLinger(true, 0);
                } catch (IOException | InterruptedException ignored) {
                    // The test sees that no answer came.
                }
            });
            thread.start();
            String host = "localhost:" + server.getLocalPort();
            assertThat(failureOf(open("http://" + host + "/v1#m")))
                    .hasMessage(host + " closed the connection before its answer was complete: Connection reset");
        }
    }

    @Test
    void aServerThatHangsUpWithoutAWordIsAFailedCall() {
        wire.server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertThat(failureOf(wire.model())).hasMessageStartingWith(wire.host() + " closed the connection");
    }

    @Test
    void aPromptIsNotSentAgainWhenAKeptConnectionBreaks() throws Exception {
        wire.answers(200, Wire.TEA);
        wire.server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        wire.answers(200, Wire.TEA);
        ChatModel model = wire.model();
        model.ask(Wire.PROMPT);
        failureOf(model);
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        wire.answers(200, Wire.TEA).answers(200, Wire.TEA);
        ChatModel model = wire.model();
        model.ask(Wire.PROMPT);
        model.ask(Wire.PROMPT);
        wire.server.takeRequest();
        assertThat(wire.server.takeRequest().getExchangeIndex()).isEqualTo(1);
    }

    // Many at once

    @Test
    void sixtyFourCallsAtOnceShareAModelAndEachGetsItsOwnAnswer() throws Exception {
        int callers = 64;
        CountDownLatch allAreHere = new CountDownLatch(callers);
        Pattern number = Pattern.compile("Question (\\d+)");
        wire.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                allAreHere.countDown();
                Matcher question = number.matcher(request.getBody().utf8());
                if (!allAreHere.await(20, TimeUnit.SECONDS) || !question.find()) {
                    return Wire.answer(500, "not all callers came").build();
                }
                return Wire.answer(200, Wire.completion("{\"content\":\"Answer " + question.group(1) + "\"}"))
                        .build();
            }
        });
        ChatModel model = wire.model(Duration.ofSeconds(40));
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Reply>> replies = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                Prompt prompt = Prompt.of("Question " + caller);
                replies.add(threads.submit(() -> model.ask(prompt)));
                expected.add("Answer " + caller);
            }
            List<String> texts = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                texts.add(reply.get().text());
            }
            assertThat(texts).isEqualTo(expected);
        } finally {
            threads.shutdownNow();
        }
    }

    // Being interrupted, being closed

    @Test
    void anInterruptedCallEndsAsAnInterruption() throws Exception {
        wire.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        FutureTask<Object> call = asking(wire.model());
        Thread thread = new Thread(call);
        thread.start();
        wire.server.takeRequest();
        thread.interrupt();
        assertThat(call.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptedCallLetsGoOfItsConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("localhost"))) {
            Thread thread = new Thread(asking(open("http://localhost:" + server.getLocalPort() + "/v1#m")));
            thread.start();
            try (Socket socket = server.accept()) {
                readRequest(socket);
                thread.interrupt();
                socket.setSoTimeout(5000);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void anInterruptionDoesNotDisturbOtherCalls() throws Exception {
        wire.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        wire.server.enqueue(
                Wire.answer(200, Wire.TEA).headersDelay(1, TimeUnit.SECONDS).build());
        ChatModel model = wire.model();
        Thread interrupted = new Thread(asking(model));
        interrupted.start();
        wire.server.takeRequest();
        FutureTask<Object> undisturbed = asking(model);
        new Thread(undisturbed).start();
        wire.server.takeRequest();
        interrupted.interrupt();
        assertThat(undisturbed.get(10, TimeUnit.SECONDS))
                .isEqualTo(Reply.builder("Tea.").sentParameters("{}").build());
    }

    @Test
    void nothingIsSentOnAConnectionThatTheServerHasClosedForWantOfUse() throws Exception {
        wire.server.enqueue(Wire.answer(200, Wire.TEA)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        wire.answers(200, Wire.TEA);
        ChatModel once = wire.model();
        once.ask(Wire.PROMPT);
        TimeUnit.MILLISECONDS.sleep(1500);
        assertThat(once.ask(Wire.PROMPT).text()).isEqualTo("Tea.");
    }

    @Test
    void aThreadThatIsInterruptedAlreadyAsksNothing() {
        wire.answers(200, Wire.TEA);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> wire.model().ask(Wire.PROMPT)).isInstanceOf(InterruptedException.class);
        assertThat(wire.server.getRequestCount()).isZero();
    }

    @Test
    void closingEndsCallsInFlight() throws Exception {
        wire.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        ChatModel model = wire.model();
        FutureTask<Object> call = asking(model);
        new Thread(call).start();
        wire.server.takeRequest();
        ((AutoCloseable) model).close();
        assertThat(call.get(5, TimeUnit.SECONDS))
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessage(wire.host() + ": the model was closed during the call");
    }

    @Test
    void closingLetsGoOfThreads() throws Exception {
        ChatModel model = wire.answers(200, Wire.TEA).model();
        model.ask(Wire.PROMPT);
        assertThat(callThreads()).isNotEmpty();
        ((AutoCloseable) model).close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (!callThreads().isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        assertThat(callThreads()).isEmpty();
    }

    @Test
    void closingLetsGoOfConnections() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("localhost"))) {
            ChatModel model = open("http://localhost:" + server.getLocalPort() + "/v1#m");
            FutureTask<Object> call = asking(model);
            new Thread(call).start();
            try (Socket socket = server.accept()) {
                readRequest(socket);
                byte[] body = Wire.TEA.getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().write(body);
                assertThat(call.get(5, TimeUnit.SECONDS))
                        .isEqualTo(Reply.builder("Tea.").sentParameters("{}").build());
                ((AutoCloseable) model).close();
                socket.setSoTimeout(5000);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aClosedModelSaysThatItIsClosed() throws Exception {
        ChatModel model = wire.model();
        ((AutoCloseable) model).close();
        assertThatThrownBy(() -> model.ask(Wire.PROMPT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the model at " + wire.host() + " is closed");
    }

    private List<Thread> callThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("tenet-calls-" + wire.host()))
                .toList();
    }

    /** Reads a request up to the end of its body, which is the first closing brace that ends it. */
    private static void readRequest(Socket socket) throws IOException {
        StringBuilder request = new StringBuilder();
        while (!request.toString().endsWith("}]}")) {
            int read = socket.getInputStream().read();
            if (read < 0) {
                return;
            }
            request.append((char) read);
        }
    }
}
