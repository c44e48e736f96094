package dev.tenet.model.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Parses rate limit headers.
 *
 * <ul>
 *   <li>{@code Retry-After}, seconds or a date (<a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC
 *       9110</a>), and Azure's {@code retry-after-ms}, milliseconds;
 *   <li>{@code x-ratelimit-limit-requests}, {@code -remaining-} and {@code -reset-} ({@code 6m0s}, {@code 20ms}), the
 *       same for {@code tokens} (<a href="https://platform.openai.com/docs/guides/rate-limits">OpenAI</a>, Groq), for
 *       {@code requests-day} (Cerebras), or without a kind (OpenRouter, with resets as Unix times in milliseconds);
 *   <li>{@code anthropic-ratelimit-requests-limit}, {@code -remaining} and {@code -reset} (RFC 3339), and the same for
 *       {@code tokens}, {@code input-tokens} and {@code output-tokens} (<a
 *       href="https://docs.anthropic.com/en/api/rate-limits">Anthropic</a>);
 *   <li>{@code ratelimit-limit}, {@code -remaining} and {@code -reset}, and {@code RateLimit: "day";r=0;t=50} (<a
 *       href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">IETF</a>).
 * </ul>
 *
 * A limit is assumed to refill evenly until its reset. If the limit itself is unknown, nothing refills before the
 * reset.
 */
final class RateHeaders {

    private static final Pattern NAME = Pattern.compile("(.*rate-?limit)((?:-[a-z0-9]+)*)");
    private static final Set<String> FIELDS = Set.of("limit", "remaining", "reset");
    private static final Pattern ITEM = Pattern.compile("([a-z]+)\\s*=\\s*([0-9.]+)");
    // A daily limit does not refill evenly: services reset it at the end of the window.
    private static final Duration LONGEST_BUCKET = Duration.ofMinutes(10);

    private RateHeaders() {}

    /**
     * One reported limit.
     *
     * @param of the limited quantity, as in {@code requests} or {@code tokens-day}; empty if not reported
     * @param all the limit, or null
     * @param left the remaining quantity, or null
     * @param reset the time until it is full again, or null
     */
    record Limit(
            String of,
            @Nullable Double all,
            @Nullable Double left,
            @Nullable Duration reset) {

        /** @param tokens the average tokens per call */
        private double needed(double tokens) {
            return of.contains("token") && !of.contains("output") ? tokens : 1;
        }

        /**
         * The time until there is enough for a call, assuming an even refill; null if there is enough or it is unknown.
         */
        private @Nullable Duration untilNext(double tokens) {
            if (left == null || reset == null || left >= needed(tokens) || (all != null && all <= left)) {
                return null;
            }
            double share = all == null ? 1 : Math.min(1, needed(tokens) / (all - left));
            return Duration.ofNanos((long) (WrittenTime.nanos(reset) * share));
        }

        /** The time that a rejected call has to wait. */
        private @Nullable Duration untilTaken() {
            boolean isWindow = reset != null && (reset.compareTo(LONGEST_BUCKET) > 0 || of.contains("day"));
            return isWindow && left != null && left < 1 ? reset : untilNext(1);
        }

        /** As in {@code 0 of 50 requests are left}. */
        private String inWords() {
            return WrittenTime.number(left == null ? 0 : left)
                    + (all == null ? "" : " of " + WrittenTime.number(all))
                    + (of.isEmpty() ? " calls" : " " + of) + " are left";
        }
    }

    /** The time that the server asks to wait before a retry; null if it does not say. */
    static @Nullable Duration retryAfter(Headers headers, Instant now) {
        for (String name : List.of("retry-after-ms", "x-ms-retry-after-ms")) {
            Double millis = WrittenTime.number(headers.get(name));
            if (millis != null) {
                return Duration.ofNanos((long) (millis * 1e6));
            }
        }
        return WrittenTime.until(headers.get("Retry-After"), now);
    }

    /** The time that a rejected call has to wait because of what is left; null if not reported. */
    static @Nullable Duration untilTaken(Headers headers, Instant now) {
        return limits(headers, now).stream()
                .flatMap(limit -> Optional.ofNullable(limit.untilTaken()).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether a response reports what is left of any limit. */
    static boolean sayWhatIsLeft(Headers headers) {
        return limits(headers, Instant.EPOCH).stream().anyMatch(limit -> limit.left() != null);
    }

    /**
     * The refill rate in calls per second, if not enough is left for another call.
     *
     * @param tokens the average tokens per call, at least 1
     * @return empty if enough is left, or it is not reported
     */
    static OptionalDouble callsPerSecond(Headers headers, double tokens, Instant now) {
        return limits(headers, now).stream()
                .flatMap(limit -> Optional.ofNullable(limit.untilNext(tokens)).stream())
                .mapToDouble(wait -> 1 / Math.max(1e-6, WrittenTime.nanos(wait) / 1e9))
                .min();
    }

    /** Describes the exhausted limit; empty if there is none. */
    static String shortage(Headers headers, double tokens, Instant now) {
        return limits(headers, now).stream()
                .filter(limit -> limit.untilNext(tokens) != null)
                .max(Comparator.comparing(limit -> WrittenTime.nanos(limit.untilNext(tokens))))
                .map(limit -> limit.inWords() + ", next in " + WrittenTime.inWords(limit.untilNext(tokens)))
                .orElse("");
    }

    private static List<Limit> limits(Headers headers, Instant now) {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            Matcher known = NAME.matcher(name);
            if (name.contains("limit") && known.matches()) {
                read(known.group(1), known.group(2), headers.value(i), found);
            }
        }
        List<Limit> limits = new ArrayList<>();
        found.forEach((key, fields) -> limits.add(new Limit(
                key.substring(key.indexOf(' ') + 1),
                WrittenTime.number(fields.get("limit")),
                WrittenTime.number(fields.get("remaining")),
                WrittenTime.until(fields.get("reset"), now))));
        return limits;
    }

    private static void read(String family, String words, String value, Map<String, Map<String, String>> found) {
        List<String> of = new ArrayList<>(List.of(words.split("-")));
        of.removeIf(String::isEmpty);
        String field = of.stream().filter(FIELDS::contains).findFirst().orElse("");
        of.remove(field);
        Map<String, String> fields =
                found.computeIfAbsent(family + " " + String.join("-", of), any -> new LinkedHashMap<>());
        if (!field.isEmpty()) {
            fields.putIfAbsent(field, value);
        } else if (of.isEmpty()) {
            Matcher item = ITEM.matcher(value);
            while (item.find()) {
                fields.putIfAbsent(
                        switch (item.group(1)) {
                            case "r" -> "remaining";
                            case "t" -> "reset";
                            default -> item.group(1);
                        },
                        item.group(2));
            }
        }
    }
}
