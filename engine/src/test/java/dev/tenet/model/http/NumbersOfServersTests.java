package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tenet.model.Reply;
import dev.tenet.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in headers and counts of tokens that no sensible server sends. */
class NumbersOfServersTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "NaN",
                "Infinity",
                "1e400",
                "12345678901234567890123",
                "0x1p1023",
                "1d",
                "99999999999999999999h",
                "1m-1s",
                "1.s",
                "Fri, 31 Dec 9999 23:59:59 GMT",
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "1m1"
            })
    void noHeaderIsAnError(String text) {
        assertThatCode(() -> {
                    WrittenTime.until(text, NOW);
                    RateHeaders.retryAfter(Headers.of("Retry-After", text), NOW);
                    RateHeaders.retryAfter(Headers.of("retry-after-ms", text), NOW);
                    RateHeaders.callsPerSecond(
                            Headers.of(
                                    "x-ratelimit-limit-tokens", text,
                                    "x-ratelimit-remaining-tokens", "0",
                                    "x-ratelimit-reset-tokens", text),
                            100,
                            NOW);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aDurationOfSeveralPartsIsTheirSum() {
        assertThat(WrittenTime.until("1h2m3.5s", NOW)).isEqualTo(Duration.ofMillis(3_723_500));
        assertThat(WrittenTime.until("1h 2m", NOW)).isNull();
    }

    @Test
    @Timeout(20)
    void aLongRowOfDigitsIsReadInLinearTime() {
        assertThat(WrittenTime.until("1".repeat(250_000) + "x", NOW)).isNull();
    }

    /** Added up, they would become negative, and a budget endless. */
    @Test
    void countsThatNoAnswerHasAreNone() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (String count : List.of("9223372036854775807", "4611686018427387904", "1e30", "-1", "\"7\"", "1.5")) {
            JsonNode node = json.readTree(count);
            assertThat(ReplyJson.usage(json.readTree("7"), node, NullNode.instance, NullNode.instance))
                    .isNull();
            assertThat(ReplyJson.usage(node, json.readTree("7"), NullNode.instance, NullNode.instance))
                    .isNull();
        }
        assertThat(ReplyJson.usage(
                        json.readTree("7"),
                        json.readTree("3"),
                        json.readTree("9223372036854775807"),
                        NullNode.instance))
                .isEqualTo(Usage.of(7, 3));
    }

    /** Some gateways leave cached tokens out of the whole. */
    @Test
    void moreCachedTokensThanReadOnesWereReadBesides() throws Exception {
        ObjectMapper json = new ObjectMapper();
        assertThat(ReplyJson.usage(json.readTree("7"), json.readTree("3"), json.readTree("64"), NullNode.instance))
                .isEqualTo(Usage.of(71, 3).withCachedTokens(64));
    }

    /** Each of these sums would overflow into a small number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input_tokens\": 9223372036854775807, \"cache_read_input_tokens\": 9223372036854775807,"
                        + " \"cache_creation_input_tokens\": 12, \"output_tokens\": 3}",
                "{\"input_tokens\": 10, \"cache_read_input_tokens\": 18446744073709551617, \"output_tokens\": 3}",
                "{\"input_tokens\": 10, \"cache_creation_input_tokens\": -4, \"output_tokens\": 3}",
                "{\"input_tokens\": 1.5, \"cache_read_input_tokens\": 12, \"output_tokens\": 3}"
            })
    void sumsOfCountsThatNoAnswerHasAreNone(String usage) throws Exception {
        assertThat(new AnthropicMessages("m")
                        .reply("{\"content\": [{\"type\": \"text\", \"text\": \"Tea.\"}], \"usage\": " + usage + "}"))
                .isEqualTo(Reply.of("Tea."));
    }

    @Test
    void thoughtsThatNoAnswerHasLeaveItUncounted() throws Exception {
        assertThat(new GeminiContent("m")
                        .reply(
                                "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"Tea.\"}]}}], \"usageMetadata\":"
                                        + " {\"promptTokenCount\": 10, \"candidatesTokenCount\": 3,"
                                        + " \"thoughtsTokenCount\": 9223372036854775807}}"))
                .isEqualTo(Reply.of("Tea."));
    }
}
