package dev.tenet.model.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;
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
 *       same of {@code tokens} (<a href="https://platform.openai.com/docs/guides/rate-limits">OpenAI</a>, Groq);
 *   <li>{@code anthropic-ratelimit-requests-limit}, {@code -remaining} and {@code -reset} (RFC 3339), and the same of
 *       {@code tokens}, {@code input-tokens} and {@code output-tokens} (<a
 *       href="https://docs.anthropic.com/en/api/rate-limits">Anthropic</a>).
 * </ul>
 *
 * Both services fill up what is left evenly: what is missing to the limit comes back until the time of the reset.
 */
final class RateHeaders {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern PART = Pattern.compile("\\G(\\d++(?:\\.\\d++)?)(ms|s|m|h|d)");

    private RateHeaders() {}

    /** How long the server asks to wait before the call is tried again; null if it does not say. */
    static @Nullable Duration retryAfter(Headers headers, Instant now) {
        Double millis = number(headers.get("retry-after-ms"));
        if (millis != null) {
            return notNegative(Duration.ofNanos((long) (millis * 1e6)));
        }
        String after = headers.get("Retry-After");
        Double seconds = number(after);
        if (seconds != null) {
            return notNegative(Duration.ofNanos((long) (seconds * 1e9)));
        }
        if (after == null) {
            return null;
        }
        try {
            return notNegative(Duration.between(
                    now,
                    ZonedDateTime.parse(after.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()));
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static Duration notNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Duration within(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** Whether an answer says how much is left of any limit. */
    static boolean sayWhatIsLeft(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (name.startsWith("x-ratelimit-remaining-")
                    || (name.startsWith("anthropic-ratelimit-") && name.endsWith("-remaining"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * How many calls a second what is left comes back for, where there is not enough left for another call.
     *
     * @param tokens what a call takes on average, at least 1
     * @return empty if there is enough left, or the server does not say
     */
    static OptionalDouble callsPerSecond(Headers headers, double tokens, Instant now) {
        if (!sayWhatIsLeft(headers)) {
            return OptionalDouble.empty();
        }
        double slowest = Double.POSITIVE_INFINITY;
        slowest = Math.min(slowest, openai(headers, "requests", 1, now));
        slowest = Math.min(slowest, openai(headers, "tokens", tokens, now));
        slowest = Math.min(slowest, anthropic(headers, "requests", 1, now));
        slowest = Math.min(slowest, anthropic(headers, "tokens", tokens, now));
        slowest = Math.min(slowest, anthropic(headers, "input-tokens", tokens, now));
        slowest = Math.min(slowest, anthropic(headers, "output-tokens", 1, now));
        return slowest < Double.POSITIVE_INFINITY ? OptionalDouble.of(slowest) : OptionalDouble.empty();
    }

    private static double openai(Headers headers, String of, double need, Instant now) {
        return callsPerSecond(
                headers.get("x-ratelimit-limit-" + of),
                headers.get("x-ratelimit-remaining-" + of),
                headers.get("x-ratelimit-reset-" + of),
                need,
                now);
    }

    private static double anthropic(Headers headers, String of, double need, Instant now) {
        String prefix = "anthropic-ratelimit-" + of;
        return callsPerSecond(
                headers.get(prefix + "-limit"),
                headers.get(prefix + "-remaining"),
                headers.get(prefix + "-reset"),
                need,
                now);
    }

    private static double callsPerSecond(
            @Nullable String limit, @Nullable String remaining, @Nullable String reset, double need, Instant now) {
        Double left = number(remaining);
        Double all = number(limit);
        Duration until = until(reset, now);
        if (left == null || all == null || until == null || left >= need || all <= left) {
            return Double.POSITIVE_INFINITY;
        }
        double seconds = Math.max(0.001, Math.min(LONGEST.toMillis(), until.toMillis()) / 1000.0);
        return (all - left) / seconds / need;
    }

    /** A duration such as {@code 1m30.5s}, seconds, or a time. */
    static @Nullable Duration until(@Nullable String reset, Instant now) {
        if (reset == null) {
            return null;
        }
        String text = reset.strip().toLowerCase(Locale.ROOT);
        Double seconds = number(text);
        if (seconds != null) {
            return Duration.ofNanos((long) (seconds * 1e9));
        }
        Matcher part = PART.matcher(text);
        double sum = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum += Double.parseDouble(part.group(1)) * nanos(part.group(2));
            end = part.end();
        }
        if (end > 0 && end == text.length()) {
            return Duration.ofNanos((long) sum);
        }
        try {
            return within(
                    Duration.between(now, ZonedDateTime.parse(reset.strip()).toInstant()));
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static double nanos(String unit) {
        return switch (unit) {
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            default -> 24 * 3600e9;
        };
    }

    private static @Nullable Double number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) && number >= 0 ? number : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
