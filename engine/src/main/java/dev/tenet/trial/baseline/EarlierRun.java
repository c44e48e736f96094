package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.run.RecordedRun;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Nearest;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The scores of an earlier launch, over all its specs, read from a run folder, its {@code trials.jsonl} or a
 * {@link BaselineFile}. Safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EarlierRun implements Closeable {

    private static final String CLASS_PATH = "classpath:";
    private static final String EXPECTED = "; expected the folder of an earlier run, its trials.jsonl, or a file that "
            + BaselineSettings.BASELINE_WRITE + " wrote";
    private static final Pattern DAY = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})T");
    private static final int RUNS_NAMED = 3;

    private final String file;
    private final List<BaselineEntry> entries;
    private final @Nullable EarlierTrialLog log;

    private EarlierRun(String file, List<BaselineEntry> entries, @Nullable EarlierTrialLog log) {
        this.file = file;
        this.entries = entries;
        this.log = log;
    }

    /**
     * Reads the scores of an earlier launch.
     *
     * @param location a path relative to the working directory, or {@code classpath:} followed by a resource name
     * @throws InvalidSpecException if the location holds nothing of these forms
     * @throws dev.tenet.file.MalformedRecordException if a case is duplicated for a subject or a score is out of range;
     *     the message names file and line
     * @throws IOException if the location cannot be read
     */
    public static EarlierRun open(String location) throws IOException {
        FileLocation file = new FileLocation(location.startsWith(CLASS_PATH) ? location : fileAt(location));
        String shown = shown(file.name());
        if (BaselineFile.isOne(file)) {
            return new EarlierRun(shown, BaselineFile.read(file), null);
        }
        if (!file.name().endsWith(".jsonl") && !file.name().endsWith(".jsonl.gz")) {
            throw refused(location, "the file is not a baseline");
        }
        EarlierTrialLog log = EarlierTrialLog.read(file, new BaselineEntry.OfRun(dayOf(file), Map.of()));
        return new EarlierRun(shown, log.entries(), log);
    }

    private static String fileAt(String location) throws IOException {
        Path path = path(location);
        if (Files.isRegularFile(path)) {
            return path.toString();
        }
        if (!Files.isDirectory(path)) {
            throw refused(location, "there is no such file or folder");
        }
        Path log = path.resolve(RecordedRun.TRIALS);
        if (Files.isRegularFile(log)) {
            return log.toString();
        }
        List<String> runs = runsIn(path);
        if (!runs.isEmpty()) {
            throw refused(location, "it is the folder of several runs (" + String.join(", ", runs) + "); name one");
        }
        throw refused(location, isEmpty(path) ? "the folder is empty" : "the folder has no " + RecordedRun.TRIALS);
    }

    private static Path path(String location) {
        try {
            Path path = Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
            return relative(path);
        } catch (InvalidPathException malformed) {
            throw refused(location, "it is not a valid path (" + malformed.getReason() + ")");
        }
    }

    /** Keeps messages the same on every machine. */
    private static Path relative(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.isAbsolute() && path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    }

    /**
     * Returns a path as shown in messages: relative if below the working directory, otherwise abbreviated to its end.
     *
     * @param location the location as the user wrote it
     */
    public static String shown(String location) {
        if (location.startsWith(CLASS_PATH)) {
            return location;
        }
        Path path = relative(Path.of(location));
        if (!path.isAbsolute()) {
            return path.toString().replace('\\', '/');
        }
        int names = path.getNameCount();
        return "…/" + path.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
    }

    private static InvalidSpecException refused(String location, String reason) {
        return new InvalidSpecException(
                "setting " + BaselineSettings.BASELINE + " is \"" + location + "\": " + reason + EXPECTED);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static List<String> runsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(run -> Files.isRegularFile(run.resolve(RecordedRun.TRIALS)))
                    .map(run -> String.valueOf(run.getFileName()))
                    .sorted(Comparator.reverseOrder())
                    .limit(RUNS_NAMED)
                    .toList();
        }
    }

    /** The start date of a run, from its summary or the name of its folder. */
    private static @Nullable String dayOf(FileLocation file) {
        if (file.name().startsWith(CLASS_PATH)) {
            return null;
        }
        Path folder = Path.of(file.name()).toAbsolutePath().getParent();
        if (folder == null) {
            return null;
        }
        try {
            return RecordedRun.read(folder)
                    .started()
                    .flatMap(started -> day(started.toString()))
                    .or(() -> day(String.valueOf(folder.getFileName())))
                    .orElse(null);
        } catch (IOException noSummary) {
            return day(String.valueOf(folder.getFileName())).orElse(null);
        }
    }

    private static Optional<String> day(String time) {
        Matcher day = DAY.matcher(time);
        return day.find() ? Optional.of(day.group(1)) : Optional.empty();
    }

    /**
     * Returns the baseline of a measurement: that of the earlier subject with the same label, or else of the one at the
     * same position if the number of subjects is unchanged.
     *
     * @return a refusal if spec, measure, subject, judges or rubric do not match
     */
    public Baseline of(MeasuredSetup measured) {
        String spec = measured.spec();
        List<BaselineEntry> ofSpec =
                entries.stream().filter(entry -> entry.spec().equals(spec)).toList();
        if (ofSpec.isEmpty()) {
            return refusal("it contains no cases of " + spec + nearest(spec));
        }
        BaselineMatch match = BaselineMatch.of(ofSpec, measured.subject().label(), measured.place());
        if (match instanceof BaselineMatch.None none) {
            return refusal(none.reason());
        }
        BaselineEntry entry = ((BaselineMatch.Found) match).entry();
        List<String> obstacles = new ArrayList<>();
        if (!entry.measure().isEmpty() && !entry.measure().equals(measured.measure())) {
            obstacles.add("it measured " + entry.measure() + ", but this run measures " + measured.measure());
        }
        obstacles.addAll(measured.judging().obstaclesTo(entry.judging()));
        return obstacles.isEmpty()
                ? new Baseline.Earlier(
                        entry, file, measured.subject().differencesFrom(entry.subject()), answers(measured.answers()))
                : refusal(String.join("; ", obstacles));
    }

    private Baseline.Answers answers(List<String> pointers) {
        EarlierTrialLog held = log;
        return held == null ? Baseline.Answers.NONE : scored -> held.answers(scored, pointers);
    }

    private Baseline.Refused refusal(String reason) {
        return new Baseline.Refused("this run cannot be compared with " + file + ": " + reason);
    }

    private String nearest(String spec) {
        TreeSet<String> specs = new TreeSet<>();
        entries.forEach(entry -> specs.add(entry.spec()));
        return Nearest.to(spec, specs)
                .map(name -> "; it contains those of " + name)
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        if (log != null) {
            log.close();
        }
    }
}
