package dev.tenet.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * A server that speaks OpenAI's chat completions and answers each request after a fixed time, with A or B by a hash of
 * the request. It is a process of its own, so that its CPU is nobody else's; all its connections are served by one
 * thread, so that it takes little of it.
 *
 * <p>{@code LatencyServer --port 0 --latency 50} prints the port that it got. {@code /stats} says how many requests there
 * were since the last {@code /stats}, how many were under way at once, how much later than the latency the answers were
 * written, and what CPU that took.
 */
final class LatencyServer {

    private static final int BACKLOG = 4096;

    private final Vertx vertx;
    private final long latencyMillis;
    // All are touched by the one event loop alone.
    private long requests;
    private long underWay;
    private long mostUnderWay;
    private long lateNanos;
    private long latestNanos;
    private long cpuBefore = cpuNanos();

    private LatencyServer(Vertx vertx, long latencyMillis) {
        this.vertx = vertx;
        this.latencyMillis = latencyMillis;
    }

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(false));
        LatencyServer server = new LatencyServer(vertx, option(arguments, "--latency", 50));
        int port = vertx.createHttpServer(
                        // One protocol for all: a client that turns to HTTP/2 is soon out of streams.
                        new HttpServerOptions().setAcceptBacklog(BACKLOG).setHttp2ClearTextEnabled(false))
                .requestHandler(server::handle)
                .listen((int) option(arguments, "--port", 0), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS)
                .actualPort();
        System.out.println(port);
        System.out.flush();
    }

    private static long option(String[] arguments, String name, long otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Long.parseLong(arguments[i + 1]);
            }
        }
        return otherwise;
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/stats")) {
            answer(request, stats());
            return;
        }
        long arrived = System.nanoTime();
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        request.bodyHandler(body -> {
            String completion = completion(hash(body));
            if (latencyMillis == 0) {
                answer(request, completion, arrived);
            } else {
                vertx.setTimer(latencyMillis, timer -> answer(request, completion, arrived));
            }
        });
    }

    private void answer(HttpServerRequest request, String completion, long arrived) {
        answer(request, completion);
        requests++;
        underWay--;
        long late = System.nanoTime() - arrived - TimeUnit.MILLISECONDS.toNanos(latencyMillis);
        lateNanos += late;
        latestNanos = Math.max(latestNanos, late);
    }

    private static void answer(HttpServerRequest request, String json) {
        // A client that went away gets nothing.
        var unused =
                request.response().putHeader("Content-Type", "application/json").end(json);
    }

    private static long hash(Buffer body) {
        CRC32 hash = new CRC32();
        hash.update(body.getBytes());
        return hash.getValue();
    }

    private static String completion(long hash) {
        return "{\"id\":\"chatcmpl-" + Long.toHexString(hash) + "\",\"object\":\"chat.completion\","
                + "\"created\":1700000000,\"model\":\"bench\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + ((hash & 1) == 0 ? "A" : "B")
                + "\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":400,\"completion_tokens\":1,\"total_tokens\":401}}";
    }

    private String stats() {
        long cpu = cpuNanos();
        String stats = String.format(
                Locale.ROOT,
                "{\"requests\":%d,\"mostUnderWay\":%d,\"lateMicros\":%d,\"latestMicros\":%d,\"cpuMicros\":%d}",
                requests,
                mostUnderWay,
                requests == 0 ? 0 : lateNanos / requests / 1000,
                latestNanos / 1000,
                (cpu - cpuBefore) / 1000);
        requests = 0;
        mostUnderWay = 0;
        lateNanos = 0;
        latestNanos = 0;
        cpuBefore = cpu;
        return stats;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
