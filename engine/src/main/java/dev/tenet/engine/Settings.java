package dev.tenet.engine;

import dev.tenet.model.CallLimits;
import dev.tenet.report.RunFolder;
import dev.tenet.tape.TapeMode;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;

/** The settings of one launch, read and checked at once: the one place where their strings become types. */
record Settings(
        Optional<String> subject,
        Framings framings,
        long seed,
        OptionalLong trials,
        OptionalLong pairs,
        double level,
        boolean undecidedFails,
        Nodes nodes,
        Path reports,
        CallLimits callLimits,
        HealthLimits healthLimits,
        boolean withTokenChances,
        Spending spending,
        Taping taping) {

    private static final String DEFAULT_JUDGE = "embedded:lexical";
    private static final double DEFAULT_JUDGE_MARGIN = 0.15;
    private static final String NO_SYSTEM = "none";
    private static final String DEFAULT_FRAMING_SYSTEM =
            "Answer honestly and in your own words, as you would to anybody who asks. Be brief: at most 150 words.";
    // Not a setting: the key for servers that are named by their address.
    private static final String NO_SETTING = "TENET_API_KEY";
    static final long DEFAULT_TRIALS = 200;

    private static final String PREFIX = "tenet.";

    private static final List<String> KEYS = List.of(
            TenetSettings.SUBJECT,
            TenetSettings.SEED,
            TenetSettings.TRIALS,
            TenetSettings.PAIRS,
            TenetSettings.JUDGE,
            TenetSettings.JUDGE_MARGIN,
            TenetSettings.JUDGE_PAIRS,
            TenetSettings.FRAMING_SYSTEM,
            TenetSettings.BASELINE,
            TenetSettings.BASELINE_WRITE,
            TenetSettings.LEVEL,
            TenetSettings.UNDECIDED,
            TenetSettings.NODES,
            TenetSettings.REPORTS,
            TenetSettings.CONCURRENCY,
            TenetSettings.TIMEOUT,
            TenetSettings.RETRIES,
            TenetSettings.PATIENCE,
            TenetSettings.REQUESTS_PER_MINUTE,
            TenetSettings.TOKENS_PER_MINUTE,
            TenetSettings.ADAPTIVE_PACE,
            TenetSettings.INSECURE_HTTP,
            TenetSettings.LOG_PROBABILITIES,
            TenetSettings.BUDGET_TOKENS,
            TenetSettings.BUDGET_USD,
            TenetSettings.PRICES,
            TenetSettings.PLAN,
            TenetSettings.TAPE,
            TenetSettings.TAPE_MODE,
            TenetSettings.TAPE_MAX_AGE,
            TenetSettings.UNREADABLE_AT_MOST,
            TenetSettings.REFUSALS_AT_MOST,
            TenetSettings.FAILURES_AT_MOST);

    /**
     * What only framing specs need.
     *
     * @param judge the model's name
     * @param judgeMargin how far off its PAC may be on calibration pairs
     * @param judgePairs the names of the calibration pairs, with commas between them
     * @param system the system prompt of subjects that have none, or where it is; empty: none
     * @param baseline the earlier run that specs compare themselves with
     * @param baselineWrite the file that gets the scores of this launch
     */
    record Framings(
            String judge,
            double judgeMargin,
            String judgePairs,
            String system,
            Optional<String> baseline,
            Optional<Path> baselineWrite) {}

    /**
     * What a launch may take.
     *
     * @param tokens at most so many; empty: no limit
     * @param usd US dollars at most; empty: no limit
     * @param prices the file with the prices
     * @param isPlan whether nothing is asked
     */
    record Spending(OptionalLong tokens, OptionalDouble usd, Optional<String> prices, boolean isPlan) {}

    /**
     * Where answers are recorded.
     *
     * @param tape the file; empty: nowhere
     * @param maxAge how old an answer may be; empty: any age
     */
    record Taping(Optional<Path> tape, TapeMode mode, Optional<Duration> maxAge) {

        /** Whether answers go to a tape or come from it. */
        boolean isOn() {
            return tape.isPresent() && mode != TapeMode.OFF;
        }
    }

    /** What {@link TenetSettings#NODES} says. */
    enum Nodes {
        CELLS,
        TRIALS,
        CLAIMS
    }

    /**
     * Reads the settings.
     *
     * @param environment the environment variables
     * @throws InvalidSpecException if a key is unknown or a value is not what the key expects
     */
    static Settings read(ConfigurationParameters parameters, Map<String, String> environment) {
        rejectUnknownKeys(parameters);
        rejectUnknownVariables(environment.keySet());
        Source source = new Source(parameters, environment);
        return new Settings(
                source.text(TenetSettings.SUBJECT),
                new Framings(
                        source.text(TenetSettings.JUDGE).orElse(DEFAULT_JUDGE),
                        source.share(TenetSettings.JUDGE_MARGIN).orElse(DEFAULT_JUDGE_MARGIN),
                        source.text(TenetSettings.JUDGE_PAIRS).orElse(TenetSettings.BUNDLED),
                        source.text(TenetSettings.FRAMING_SYSTEM)
                                .map(text -> text.equals(NO_SYSTEM) ? "" : text)
                                .orElse(DEFAULT_FRAMING_SYSTEM),
                        source.text(TenetSettings.BASELINE),
                        source.file(TenetSettings.BASELINE_WRITE)),
                source.number(TenetSettings.SEED, "a whole number", Long::valueOf, any -> true)
                        .orElse(1L),
                source.count(TenetSettings.TRIALS),
                source.count(TenetSettings.PAIRS),
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
                callLimits(source),
                new HealthLimits(
                        source.share(TenetSettings.UNREADABLE_AT_MOST).orElse(HealthLimits.DEFAULT.unreadable()),
                        source.share(TenetSettings.REFUSALS_AT_MOST).orElse(HealthLimits.DEFAULT.refused()),
                        source.share(TenetSettings.FAILURES_AT_MOST).orElse(HealthLimits.DEFAULT.failed())),
                source.isTrue(TenetSettings.LOG_PROBABILITIES, false),
                spending(source),
                taping(source));
    }

    private static CallLimits callLimits(Source source) {
        return new CallLimits(
                source.seconds(TenetSettings.TIMEOUT).orElse(CallLimits.DEFAULT.timeout()),
                source.seconds(TenetSettings.PATIENCE).orElse(CallLimits.DEFAULT.patience()),
                source.number(TenetSettings.RETRIES, "a count of at least 0", Integer::valueOf, count -> count >= 0)
                        .orElse(CallLimits.DEFAULT.retries()),
                source.number(TenetSettings.CONCURRENCY, "a count of at least 1", Integer::valueOf, count -> count >= 1)
                        .orElse(CallLimits.DEFAULT.concurrency()),
                new CallLimits.Pace(
                        source.count(TenetSettings.REQUESTS_PER_MINUTE).orElse(0),
                        source.count(TenetSettings.TOKENS_PER_MINUTE).orElse(0),
                        source.isTrue(TenetSettings.ADAPTIVE_PACE, true)),
                source.isTrue(TenetSettings.INSECURE_HTTP, false));
    }

    private static Spending spending(Source source) {
        OptionalDouble usd = source.number(
                        TenetSettings.BUDGET_USD,
                        "a number of US dollars above 0, such as 2.50",
                        Double::valueOf,
                        dollars -> dollars > 0 && !dollars.isInfinite())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return new Spending(
                source.count(TenetSettings.BUDGET_TOKENS),
                usd,
                source.text(TenetSettings.PRICES),
                source.isTrue(TenetSettings.PLAN, false));
    }

    private static Taping taping(Source source) {
        return new Taping(
                source.file(TenetSettings.TAPE),
                source.choice(TenetSettings.TAPE_MODE, TapeMode.class).orElse(TapeMode.AUTO),
                source.age(TenetSettings.TAPE_MAX_AGE));
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

    private static void rejectUnknownVariables(Set<String> names) {
        List<String> known = Stream.concat(KEYS.stream().map(Source::variable), Stream.of(NO_SETTING))
                .toList();
        names.stream()
                .filter(name -> name.startsWith("TENET_") && !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSpecException("unknown environment variable " + name + "; "
                            + Nearest.to(name, known)
                                    .map(nearest -> "did you mean " + nearest + "?")
                                    .orElse("known are " + String.join(", ", known)));
                });
    }

    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([dhms])");

    private record Source(ConfigurationParameters parameters, Map<String, String> environment) {

        Optional<String> text(String key) {
            return parameters
                    .get(key)
                    .or(() -> Optional.ofNullable(environment.get(variable(key))))
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

        Optional<Duration> seconds(String key) {
            return number(key, "a number of seconds of at least 1", Long::valueOf, seconds -> seconds >= 1)
                    .map(Duration::ofSeconds);
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
            return text(key).map(text -> {
                Matcher brief = AGE.matcher(text.toLowerCase(Locale.ROOT));
                try {
                    if (!brief.matches()) {
                        return Duration.parse(text);
                    }
                    return Duration.parse((brief.group(2).equals("d") ? "P" : "PT") + brief.group(1) + brief.group(2));
                } catch (DateTimeParseException malformed) {
                    throw invalid(key, text, "an age such as 30d, 12h or 90m");
                }
            });
        }

        OptionalLong count(String key) {
            return number(key, "a count of at least 1", Long::valueOf, count -> count >= 1)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
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

        Optional<Path> file(String key) {
            return text(key).map(text -> {
                try {
                    return Path.of(text);
                } catch (InvalidPathException malformed) {
                    throw invalid(key, text, "a path");
                }
            });
        }

        Optional<Path> path(String key) {
            return text(key).map(text -> {
                try {
                    Path path = Path.of(text);
                    Files.createDirectories(path);
                    return path;
                } catch (IOException impossible) {
                    throw invalid(key, text, "a folder that can be written to, or the name of one to be made");
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
