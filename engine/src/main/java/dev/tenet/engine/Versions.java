package dev.tenet.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestEngine;

/** The versions of Tenet and its environment, for {@code summary.json}. */
final class Versions {

    private Versions() {}

    static Map<String, String> ofThisLaunch() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("tenet", of(Versions.class));
        versions.put("junitPlatform", of(TestEngine.class));
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    /**
     * Returns the version of the jar that contains a class. Classes outside a jar, such as those of a project being
     * built, have no version.
     */
    private static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
