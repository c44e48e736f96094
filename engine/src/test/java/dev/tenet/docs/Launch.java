package dev.tenet.docs;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A launch of specs as any runner makes it, and what came of it.
 *
 * @param output what the console showed
 * @param failures the message and stack trace of each claim that failed, by its id
 * @param reports the folder that got its files
 */
record Launch(List<String> output, Map<String, List<String>> failures, Path reports) {

    static Launch of(List<Class<?>> specs, Optional<String> method, Map<String, String> settings, Path reports) {
        List<? extends DiscoverySelector> selectors = specs.stream()
                .map(spec -> method.isPresent() ? selectMethod(spec, method.get()) : selectClass(spec))
                .toList();
        Failures failures = new Failures();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        Thread.currentThread().setContextClassLoader(specs.get(0).getClassLoader());
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectors)
                                    .filters(EngineFilter.includeEngines("tenet"))
                                    .configurationParameter("tenet.reports", reports.toString())
                                    .configurationParameter(
                                            "tenet.admissions",
                                            reports.resolve("admissions").toString())
                                    .configurationParameters(settings)
                                    .build(),
                            failures);
        } finally {
            System.setOut(console);
            Thread.currentThread().setContextClassLoader(before);
        }
        // Readers have the default folder, and a seed that is not set in their shell.
        String text = bytes.toString(StandardCharsets.UTF_8).replace(reports.toString(), "target/tenet");
        return new Launch(text.lines().toList(), failures.messages, reports);
    }

    /** The texts of a file of the run's folder, or beside the folders, of that name. */
    List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .sorted()
                    .toList();
        }
    }

    private static final class Failures implements TestExecutionListener {

        private final Map<String, List<String>> messages = new LinkedHashMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable()
                    .ifPresent(thrown -> messages.put(
                            test.getUniqueId(), text(thrown).lines().toList()));
        }

        private static String text(Throwable thrown) {
            return thrown.getMessage()
                    + Stream.of(thrown.getStackTrace())
                            .map(frame -> "\n\tat " + frame)
                            .collect(Collectors.joining());
        }
    }
}
