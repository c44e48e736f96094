package dev.tenet.setting;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The values of the settings of one launch: from its parameters, else from the environment, else the default. Reading a
 * value opens no file and makes no folder.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SettingValues {

    /** What every key begins with. */
    public static final String PREFIX = "tenet.";

    private final Function<String, Optional<String>> parameters;
    private final Map<String, String> environment;

    /**
     * Values from these sources.
     *
     * @param parameters gives the text of a key
     * @param environment the environment variables
     */
    public SettingValues(Function<String, Optional<String>> parameters, Map<String, String> environment) {
        this.parameters = parameters;
        this.environment = environment;
    }

    /** The text of a setting, stripped; empty if there is none. */
    public Optional<String> text(Setting<?> setting) {
        return parameters
                .apply(setting.key())
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /**
     * The value of a setting.
     *
     * @throws InvalidSpecException if its text is not in range
     */
    public <T> T get(Setting<T> setting) {
        Optional<String> text = text(setting);
        return text.isPresent() ? setting.parsed(text.get()) : setting.absent();
    }

    /** The environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The name of the environment variable of a key. */
    public static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
