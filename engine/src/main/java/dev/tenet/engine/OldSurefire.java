package dev.tenet.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects versions of Surefire and Failsafe that give all leaves of a method the same name. Versions 3.0.0 to 3.5.1
 * read a leaf's own name only if its source has parameter types. If the names are equal, a rerun reports a refuted
 * claim as a flaky run of a supported one. Can be removed when Maven binds a later version by default.
 */
final class OldSurefire {

    /** The parameter type in a leaf's source that makes these versions read the leaf's own name. */
    static final String PARAMETER_TYPE = "dev.tenet.Claim";

    private static final String PROPERTIES =
            "META-INF/maven/org.apache.maven.surefire/surefire-junit-platform/pom.properties";
    private static final Pattern VERSION = Pattern.compile("3\\.(?<minor>\\d{1,4})\\.(?<patch>\\d{1,4}).*");
    private static final int FIRST_RIGHT_MINOR = 5;
    private static final int FIRST_RIGHT_PATCH = 2;

    private OldSurefire() {}

    /** Returns whether leaves of one method keep their own names with a plain source. */
    static boolean tellsLeavesApart() {
        return version().map(OldSurefire::tellsLeavesApart).orElse(true);
    }

    static boolean tellsLeavesApart(String version) {
        Matcher form = VERSION.matcher(version);
        if (!form.matches()) {
            return true;
        }
        int minor = Integer.parseInt(form.group("minor"));
        return minor > FIRST_RIGHT_MINOR
                || (minor == FIRST_RIGHT_MINOR && Integer.parseInt(form.group("patch")) >= FIRST_RIGHT_PATCH);
    }

    private static Optional<String> version() {
        ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(ClassLoader::getSystemClassLoader);
        try (InputStream properties = loader.getResourceAsStream(PROPERTIES)) {
            if (properties == null) {
                return Optional.empty();
            }
            Properties read = new Properties();
            read.load(properties);
            return Optional.ofNullable(read.getProperty("version"));
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
