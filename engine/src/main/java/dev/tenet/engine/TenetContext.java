package dev.tenet.engine;

import dev.tenet.engine.TenetSettings.Nodes;
import dev.tenet.file.FileLocation;
import dev.tenet.report.ConsoleReport;
import dev.tenet.report.ReportSettings;
import dev.tenet.report.RequiredClaims;
import dev.tenet.report.RunFolder;
import dev.tenet.report.RunHeader;
import dev.tenet.report.SharedBuild;
import dev.tenet.setting.InvalidSpecException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What one launch shares: its settings, the models it opened, the record it leaves, its console. */
final class TenetContext implements EngineExecutionContext, AutoCloseable {

    private static final String OLD_PLATFORM =
            "the test runner brings a JUnit Platform launcher that is too old; expected version 1.12 or later, which"
                    + " maven-surefire-plugin 3.0.0 or later and Gradle 8 or later can run. Set the plugin's version, and"
                    + " import the JUnit BOM";

    private final EngineExecutionListener listener;
    private final ConsoleReport console;
    private final LaunchRecord record;
    private final Function<String, Optional<String>> parameters;
    private final @Nullable Launch launch;
    private final @Nullable InvalidSpecException invalidSettings;
    private final Stop stop;
    private final Set<String> printedCauses = new HashSet<>();

    private TenetContext(
            ExecutionRequest request,
            ConsoleReport console,
            LaunchRecord record,
            @Nullable Launch launch,
            @Nullable InvalidSpecException invalidSettings,
            Stop stop) {
        this.listener = HarmlessListener.over(request.getEngineExecutionListener());
        this.parameters = request.getConfigurationParameters()::get;
        this.console = console;
        this.record = record;
        this.launch = launch;
        this.invalidSettings = invalidSettings;
        this.stop = stop;
    }

    /** @param selected the full ids of the claims that the launch judges */
    static TenetContext of(ExecutionRequest request, Kinds kinds, Set<String> selected, Stop stop) {
        ConsoleReport console = new ConsoleReport(() -> System.out, System::nanoTime);
        Instant started = Instant.now();
        try {
            Settings settings = Settings.read(request.getConfigurationParameters(), System.getenv(), kinds);
            RunHeader header = header(started, required(settings));
            Launch launch = launch(request, kinds, selected, settings, header, console, stop);
            boolean isRequired =
                    !header.required().isEmpty() && settings.build().isEmpty();
            LaunchRecord record = new LaunchRecord(
                    launch.folder(), settings.build().orElse(""), isRequired, LaunchRecord.Faults.FAIL);
            return new TenetContext(request, console, record, launch, null, stop);
        } catch (LinkageError olderPlatform) {
            // Such a launcher would log the error and go on, and the build would be green.
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
            ConsoleReport console,
            Stop stop) {
        boolean hasSpecs = !request.getRootTestDescriptor().getChildren().isEmpty();
        SharedBuild build = hasSpecs ? build(settings, header.started()) : null;
        return new Launch(
                settings,
                new ModelAccess(settings, build),
                build == null ? new RunFolder(settings.reports(), header) : RunFolder.of(build, header),
                new Materials(),
                new Shared(),
                console,
                build,
                stop,
                VerdictLedger.of(settings, kinds, selected),
                header.started(),
                header.versions());
    }

    private static TenetContext invalid(
            ExecutionRequest request, ConsoleReport console, Instant started, InvalidSpecException why, Stop stop) {
        RunFolder folder = new RunFolder(
                Settings.reportsAnyway(request.getConfigurationParameters(), System.getenv()),
                header(started, RequiredClaims.NONE));
        LaunchRecord record = new LaunchRecord(folder, "", false, LaunchRecord.Faults.IGNORE);
        return new TenetContext(request, console, record, null, why, stop);
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
            return SharedBuild.join(
                    settings.reports(), settings.build().get(), started);
        } catch (IOException unusable) {
            throw new InvalidSpecException("setting " + ReportSettings.BUILD + ": " + unusable.getMessage());
        }
    }

    /**
     * What the launch runs with.
     *
     * @throws InvalidSpecException if a setting is wrong: then no spec can run, and each says so
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

    /** The configuration parameters of the launch. */
    Function<String, Optional<String>> parameters() {
        return parameters;
    }

    /** Whether the test of an undecided claim fails, and is not aborted. */
    boolean undecidedFails() {
        return launch == null || launch.settings().undecidedFails();
    }

    /** Whether no new spec should be measured. */
    boolean isStopped() {
        return stop.isAsked();
    }

    /** Whether the console has not shown this cause yet; one that ends a spec is the same for each of its claims. */
    boolean isNews(String cause) {
        return printedCauses.add(cause);
    }

    /** Ends what the specs share, once all of them were measured. */
    void endSpecs() throws IOException {
        if (launch != null) {
            List<String> lines = launch.ended();
            if (!lines.isEmpty()) {
                console.print(String.join("\n", lines));
            }
        }
    }

    /** How trials are shown; with settings that are wrong there are none. */
    Nodes nodes() {
        return launch == null ? Nodes.CLAIMS : launch.settings().nodes();
    }

    /** Says which specs are about to run, so that those whose process is killed are not missing from a shared build. */
    void begin(List<SpecSummary> unended) throws IOException {
        if (launch != null && launch.build() != null) {
            record.begin(unended);
        }
    }

    /** Keeps what became of a spec. */
    void record(SpecSummary spec) throws IOException {
        record.add(spec);
    }

    boolean isRecorded(SpecName spec) {
        return record.holds(spec);
    }

    /** Ends the record, and says on the console what the launch comes to. */
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
