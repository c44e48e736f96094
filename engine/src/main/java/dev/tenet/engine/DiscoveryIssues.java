package dev.tenet.engine;

import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClassSource;

/**
 * Reports warnings to the JUnit Platform. Discovery issues were added in 1.13, and Tenet is compiled against 1.12; they
 * are therefore called by reflection until support for 1.12 is dropped.
 */
final class DiscoveryIssues {

    private static final String ISSUE = "org.junit.platform.engine.DiscoveryIssue";

    private DiscoveryIssues() {}

    /** Reports a warning. Returns false if the platform does not support discovery issues. */
    static boolean warn(EngineDiscoveryListener listener, UniqueId engine, Class<?> spec, String message) {
        Optional<Class<?>> issue = ReflectionSupport.tryToLoadClass(ISSUE).toOptional();
        Optional<Class<?>> severities =
                ReflectionSupport.tryToLoadClass(ISSUE + "$Severity").toOptional();
        if (issue.isEmpty() || severities.isEmpty()) {
            return false;
        }
        try {
            Object warning = severities.get().getField("WARNING").get(null);
            Object builder = issue.get()
                    .getMethod("builder", severities.get(), String.class)
                    .invoke(null, warning, message);
            Class<?> builders =
                    Class.forName(ISSUE + "$Builder", true, issue.get().getClassLoader());
            builders.getMethod("source", TestSource.class).invoke(builder, ClassSource.from(spec));
            Method encountered =
                    EngineDiscoveryListener.class.getMethod("issueEncountered", UniqueId.class, issue.get());
            encountered.invoke(listener, engine, builders.getMethod("build").invoke(builder));
            return true;
        } catch (ReflectiveOperationException otherPlatform) {
            return false;
        }
    }
}
