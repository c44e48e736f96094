package dev.tenet.engine;

import dev.tenet.report.ConsoleReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;

/**
 * Warnings that are not test results: mistakes in spec classes and unknown environment variables. Each is printed once
 * on the console. Mistakes in spec classes are also reported to the platform in every discovery.
 *
 * <p>Thread-safe.
 */
final class Warnings {

    private final Set<String> printed = new LinkedHashSet<>();
    private final Set<String> pending = new LinkedHashSet<>();

    /** Reports the warnings about the classes of a discovery. */
    void discovered(EngineDiscoveryRequest request, TestDescriptor root, Passed passed, ConsoleReport console) {
        List<Oversight> oversights = new ArrayList<>();
        List<Class<?>> specs = new ArrayList<>();
        for (TestDescriptor descriptor : root.getDescendants()) {
            if (descriptor instanceof SpecClassDescriptor spec) {
                specs.add(spec.type());
                ForeignAnnotations.warnings(spec.type(), passed.kinds)
                        .forEach(message -> oversights.add(new Oversight(spec.type(), message)));
            }
        }
        oversights.addAll(passed.oversights(specs));
        boolean isTold = true;
        for (Oversight oversight : oversights) {
            isTold &= tell(request, root.getUniqueId(), oversight);
        }
        if (!isTold) {
            // Classes that are not executed are reported now.
            printTo(console);
        }
    }

    private boolean tell(EngineDiscoveryRequest request, UniqueId engine, Oversight oversight) {
        add(oversight.message());
        return DiscoveryIssues.warn(request.getDiscoveryListener(), engine, oversight.spec(), oversight.message());
    }

    synchronized void add(String message) {
        if (!printed.contains(message)) {
            pending.add(message);
        }
    }

    synchronized void printTo(ConsoleReport console) {
        pending.forEach(message -> console.print("Tenet: warning: " + message));
        printed.addAll(pending);
        pending.clear();
    }

    /** Something in a spec class that has no effect, although it looks as if it had. */
    record Oversight(Class<?> spec, String message) {}

    /** The classes that a discovery inspected but does not run. */
    static final class Passed {

        private final Kinds kinds;
        private final Set<Class<?>> types = new LinkedHashSet<>();

        Passed(Kinds kinds) {
            this.kinds = kinds;
        }

        void add(Class<?> type) {
            types.add(type);
        }

        private List<Oversight> oversights(List<Class<?>> specs) {
            List<Oversight> oversights = new ArrayList<>();
            for (Class<?> type : types) {
                // Annotations on a superclass of spec classes have their effect there.
                if (specs.stream().noneMatch(type::isAssignableFrom)) {
                    new SpecClasses(kinds)
                            .reasonNotRun(type)
                            .ifPresent(reason ->
                                    oversights.add(new Oversight(type, type.getName() + " has @ValueSpec, " + reason)));
                }
            }
            return oversights;
        }
    }
}
