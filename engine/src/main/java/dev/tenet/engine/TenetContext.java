package dev.tenet.engine;

import dev.tenet.digest.GitHubActions;
import dev.tenet.engine.TenetSettings.Nodes;
import dev.tenet.file.FileLocation;
import dev.tenet.report.ConsoleReport;
import dev.tenet.report.ReportSettings;
import dev.tenet.report.RequiredClaims;
import dev.tenet.report.RunFolder;
import dev.tenet.report.RunHeader;
import dev.tenet.report.SharedBuild;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Description;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.TrialSettings.Multiplicity;
import dev.tenet.trial.baseline.SubjectScores;
import dev.tenet.trial.baseline.SubjectTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** The context of one launch: its settings, models, record and console. */
final class TenetContext implements EngineExecutionContext, AutoCloseable {

    private static final String OLD_PLATFORM =
            "the test runner uses a JUnit Platform launcher that is too old; expected version 1.12 or later, which"
                    + " maven-surefire-plugin 3.0.0 or later and Gradle 8 or later support. Set the version of the"
                    + " plugin, and import the JUnit BOM";

    private final EngineExecutionListener listener;
    private final ConsoleReport console;
    private final LaunchRecord record;
    private final Function<String, Optional<String>> parameters;
    private final @Nullable Launch launch;
    private final @Nullable InvalidSpecException invalidSettings;
    private final StopSignal stop;
    private final Set<String> printedCauses = new HashSet<>();

    private TenetContext(
            ExecutionRequest request,
            ConsoleReport console,
            LaunchRecord record,
            @Nullable Launch launch,
            @Nullable InvalidSpecException invalidSettings,
            StopSignal stop) {
        this.listener = HarmlessListener.over(request.getEngineExecutionListener());
        this.parameters = request.getConfigurationParameters()::get;
        this.console = console;
        this.record = record;
        this.launch = launch;
        this.invalidSettings = invalidSettings;
        this.stop = stop;
    }

    /** @param selected the full ids of the claims that the launch judges */
    static TenetContext of(ExecutionRequest request, Kinds kinds, Set<String> selected, StopSignal stop) {
        ConsoleReport console = new ConsoleReport(() -> System.out, System::nanoTime);
        Instant started = Instant.now();
        try {
            Settings settings = Settings.read(request.getConfigurationParameters(), System.getenv(), kinds);
            LaunchHistory history = LaunchHistory.of(settings);
            RunHeader header = header(started, required(settings));
            Launch launch = launch(request, kinds, selected, settings, header, history, console, stop);
            boolean isRequired =
                    !header.required().isEmpty() && settings.build().isEmpty();
            LaunchRecord record = new LaunchRecord(
                    launch.folder(),
                    settings.build().orElse(""),
                    isRequired,
                    LaunchRecord.Faults.FAIL,
                    files(settings, history, console));
            return new TenetContext(request, console, record, launch, null, stop);
        } catch (LinkageError olderPlatform) {
            // Such a launcher would log the error and continue, and the build would pass.
            return invalid(
                    request,
                    console,
                    started,
                    new InvalidSpecException(OLD_PLATFORM + " (" + olderPlatform.getMessage() + ")"),
                    stop);
        } catch (InvalidSpecException invalid) {
            return invalid(request, console, started, invalid, stop);
        }
    }

    private static Launch launch(
            ExecutionRequest request,
            Kinds kinds,
            Set<String> selected,
            Settings settings,
            RunHeader header,
            LaunchHistory history,
            ConsoleReport console,
            StopSignal stop) {
        boolean hasSpecs = !request.getRootTestDescriptor().getChildren().isEmpty();
        SharedBuild build = hasSpecs ? build(settings, header.started()) : null;
        return new Launch(
                settings,
                settings.level(decidedByIntervals(selected)),
                new ModelAccess(settings, build),
                build == null ? new RunFolder(settings.reports(), header) : RunFolder.of(build, header),
                new Materials(),
                new Shared(),
                console,
                build,
                stop,
                VerdictLedger.of(settings, kinds, selected),
                history,
                header.started(),
                header.versions());
    }

    private static int decidedByIntervals(Set<String> claims) {
        String body = "/" + SpecMethod.BODY.id();
        return (int) claims.stream().filter(claim -> !claim.endsWith(body)).count();
    }

    private static TenetContext invalid(
            ExecutionRequest request,
            ConsoleReport console,
            Instant started,
            InvalidSpecException why,
            StopSignal stop) {
        Path reports = Settings.reportsAnyway(request.getConfigurationParameters(), System.getenv());
        RunFolder folder = new RunFolder(reports, header(started, RequiredClaims.NONE));
        LaunchFiles files = new LaunchFiles(
                reports, OptionalLong.empty(), LaunchHistory.NONE, GitHubActions.of(System.getenv()), console);
        LaunchRecord record = new LaunchRecord(folder, "", false, LaunchRecord.Faults.IGNORE, files);
        return new TenetContext(request, console, record, null, why, stop);
    }

    private static LaunchFiles files(Settings settings, LaunchHistory history, ConsoleReport console) {
        return new LaunchFiles(
                settings.reports(),
                settings.get(ReportSettings.KEEP).stream()
                        .mapToLong(Long::longValue)
                        .findFirst(),
                history,
                GitHubActions.of(System.getenv()),
                console);
    }

    private static RunHeader header(Instant started, RequiredClaims required) {
        return new RunHeader(started, Versions.ofThisLaunch(), required.ids());
    }

    private static RequiredClaims required(Settings settings) {
        if (settings.get(ReportSettings.REQUIRED).isEmpty()) {
            return RequiredClaims.NONE;
        }
        try {
            return RequiredClaims.read(
                    new FileLocation(settings.get(ReportSettings.REQUIRED).get()));
        } catch (IOException unreadable) {
            throw new InvalidSpecException("setting " + ReportSettings.REQUIRED + ": " + unreadable.getMessage());
        }
    }

    private static @Nullable SharedBuild build(Settings settings, Instant started) {
        if (settings.build().isEmpty()) {
            return null;
        }
        try {
            return SharedBuild.join(settings.reports(), settings.build().get(), started);
        } catch (IOException unusable) {
            throw new InvalidSpecException("setting " + ReportSettings.BUILD + ": " + unusable.getMessage());
        }
    }

    /**
     * Returns the state of the launch.
     *
     * @throws InvalidSpecException if a setting is invalid; no spec can run, and each reports the problem
     */
    Launch launch() {
        if (launch == null) {
            throw invalidSettings == null ? new IllegalStateException() : invalidSettings;
        }
        return launch;
    }

    EngineExecutionListener listener() {
        return listener;
    }

    ConsoleReport console() {
        return console;
    }

    /** Returns the configuration parameters of the launch. */
    Function<String, Optional<String>> parameters() {
        return parameters;
    }

    /** Returns whether the test of an undecided claim fails instead of being aborted. */
    boolean undecidedFails() {
        return launch == null || launch.settings().undecidedFails();
    }

    /** Returns whether no further spec should be measured. */
    boolean isStopped() {
        return stop.isAsked();
    }

    /**
     * Returns whether a cause has not been printed yet. A failure of a spec has the same cause for each of its claims.
     */
    boolean isNews(String cause) {
        return printedCauses.add(cause);
    }

    /** Ends the shared objects once all specs have been measured. */
    void endSpecs() throws IOException {
        if (launch != null) {
            List<String> lines = launch.ended();
            if (!lines.isEmpty()) {
                console.print(String.join("\n", lines));
            }
        }
    }

    /** Returns how trials are shown; not at all if settings are invalid. */
    Nodes nodes() {
        return launch == null ? Nodes.CLAIMS : launch.settings().nodes();
    }

    /** Records the specs about to run, so that a shared build includes them even if their process is killed. */
    void begin(List<SpecSummary> unended) throws IOException {
        if (launch != null && launch.settings().get(TrialSettings.MULTIPLICITY) == Multiplicity.HOLM) {
            console.print("Tenet: each claim is decided at the level " + Decimals.exact(launch.level())
                    + ", so that all claims of this launch hold jointly at the level "
                    + Decimals.exact(launch.settings().get(TrialSettings.LEVEL)) + " (" + TrialSettings.MULTIPLICITY
                    + "=holm)");
        }
        if (launch != null && launch.build() != null) {
            record.begin(unended);
        }
    }

    /** Records the result of a spec. */
    void record(SpecSummary spec) throws IOException {
        record.add(spec);
    }

    /** Records and prints the comparison of the measured subjects of a spec, if there are several. */
    void compare(SpecName spec, String title) throws IOException {
        if (launch == null) {
            return;
        }
        Optional<SubjectTable> table =
                launch.shared().of(SubjectScores.class, SubjectScores::new).table(spec.spec(), launch.level());
        if (table.isPresent()) {
            console.print(new ConsoleReport.Node(
                    title + ": subjects compared",
                    table.get().lines().stream().map(ConsoleReport.Node::leaf).toList()));
            record.compare(spec, Description.of(table.get()::describe).asMap());
        }
    }

    boolean isRecorded(SpecName spec) {
        return record.holds(spec);
    }

    /** Completes the record and prints the result of the launch on the console. */
    void end() throws IOException {
        if (launch != null) {
            launch.access().refreshed().ifPresent(console::print);
        }
        List<String> lines = record.end(Instant.now());
        if (!lines.isEmpty()) {
            console.print(String.join("\n", lines));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (launch != null) {
                launch.close();
            }
        } finally {
            stop.close();
        }
    }
}
