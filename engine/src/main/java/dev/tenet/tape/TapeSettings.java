package dev.tenet.tape;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.Setting;
import dev.tenet.setting.SettingValues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The settings of the tape.
 *
 * @param tape the file; empty if answers are not recorded
 * @param mode whether answers are recorded, replayed, or both
 * @param maxAge the maximum age of an answer; empty for any age
 * @param refresh the recorded answers to ask for again
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TapeSettings(Optional<Path> tape, TapeMode mode, Optional<Duration> maxAge, Set<TapeRefresh> refresh) {

    private static final Pattern BRIEF_AGE = Pattern.compile("(\\d{1,9})([dhms])");
    private static final Duration OLDEST = Duration.ofDays(36_500);

    /** The tape's file. */
    public static final Setting<Optional<Path>> TAPE = Setting.path(
            "tenet.tape", "The SQLite file in which answers are recorded and from which they are replayed.");

    /** Whether answers are recorded, replayed, or both. */
    public static final Setting<TapeMode> MODE = Setting.choice(
            "tenet.tape.mode",
            TapeMode.class,
            TapeMode.AUTO,
            "auto replays what is recorded and records the rest; record asks everything again; replay never asks.");

    /** The maximum age of a recorded answer. */
    public static final Setting<Optional<Duration>> MAX_AGE = Setting.of(
            "tenet.tape.max-age",
            String.format(Locale.ROOT, "an age such as 30d, 12h or 90m, at most %,dd", OLDEST.toDays()),
            "any age",
            Optional.empty(),
            text -> Optional.of(age(text)),
            "The maximum age of recorded answers; claims that use older ones are incomplete.");

    /** The recorded answers to ask for again. */
    public static final Setting<Set<TapeRefresh>> REFRESH = Setting.choices(
            "tenet.tape.refresh",
            TapeRefresh.class,
            "Which recorded answers to request again, once per launch: empty ones, or those with an unknown finish"
                    + " reason.");

    /** All settings of the tape. */
    public static final List<Setting<?>> ALL = List.of(TAPE, MODE, MAX_AGE, REFRESH);

    /**
     * Reads the settings.
     *
     * @throws InvalidSpecException if two of them are incompatible
     */
    public static TapeSettings of(SettingValues settings) {
        TapeMode mode = settings.get(MODE);
        Set<TapeRefresh> refresh = settings.get(REFRESH);
        if (!refresh.isEmpty() && mode != TapeMode.AUTO) {
            throw new InvalidSpecException("setting " + REFRESH + " requires " + MODE + "=auto, but it is \""
                    + mode.name().toLowerCase(Locale.ROOT) + "\"; remove one of the two");
        }
        return new TapeSettings(settings.get(TAPE), mode, settings.get(MAX_AGE), refresh);
    }

    /** Whether answers are recorded or replayed. */
    public boolean isOn() {
        return tape.isPresent() && mode != TapeMode.OFF;
    }

    private static Duration age(String text) {
        Matcher brief = BRIEF_AGE.matcher(text.toLowerCase(Locale.ROOT));
        try {
            return Setting.within(
                    Duration.parse(
                            brief.matches()
                                    ? (brief.group(2).equals("d") ? "P" : "PT") + brief.group(1) + brief.group(2)
                                    : text),
                    age -> age.compareTo(Duration.ZERO) > 0 && age.compareTo(OLDEST) <= 0);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
