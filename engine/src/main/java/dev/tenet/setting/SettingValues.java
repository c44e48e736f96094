package dev.tenet.setting;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The setting values of one launch. A value comes from the launch parameters, otherwise from the environment, otherwise
 * from the default. Reading a value does not access the file system.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SettingValues {

    /** The prefix of all keys. */
    public static final String PREFIX = "tenet.";

    /** The values of a launch that sets none. */
    public static final SettingValues DEFAULTS = new SettingValues(key -> Optional.empty(), Map.of());

    private final Function<String, Optional<String>> parameters;
    private final Map<String, String> environment;

    /**
     * Creates values from the given sources.
     *
     * @param parameters returns the text for a key
     * @param environment the environment variables
     */
    public SettingValues(Function<String, Optional<String>> parameters, Map<String, String> environment) {
        this.parameters = parameters;
        this.environment = environment;
    }

    /** Returns the text of a setting, stripped; empty if it is absent or blank. */
    public Optional<String> text(Setting<?> setting) {
        return parameters
                .apply(setting.key())
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /**
     * Returns the value of a setting.
     *
     * @throws InvalidSpecException if its text is out of range
     */
    public <T> T get(Setting<T> setting) {
        Optional<String> text = text(setting);
        return text.isPresent() ? setting.parsed(text.get()) : setting.defaultValue();
    }

    /** Returns the environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Returns the name of the environment variable for a key. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
