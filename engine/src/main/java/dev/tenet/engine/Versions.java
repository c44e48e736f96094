package dev.tenet.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestEngine;

/** The versions of what a launch ran with, for {@code summary.json}. */
final class Versions {

    private Versions() {}

    static Map<String, String> ofThisLaunch() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("tenet", of(Versions.class));
        versions.put("junitPlatform", of(TestEngine.class));
        versions.put("java", Runtime.version().toString());
        return versions;
    }

    /** Classes that are not in a jar have no version: those of a project that is being built. */
    private static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
