package dev.tenet.engine;

import dev.tenet.trial.LaunchEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The objects shared by the specs of a launch, each created on first use. */
final class Shared implements AutoCloseable {

    private final Map<Class<?>, Object> made = new LinkedHashMap<>();

    synchronized <T> T of(Class<T> type, Supplier<T> make) {
        Object known = made.get(type);
        if (known == null) {
            // It may ask for another shared object itself.
            known = make.get();
            made.put(type, known);
        }
        return type.cast(known);
    }

    /** Notifies shared objects that all specs have been measured, and returns their lines for the console. */
    synchronized List<String> launchEnded() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Object shared : made.values()) {
            if (shared instanceof LaunchEnd end) {
                lines.addAll(end.launchEnded());
            }
        }
        return lines;
    }

    /** Closes all closeable objects, even if closing one of them fails. */
    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        List<Object> lastFirst = new ArrayList<>(made.values());
        Collections.reverse(lastFirst);
        for (Object shared : lastFirst) {
            try {
                if (shared instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            } catch (Exception broken) {
                IOException wrapped = broken instanceof IOException known ? known : new IOException(broken);
                if (failure == null) {
                    failure = wrapped;
                } else {
                    failure.addSuppressed(wrapped);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
