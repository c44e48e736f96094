package dev.tenet.engine;

import dev.tenet.engine.TenetSettings.Nodes;
import dev.tenet.engine.TenetSettings.Undecided;
import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import dev.tenet.report.RunFolder;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.Setting;
import dev.tenet.setting.SettingValues;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Nearest;
import dev.tenet.trial.TrialSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * The settings of one launch, all validated before the first is used.
 *
 * @param known all settings, including those of the kinds
 * @param values the values
 */
record Settings(List<Setting<?>> known, SettingValues values, TapeSettings taping) {

    // Not a setting: the API key for servers given by address.
    private static final String API_KEY = "TENET_API_KEY";

    /**
     * Reads the settings.
     *
     * @param environment the environment variables
     * @throws InvalidSpecException if keys are unknown or values are out of range; its message names them all
     */
    static Settings read(ConfigurationParameters parameters, Map<String, String> environment, Kinds kinds) {
        List<Setting<?>> known = known(kinds);
        SettingValues values = new SettingValues(parameters::get, environment);
        List<String> problems = new ArrayList<>(
                unknownKeys(parameters, known.stream().map(Setting::key).toList()));
        known.forEach(setting -> problem(values, setting).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new InvalidSpecException(String.join("\n", problems));
        }
        return new Settings(known, values, TapeSettings.of(values));
    }

    private static Optional<String> problem(SettingValues values, Setting<?> setting) {
        try {
            values.get(setting);
            return Optional.empty();
        } catch (InvalidSpecException wrong) {
            return Optional.ofNullable(wrong.getMessage());
        }
    }

    private static List<Setting<?>> known(Kinds kinds) {
        return Stream.concat(TenetSettings.withoutKinds().stream(), kinds.settings().stream())
                .<Setting<?>>map(setting -> setting)
                .toList();
    }

    /** Returns the reports folder, as far as it can be determined if a setting is invalid. */
    static Path reportsAnyway(ConfigurationParameters parameters, Map<String, String> environment) {
        try {
            return reports(new SettingValues(parameters::get, environment));
        } catch (InvalidSpecException wrong) {
            return RunFolder.defaultReports(Path.of("").toAbsolutePath());
        }
    }

    private static Path reports(SettingValues values) {
        return values.get(ReportSettings.REPORTS)
                .orElseGet(() -> RunFolder.defaultReports(Path.of("").toAbsolutePath()));
    }

    /**
     * Returns the values of the settings, none of them validated. At discovery, the subject is read, because it affects
     * the labels of several subjects, and what the size of a spec depends on.
     */
    static SettingValues values(ConfigurationParameters parameters, Map<String, String> environment) {
        return new SettingValues(parameters::get, environment);
    }

    <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    Path reports() {
        return reports(values);
    }

    Optional<String> build() {
        return get(ReportSettings.BUILD);
    }

    boolean isPlan() {
        return get(CallSettings.PLAN);
    }

    boolean undecidedFails() {
        return get(TenetSettings.UNDECIDED) == Undecided.FAIL;
    }

    Nodes nodes() {
        return get(TenetSettings.NODES);
    }

    /**
     * Returns the confidence level of each claim.
     *
     * @param claims the number of claims that the launch decides by an interval
     */
    double level(int claims) {
        return TrialSettings.levelOfEach(get(TrialSettings.LEVEL), get(TrialSettings.MULTIPLICITY), claims);
    }

    long seed() {
        return get(TrialSettings.SEED);
    }

    CallLimits callLimits() {
        return CallSettings.limits(values);
    }

    HealthLimits healthLimits() {
        return new HealthLimits(
                get(TrialSettings.UNREADABLE_AT_MOST),
                get(TrialSettings.REFUSALS_AT_MOST),
                get(TrialSettings.FAILURES_AT_MOST));
    }

    /** Returns the values of the settings that affect what is asked or how it is judged, in a comparable form. */
    List<String> shapingFigures(List<Setting<?>> ofKind) {
        return Stream.concat(TrialSettings.ALL.stream(), ofKind.stream())
                .filter(Setting::shapesFigures)
                .map(setting -> setting.key() + "=" + values.text(setting).orElse(""))
                .toList();
    }

    private static List<String> unknownKeys(ConfigurationParameters parameters, List<String> known) {
        // Some platforms include the system properties in the parameters, some do not.
        List<String> unknown = Stream.concat(
                        parameters.keySet().stream(), System.getProperties().stringPropertyNames().stream())
                .filter(key -> key.startsWith(SettingValues.PREFIX) && !known.contains(key))
                .distinct()
                .sorted()
                .toList();
        List<String> near = new ArrayList<>();
        List<String> far = new ArrayList<>();
        for (String key : unknown) {
            Nearest.to(key, known)
                    .ifPresentOrElse(
                            nearest -> near.add("unknown setting " + key + "; did you mean " + nearest + "?"),
                            () -> far.add(key));
        }
        if (!far.isEmpty()) {
            near.add((far.size() == 1 ? "unknown setting " : "unknown settings ") + String.join(", ", far)
                    + "; known settings: " + String.join(", ", known));
        }
        return near;
    }

    /**
     * Returns warnings, in words for users, about environment variables that look like settings but are not. They are
     * not errors, because container platforms define variables of their own.
     */
    static List<String> unknownVariables(Set<String> names, Kinds kinds) {
        List<String> known = Stream.concat(known(kinds).stream().map(Setting::variable), Stream.of(API_KEY))
                .toList();
        return names.stream()
                .filter(name -> name.startsWith("TENET_") && !known.contains(name))
                .sorted()
                .map(name -> "unknown environment variable " + name + " is ignored"
                        + Nearest.to(name, known)
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse(""))
                .toList();
    }
}
