package dev.tenet.engine;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs specs in a process of their own, as a build tool does: it can be killed, and has an environment of its own. */
final class SpecProcess {

    private SpecProcess() {}

    /** Starts it; both its outputs go to one file. */
    static Process start(
            Path output, Map<String, String> environment, Map<String, String> parameters, Class<?>... specs)
            throws IOException {
        return start(
                output,
                environment,
                parameters,
                Stream.of(specs).map(Class::getName).toArray(String[]::new));
    }

    /**
     * Starts it; both its outputs go to one file.
     *
     * @param specs names of classes, and unique ids
     */
    static Process start(Path output, Map<String, String> environment, Map<String, String> parameters, String... specs)
            throws IOException {
        return start(System.getProperty("java.class.path"), output, environment, parameters, specs);
    }

    /** Starts it with another class path than that of this process. */
    static Process start(
            String classPath,
            Path output,
            Map<String, String> environment,
            Map<String, String> parameters,
            String... specs)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A process that ends within seconds gains nothing from the second compiler and parallel collectors.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath));
        parameters.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(SpecProcess.class.getName());
        command.addAll(List.of(specs));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        process.environment().putAll(environment);
        return process.start();
    }

    public static void main(String[] specs) throws ClassNotFoundException {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String spec : specs) {
            request.selectors(spec.startsWith("[") ? selectUniqueId(spec) : selectClass(Class.forName(spec)));
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request.build(), listener);
        TestExecutionSummary summary = listener.getSummary();
        for (TestExecutionSummary.Failure failure : summary.getFailures()) {
            failure.getException().printStackTrace();
        }
        System.out.println("ended: " + summary.getTestsSucceededCount() + " succeeded, " + summary.getTestsFailedCount()
                + " failed");
        // As runners do, whatever threads are left.
        System.exit(summary.getTestsFailedCount() == 0 ? 0 : 1);
    }
}
