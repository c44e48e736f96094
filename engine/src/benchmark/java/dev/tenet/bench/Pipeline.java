package dev.tenet.bench;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.TenetTestEngine;
import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contestant that is Tenet as its users run it: a spec, JUnit's launcher, a server, a folder of the run. */
final class Pipeline {

    private Pipeline() {}

    // A parameter keeps the number of trials fixed; no control, so that a trial is one request.
    @ValueSpec
    static final class Spec {
        @DeepValueTest(shots = 4, control = Control.NONE, atLeast = 0.25)
        void takesEitherOption(Dvgr dvgr) {
            assertThat(dvgr).isAtMost(0.75);
        }
    }

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Task task = Task.of(arguments);
        Path reports = Path.of(arguments[4]);
        run(Spec.class, settings(task, task.address() + "#bench", reports));
        Cost cost = Cost.since(start);
        task.check(trialsLoggedIn(reports));
        cost.print();
    }

    /** What a trial is run with; a setting that every run of the benchmark shall have belongs here, such as the tape. */
    static Map<String, String> settings(Task task, String subject, Path reports) {
        return Map.of(
                Role.SUBJECT.model().key(), subject,
                DeepValueSettings.TRIALS.key(), Integer.toString(task.trials()),
                CallSettings.CONCURRENCY.key(), Integer.toString(task.concurrency()),
                ReportSettings.REPORTS.key(), reports.toString(),
                TapeSettings.TAPE.key(), reports.resolve("answers.db").toString());
    }

    /** Runs a spec that holds whichever options are taken. */
    static void run(Class<?> spec, Map<String, String> settings) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(spec))
                .filters(EngineFilter.includeEngines(TenetTestEngine.ID))
                .configurationParameters(settings)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsSucceededCount() == 0 || summary.getTestsSucceededCount() != summary.getTestsFoundCount()) {
            throw new IllegalStateException("the spec was not found to hold: "
                    + summary.getFailures().stream()
                            .map(failure -> failure.getException().toString())
                            .toList());
        }
    }

    static long trialsLoggedIn(Path reports) throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            return files.filter(file -> file.endsWith("trials.jsonl"))
                    .mapToLong(Pipeline::lines)
                    .sum();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
