package dev.tenet.report;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tenet.text.Untrusted;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: {@code trials.jsonl}, one record a line, and {@code summary.json}, replaced as a whole after each
 * spec.
 *
 * <p>Safe for use by several threads. The folder is made when the first file is written.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RunFolder implements AutoCloseable {

    private static final String TRIALS = "trials.jsonl";
    private static final ObjectWriter LINES = new ObjectMapper()
            .writer()
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .withRootValueSeparator("");
    private static final ObjectWriter PAGES = LINES.with(SerializationFeature.INDENT_OUTPUT);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    // Some twenty records.
    private static final int HELD_BYTES = 1 << 16;

    private final Path reports;
    private final Instant started;
    private final List<Map<String, Object>> specs = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable FileOutputStream trials;
    private long writtenBytes;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    // What a record is put together in.
    private final StringWriter text = new StringWriter();
    // Writes one record after the other until one breaks: a new writer for each costs as much as the record.
    private @Nullable SequenceWriter records;

    /**
     * A folder below another, named after the time, in UTC.
     *
     * @param reports where the folders of all runs are
     * @param started when this run began
     */
    public RunFolder(Path reports, Instant started) {
        this.reports = reports.toAbsolutePath().normalize();
        this.started = started;
    }

    /**
     * Where reports go unless somebody says otherwise: {@code build/tenet} in a Gradle project, {@code target/tenet}
     * elsewhere.
     */
    public static Path defaultReports(Path workingDirectory) {
        boolean maven = Files.exists(workingDirectory.resolve("pom.xml"));
        boolean gradle = Files.exists(workingDirectory.resolve("build.gradle"))
                || Files.exists(workingDirectory.resolve("build.gradle.kts"));
        return workingDirectory.resolve(gradle && !maven ? "build/tenet" : "target/tenet");
    }

    /** The trial log, if there is one yet. */
    public synchronized Optional<Path> writtenTrials() {
        return folder == null
                ? Optional.empty()
                : Optional.of(folder.resolve(TRIALS)).filter(Files::exists);
    }

    /**
     * Appends a trial to the log. It is handed to the operating system at the latest by {@link #flush} or {@link #close};
     * at most some 64 kB are held back.
     *
     * @param record names and values that Jackson can write
     */
    public synchronized void append(Map<String, Object> record) throws IOException {
        if (trials == null) {
            trials = new FileOutputStream(folder().resolve(TRIALS).toFile());
            writtenBytes = 0;
        }
        // Put together whole, so that a fault in one leaves the others whole.
        held.writeBytes(line(record));
        if (held.size() >= HELD_BYTES) {
            flush();
        }
    }

    /**
     * Hands the trials that were appended to the operating system.
     *
     * @throws IOException if they cannot be written; then they are lost, as a whole, and those that follow are not
     */
    public synchronized void flush() throws IOException {
        if (trials != null && held.size() > 0) {
            byte[] lines = held.toByteArray();
            held.reset();
            try {
                trials.write(lines);
                writtenBytes += lines.length;
            } catch (IOException broken) {
                cutOff(trials.getChannel(), broken);
                throw broken;
            }
        }
    }

    /** A part of a line would spoil the next one. */
    private void cutOff(FileChannel log, IOException broken) {
        try {
            log.truncate(writtenBytes);
        } catch (IOException stays) {
            broken.addSuppressed(stays);
        }
    }

    /**
     * Adds a spec to the summary and writes it anew.
     *
     * @param spec names and values that Jackson can write
     */
    public synchronized void summarise(Map<String, Object> spec) throws IOException {
        specs.add(spec);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("started", started.toString());
        content.put("specs", specs);
        Path summary = folder().resolve("summary.json");
        Path next = folder().resolve("summary.json.next");
        Files.write(next, page(content));
        Files.move(next, summary, StandardCopyOption.REPLACE_EXISTING);
    }

    private byte[] line(Map<String, Object> record) throws IOException {
        SequenceWriter writer = records == null ? LINES.writeValues(text) : records;
        // One that breaks is left in the middle of its record.
        records = null;
        try {
            writer.write(record);
            records = writer;
            return written();
        } finally {
            text.getBuffer().setLength(0);
        }
    }

    private byte[] page(Map<String, Object> content) throws IOException {
        try {
            PAGES.writeValue(text, content);
            return written();
        } finally {
            text.getBuffer().setLength(0);
        }
    }

    private byte[] written() {
        text.write('\n');
        return Untrusted.json(text.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private Path folder() throws IOException {
        if (folder == null) {
            Files.createDirectories(reports);
            folder = create(NAME.format(started));
        }
        return folder;
    }

    // Two test JVMs may start within the same second.
    private Path create(String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createDirectory(reports.resolve(attempt == 1 ? name : name + "-" + attempt));
            } catch (FileAlreadyExistsException taken) {
                if (attempt == 1000) {
                    throw taken;
                }
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        OutputStream log = trials;
        if (log != null) {
            try {
                flush();
            } finally {
                trials = null;
                log.close();
            }
        }
    }
}
