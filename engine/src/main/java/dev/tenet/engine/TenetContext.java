package dev.tenet.engine;

import dev.tenet.report.ConsoleReport;
import dev.tenet.report.RunFolder;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What one launch shares: its settings, the models it opened, the folder it writes to, its console. */
final class TenetContext implements EngineExecutionContext, AutoCloseable {

    private static final String OLD_PLATFORM =
            "the test runner brings a JUnit Platform launcher that is too old; expected version 1.12 or later, which"
                    + " maven-surefire-plugin 3.0.0 or later and Gradle 8 or later can run. Set the plugin's version, and"
                    + " import the JUnit BOM";

    private final EngineExecutionListener listener;
    private final ConsoleReport console;
    private final @Nullable Launch launch;
    private final @Nullable InvalidSpecException invalidSettings;
    private final Stop stop;
    private final Set<String> printedCauses = new HashSet<>();

    /** What needs valid settings. */
    record Launch(
            Settings settings,
            ModelAccess access,
            RunFolder folder,
            JudgeAdmissions admissions,
            Stop stop,
            VerdictLedger verdicts) {}

    private TenetContext(
            EngineExecutionListener listener,
            ConsoleReport console,
            @Nullable Launch launch,
            @Nullable InvalidSpecException invalidSettings,
            Stop stop) {
        this.listener = HarmlessListener.over(listener);
        this.console = console;
        this.launch = launch;
        this.invalidSettings = invalidSettings;
        this.stop = stop;
    }

    static TenetContext of(ExecutionRequest request, Stop stop) {
        try {
            Settings settings = Settings.read(request.getConfigurationParameters(), System.getenv());
            HeadStart.of(request.getRootTestDescriptor(), settings);
            ConsoleReport console = new ConsoleReport(() -> System.out, System::nanoTime);
            Launch launch = new Launch(
                    settings,
                    new ModelAccess(settings),
                    new RunFolder(settings.reports(), Instant.now()),
                    new JudgeAdmissions(settings, console, stop),
                    stop,
                    VerdictLedger.of(settings, request.getRootTestDescriptor()));
            return new TenetContext(request.getEngineExecutionListener(), console, launch, null, stop);
        } catch (LinkageError olderPlatform) {
            // Such a launcher would log the error and go on, and the build would be green.
            return invalid(request, stop, new InvalidSpecException(OLD_PLATFORM + " (" + olderPlatform.getMessage() + ")"));
        } catch (InvalidSpecException invalid) {
            return invalid(request, stop, invalid);
        }
    }

    private static TenetContext invalid(ExecutionRequest request, Stop stop, InvalidSpecException why) {
        return new TenetContext(
                request.getEngineExecutionListener(),
                new ConsoleReport(() -> System.out, System::nanoTime),
                null,
                why,
                stop);
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

    /** A line that says where all that was asked and said can be read, or nothing if nothing was. */
    String transcripts() {
        return launch == null
                ? ""
                : launch.folder()
                        .writtenTrials()
                        .map(path -> "\n  all trials: " + path)
                        .orElse("");
    }

    ConsoleReport console() {
        return console;
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

    /** How trials are shown; with settings that are wrong there are none. */
    Settings.Nodes nodes() {
        return launch == null ? Settings.Nodes.CLAIMS : launch.settings().nodes();
    }

    @Override
    public void close() throws IOException {
        try {
            if (launch != null) {
                try {
                    launch.access().close();
                } finally {
                    launch.folder().close();
                }
            }
        } finally {
            stop.close();
        }
    }
}
