package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.SharedCases;
import dev.tenet.model.CallLimits;
import dev.tenet.model.FatalModelException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long servers ask to wait, wherever they say so. */
class StatedWaitTests {

    // 1767323045 in seconds since 1970
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static Duration wait(int status, String body, String... headers) {
        return StatedWait.in(new Answer(status, Headers.of(headers), body, false), NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # in words
            {"error":{"message":"Rate limit reached for gpt-4 in organization org-x on tokens per min (TPM): Limit 10000, Used 9000, Requested 2000. Please try again in 6m0s. Visit https://x.example."}} | 360000
            {"error":{"message":"Rate limit reached. Please try again in 20ms."}}                     | 20
            {"error":{"message":"Rate limit reached. Please try again in 7m59.52s. Need more tokens?"}} | 479520
            {"error":{"message":"Too many requests, try again in 1.5 seconds"}}                       | 1500
            {"error":{"message":"Please retry after 6 seconds."}}                                     | 6000
            {"message":"Rate limit of 50 per 86400s exceeded. Please wait 41530 seconds before retrying."} | 41530000
            {"detail":"Slow down! Try your request again in about 2 minutes."}                        | 120000
            {"error":{"message":"Daily limit reached. Your quota resets in 9 hours and 30 minutes."}} | 34200000
            {"error":"limit exceeded, retrying in 1h2m3s is fine"}                                    | 3723000
            {"error":{"message":"max organization concurrency: 1, please try again after 1 seconds"}} | 1000
            {"error":{"message":"Try again at 2026-01-02T04:04:05Z."}}                                | 3600000
            {"error":{"message":"You may try again at 2026-01-02 04:04:05 UTC."}}                     | 3600000
            slow down, please wait 3 sec                                                              | 3000
            # in fields
            {"error":{"code":429,"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"41530s"}]}} | 41530000
            {"error":{"details":[{"retryDelay":"12.345s"}]}}                                          | 12345
            {"error":{"details":[{"retryDelay":{"seconds":"90"}}]}}                                   | 90000
            {"error":{"message":"slow down","retry_after":12}}                                        | 12000
            {"retry_after_ms":2500}                                                                   | 2500
            {"retryAfterSeconds":"2.5"}                                                               | 2500
            {"error":{"code":429,"metadata":{"headers":{"X-RateLimit-Limit":"50","X-RateLimit-Remaining":"0","X-RateLimit-Reset":"1767326645000"}}}} | 3600000
            [{"error":{"details":[{"retryDelay":"7s"}]}}]                                             | 7000
            """)
    void aWaitIsReadFromTheBody(String body, long millis) {
        assertThat(wait(429, body)).isEqualTo(Duration.ofMillis(millis));
        assertThat(wait(503, body)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"error\":{\"message\":\"Limit 10000 / min. Used 9000.\"}}",
                "{\"error\":{\"message\":\"Rate limit: 20 requests per 60 s\"}}",
                "{\"error\":{\"message\":\"try again later\"}}",
                "{\"error\":{\"message\":\"please wait; attempt 3 of 5 models\"}}",
                "{\"retry_after\":null}",
                "{\"retry_after\":-3}",
                "{\"retryDelay\":\"soon\"}",
                "{\"retryDelay\":[1,2]}"
            })
    void aBodyThatTellsNoWaitTellsNone(String body) {
        assertThat(wait(429, body)).isNull();
    }

    @Test
    void theWordsOfAnAnswerAreNoWait() {
        assertThat(wait(200, "{\"choices\":[{\"message\":{\"content\":\"Please try again in 6m0s.\"}}]}"))
                .isNull();
        assertThat(wait(200, "{\"error\":{\"message\":\"Please try again in 6s.\",\"code\":429}}"))
                .as("but those of an error are")
                .isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void theLongestWaitCounts() {
        assertThat(wait(429, "{\"error\":{\"message\":\"try again in 9h\"}}", "Retry-After", "60"))
                .isEqualTo(Duration.ofHours(9));
        assertThat(wait(429, "{\"error\":{\"message\":\"try again in 1s\"}}", "Retry-After", "60"))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Retry-After                          | 1767323105          | 60000
            Retry-After                          | 1767323105000       | 60000
            Retry-After                          | 1m30s               | 90000
            Retry-After                          | PT2M                | 120000
            Retry-After                          | 2026-01-02T03:05:05Z | 60000
            x-ms-retry-after-ms                  | 1500                | 1500
            x-ratelimit-reset-requests           | 33011.38            | 33011380
            x-ratelimit-reset-requests-day       | 33011.38            | 33011380
            x-ratelimit-reset                    | 1767326645          | 3600000
            x-ratelimit-reset                    | 1767326645000       | 3600000
            x-ratelimit-reset-tokens             | 9h                  | 32400000
            x-ratelimit-reset-requests           | 1d                  | 86400000
            anthropic-ratelimit-requests-reset   | 2026-01-02T04:04:05Z | 3600000
            ratelimit-reset                      | 50                  | 50000
            """)
    void aWaitIsReadFromHeadersInTheirUnits(String header, String value, long millis) {
        String left = header.contains("reset") ? header.replace("reset", "remaining") : "x-ratelimit-remaining";
        assertThat(wait(429, "{}", header, value, left, "0")).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aRateLimitInOneHeaderIsRead() {
        assertThat(wait(429, "{}", "RateLimit", "\"day\";r=0;t=5400")).isEqualTo(Duration.ofMinutes(90));
        assertThat(wait(429, "{}", "RateLimit", "limit=100, remaining=0, reset=50"))
                .as("one of a hundred comes back after half a second")
                .isEqualTo(Duration.ofMillis(500));
        assertThat(wait(429, "{}", "RateLimit", "\"day\";r=7;t=5400")).isNull();
    }

    @Test
    void aShortWindowComesBackCallByCallAndAWindowOfADayAtOnce() {
        assertThat(wait(
                        429,
                        "{}",
                        "x-ratelimit-limit-requests",
                        "600",
                        "x-ratelimit-remaining-requests",
                        "0",
                        "x-ratelimit-reset-requests",
                        "1m0s"))
                .isEqualTo(Duration.ofMillis(100));
        assertThat(wait(
                        429,
                        "{}",
                        "x-ratelimit-limit-requests",
                        "50",
                        "x-ratelimit-remaining-requests",
                        "0",
                        "x-ratelimit-reset-requests",
                        "9h"))
                .isEqualTo(Duration.ofHours(9));
    }

    @Test
    @Timeout(20)
    void longBodiesAreReadInLinearTime() {
        for (String piece :
                new String[] {"retry ", "again in 1", "1 s and ", "again in 1h1m", "retry 2026-", "wait,", "9"}) {
            wait(429, "retry in " + piece.repeat(60_000));
        }
    }

    @Test
    void aQuotaOfADayEndsTheRun() throws Exception {
        Optional<Path> cases = SharedCases.file("servers.json");
        Assumptions.assumeTrue(cases.isPresent());
        for (JsonNode each : new ObjectMapper().readTree(cases.get().toFile())) {
            if (each.path("id").asText().equals("account-day-quota")) {
                assertEndsTheRun(each.path("status").asInt(), each.path("body").toString(), "41530 s");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            429 | {"error":{"message":"Rate limit reached on requests per day (RPD): Limit 200. Please try again in 7h12m0s."}} | 25920 s
            402 | {"error":{"message":"Free quota used up. Please wait 3 days.","retry_after":259200}}                        | Free quota
            503 | {"type":"error","error":{"type":"overloaded_error","message":"Your account is paused. Retry after 2 hours."}} | 7200 s
            429 | {"error":{"code":"rate_limit_exceeded","metadata":{"headers":{"X-RateLimit-Remaining":"0","X-RateLimit-Reset":"9999999999999"}}}} | it asks to wait
            """)
    void anAccountThatIsEmptyForLongerThanThePatienceEndsTheRun(int status, String body, String words)
            throws Exception {
        assertEndsTheRun(status, body, words);
    }

    private static void assertEndsTheRun(int status, String body, String words) throws Exception {
        try (Wire wire = new Wire()) {
            wire.answers(status, body);
            assertThatExceptionOfType(FatalModelException.class)
                    .isThrownBy(() -> new HttpModels(Map.<String, String>of()::get)
                            .open(wire.address() + "#m", CallLimits.DEFAULT)
                            .ask(Wire.PROMPT))
                    .withMessageContaining(words);
            assertThat(wire.server.getRequestCount()).isEqualTo(1);
        }
    }
}
