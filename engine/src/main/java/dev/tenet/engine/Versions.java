package dev.tenet.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.platform.engine.TestEngine;

/** The versions of Tenet and its environment, for {@code summary.json}. */
final class Versions {

    private static final String UNKNOWN = "unknown";

    private Versions() {}

    static Map<String, String> ofThisLaunch() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("tenet", ofTenet());
        versions.put("junitPlatform", of(TestEngine.class));
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    /** Returns the version that the build wrote, which classes outside a jar have too. */
    private static String ofTenet() {
        Properties written = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                written.load(in);
            }
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
        return written.getProperty("version", UNKNOWN);
    }

    /** Returns the version of the jar that contains a class. */
    private static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? UNKNOWN : version;
    }
}
