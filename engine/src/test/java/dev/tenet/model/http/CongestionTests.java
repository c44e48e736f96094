package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Models;
import dev.tenet.model.Prompt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that are slower the more they are asked at once; times are a tenth of what such servers take, or less. */
@Timeout(60)
@Tag("slow")
class CongestionTests {

    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong worked = new AtomicLong();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    /** What a server does for a request, on a thread of its own. */
    @FunctionalInterface
    private interface Work {
        int status(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private String serves(Work work) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                int status = work.status(exchange);
                byte[] body = (status == 200 ? Wire.TEA : "{}").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        open.add(() -> server.stop(0));
        open.add(threads::shutdownNow);
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    /** Asks so many questions by 32 callers; the messages of those that failed. */
    private List<String> ask(String address, CallLimits limits, int questions) throws Exception {
        ChatModel model = new HttpModels(Map.<String, String>of()::get).open(address + "#m", limits);
        open.add((AutoCloseable) model);
        ExecutorService callers = Executors.newFixedThreadPool(limits.concurrency());
        open.add(callers::shutdownNow);
        List<Future<String>> all = new ArrayList<>();
        for (int question = 0; question < questions; question++) {
            Prompt prompt = Prompt.of("Tea or coffee, " + question + "?");
            all.add(callers.submit(() -> {
                try {
                    return model.ask(prompt).text();
                } catch (ModelException failed) {
                    return "failed: " + failed.getMessage();
                }
            }));
        }
        List<String> failed = new ArrayList<>();
        for (Future<String> each : all) {
            String said = each.get();
            if (!said.equals("Tea.")) {
                failed.add(said);
            }
        }
        return failed;
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Works for a while, and counts how long that was: on a busy machine it is longer. */
    private void work(long millis) throws InterruptedException {
        long before = System.nanoTime();
        Thread.sleep(millis);
        worked.addAndGet(System.nanoTime() - before);
    }

    /** What a server does that works on so many requests at once; those that wait stand in line. */
    private Work inTurn(Semaphore turn, long millis) {
        return exchange -> {
            asked.incrementAndGet();
            turn.acquire();
            work(millis);
            turn.release();
            return 200;
        };
    }

    /** The time since then, as a multiple of what a server takes that works on so many requests at once without a pause. */
    private double timesIdeal(long start, int atOnce) {
        return secondsSince(start) * atOnce / (worked.get() / 1e9);
    }

    private static CallLimits limits(double timeout) {
        return CallLimits.DEFAULT.withTimeout(Duration.ofMillis((long) (1000 * timeout)));
    }

    @Test
    void aServerThatAnswersOneAtATimeAnswersAllInHardlyMoreThanItsOwnTime() throws Exception {
        String address = serves(inTurn(new Semaphore(1, true), 100));
        long start = System.nanoTime();
        // Those at the end of the line wait for longer than any call may take by itself.
        assertThat(ask(address, limits(1), 40)).isEmpty();
        assertThat(timesIdeal(start, 1)).isLessThan(1.3);
        assertThat(asked).as("none is given up and asked again").hasValue(40);
    }

    @Test
    void aServerThatDropsWhatNobodyWaitsForAnswersAllToo() throws Exception {
        String address = serves(inTurn(new Semaphore(1, true), 60));
        long start = System.nanoTime();
        assertThat(ask(address, limits(0.6), 60)).isEmpty();
        assertThat(timesIdeal(start, 1)).isLessThan(1.3);
        assertThat(asked).hasValue(60);
    }

    @Test
    void theOrderInWhichAServerAnswersDoesNotMatter() throws Exception {
        Semaphore turn = new Semaphore(2);
        String address = serves(exchange -> {
            while (!turn.tryAcquire(5, TimeUnit.MILLISECONDS)) {
                // The one that comes just in time is next.
                Thread.sleep((long) (20 * Math.random()));
            }
            work(100);
            turn.release();
            return 200;
        });
        long start = System.nanoTime();
        assertThat(ask(address, limits(1), 60)).isEmpty();
        assertThat(timesIdeal(start, 2)).isLessThan(1.5);
    }

    @Test
    void aServerThatSharesItsTimeAmongAllAnswersAll() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        String address = serves(exchange -> {
            underWay.incrementAndGet();
            double left = 0.06;
            while (left > 0) {
                long before = System.nanoTime();
                Thread.sleep(5);
                left -= secondsSince(before) / underWay.get();
            }
            underWay.decrementAndGet();
            return 200;
        });
        assertThat(ask(address, limits(1.2), 36)).isEmpty();
    }

    @Test
    void aServerThatTurnsAwayWhatItCannotBeginAnswersAll() throws Exception {
        Semaphore turn = new Semaphore(1);
        String address = serves(exchange -> {
            if (!turn.tryAcquire()) {
                return 503;
            }
            Thread.sleep(100);
            turn.release();
            return 200;
        });
        assertThat(ask(address, limits(2), 24)).isEmpty();
    }

    @Test
    void aGatewayThatGivesUpBeforeTheServerDoesIsAskedLessAtOnce() throws Exception {
        Semaphore turn = new Semaphore(1, true);
        String address = serves(exchange -> {
            if (!turn.tryAcquire(500, TimeUnit.MILLISECONDS)) {
                return 504;
            }
            Thread.sleep(100);
            turn.release();
            return 200;
        });
        assertThat(ask(address, limits(2), 24)).isEmpty();
    }

    @Test
    void aServerWithOneThreadAndAShortQueueOfConnectionsAnswersAll() throws Exception {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        open.add(server);
        Thread only = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    byte[] read = new byte[8192];
                    int ignored = socket.getInputStream().read(read);
                    Thread.sleep(50);
                    OutputStream out = socket.getOutputStream();
                    out.write(
                            ("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                            + Wire.TEA.length() + "\r\n\r\n" + Wire.TEA)
                                    .getBytes(StandardCharsets.UTF_8));
                } catch (IOException | InterruptedException gone) {
                    // The next one, if there is one.
                }
            }
        });
        only.setDaemon(true);
        only.start();
        assertThat(ask("http://localhost:" + server.getLocalPort() + "/v1", limits(10), 36))
                .isEmpty();
    }

    @Test
    void twoModelsAtOneServerWaitInOneLine() throws Exception {
        String address = serves(inTurn(new Semaphore(1, true), 50));
        try (Models models = new Models(limits(0.4).withConcurrency(16))) {
            ChatModel subject = models.named(address + "#subject");
            ChatModel judge = models.named(address + "#judge");
            ExecutorService callers = Executors.newFixedThreadPool(17);
            open.add(callers::shutdownNow);
            List<Future<String>> all = new ArrayList<>();
            for (int call = 0; call < 16; call++) {
                all.add(callers.submit(() -> judge.ask(Wire.PROMPT).text()));
            }
            Thread.sleep(100);
            // Before it, the server answers for 700 ms, and only the other model.
            all.add(callers.submit(() -> subject.ask(Wire.PROMPT).text()));
            for (Future<String> each : all) {
                assertThat(each.get()).isEqualTo("Tea.");
            }
        }
        assertThat(asked).as("none is given up and asked again").hasValue(17);
    }

    @Test
    void aServerThatWorksSideBySideIsAskedAllAtOnce() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        String address = serves(exchange -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            Thread.sleep(50);
            underWay.decrementAndGet();
            return 200;
        });
        assertThat(ask(address, limits(60), 320)).isEmpty();
        // Sixteen go first.
        assertThat(most).hasValueGreaterThan(16);
    }

    @Test
    void aCallThatIsNeverAnsweredIsGivenUpHoweverManyOthersAre() throws Exception {
        String address = serves(exchange -> {
            Thread.sleep(asked.incrementAndGet() == 1 ? 60_000 : 20);
            return 200;
        });
        assertThat(ask(address, limits(0.5).withRetries(0), 1000))
                .singleElement()
                .asString()
                .contains("tenet.timeout");
    }

    @Test
    void aCallThatRunsOutOfTimeAmongOthersNamesTheSettings() throws Exception {
        String address = serves(exchange -> {
            Thread.sleep(60_000);
            return 200;
        });
        assertThat(ask(address, limits(0.3).withConcurrency(4).withRetries(0), 4))
                .hasSize(4)
                .allMatch(
                        message -> message.contains("did not answer in full within the tenet.timeout of 300 ms, with"))
                .allMatch(message -> message.contains("tenet.concurrency"));
    }
}
