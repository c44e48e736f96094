package dev.tenet.engine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A server that speaks OpenAI's chat completions and admits so many requests a second, by <a
 * href="https://bucket4j.com">Bucket4j</a>'s token bucket. It answers what it admits after a fixed time, and turns the
 * rest down at once, with a 429 that says nothing of the limit.
 *
 * <p>{@code LimitingServer PORT PER_SECOND CAPACITY LATENCY_MILLIS [RETRY_AFTER]}. {@code GET /counts} gives a line of
 * two numbers, admitted and refused, for each tenth of a second since the first request.
 */
final class LimitingServer {

    private static final long TENTH = 100_000_000;
    private static final int BACKLOG = 4096;
    private static final String ANSWER =
            """
            {"object":"chat.completion","model":"m","choices":[{"index":0,"finish_reason":"stop",\
            "message":{"role":"assistant","content":"Option A"}}],\
            "usage":{"prompt_tokens":400,"completion_tokens":2,"total_tokens":402}}""";
    private static final String REFUSAL =
            """
            {"error":{"message":"Too many requests","type":"requests","param":null,"code":"rate_limit_exceeded"}}""";

    private final Vertx vertx;
    private final Bucket bucket;
    private final long latencyMillis;
    private final List<String> retryAfter;
    // All are touched by the one event loop alone.
    private final List<Count> counts = new ArrayList<>();
    private long start;

    /** What became of the requests of a tenth of a second. */
    private static final class Count {
        private long admitted;
        private long refused;
    }

    private LimitingServer(Vertx vertx, Bucket bucket, long latencyMillis, List<String> retryAfter) {
        this.vertx = vertx;
        this.bucket = bucket;
        this.latencyMillis = latencyMillis;
        this.retryAfter = retryAfter;
    }

    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(false));
        Bucket bucket = Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(Long.parseLong(arguments[2]))
                        .refillGreedy(Long.parseLong(arguments[1]), Duration.ofSeconds(1))
                        .build())
                .withNanosecondPrecision()
                .build();
        LimitingServer server = new LimitingServer(
                vertx,
                bucket,
                Long.parseLong(arguments[3]),
                List.of(arguments).subList(4, arguments.length));
        vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(BACKLOG).setHttp2ClearTextEnabled(false))
                .requestHandler(server::handle)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/counts")) {
            end(request.response(), counts());
            return;
        }
        boolean isAdmitted = bucket.tryConsume(1);
        count(isAdmitted);
        request.bodyHandler(body -> {
            if (isAdmitted) {
                vertx.setTimer(latencyMillis, timer -> end(request.response(), ANSWER));
            } else {
                retryAfter.forEach(value -> request.response().putHeader("Retry-After", value));
                end(request.response().setStatusCode(429), REFUSAL);
            }
        });
    }

    private void count(boolean isAdmitted) {
        long now = System.nanoTime();
        if (counts.isEmpty()) {
            start = now;
        }
        long tenth = (now - start) / TENTH;
        while (counts.size() <= tenth) {
            counts.add(new Count());
        }
        Count count = counts.get((int) tenth);
        if (isAdmitted) {
            count.admitted++;
        } else {
            count.refused++;
        }
    }

    private String counts() {
        return counts.stream()
                .map(count -> count.admitted + " " + count.refused)
                .collect(Collectors.joining("\n"));
    }

    private static void end(HttpServerResponse response, String body) {
        // A client that went away gets nothing.
        var unused = response.end(body);
    }
}
