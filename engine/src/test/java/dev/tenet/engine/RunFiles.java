package dev.tenet.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the runs below a folder of reports have left there, read as any other program would. */
final class RunFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunFiles() {}

    static List<Path> named(String name, Path reports) throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }

    /** The records of the one trial log. */
    static List<JsonNode> trials(Path reports) throws IOException {
        return Files.readAllLines(only("trials.jsonl", reports)).stream()
                .map(RunFiles::parse)
                .toList();
    }

    /** The one summary. */
    static JsonNode summary(Path reports) throws IOException {
        return JSON.readTree(only("summary.json", reports).toFile());
    }

    /** What a field says in each record, without repetition. */
    static List<String> distinct(String field, List<JsonNode> records) {
        return records.stream()
                .map(record -> record.path(field).asText())
                .distinct()
                .toList();
    }

    static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private static Path only(String name, Path reports) throws IOException {
        List<Path> found = named(name, reports);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + name + ", found " + found);
        }
        return found.get(0);
    }
}
