package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.file.Material;
import dev.tenet.model.Participant;
import dev.tenet.run.RecordedRun;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Figures;
import dev.tenet.trial.LaunchEnd;
import dev.tenet.trial.Role;
import dev.tenet.trial.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The baselines of a launch. The baseline to compare with is read on first use; the new baseline is written at the end.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Baselines implements LaunchEnd, AutoCloseable {

    private final Optional<String> compared;
    private final Optional<Path> written;
    private final BaselineEntry.OfRun run;
    private final List<BaselineEntry> entries = new ArrayList<>();
    private final SubjectScores subjects;
    private final List<String> omitted = new ArrayList<>();
    private @Nullable EarlierRun earlier;

    /**
     * Returns the baselines of a launch, shared by its specs.
     *
     * @param bench any bench of the launch
     */
    public static Baselines of(Bench bench) {
        return bench.shared(Baselines.class, () -> new Baselines(bench));
    }

    private Baselines(Bench bench) {
        this.compared = bench.get(BaselineSettings.BASELINE);
        this.subjects = SubjectScores.of(bench);
        this.written = bench.get(BaselineSettings.BASELINE_WRITE);
        this.run = new BaselineEntry.OfRun(
                bench.started().atZone(ZoneOffset.UTC).toLocalDate().toString(), bench.versions());
    }

    /** Returns the baseline scores as a material; empty if they cannot be read, which the comparison reports. */
    public static Optional<Material> material(SettingValues settings) {
        return settings.get(BaselineSettings.BASELINE).flatMap(Baselines::scores);
    }

    private static Optional<Material> scores(String named) {
        try {
            Path path = Path.of(named);
            Path scores = Files.isDirectory(path) ? path.resolve(RecordedRun.TRIALS) : path;
            return Files.isRegularFile(scores)
                    ? Optional.of(Material.of(new FileLocation(scores.toString())))
                    : Optional.empty();
        } catch (InvalidPathException elsewhere) {
            return Optional.empty();
        }
    }

    /**
     * Returns the baseline of a measurement.
     *
     * @param annotation the annotation that demands it, such as {@code @DeepValueTest}
     * @param subject the subject, as on the bench
     * @throws InvalidSpecException if no setting names a baseline, to read or to write, or the subject is an object that
     *     does not say what shapes its answers: its scores could be those of another model
     * @throws IOException if the baseline cannot be read or is invalid
     */
    private Baseline required(String annotation, Participant subject, MeasuredSetup measured) throws IOException {
        if (!hasIdentity(subject)) {
            throw new InvalidSpecException(annotation + "(noWorseThanBaseline): the subject " + subject.label()
                    + " has no identity, so it cannot be matched with an earlier run; return everything that"
                    + " affects its answers from ChatModel.identity()");
        }
        if (compared.isPresent()) {
            if (earlier == null) {
                earlier = EarlierRun.open(compared.get());
            }
            return earlier.of(measured);
        }
        return new Baseline.Refused("no baseline to compare with; one will be written to "
                + EarlierRun.shown(written.orElseThrow(() -> new InvalidSpecException(
                                "noWorseThanBaseline needs an earlier run; expected " + BaselineSettings.BASELINE
                                        + " to name its folder, its trials.jsonl or a baseline file. To create the"
                                        + " first baseline, set "
                                        + BaselineSettings.BASELINE_WRITE + " to the file to write"))
                        .toString())
                + " when the launch ends");
    }

    /**
     * Returns the collector of a measurement's scores; empty if no baseline is written.
     *
     * @throws InvalidSpecException if the configured file cannot be written
     */
    private Optional<BaselineDraft> draft() throws IOException {
        if (written.isPresent()) {
            requireWritable(written.get());
        }
        return written.map(file -> new BaselineDraft());
    }

    private void requireWritable(Path file) throws IOException {
        if (Files.exists(file) && (!Files.isRegularFile(file) || !BaselineFile.isOne(location(file)))) {
            throw new InvalidSpecException("setting " + BaselineSettings.BASELINE_WRITE + " is \"" + file
                    + "\", which exists and is not a baseline; expected a new file, or one that this setting wrote");
        }
        if (compared.filter(location -> isSame(location, file)).isPresent()) {
            throw new InvalidSpecException(BaselineSettings.BASELINE + " and " + BaselineSettings.BASELINE_WRITE
                    + " both name "
                    + EarlierRun.shown(file.toString()) + ", so each run would replace the baseline that it is"
                    + " compared with;"
                    + " expected two files, or " + BaselineSettings.BASELINE_WRITE + " alone to accept a run as the new"
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

    /**
     * Returns what the run of a measurement is compared with, and the draft that it fills.
     *
     * @param declared the attributes of the annotation
     * @throws InvalidSpecException if no setting names a baseline, to read or to write, or the subject is an object
     *     that does not say what shapes its answers, or the file to write cannot be written
     * @throws IOException if the baseline cannot be read or is invalid
     */
    public synchronized Comparing comparing(DeclaredComparison declared, Bench bench, MeasuredSetup measured)
            throws IOException {
        boolean isKept = draft().isPresent() || bench.place().subjects() > 1;
        return new Comparing(
                declared.isWithBaseline() ? required(declared.annotation(), bench.subject(), measured) : Baseline.NONE,
                bench.reference()
                        .map(reference -> subjects.reference(bench.spec(), reference))
                        .orElse(Baseline.NONE),
                measured,
                isKept ? new BaselineDraft() : null);
    }

    /**
     * Keeps the collected scores of an ended run, if it asked all of its cases: in the new baseline, if one is written,
     * and for the comparison with other subjects.
     *
     * @param unit the name of the cases in the plural, such as {@code pairs}
     * @param estimate returns the figure of the subject
     */
    public synchronized <F extends Figures> void ended(
            Comparing compared,
            Run<F> run,
            Participant subject,
            String unit,
            Scoring scoring,
            Function<F, Estimate> estimate) {
        if (compared.draft() == null || compared.measured() == null) {
            return;
        }
        if (written.isPresent()) {
            add(compared.draft(), run, compared.measured(), subject, unit);
        }
        if (compared.measured().place().subjects() > 1 && !(run.ending() instanceof Ending.CutShort)) {
            subjects.add(new ScoredSubject(
                    compared.measured().place(),
                    compared.draft().entry(compared.measured(), this.run),
                    scoring,
                    estimate.apply(run.figures()),
                    run.ending() instanceof Ending.Complete));
        }
    }

    private static boolean hasIdentity(Participant subject) {
        return !subject.name().startsWith(Role.OBJECT)
                || !subject.model().identity().isEmpty();
    }

    /**
     * Adds the collected scores of a run to the new baseline, if the run asked all of its cases.
     *
     * @param unit the name of the cases in the plural, such as {@code pairs}
     */
    private void add(BaselineDraft draft, Run<?> ended, MeasuredSetup measured, Participant subject, String unit) {
        String spec = measured.spec();
        String label = measured.subject().label();
        if (!hasIdentity(subject)) {
            omitted.add(spec + ": the subject " + label + " has no identity()");
            return;
        }
        String title = measured.place().subjects() == 1 ? spec : spec + "[" + label + "]";
        if (ended.ending() instanceof Ending.Complete) {
            entries.add(draft.entry(measured, run));
        } else if (ended.ending() instanceof Ending.Decided) {
            omitted.add(title + ": it stopped early (stop = FIXED asks all " + unit + ")");
        } else if (ended.ending() instanceof Ending.CutShort cut) {
            omitted.add(title + ": cut short after " + ended.asked() + " of " + ended.planned() + " " + unit + ", "
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
