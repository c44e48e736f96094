package dev.tenet.allure;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs specs as a build does, with Allure's listener and Tenet's beside it. */
final class AllureKit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    AllureKit(Path folder) {
        this.folder = folder;
        parameters.put("tenet.reports", folder.resolve("tenet").toString());
        parameters.put("tenet.admissions", folder.resolve("judges").toString());
        parameters.put("tenet.remeasure", "true");
    }

    AllureKit with(String key, String value) {
        parameters.put(key, value);
        return this;
    }

    Path results() {
        return folder.resolve("allure-results");
    }

    /** Returns the run folder of the only launch. */
    Path run() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("tenet"))) {
            return runs.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Runs specs in one launch. */
    AllureKit run(Class<?>... specs) {
        PrintStream console = System.out;
        System.setOut(new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try {
            AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results()));
            LauncherFactory.create(LauncherConfig.builder()
                            .enableTestExecutionListenerAutoRegistration(false)
                            .addTestExecutionListeners(
                                    new AllureJunitPlatform(lifecycle), new ClaimListener(lifecycle, results()))
                            .build())
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(Stream.of(specs)
                                    .map(spec -> selectClass(spec))
                                    .toList())
                            .configurationParameters(parameters)
                            .build());
        } finally {
            System.setOut(console);
        }
        return this;
    }

    /** Returns the results in the order in which the tests ended. */
    List<JsonNode> read() {
        try (Stream<Path> files = Files.list(results())) {
            return files.filter(file -> file.toString().endsWith("-result.json"))
                    .map(AllureKit::json)
                    .sorted((one, other) -> Long.compare(
                            one.path("stop").asLong(), other.path("stop").asLong()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the result whose name starts with the given text. */
    JsonNode result(String name) {
        List<JsonNode> found = read().stream()
                .filter(result -> result.path("name").asText().startsWith(name))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " results are called " + name + "; there are "
                    + read().stream()
                            .map(result -> result.path("name").asText())
                            .toList());
        }
        return found.get(0);
    }

    /** Returns the content of an attachment. */
    String attachment(JsonNode result, String name) throws IOException {
        for (JsonNode attachment : result.path("attachments")) {
            if (attachment.path("name").asText().equals(name)) {
                return Files.readString(
                        results().resolve(attachment.path("source").asText()));
            }
        }
        throw new AssertionError("no attachment " + name + " in " + result.path("attachments"));
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
