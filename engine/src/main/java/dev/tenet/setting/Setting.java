package dev.tenet.setting;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A setting: its key, range, default and a line of help. The settings table in the user guide, the metadata for IDEs
 * and the check for unknown keys are generated from these declarations.
 *
 * <p>Keys begin with {@code tenet.}; the environment variable for {@code tenet.budget.usd} is {@code TENET_BUDGET_USD}.
 * Immutable.
 *
 * @param <T> the type of the value; an {@link Optional} if there is no default
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Setting<T> {

    private final String key;
    private final String range;
    private final String defaultInWords;
    private final String help;
    private final T defaultValue;
    private final Function<String, T> parse;
    private final boolean shapesFigures;

    private Setting(
            String key,
            String range,
            String defaultInWords,
            String help,
            T defaultValue,
            Function<String, T> parse,
            boolean shapesFigures) {
        this.key = key;
        this.range = range;
        this.defaultInWords = defaultInWords;
        this.help = help;
        this.defaultValue = defaultValue;
        this.parse = parse;
        this.shapesFigures = shapesFigures;
    }

    /**
     * Creates a setting of any type.
     *
     * @param range the valid values, in words that can follow "expected", such as {@code a share in [0, 1]}
     * @param defaultInWords the default, in words
     * @param defaultValue the default value
     * @param parse converts text, stripped and not empty, to a value; throws an {@link IllegalArgumentException} if it
     *     is out of range
     */
    public static <T> Setting<T> of(
            String key, String range, String defaultInWords, T defaultValue, Function<String, T> parse, String help) {
        if (!key.startsWith(SettingValues.PREFIX)) {
            throw new IllegalArgumentException("key \"" + key + "\"; expected one that starts with tenet.");
        }
        return new Setting<>(key, range, defaultInWords, help, defaultValue, parse, true);
    }

    /** Creates a text setting without a default. */
    public static Setting<Optional<String>> text(String key, String range, String help) {
        return of(key, range, "none", Optional.empty(), Optional::of, help);
    }

    /** Creates a setting for a file or folder, without a default. */
    public static Setting<Optional<Path>> path(String key, String help) {
        return of(key, "a path", "none", Optional.empty(), text -> Optional.of(pathOf(text)), help);
    }

    private static Path pathOf(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** Creates a setting that is {@code true} or {@code false}. */
    public static Setting<Boolean> flag(String key, boolean defaultValue, String help) {
        return of(
                key,
                "true or false",
                String.valueOf(defaultValue),
                defaultValue,
                text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException(text);
                },
                help);
    }

    /** Creates a setting for a share in [0, 1]. */
    public static Setting<Double> share(String key, double defaultValue, String help) {
        return of(
                key,
                "a share in [0, 1]",
                String.valueOf(defaultValue),
                defaultValue,
                text -> within(Double.valueOf(text), share -> share >= 0 && share <= 1),
                help);
    }

    /** Creates a setting for an integer within bounds, with a default. */
    public static Setting<Integer> count(String key, int least, int most, int defaultValue, String help) {
        if (least > defaultValue || defaultValue > most) {
            throw new IllegalArgumentException(
                    "setting " + key + ": the default " + defaultValue + " is not from " + least + " to " + most);
        }
        return of(
                key,
                counted("a count", least, most),
                String.format(Locale.ROOT, "%,d", defaultValue),
                defaultValue,
                text -> within(Integer.valueOf(text), number -> number >= least && number <= most),
                help);
    }

    /** Creates a setting for an integer of at least 1, without a default. */
    public static Setting<Optional<Long>> count(String key, long most, String help) {
        return of(
                key,
                counted("a count", 1, most),
                "none",
                Optional.empty(),
                text -> Optional.of(within(Long.valueOf(text), number -> number >= 1 && number <= most)),
                help);
    }

    /** Creates a setting for a duration in seconds, at least 1. */
    public static Setting<Duration> seconds(String key, Duration longest, Duration defaultValue, String help) {
        return of(
                key,
                counted("a number of seconds", 1, longest.toSeconds()),
                String.format(Locale.ROOT, "%,d", defaultValue.toSeconds()),
                defaultValue,
                text -> Duration.ofSeconds(
                        within(Long.valueOf(text), number -> number >= 1 && number <= longest.toSeconds())),
                help);
    }

    private static String counted(String what, long least, long most) {
        return String.format(Locale.ROOT, "%s of at least %d, at most %,d", what, least, most);
    }

    /** Creates a setting for an enum constant; case is ignored. */
    public static <E extends Enum<E>> Setting<E> choice(String key, Class<E> type, E defaultValue, String help) {
        return of(key, "one of " + names(type), name(defaultValue), defaultValue, text -> constant(type, text), help);
    }

    /** Creates a setting for several enum constants, separated by commas; none by default. */
    public static <E extends Enum<E>> Setting<Set<E>> choices(String key, Class<E> type, String help) {
        return of(
                key,
                "one or more, separated by commas, of " + names(type),
                "none",
                Set.of(),
                text -> Stream.of(text.split(",", -1))
                        .map(name -> constant(type, name.strip()))
                        .collect(Collectors.toUnmodifiableSet()),
                help);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Setting::name).collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns a value if it is in range.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static <N> N within(N value, Predicate<N> isInRange) {
        if (!isInRange.test(value)) {
            throw new IllegalArgumentException(String.valueOf(value));
        }
        return value;
    }

    /**
     * Returns a copy that is marked as not affecting what is asked or how it is judged, such as the location of an
     * output file. Changing such a setting does not invalidate verdicts.
     */
    public Setting<T> withoutEffectOnFigures() {
        return new Setting<>(key, range, defaultInWords, help, defaultValue, parse, false);
    }

    /** Returns whether the setting affects what is asked or how it is judged. */
    public boolean shapesFigures() {
        return shapesFigures;
    }

    /** Returns the key, such as {@code tenet.budget.usd}. */
    public String key() {
        return key;
    }

    /** Returns the environment variable that is read if no parameter has the key, such as {@code TENET_BUDGET_USD}. */
    public String variable() {
        return SettingValues.variable(key);
    }

    /** Returns the valid values, in words that can follow "expected". */
    public String range() {
        return range;
    }

    /** Returns the default, in words. */
    public String defaultInWords() {
        return defaultInWords;
    }

    /** Returns the purpose of the setting, in one line. */
    public String help() {
        return help;
    }

    /** Returns the default value. */
    public T defaultValue() {
        return defaultValue;
    }

    /**
     * Parses text.
     *
     * @param text the text, stripped and not empty
     * @throws InvalidSpecException if it is out of range
     */
    T parsed(String text) {
        try {
            return parse.apply(text);
        } catch (InvalidSpecException explained) {
            throw new InvalidSpecException("setting " + key + ": " + explained.getMessage());
        } catch (RuntimeException outOfRange) {
            throw invalid(text, range);
        }
    }

    /**
     * Returns an exception about an invalid value of this setting.
     *
     * @param expected the valid values
     */
    public InvalidSpecException invalid(String value, String expected) {
        return new InvalidSpecException("setting " + key + " is \"" + value + "\"; expected " + expected
                + " (environment: " + variable() + ")");
    }

    /** Returns the key. */
    @Override
    public String toString() {
        return key;
    }
}
