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
 * What a server says of its limits in an answer's headers.
 *
 * <ul>
 *   <li>{@code Retry-After}, seconds or a date (<a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC
 *       9110</a>), and {@code retry-after-ms}, milliseconds, as Azure has it;
 *   <li>{@code x-ratelimit-limit-requests}, {@code -remaining-} and {@code -reset-} ({@code 6m0s}, {@code 20ms}), and the
 *       same of {@code tokens} (<a href="https://platform.openai.com/docs/guides/rate-limits">OpenAI</a>, Groq), of {@code
 *       requests-day} (Cerebras), or of nothing (OpenRouter, whose resets are Unix times in milliseconds);
 *   <li>{@code anthropic-ratelimit-requests-limit}, {@code -remaining} and {@code -reset} (RFC 3339), and the same of
 *       {@code tokens}, {@code input-tokens} and {@code output-tokens} (<a
 *       href="https://docs.anthropic.com/en/api/rate-limits">Anthropic</a>);
 *   <li>{@code ratelimit-limit}, {@code -remaining} and {@code -reset}, and {@code RateLimit: "day";r=0;t=50} (<a
 *       href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">IETF</a>).
 * </ul>
 *
 * What is left is taken to fill up evenly: what is missing to the limit comes back until the time of the reset. Where the
 * limit is not told, nothing comes back before.
 */
final class RateHeaders {

    private static final Pattern NAME = Pattern.compile("(.*rate-?limit)((?:-[a-z0-9]+)*)");
    private static final Set<String> FIELDS = Set.of("limit", "remaining", "reset");
    private static final Pattern ITEM = Pattern.compile("([a-z]+)\\s*=\\s*([0-9.]+)");
    // A window of a day is no bucket that fills up evenly: services open it at once when it is over.
    private static final Duration LONGEST_BUCKET = Duration.ofMinutes(10);

    private RateHeaders() {}

    /**
     * What is known of one limit.
     *
     * @param of what it limits, as in {@code requests} or {@code tokens-day}; empty if it does not say
     * @param all how much there is, or null
     * @param left how much is left, or null
     * @param reset when it is full again, or null
     */
    record Limit(
            String of,
            @Nullable Double all,
            @Nullable Double left,
            @Nullable Duration reset) {

        /** @param tokens what a call takes on average */
        private double needed(double tokens) {
            return of.contains("token") && !of.contains("output") ? tokens : 1;
        }

        /** How long until there is enough for a call, if each comes back evenly; null if there is enough, or who knows. */
        private @Nullable Duration untilNext(double tokens) {
            if (left == null || reset == null || left >= needed(tokens) || (all != null && all <= left)) {
                return null;
            }
            double share = all == null ? 1 : Math.min(1, needed(tokens) / (all - left));
            return Duration.ofNanos((long) (WrittenTime.nanos(reset) * share));
        }

        /** How long a call has to wait that was turned down. */
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

    /** How long the server asks to wait before the call is tried again; null if it does not say. */
    static @Nullable Duration retryAfter(Headers headers, Instant now) {
        for (String name : List.of("retry-after-ms", "x-ms-retry-after-ms")) {
            Double millis = WrittenTime.number(headers.get(name));
            if (millis != null) {
                return Duration.ofNanos((long) (millis * 1e6));
            }
        }
        return WrittenTime.until(headers.get("Retry-After"), now);
    }

    /** How long a call that was turned down has to wait by what is left; null if the server does not say. */
    static @Nullable Duration untilTaken(Headers headers, Instant now) {
        return limits(headers, now).stream()
                .flatMap(limit -> Optional.ofNullable(limit.untilTaken()).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether an answer says how much is left of any limit. */
    static boolean sayWhatIsLeft(Headers headers) {
        return limits(headers, Instant.EPOCH).stream().anyMatch(limit -> limit.left() != null);
    }

    /**
     * How many calls a second what is left comes back for, where there is not enough left for another call.
     *
     * @param tokens what a call takes on average, at least 1
     * @return empty if there is enough left, or the server does not say
     */
    static OptionalDouble callsPerSecond(Headers headers, double tokens, Instant now) {
        return limits(headers, now).stream()
                .flatMap(limit -> Optional.ofNullable(limit.untilNext(tokens)).stream())
                .mapToDouble(wait -> 1 / Math.max(1e-6, WrittenTime.nanos(wait) / 1e9))
                .min();
    }

    /** What is short, in words; empty if nothing is. */
    static String shortage(Headers headers, double tokens, Instant now) {
        return limits(headers, now).stream()
                .filter(limit -> limit.untilNext(tokens) != null)
                .max(Comparator.comparing(limit -> WrittenTime.nanos(limit.untilNext(tokens))))
                .map(limit -> limit.inWords() + ", and the next in " + WrittenTime.inWords(limit.untilNext(tokens)))
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
