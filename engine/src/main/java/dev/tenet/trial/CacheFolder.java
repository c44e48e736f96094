package dev.tenet.trial;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the folder for files that the user's launches share and can recreate. */
final class CacheFolder {

    private static final String OWN = "tenet";

    private CacheFolder() {}

    /**
     * The folder {@code tenet} in the user's cache folder.
     *
     * @param environment the environment variables
     */
    static Path of(Map<String, String> environment) {
        return of(environment, System.getProperty("os.name", ""), System.getProperty("user.home", ""));
    }

    static Path of(Map<String, String> environment, String system, String home) {
        String name = system.toLowerCase(Locale.ROOT);
        Path user = Path.of(home);
        if (name.startsWith("windows")) {
            return absolute(environment, "LOCALAPPDATA")
                    .orElseGet(() -> user.resolve("AppData").resolve("Local"))
                    .resolve(OWN);
        }
        // The XDG Base Directory Specification ignores relative paths.
        return absolute(environment, "XDG_CACHE_HOME")
                .orElseGet(() -> name.startsWith("mac") ? user.resolve("Library/Caches") : user.resolve(".cache"))
                .resolve(OWN);
    }

    private static Optional<Path> absolute(Map<String, String> environment, String variable) {
        try {
            return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
        } catch (InvalidPathException malformed) {
            return Optional.empty();
        }
    }
}
