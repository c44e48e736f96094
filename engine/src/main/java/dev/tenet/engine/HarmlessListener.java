package dev.tenet.engine;

import dev.tenet.text.Untrusted;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.reporting.ReportEntry;

/** Forwards the engine's events to the platform and sanitizes the text of report entries. */
final class HarmlessListener {

    private HarmlessListener() {}

    /** Returns a sanitizing listener. It is a proxy, because the platform adds methods over time. */
    static EngineExecutionListener over(EngineExecutionListener listener) {
        return (EngineExecutionListener) Proxy.newProxyInstance(
                HarmlessListener.class.getClassLoader(),
                new Class<?>[] {EngineExecutionListener.class},
                (proxy, method, arguments) -> call(listener, method, arguments));
    }

    private static @Nullable Object call(EngineExecutionListener listener, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null) {
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = arguments[i] instanceof ReportEntry entry ? harmless(entry) : arguments[i];
            }
        }
        try {
            return method.invoke(listener, arguments);
        } catch (InvocationTargetException thrown) {
            throw Objects.requireNonNull(thrown.getCause());
        }
    }

    private static ReportEntry harmless(ReportEntry entry) {
        Map<String, String> pairs = new LinkedHashMap<>();
        entry.getKeyValuePairs().forEach((key, value) -> pairs.put(Untrusted.line(key), Untrusted.message(value)));
        return pairs.equals(entry.getKeyValuePairs()) ? entry : ReportEntry.from(pairs);
    }
}
