package dev.tenet.engine;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;

/** Selects the one method of a name, whatever its parameters. */
final class DiscoverableMethod {

    private DiscoverableMethod() {}

    static MethodSelector of(Class<?> type, String name) {
        Method method = Stream.of(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return DiscoverySelectors.selectMethod(type, method);
    }
}
