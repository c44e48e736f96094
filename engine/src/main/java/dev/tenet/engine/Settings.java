package dev.tenet.engine;

import dev.tenet.deepvalue.DvgrClaims.HealthLimits;
import dev.tenet.model.CallLimits;
import dev.tenet.report.RunFolder;
import dev.tenet.trial.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ConfigurationParameters;

/** The settings of one launch, read and checked at once: the one place where their strings become types. */
record Settings(
        String subject,
        long seed,
        OptionalLong trials,
        double level,
        boolean undecidedFails,
        Nodes nodes,
        Path reports,
        CallLimits callLimits,
        HealthLimits healthLimits) {

    static final String DEFAULT_SUBJECT = "embedded:bag-of-words";
    static final long DEFAULT_TRIALS = 200;

    private static final String PREFIX = "tenet.";

    private static final List<String> KEYS = List.of(
            TenetSettings.SUBJECT,
            TenetSettings.SEED,
            TenetSettings.TRIALS,
            TenetSettings.LEVEL,
            TenetSettings.UNDECIDED,
            TenetSettings.NODES,
            TenetSettings.REPORTS,
            TenetSettings.CONCURRENCY,
            TenetSettings.TIMEOUT,
            TenetSettings.UNREADABLE_AT_MOST,
            TenetSettings.REFUSALS_AT_MOST,
            TenetSettings.FAILURES_AT_MOST);

    /** What {@link TenetSettings#NODES} says. */
    enum Nodes {
        CELLS,
        TRIALS,
        CLAIMS
    }

    /**
     * Reads the settings.
     *
     * @param environment the value of an environment variable, or null
     * @throws InvalidSpecException if a key is unknown or a value is not what the key expects
     */
    static Settings read(ConfigurationParameters parameters, Function<String, @Nullable String> environment) {
        rejectUnknownKeys(parameters);
        Source source = new Source(parameters, environment);
        return new Settings(
                source.text(TenetSettings.SUBJECT).orElse(DEFAULT_SUBJECT),
                source.number(TenetSettings.SEED, "a whole number", Long::valueOf, any -> true)
                        .orElse(1L),
                source.number(TenetSettings.TRIALS, "a count of at least 1", Long::valueOf, count -> count >= 1)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()),
                source.number(
                                TenetSettings.LEVEL,
                                "a level in (0, 1), such as 0.95",
                                Double::valueOf,
                                level -> level > 0 && level < 1)
                        .orElse(0.95),
                source.choice(TenetSettings.UNDECIDED, Undecided.class).orElse(Undecided.ABORT) == Undecided.FAIL,
                source.choice(TenetSettings.NODES, Nodes.class).orElse(Nodes.CELLS),
                source.path(TenetSettings.REPORTS)
                        .orElseGet(() -> RunFolder.defaultReports(Path.of("").toAbsolutePath())),
                new CallLimits(
                        source.number(
                                        TenetSettings.TIMEOUT,
                                        "a number of seconds of at least 1",
                                        Long::valueOf,
                                        seconds -> seconds >= 1)
                                .map(Duration::ofSeconds)
                                .orElse(CallLimits.DEFAULT.timeout()),
                        source.number(
                                        TenetSettings.CONCURRENCY,
                                        "a count of at least 1",
                                        Integer::valueOf,
                                        count -> count >= 1)
                                .orElse(CallLimits.DEFAULT.concurrency())),
                new HealthLimits(
                        source.share(TenetSettings.UNREADABLE_AT_MOST).orElse(HealthLimits.DEFAULT.unreadable()),
                        source.share(TenetSettings.REFUSALS_AT_MOST).orElse(HealthLimits.DEFAULT.refused()),
                        source.share(TenetSettings.FAILURES_AT_MOST).orElse(HealthLimits.DEFAULT.failed())));
    }

    private enum Undecided {
        ABORT,
        FAIL
    }

    private static void rejectUnknownKeys(ConfigurationParameters parameters) {
        // Some platforms list the system properties among the parameters, some do not.
        Set<String> unknown = new TreeSet<>(
                Stream.concat(parameters.keySet().stream(), System.getProperties().stringPropertyNames().stream())
                        .filter(key -> key.startsWith(PREFIX) && !KEYS.contains(key))
                        .toList());
        if (!unknown.isEmpty()) {
            String key = unknown.iterator().next();
            throw new InvalidSpecException("unknown setting " + key + "; "
                    + Nearest.to(key, KEYS)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElse("known are " + String.join(", ", KEYS)));
        }
    }

    private record Source(ConfigurationParameters parameters, Function<String, @Nullable String> environment) {

        Optional<String> text(String key) {
            return parameters
                    .get(key)
                    .or(() -> Optional.ofNullable(environment.apply(variable(key))))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty());
        }

        <T> Optional<T> number(String key, String expected, Function<String, T> parse, Function<T, Boolean> fits) {
            Optional<String> text = text(key);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                T number = parse.apply(text.get());
                if (fits.apply(number)) {
                    return Optional.of(number);
                }
            } catch (NumberFormatException notANumber) {
                // Said below, with the text.
            }
            throw invalid(key, text.get(), expected);
        }

        Optional<Double> share(String key) {
            return number(key, "a share in [0, 1]", Double::valueOf, share -> share >= 0 && share <= 1);
        }

        <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
            return text(key)
                    .map(text -> Stream.of(type.getEnumConstants())
                            .filter(constant -> constant.name().equalsIgnoreCase(text))
                            .findFirst()
                            .orElseThrow(() -> invalid(
                                    key,
                                    text,
                                    "one of "
                                            + String.join(
                                                    ", ",
                                                    Stream.of(type.getEnumConstants())
                                                            .map(constant -> constant.name()
                                                                    .toLowerCase(Locale.ROOT))
                                                            .toList()))));
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

        private static InvalidSpecException invalid(String key, String value, String expected) {
            return new InvalidSpecException("setting " + key + " is \"" + value + "\"; expected " + expected
                    + " (environment: " + variable(key) + ")");
        }

        private static String variable(String key) {
            return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
        }
    }
}
