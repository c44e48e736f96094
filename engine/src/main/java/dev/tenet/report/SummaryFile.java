package dev.tenet.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tenet.run.RecordedRun;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code summary.json}. The file contains every completed spec and is replaced as a whole: after the first spec,
 * at the end, and in between at most once a second and for at most a twentieth of the time, so that launches with many
 * specs are not slowed down.
 */
final class SummaryFile {

    private static final String COMPARISON = "comparison ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PAGES =
            JSON.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).with(SerializationFeature.INDENT_OUTPUT);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PAUSE_OF_A_WRITE = 20;

    private final RunHeader header;
    private final Entries entries;
    private final String next;
    private boolean isBehind;
    private long due = System.nanoTime();

    /** @param writer distinguishes concurrent writers of the same file */
    SummaryFile(RunHeader header, Entries entries, String writer) {
        this.header = header;
        this.entries = entries;
        this.next = RecordedRun.SUMMARY + writer + ".next";
    }

    void begin(Map<String, Map<String, Object>> specs) throws IOException {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        specs.forEach((name, spec) -> nodes.put(name, JSON.valueToTree(spec)));
        entries.begin(nodes);
    }

    void put(String name, Map<String, Object> spec) throws IOException {
        JsonNode node;
        try {
            node = JSON.valueToTree(spec);
        } catch (IllegalArgumentException broken) {
            throw new IOException("the summary of " + name + " cannot be written: " + broken.getMessage(), broken);
        }
        entries.put(name, node);
        isBehind = true;
    }

    /** Adds a comparison of subjects. Entries hold it like a spec, under a name that no spec has. */
    void compare(String spec, Map<String, Object> comparison) throws IOException {
        put(COMPARISON + spec, Map.of(COMPARISON, comparison));
    }

    /** Writes an empty summary, because a folder without a summary is not a run. */
    void open(Path folder) throws IOException {
        write(folder);
        due = System.nanoTime();
    }

    /** Writes changes, if enough time has passed since the last write. */
    void writeIfDue(Path folder) throws IOException {
        if (isBehind && System.nanoTime() - due >= 0) {
            write(folder);
        }
    }

    /** Writes the complete summary and returns its result. */
    Release end(Path folder, Instant ended) throws IOException {
        entries.end(ended);
        return write(folder);
    }

    /** Returns the result so far. */
    Release release() throws IOException {
        return entries.write((started, ended, all) -> Release.of(specs(all), header.required()));
    }

    private Release write(Path folder) throws IOException {
        long start = System.nanoTime();
        Release release = entries.write((started, ended, all) -> {
            Release result = Release.of(specs(all), header.required());
            Files.write(folder.resolve(next), bytes(content(started, ended, all, result)));
            // Replacing without this option deletes the old file first, so that a reader may find none.
            Files.move(folder.resolve(next), folder.resolve(RecordedRun.SUMMARY), StandardCopyOption.ATOMIC_MOVE);
            return result;
        });
        isBehind = false;
        long now = System.nanoTime();
        due = now + Math.max(PAUSE_NANOS, PAUSE_OF_A_WRITE * (now - start));
        return release;
    }

    private Map<String, Object> content(Instant started, @Nullable Instant ended, List<JsonNode> all, Release release) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", RecordedRun.FORMAT);
        content.put("verdict", ended == null ? null : release.outcome().words());
        content.put("started", started.toString());
        content.put("ended", ended == null ? null : ended.toString());
        content.put("versions", header.versions());
        content.put("required", release.required());
        content.put("decidedClaims", release.decided());
        content.put("anyWrongAtMost", release.anyWrongAtMost());
        content.put("specs", specs(all));
        content.put(
                "comparisons",
                all.stream()
                        .filter(entry -> entry.has(COMPARISON))
                        .map(entry -> entry.get(COMPARISON))
                        .toList());
        return content;
    }

    private static List<JsonNode> specs(List<JsonNode> all) {
        return all.stream().filter(entry -> !entry.has(COMPARISON)).toList();
    }

    private static byte[] bytes(Map<String, Object> content) throws IOException {
        return (Untrusted.json(PAGES.writeValueAsString(content)) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
