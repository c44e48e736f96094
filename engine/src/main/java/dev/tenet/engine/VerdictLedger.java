package dev.tenet.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.report.ReportSettings;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The verdicts reached by runs with the same reports folder, stored there in {@value #FILE}. A verdict is reached once:
 * a rerun reports it again without drawing a new sample, so that a refuted claim cannot pass by chance.
 *
 * <ul>
 *   <li>Within the process that reached it, every verdict is reported again. Surefire reruns failing tests in the same
 *       process, but in a new launcher session.
 *   <li>In another process, a refuted or undecided claim keeps its verdict if the launch is part of the same build, or
 *       if it selects only some of the claims of the launch that reached it, such as failed tests or a single claim. A
 *       launch that selects all of them measures again. If a tape replays all answers, no verdict is kept, because a
 *       rerun draws no new sample.
 *   <li>Passing verdicts are never reused by another process.
 * </ul>
 *
 * <p>A verdict is valid for the same spec, settings, seed, subject, judges and materials. The setting
 * {@link TenetSettings#REMEASURE} forces a new measurement. The file contains one JSON object per line and is
 * append-only; processes that share it lock it.
 */
final class VerdictLedger {

    static final String FILE = "verdicts.jsonl";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    // File locks are held by processes, not by threads.
    private static final Object LOCK = new Object();
    // Far more than one launch needs. A longer file contains many launches, of which only the last are needed.
    private static final long MAX_BYTES = 4 * 1024 * 1024;

    private final Kinds kinds;
    private final Path file;
    private final boolean isRead;
    private final Set<String> selected;
    private final String process;
    private final @Nullable Build build;
    private final String launch;
    private @Nullable Map<String, Entry> entries;
    private final Map<String, List<String>> launches = new HashMap<>();
    private boolean isLaunchWritten;

    /**
     * A line of the file: either a launch with the claims it selected, or the verdict of one claim.
     *
     * @param launch the launch
     * @param claims all claims that the launch selected; null in the line of a verdict
     * @param entry the verdict of a claim; null in the line of a launch
     */
    record Line(
            String launch,
            @Nullable List<String> claims,
            @Nullable Entry entry) {}

    /**
     * The verdict of a claim.
     *
     * @param claim the full id of the claim
     * @param key the key of the verdict
     * @param decision the sentence on the decision; empty or null if there is none
     * @param launch the launch that reached it
     * @param process the process that reached it
     * @param build the build that the process is part of; null if unknown
     */
    record Entry(
            String claim,
            String key,
            Verdict verdict,
            String expected,
            String found,
            String message,
            @Nullable String decision,
            String launch,
            String process,
            @Nullable Build build) {

        boolean isRed() {
            return verdict == Verdict.REFUTED || verdict == Verdict.UNDECIDED;
        }
    }

    /**
     * A build that consists of several processes.
     *
     * @param name the name given by the user, otherwise the process that starts the others
     * @param startedSecond the start time of that process, in seconds since 1970; 0 if the user named the build
     */
    record Build(String name, long startedSecond) {

        // The start time is computed from the system's boot time, which is accurate to about a second.
        private static final long TOLERANCE_SECONDS = 5;

        boolean isSameAs(@Nullable Build other) {
            return other != null
                    && name.equals(other.name)
                    && Math.abs(startedSecond - other.startedSecond) <= TOLERANCE_SECONDS;
        }
    }

    private VerdictLedger(
            Kinds kinds, Path file, boolean isRead, Set<String> selected, String process, @Nullable Build build) {
        this.kinds = kinds;
        this.file = file;
        this.isRead = isRead;
        this.selected = selected;
        this.process = process;
        this.build = build;
        this.launch = process + " " + Instant.now();
    }

    /** @param selected the full ids of the claims that this launch judges */
    static VerdictLedger of(Settings settings, Kinds kinds, Set<String> selected) {
        return new VerdictLedger(
                kinds,
                settings.reports().resolve(FILE),
                !settings.get(TenetSettings.REMEASURE),
                selected,
                ProcessHandle.current().pid() + " of "
                        + Instant.ofEpochMilli(
                                ManagementFactory.getRuntimeMXBean().getStartTime()),
                settings.build()
                        .map(name -> new Build(ReportSettings.BUILD + " " + name, 0))
                        .orElseGet(VerdictLedger::build));
    }

    /**
     * Returns the build identified by the Gradle daemon. Gradle starts a new process for each retry from the same
     * daemon. The daemon may also run a later build, which then keeps failing verdicts, because it cannot be
     * distinguished from a retry.
     */
    private static @Nullable Build build() {
        return System.getProperty("org.gradle.test.worker") == null
                ? null
                : ProcessHandle.current().parent().map(VerdictLedger::daemon).orElse(null);
    }

    private static Build daemon(ProcessHandle process) {
        return new Build(
                "Gradle daemon " + process.pid(),
                process.info().startInstant().map(Instant::getEpochSecond).orElse(0L));
    }

    /**
     * Returns the verdict that a claim keeps; empty if it must be measured.
     *
     * @param claim the full id of the claim
     * @param key the required key of the verdict
     * @param isReplayed whether a tape replays the answers of the earlier run, so that measuring again draws no new
     *     sample
     * @throws IOException if the file cannot be read or has an invalid format
     */
    synchronized Optional<Finding> kept(String claim, String key, boolean isReplayed) throws IOException {
        Entry entry = isRead ? entries().get(claim) : null;
        if (entry == null || !entry.key().equals(key)) {
            return Optional.empty();
        }
        if (entry.process().equals(process)) {
            return Optional.of(finding(entry, "reached earlier in this process"));
        }
        if (isReplayed || !entry.isRed()) {
            return Optional.empty();
        }
        if (build != null && build.isSameAs(entry.build())) {
            return Optional.of(finding(entry, "reached earlier in this build"));
        }
        return omitsClaimsOf(entry.launch())
                ? Optional.of(finding(entry, "reached by an earlier run that selected more claims than this one"))
                : Optional.empty();
    }

    private static Finding finding(Entry entry, String why) {
        return new Finding(
                entry.verdict(),
                entry.expected(),
                entry.found(),
                entry.message() + "\n  this verdict was " + why
                        + " and is reported again: a rerun draws no new sample (" + TenetSettings.REMEASURE
                        + "=true measures again)",
                Optional.empty(),
                Objects.requireNonNullElse(entry.decision(), ""));
    }

    /** Returns whether this launch omits any claim of another launch that still exists. */
    private boolean omitsClaimsOf(String other) {
        return launches.getOrDefault(other, List.of()).stream()
                .anyMatch(claim -> !selected.contains(claim) && FullClaimId.stillExists(claim, kinds));
    }

    private Map<String, Entry> entries() throws IOException {
        Map<String, Entry> known = entries;
        if (known == null) {
            known = read();
            entries = known;
        }
        return known;
    }

    private Map<String, Entry> read() throws IOException {
        Map<String, Entry> found = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return found;
        }
        int number = 0;
        for (String text : lines()) {
            number++;
            try {
                Line line = JSON.readValue(text, Line.class);
                if (line.claims() != null) {
                    launches.put(line.launch(), line.claims());
                } else if (line.entry() != null) {
                    found.put(line.entry().claim(), line.entry());
                }
            } catch (JsonProcessingException damaged) {
                throw new IOException(
                        FILE + " in the reports folder, line " + number
                                + ": expected a verdict of an earlier run, found"
                                + " something else. Delete the file, or set " + TenetSettings.REMEASURE + "=true",
                        damaged);
            }
        }
        return found;
    }

    private List<String> lines() throws IOException {
        synchronized (LOCK) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    FileLock shared = channel.lock(0, Long.MAX_VALUE, true)) {
                return shared.isValid() ? linesOf(channel) : List.of();
            }
        }
    }

    /** Checks that the file is writable, if it exists. */
    void requireWritable() throws IOException {
        if (Files.exists(file)) {
            synchronized (LOCK) {
                FileChannel.open(file, StandardOpenOption.WRITE).close();
            }
        }
    }

    /**
     * Appends the verdict of a claim.
     *
     * @param claim the full id of the claim
     * @param key the key of the verdict
     */
    synchronized void record(String claim, String key, Finding finding) throws IOException {
        List<Line> lines = new ArrayList<>();
        if (!isLaunchWritten) {
            lines.add(new Line(launch, List.copyOf(selected), null));
        }
        lines.add(new Line(
                launch,
                null,
                new Entry(
                        claim,
                        key,
                        finding.verdict(),
                        finding.expected(),
                        finding.actual(),
                        finding.message(),
                        finding.decision(),
                        launch,
                        process,
                        build)));
        append(lines);
        isLaunchWritten = true;
    }

    private void append(List<Line> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(Untrusted.json(JSON.writeValueAsString(line))).append('\n');
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        synchronized (LOCK) {
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock exclusive = channel.lock()) {
                if (exclusive.isValid() && channel.size() > MAX_BYTES) {
                    compact(channel);
                }
                channel.position(channel.size());
                write(channel, text.toString());
            }
        }
    }

    /** Rewrites the file with only the last verdict of each claim. */
    private void compact(FileChannel channel) throws IOException {
        Map<String, String> last = new LinkedHashMap<>();
        for (String text : linesOf(channel)) {
            Line line = JSON.readValue(text, Line.class);
            String name = line.entry() == null
                    ? "launch " + line.launch()
                    : line.entry().claim();
            last.remove(name);
            last.put(name, text);
        }
        Set<String> needed = new TreeSet<>();
        for (String text : last.values()) {
            Entry entry = JSON.readValue(text, Line.class).entry();
            if (entry != null) {
                needed.add("launch " + entry.launch());
            }
        }
        last.keySet().removeIf(name -> name.startsWith("launch ") && !needed.contains(name));
        channel.truncate(0);
        write(channel, String.join("\n", last.values()) + "\n");
    }

    /**
     * Reads through the channel that holds the lock, because closing another channel of the file would release the
     * lock.
     */
    private static List<String> linesOf(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        for (int read = 0; read >= 0 && bytes.hasRemaining(); ) {
            read = channel.read(bytes, bytes.position());
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
