package dev.tenet.allure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.file.LockedFile;
import dev.tenet.page.ReportPage;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The files that describe a launch as a whole beside Allure's results: {@code environment.properties},
 * {@code categories.json} and, for Allure 3, the run's page. What others have put in these files stays, and several test JVMs may
 * write them at once.
 */
record ResultFiles(Path results) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param folder the run folder of a launch that has ended */
    void write(Path folder) throws IOException {
        Files.createDirectories(results);
        writeEnvironment(new Environment(RecordedRun.read(folder)).values());
        writeCategories();
        if (Files.isRegularFile(folder.resolve(ReportPage.NAME))) {
            addPage(folder.resolve(ReportPage.NAME));
        }
    }

    private void writeEnvironment(Map<String, String> values) throws IOException {
        LockedFile.change(results.resolve("environment.properties"), content -> {
            Map<String, String> all = new LinkedHashMap<>(values);
            PropertyLines.read(content).forEach(all::putIfAbsent);
            return PropertyLines.of(all).getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Adds the categories of Tenet that are not there yet, by name. */
    private void writeCategories() throws IOException {
        LockedFile.change(
                results.resolve("categories.json"),
                content -> JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(withOurs(content)));
    }

    private static ArrayNode withOurs(byte[] content) throws IOException {
        ArrayNode all = JSON.readTree(content) instanceof ArrayNode known ? known : JSON.createArrayNode();
        Set<String> names = new HashSet<>();
        all.forEach(category -> names.add(category.path("name").asText()));
        for (JsonNode category : Categories.all()) {
            if (!names.contains(category.path("name").asText())) {
                all.add(category);
            }
        }
        return all;
    }

    /** Attaches the page to the report as a whole; Allure 2 has no place for it. */
    private void addPage(Path page) throws IOException {
        String source = UUID.randomUUID() + "-attachment.html";
        Files.copy(page, results.resolve(source));
        ObjectNode globals = JSON.createObjectNode();
        globals.putArray("attachments")
                .addObject()
                .put("name", "Tenet report")
                .put("type", "text/html")
                .put("source", source)
                .put("timestamp", System.currentTimeMillis());
        globals.putArray("errors");
        Files.writeString(results.resolve(UUID.randomUUID() + "-globals.json"), globals.toString());
    }
}
