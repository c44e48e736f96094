package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The cancellation token of JUnit 6, which older versions do not have: by reflection, and skipped there. */
class CancellationTests {

    @TempDir
    Path reports;

    @ValueSpec
    static class Values {
        @DeepValueTest(
                contexts = "finance",
                shots = 4,
                trials = 2000,
                control = Control.NONE,
                stop = Stop.FIXED,
                atLeast = 0.5)
        void followsValues() {}
    }

    @Test
    void aCancelledRunEndsAtOnceAndKeepsWhatCameBack() throws Exception {
        Class<?> builder;
        try {
            builder = Class.forName("org.junit.platform.launcher.core.LauncherExecutionRequestBuilder");
        } catch (ClassNotFoundException older) {
            assumeTrue(false, "JUnit has had cancellation since 6.0");
            return;
        }
        try (ChatServer server = new ChatServer(200)) {
            Class<?> tokens = Class.forName("org.junit.platform.engine.CancellationToken");
            Object token = tokens.getMethod("create").invoke(null);
            LauncherDiscoveryRequest discovery = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(Values.class))
                    .configurationParameter(Role.SUBJECT.model().key(), server.name())
                    .configurationParameter(ReportSettings.REPORTS.key(), reports.toString())
                    .build();
            Object request =
                    builder.getMethod("request", LauncherDiscoveryRequest.class).invoke(null, discovery);
            builder.getMethod("cancellationToken", tokens).invoke(request, token);
            Object built = builder.getMethod("build").invoke(request);
            Launcher launcher = LauncherFactory.create();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            launcher.registerTestExecutionListeners(listener);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
                try {
                    Launcher.class
                            .getMethod("execute", Class.forName("org.junit.platform.launcher.LauncherExecutionRequest"))
                            .invoke(launcher, built);
                } catch (ReflectiveOperationException broken) {
                    throw new IllegalStateException(broken);
                }
            });
            while (server.requests() < 64) {
                assertThat(run).as("the run, before 64 requests").isNotDone();
                TimeUnit.MILLISECONDS.sleep(5);
            }
            tokens.getMethod("cancel").invoke(token);
            long start = System.nanoTime();
            // 100 ms is the promise; the rest is for a machine that does much else.
            TimeUnit.MILLISECONDS.sleep(500);
            int soonAfter = server.requests();
            run.get(10, TimeUnit.SECONDS);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(8000);
            assertThat(server.requests()).as("no new call").isEqualTo(soonAfter);
            assertThat(listener.getSummary().getFailures())
                    .as("claims of a spec that has asked are incomplete, not skipped")
                    .extracting(failure -> failure.getException().getMessage())
                    .hasSize(2)
                    .allMatch(message -> message.contains("the run was stopped"));
            assertThat(listener.getSummary().getTestsSkippedCount()).isZero();
            try (Stream<Path> files = Files.walk(reports)) {
                Path trials = files.filter(file -> file.endsWith("trials.jsonl"))
                        .findFirst()
                        .orElseThrow();
                assertThat(Files.readAllLines(trials)).hasSizeGreaterThanOrEqualTo(20);
            }
        }
    }
}
