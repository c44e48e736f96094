package dev.tenet.model.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses waiting times in the notations that servers use, and formats them for users. */
final class WrittenTime {

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9.]{1,40}(?:[eE][-+]?[0-9]{1,3})?");
    private static final Pattern PART = Pattern.compile("\\G(\\d++(?:\\.\\d++)?)(ms|us|µs|ns|s|m|h|d)");
    // No wait is thirty years long, and no Unix time in milliseconds is that small.
    private static final double UNIX_SECONDS = 1e9;
    private static final double UNIX_MILLIS = 1e12;
    private static final double LATEST_UNIX_MILLIS = 1e14;

    private WrittenTime() {}

    /**
     * Parses a duration such as {@code 1m30.5s} or {@code PT90S}, seconds, a Unix time in seconds or milliseconds, or a
     * date.
     *
     * @return never negative; null if it is none of these
     */
    static @Nullable Duration until(@Nullable String written, Instant now) {
        if (written == null) {
            return null;
        }
        String text = written.strip();
        Double number = number(text);
        if (number != null) {
            return of(number, now);
        }
        Duration parts = parts(text.toLowerCase(Locale.ROOT));
        return parts != null ? parts : date(text, now);
    }

    /** Seconds, or a Unix time if the number is too large for a wait. */
    static Duration of(double number, Instant now) {
        if (number < UNIX_SECONDS || number >= LATEST_UNIX_MILLIS) {
            return Duration.ofNanos(Math.round(number * 1e9));
        }
        double millis = number < UNIX_MILLIS ? number * 1000 : number;
        return notNegative(Duration.between(now, Instant.ofEpochMilli((long) millis)));
    }

    private static @Nullable Duration parts(String text) {
        Matcher part = PART.matcher(text);
        double sum = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            sum += Double.parseDouble(part.group(1)) * nanos(part.group(2));
            end = part.end();
        }
        return end > 0 && end == text.length() ? Duration.ofNanos(Math.round(sum)) : null;
    }

    private static @Nullable Duration date(String text, Instant now) {
        try {
            if (text.startsWith("P")) {
                return notNegative(Duration.parse(text));
            }
        } catch (DateTimeException | ArithmeticException malformed) {
            return null;
        }
        for (DateTimeFormatter form :
                List.of(DateTimeFormatter.ISO_ZONED_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME)) {
            try {
                return notNegative(
                        Duration.between(now, ZonedDateTime.parse(text, form).toInstant()));
            } catch (DateTimeException | ArithmeticException otherForm) {
                // Try the next notation.
            }
        }
        return null;
    }

    private static Duration notNegative(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** @param unit as in {@code ms}, or a word with that prefix */
    static double nanos(String unit) {
        String name = unit.toLowerCase(Locale.ROOT);
        if (name.startsWith("ms") || name.startsWith("mil")) {
            return 1e6;
        }
        if (name.equals("us") || name.equals("µs")) {
            return 1e3;
        }
        if (name.equals("ns")) {
            return 1;
        }
        return switch (name.charAt(0)) {
            case 's' -> 1e9;
            case 'm' -> 60e9;
            case 'h' -> 3600e9;
            default -> 24 * 3600e9;
        };
    }

    /** The duration in nanoseconds, without overflow. */
    static double nanos(@Nullable Duration duration) {
        return duration == null ? 0 : duration.getSeconds() * 1e9 + duration.getNano();
    }

    /** A non-negative number; null for anything else, including {@code 1d}, which Java would accept. */
    static @Nullable Double number(@Nullable String text) {
        if (text == null || !NUMBER.matcher(text.strip()).matches()) {
            return null;
        }
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) && number >= 0 ? number : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** As in {@code 50}, {@code 0.5}. */
    static String number(double number) {
        return number == Math.rint(number) && number < 1e15 ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** As in {@code 9 h}, {@code 90 s}; rounded up. */
    static String inWords(@Nullable Duration duration) {
        double seconds = Math.ceil(nanos(duration) / 1e9);
        if (seconds < 600) {
            return (long) seconds + " s";
        }
        double minutes = Math.ceil(seconds / 60);
        return minutes < 600 ? (long) minutes + " min" : Math.round(minutes / 60) + " h";
    }
}
