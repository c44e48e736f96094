package dev.tenet.report;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds and reads {@code summary.json} files. */
final class Summaries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Summaries() {}

    /**
     * Returns the summary of the most recently started run in a reports folder.
     *
     * @throws NoSuchFileException if there is none
     */
    static Path newest(Path reports) throws IOException {
        @Nullable Path newest = null;
        Instant latest = Instant.MIN;
        for (Path summary : below(reports)) {
            Instant started = started(summary);
            if (newest == null || started.isAfter(latest)) {
                newest = summary;
                latest = started;
            }
        }
        if (newest == null) {
            throw new NoSuchFileException("there is no run in " + reports
                    + "; nothing was measured, or the reports are elsewhere (--reports)");
        }
        return newest;
    }

    private static List<Path> below(Path reports) throws IOException {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.map(folder -> folder.resolve(SummaryFile.NAME))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Reads the start time, which is at the beginning of the file, without parsing the rest. */
    private static Instant started(Path summary) throws IOException {
        try (JsonParser parser = JSON.createParser(summary.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("started")) {
                    return instant(parser.nextTextValue(), summary);
                }
            }
        }
        throw new IOException(summary + " has no start time; expected a Tenet summary");
    }

    static Instant instant(@Nullable String text, Path summary) throws IOException {
        try {
            return Instant.parse(text == null ? "" : text);
        } catch (DateTimeException malformed) {
            throw new IOException(summary + " has the time \"" + text + "\"; expected a Tenet summary", malformed);
        }
    }

    /**
     * Reads a summary.
     *
     * @throws IOException if the file cannot be read or is not a summary
     */
    static JsonNode read(Path summary) throws IOException {
        if (!Files.isRegularFile(summary)) {
            throw new NoSuchFileException(
                    "there is no " + summary + "; nothing was measured, or the reports are elsewhere");
        }
        JsonNode content = JSON.readTree(summary.toFile());
        int format = content.path("format").asInt();
        if (format != SummaryFile.FORMAT || !content.path("specs").isArray()) {
            throw new IOException(summary + " has the format " + content.path("format")
                    + "; expected a Tenet summary with the format " + SummaryFile.FORMAT);
        }
        return content;
    }
}
