package dev.tenet.framing;

import dev.tenet.file.FileLocation;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Ending;
import dev.tenet.trial.LaunchEnd;
import dev.tenet.trial.Role;
import dev.tenet.trial.Run;
import dev.tenet.trial.SubjectPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The baselines of a launch. The baseline to compare with is read on first use; the new baseline is written at the end.
 */
final class Baselines implements LaunchEnd, AutoCloseable {

    private final Optional<String> compared;
    private final Optional<Path> written;
    private final BaselineEntry.OfRun run;
    private final List<BaselineEntry> entries = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private @Nullable EarlierRun earlier;

    Baselines(Bench bench) {
        this.compared = bench.get(FramingSettings.BASELINE);
        this.written = bench.get(FramingSettings.BASELINE_WRITE);
        this.run = new BaselineEntry.OfRun(
                bench.started().atZone(ZoneOffset.UTC).toLocalDate().toString(), bench.versions());
    }

    /**
     * Returns the baseline of a subject.
     *
     * @throws InvalidSpecException if no setting names a baseline, to read or to write
     * @throws IOException if the baseline cannot be read or is invalid
     */
    synchronized Baseline of(String spec, SubjectSetup subject, SubjectPlace place, JudgeSetup judging)
            throws IOException {
        if (compared.isPresent()) {
            if (earlier == null) {
                earlier = EarlierRun.open(compared.get());
            }
            return earlier.of(spec, subject, place, judging);
        }
        return new Baseline.Refused("no baseline to compare with; one is written to "
                + EarlierRun.shown(written.orElseThrow(() -> new InvalidSpecException(
                                "noWorseThanBaseline needs an earlier run; expected " + FramingSettings.BASELINE
                                        + " to name its folder, its trials.jsonl or a baseline file. For a first one set "
                                        + FramingSettings.BASELINE_WRITE + " to the file that is to hold it"))
                        .toString())
                + " when the launch ends");
    }

    /**
     * Returns the collector of a measurement's scores; empty if no baseline is written.
     *
     * @throws InvalidSpecException if the configured file cannot be written
     */
    synchronized Optional<BaselineDraft> draft() throws IOException {
        if (written.isPresent()) {
            requireWritable(written.get());
        }
        return written.map(file -> new BaselineDraft());
    }

    private void requireWritable(Path file) throws IOException {
        if (Files.exists(file) && (!Files.isRegularFile(file) || !BaselineFile.isOne(location(file)))) {
            throw new InvalidSpecException("setting " + FramingSettings.BASELINE_WRITE + " is \"" + file
                    + "\", which is there and is no baseline; expected the name of a new file, or of one that this setting"
                    + " made before");
        }
        if (compared.filter(location -> isSame(location, file)).isPresent()) {
            throw new InvalidSpecException(FramingSettings.BASELINE + " and " + FramingSettings.BASELINE_WRITE
                    + " both name "
                    + EarlierRun.shown(file.toString()) + ", so that each run would replace what it is compared with;"
                    + " expected two files, or " + FramingSettings.BASELINE_WRITE + " alone to accept a run as the new"
                    + " baseline");
        }
    }

    private static boolean isSame(String location, Path file) {
        try {
            Path compared = Path.of(location.startsWith("file:") ? location.substring("file:".length()) : location);
            return compared.toAbsolutePath()
                    .normalize()
                    .equals(file.toAbsolutePath().normalize());
        } catch (InvalidPathException malformed) {
            // The read reports the error.
            return false;
        }
    }

    private static FileLocation location(Path file) {
        return new FileLocation(file.toString());
    }

    /** Adds the collected scores of a run that asked all of its pairs. */
    synchronized void add(
            BaselineDraft draft,
            Run<?> ended,
            String spec,
            SubjectSetup subject,
            SubjectPlace place,
            JudgeSetup judging,
            boolean hasIdentity) {
        if (subject.model().startsWith(Role.OBJECT) && !hasIdentity) {
            omitted.add(spec + ": the subject " + subject.label() + " has no identity()");
            return;
        }
        String title = place.subjects() == 1 ? spec : spec + "[" + subject.label() + "]";
        if (ended.ending() instanceof Ending.Complete) {
            entries.add(draft.entry(spec, subject, place, judging, run));
        } else if (ended.ending() instanceof Ending.Decided) {
            omitted.add(title + ": it stopped early (stop = FIXED asks all pairs)");
        } else if (ended.ending() instanceof Ending.CutShort cut) {
            omitted.add(title + ": cut short after " + ended.asked() + " of " + ended.planned() + " pairs, "
                    + cut.reason());
        }
    }

    /** Writes the new baseline. */
    @Override
    public synchronized List<String> launchEnded() throws IOException {
        List<String> lines = new ArrayList<>();
        if (written.isEmpty()) {
            return lines;
        }
        if (!entries.isEmpty()) {
            BaselineFile.write(written.get(), entries);
            lines.add("Tenet: baseline of " + entries.size() + (entries.size() == 1 ? " measurement" : " measurements")
                    + " written to " + EarlierRun.shown(written.get().toString()));
        }
        omitted.forEach(title -> lines.add("Tenet: no baseline written of " + title));
        return lines;
    }

    @Override
    public synchronized void close() throws IOException {
        if (earlier != null) {
            earlier.close();
        }
    }
}
