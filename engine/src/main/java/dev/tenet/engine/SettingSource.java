package dev.tenet.engine;

import dev.tenet.model.Sampling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Reads settings one by one: from the configuration parameters, else from the environment. Reading has no effect outside:
 * no file is opened and no folder is made.
 */
record SettingSource(ConfigurationParameters parameters, Map<String, String> environment) {

    private static final Pattern BUILD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([dhms])");
    private static final Duration OLDEST = Duration.ofDays(36_500);

    Optional<String> text(String key) {
        return parameters
                .get(key)
                .or(() -> Optional.ofNullable(environment.get(variable(key))))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    <T> Optional<T> number(String key, String expected, Function<String, T> parse, Predicate<T> fits) {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            T number = parse.apply(text.get());
            if (fits.test(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with the text.
        }
        throw invalid(key, text.get(), expected);
    }

    /** A whole number within bounds that the message names. */
    private Optional<Long> bounded(String key, String what, long least, long most) {
        return number(
                key,
                String.format(Locale.ROOT, "%s of at least %d, at most %,d", what, least, most),
                Long::valueOf,
                number -> number >= least && number <= most);
    }

    Optional<Duration> seconds(String key, Duration longest) {
        return bounded(key, "a number of seconds", 1, longest.toSeconds()).map(Duration::ofSeconds);
    }

    Optional<Integer> small(String key, int least, int most) {
        return bounded(key, "a count", least, most).map(Long::intValue);
    }

    OptionalLong count(String key, long most) {
        return bounded(key, "a count", 1, most).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    Optional<Double> share(String key) {
        return number(key, "a share in [0, 1]", Double::valueOf, share -> share >= 0 && share <= 1);
    }

    /** What launches of one build share; a name that is one of a file as well. */
    Optional<String> build() {
        return text(TenetSettings.BUILD).map(text -> {
            if (!BUILD.matcher(text).matches()) {
                throw invalid(
                        TenetSettings.BUILD,
                        text,
                        "a name of at most 100 letters, digits, \".\", \"_\" and \"-\" that begins with a letter or a"
                                + " digit");
            }
            return text;
        });
    }

    boolean isTrue(String key, boolean otherwise) {
        return text(key)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw invalid(key, text, "true or false");
                })
                .orElse(otherwise);
    }

    Optional<Duration> age(String key) {
        return text(key)
                .map(text -> parsedAge(text)
                        .filter(age -> age.compareTo(Duration.ZERO) > 0 && age.compareTo(OLDEST) <= 0)
                        .orElseThrow(() -> invalid(
                                key,
                                text,
                                String.format(
                                        Locale.ROOT,
                                        "an age such as 30d, 12h or 90m, at most %,dd",
                                        OLDEST.toDays()))));
    }

    private static Optional<Duration> parsedAge(String text) {
        Matcher brief = AGE.matcher(text.toLowerCase(Locale.ROOT));
        try {
            return Optional.of(Duration.parse(
                    brief.matches()
                            ? (brief.group(2).equals("d") ? "P" : "PT") + brief.group(1) + brief.group(2)
                            : text));
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key)
                .map(text -> constant(type, text).orElseThrow(() -> invalid(key, text, "one of " + names(type))));
    }

    /** Several of them, with commas between; empty if nobody said. */
    <E extends Enum<E>> Set<E> choices(String key, Class<E> type) {
        return text(key).stream()
                .flatMap(text -> Stream.of(text.split(",", -1))
                        .map(name -> constant(type, name.strip())
                                .orElseThrow(() ->
                                        invalid(key, text, "one or more, with commas between, of " + names(type)))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    Optional<Path> path(String key) {
        return text(key).map(text -> {
            try {
                return Path.of(text);
            } catch (InvalidPathException malformed) {
                throw invalid(key, text, "a path");
            }
        });
    }

    /** Fields of the provider's own for a role, checked as those in its annotation are. */
    Optional<String> extra(String key, String annotation) {
        return text(key).flatMap(text -> {
            try {
                return Optional.ofNullable(
                        Sampling.PROVIDER_DEFAULTS.withExtra(text).extra());
            } catch (IllegalArgumentException wrong) {
                throw new InvalidSpecException("setting " + key + ": " + wrong.getMessage()
                        + " (attributes are those of " + annotation + "; environment: " + variable(key) + ")");
            }
        });
    }

    static InvalidSpecException invalid(String key, String value, String expected) {
        return new InvalidSpecException("setting " + key + " is \"" + value + "\"; expected " + expected
                + " (environment: " + variable(key) + ")");
    }

    /** The name of the environment variable of a key. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
