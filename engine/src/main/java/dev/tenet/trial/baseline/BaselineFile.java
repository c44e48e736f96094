package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.file.FileLocation;
import dev.tenet.text.Fingerprint;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A compact file of baseline scores, meant to be reviewed and committed with the specs. The format is JSON with one
 * line per case, in an order independent of the run. It contains no answers.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class BaselineFile {

    static final int FORMAT = 1;

    private static final long POLL_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SNIFFED_BYTES = 512;
    private static final Pattern BEGINNING = Pattern.compile("^\\s*\\{\\s*\"format\"\\s*:");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Comparator<BaselineEntry> ORDER = Comparator.comparing(BaselineEntry::spec)
            .thenComparingInt(BaselineEntry::place)
            .thenComparing(entry -> entry.subject().label());

    private BaselineFile() {}

    /** Returns whether the file starts like a baseline file. */
    public static boolean isOne(FileLocation file) throws IOException {
        try (InputStream input = file.openText()) {
            return BEGINNING
                    .matcher(new String(input.readNBytes(SNIFFED_BYTES), StandardCharsets.UTF_8))
                    .find();
        }
    }

    /**
     * Reads a file.
     *
     * @throws dev.tenet.file.MalformedRecordException if the content is invalid, for example a duplicate case or a
     *     score out of range; the message names file and line
     * @throws IOException if the file cannot be read
     */
    public static List<BaselineEntry> read(FileLocation file) throws IOException {
        return BaselineReader.read(file);
    }

    /**
     * Writes entries to a file atomically. Existing entries of other specs are kept, and so are those of other subjects
     * of the same spec, unless the spec's number of subjects has changed. A lock serializes processes that write the
     * same file.
     *
     * @param file an existing baseline file, or a new file, which is created along with its folder
     * @throws IOException if the file cannot be written, or exists and is not a baseline file
     */
    public static void write(Path file, List<BaselineEntry> entries) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Path folder = Files.createDirectories(parent(target));
        // Closing the channel releases the lock.
        try (FileChannel channel =
                FileChannel.open(lockOf(target), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            acquire(channel);
            replace(folder, target, merged(target, entries));
        }
    }

    /** Located outside the baseline's folder, so that it is never committed. */
    private static Path lockOf(Path target) {
        return Path.of(
                System.getProperty("java.io.tmpdir"), "tenet-baseline-" + Fingerprint.of(target.toString()) + ".lock");
    }

    private static void acquire(FileChannel channel) throws IOException {
        while (true) {
            try {
                channel.lock();
                return;
            } catch (OverlappingFileLockException anotherLaunchOfThisProcess) {
                LockSupport.parkNanos(POLL_INTERVAL_NANOS);
            }
        }
    }

    private static List<BaselineEntry> merged(Path target, List<BaselineEntry> entries) throws IOException {
        List<BaselineEntry> all = new ArrayList<>(entries);
        if (Files.exists(target)) {
            read(new FileLocation(target.toString())).stream()
                    .filter(kept -> entries.stream().noneMatch(kept::isReplacedBy))
                    .forEach(all::add);
        }
        return all;
    }

    private static void replace(Path folder, Path target, List<BaselineEntry> entries) throws IOException {
        Path next = Files.createTempFile(folder, target.getFileName() + ".", ".next");
        try {
            // Unpaired surrogates are written as question marks.
            Files.writeString(next, Untrusted.json(text(entries)));
            Files.move(next, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static Path parent(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException(target + " is not a file");
        }
        return parent;
    }

    private static String text(List<BaselineEntry> entries) throws JsonProcessingException {
        List<String> specs = new ArrayList<>();
        for (BaselineEntry entry : entries.stream().sorted(ORDER).toList()) {
            specs.add(text(entry));
        }
        return "{\n\"format\": " + FORMAT + ",\n\"specs\": [\n" + String.join(",\n", specs) + "\n]\n}\n";
    }

    private static String text(BaselineEntry entry) throws JsonProcessingException {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("spec", entry.spec());
        if (!entry.measure().isEmpty()) {
            header.put("measure", entry.measure());
        }
        header.put("subject", entry.subject().label());
        header.put("place", entry.place());
        header.put("subjects", entry.subjects());
        header.put("model", entry.subject().model());
        header.put("systemPromptFingerprint", entry.subject().systemPromptFingerprint());
        header.put(
                "sampling",
                entry.subject().sampling().isEmpty() ? null : entry.subject().sampling());
        header.put("servedModels", entry.served().subject());
        if (!entry.judging().equals(JudgeSetup.NONE)) {
            header.put("judge", entry.judging().judge());
            header.put("servedModelsOfJudge", entry.served().judges());
            header.put("judgeFingerprint", entry.judging().judgeFingerprint());
            if (entry.judging().rubric() != null) {
                header.put("rubric", entry.judging().rubric());
            }
            header.put("rubricFingerprint", entry.judging().rubricFingerprint());
        }
        header.put("materialFingerprint", entry.materialFingerprint());
        header.put("date", entry.run().date());
        header.put("versions", entry.run().versions());
        StringBuilder text = new StringBuilder("{\n");
        for (Map.Entry<String, @Nullable Object> field : header.entrySet()) {
            text.append('"').append(field.getKey()).append("\": ");
            text.append(JSON.writeValueAsString(field.getValue())).append(",\n");
        }
        List<String> cases = new ArrayList<>();
        for (ScoredCase scored : entry.cases().stream()
                .sorted(Comparator.comparing(ScoredCase::id))
                .toList()) {
            cases.add(text(scored));
        }
        return text.append("\"cases\": [\n")
                .append(String.join(",\n", cases))
                .append("\n]}")
                .toString();
    }

    private static String text(ScoredCase scored) throws JsonProcessingException {
        return Stream.of(
                        "\"case\": " + JSON.writeValueAsString(scored.id()),
                        "\"fingerprint\": " + JSON.writeValueAsString(scored.fingerprint()),
                        "\"score\": " + ScoredCase.number(scored.score()),
                        scored.group().isEmpty() ? "" : "\"group\": " + JSON.writeValueAsString(scored.group()))
                .filter(field -> !field.isEmpty())
                .collect(Collectors.joining(", ", "  {", "}"));
    }
}
