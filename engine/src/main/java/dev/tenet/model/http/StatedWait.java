package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenet.text.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Finds the wait that a server requests before a retry: in headers ({@link RateHeaders}), in body fields such as
 * Gemini's {@code retryDelay} or {@code retry_after}, in headers that a gateway repeats in the body (OpenRouter), or in
 * the message ("Please try again in 6m0s."). The longest one counts.
 */
final class StatedWait {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final int READ_LENGTH = 8000;
    private static final Pattern WAITS = Pattern.compile(
            "(?:x-?)?(?:ms-?)?retry[-_ ]?(?:delay|after|in)[-_ ]?(ms|millis|milliseconds|s|secs?|seconds)?");

    private static final Pattern RATE_LIMIT = Pattern.compile("[a-z0-9_-]*rate[-_]?limit[a-z0-9_-]*");

    private static final String BEFORE = "\\b(?:again|retry(?:ing)?|wait(?:ing)?|resets?|available|back)\\b";
    private static final String PART = "\\d{1,12}(?:\\.\\d{1,12})?\\s?"
            + "(?:ms|millis(?:econds?)?|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?![a-z])";
    // "6m0s" has no word boundary between its parts.
    private static final String RUN = "(?:\\d{1,12}(?:\\.\\d{1,12})?(?:ms|h|m|s|d)){1,5}(?![a-z])";
    private static final Pattern WORDS = Pattern.compile(
            BEFORE + "[^.\\d]{0,40}?(" + RUN + "|" + PART + "(?:(?:,| and)? ?" + PART + "){0,3})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EACH = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s?([a-z]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MOMENT = Pattern.compile(
            BEFORE + "[^.\\d]{0,40}?(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?"
                    + " ?(?:Z|UTC|[+-]\\d\\d:?\\d\\d)|\\d{10}(?:\\d{3})?(?![\\d.]))",
            Pattern.CASE_INSENSITIVE);

    private StatedWait() {}

    /** The time that a rejected call has to wait; null if the server does not say. */
    static @Nullable Duration in(Answer answer, Instant now) {
        List<Duration> waits = new ArrayList<>();
        add(waits, RateHeaders.retryAfter(answer.headers(), now));
        JsonNode body = tree(answer.body());
        // The text of an answer is not a message.
        if (answer.isSuccessful() && !body.has("error")) {
            return waits.isEmpty() ? null : waits.get(0);
        }
        Headers.Builder passedOn = new Headers.Builder();
        addFields(waits, body, passedOn, now);
        addWords(waits, Untrusted.beginning(answer.body(), READ_LENGTH), now);
        if (waits.isEmpty()) {
            add(waits, RateHeaders.untilTaken(answer.headers(), now));
            add(waits, RateHeaders.untilTaken(passedOn.build(), now));
        }
        return waits.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static void add(List<Duration> waits, @Nullable Duration wait) {
        if (wait != null) {
            waits.add(wait);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static void addFields(List<Duration> waits, JsonNode node, Headers.Builder passedOn, Instant now) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            Matcher wait = WAITS.matcher(name);
            if (wait.matches()) {
                add(waits, field(field.getValue(), wait.group(1), now));
            } else if (RATE_LIMIT.matcher(name).matches() && field.getValue().isValueNode()) {
                passedOn.addUnsafeNonAscii(
                        name.replace('_', '-'), field.getValue().asText());
            }
        }
        node.forEach(child -> addFields(waits, child, passedOn, now));
    }

    private static @Nullable Duration field(JsonNode value, @Nullable String unit, Instant now) {
        // The object form of a protobuf duration.
        String text = value.isObject() ? value.path("seconds").asText() : value.asText();
        Double number = WrittenTime.number(text);
        if (number != null && unit != null && unit.startsWith("m")) {
            return Duration.ofNanos((long) (number * 1e6));
        }
        return WrittenTime.until(text, now);
    }

    private static void addWords(List<Duration> waits, String body, Instant now) {
        Matcher moment = MOMENT.matcher(body);
        while (moment.find()) {
            String text = moment.group(1)
                    .replaceFirst(" ?UTC$", "Z")
                    .replaceFirst(" ", "T")
                    .replace(" ", "");
            add(waits, WrittenTime.until(text, now));
        }
        Matcher words = WORDS.matcher(body);
        while (words.find()) {
            Matcher part = EACH.matcher(words.group(1));
            double nanos = 0;
            while (part.find()) {
                nanos += Double.parseDouble(part.group(1)) * WrittenTime.nanos(part.group(2));
            }
            waits.add(Duration.ofNanos((long) nanos));
        }
    }
}
