package dev.tenet.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows whether this process is run by a version of Surefire or Failsafe that gives all leaves of a method the same name.
 * Versions 3.0.0 to 3.5.1 read a leaf's own name only where its source has parameter types; with the same name, a rerun
 * takes a refuted claim for a flaky run of a supported one. Can go when Maven binds a later version by default.
 */
final class OldSurefire {

    /** What a leaf's source names as its parameter type, so that these versions read the leaf's own name. */
    static final String PARAMETER_TYPE = "dev.tenet.Claim";

    private static final String PROPERTIES =
            "META-INF/maven/org.apache.maven.surefire/surefire-junit-platform/pom.properties";
    private static final Pattern VERSION = Pattern.compile("3\\.(?<minor>\\d{1,4})\\.(?<patch>\\d{1,4}).*");
    private static final int FIRST_RIGHT_MINOR = 5;
    private static final int FIRST_RIGHT_PATCH = 2;

    private OldSurefire() {}

    /** Whether leaves of one method have names of their own with a plain source. */
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
