package dev.tenet.engine;

import dev.tenet.report.ConsoleReport;
import dev.tenet.report.RunFolder;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/** What one launch shares: its settings, the models it opened, the folder it writes to, its console. */
final class TenetContext implements EngineExecutionContext, AutoCloseable {

    private final EngineExecutionListener listener;
    private final ConsoleReport console;
    private final @Nullable Launch launch;
    private final @Nullable InvalidSpecException invalidSettings;

    /** What needs valid settings. */
    record Launch(Settings settings, ModelAccess access, RunFolder folder, JudgeAdmissions admissions, Stop stop) {}

    private TenetContext(
            EngineExecutionListener listener,
            ConsoleReport console,
            @Nullable Launch launch,
            @Nullable InvalidSpecException invalidSettings) {
        this.listener = HarmlessListener.over(listener);
        this.console = console;
        this.launch = launch;
        this.invalidSettings = invalidSettings;
    }

    static TenetContext of(ExecutionRequest request) {
        try {
            Settings settings = Settings.read(request.getConfigurationParameters(), System.getenv());
            HeadStart.of(request.getRootTestDescriptor(), settings);
            ConsoleReport console = new ConsoleReport(() -> System.out, System::nanoTime);
            Stop stop = Stop.of(request);
            Launch launch = new Launch(
                    settings,
                    new ModelAccess(settings),
                    new RunFolder(settings.reports(), Instant.now()),
                    new JudgeAdmissions(settings, console, stop),
                    stop);
            return new TenetContext(request.getEngineExecutionListener(), console, launch, null);
        } catch (InvalidSpecException invalid) {
            return new TenetContext(
                    request.getEngineExecutionListener(),
                    new ConsoleReport(() -> System.out, System::nanoTime),
                    null,
                    invalid);
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

    /** How trials are shown; with settings that are wrong there are none. */
    Settings.Nodes nodes() {
        return launch == null ? Settings.Nodes.CLAIMS : launch.settings().nodes();
    }

    @Override
    public void close() throws IOException {
        if (launch != null) {
            try {
                launch.access().close();
            } finally {
                try {
                    launch.folder().close();
                } finally {
                    launch.stop().close();
                }
            }
        }
    }
}
