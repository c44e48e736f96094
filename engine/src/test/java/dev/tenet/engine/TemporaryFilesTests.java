package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves in the folder for temporary files when its process is killed. */
class TemporaryFilesTests {

    @TempDir
    Path folder;

    @ValueSpec
    static class Views {
        @OpposingFramingTest(stop = Stop.FIXED, divergenceAtMost = 0.9)
        void holdsOneView() {}
    }

    @Test
    void aKilledRunOnTheBundledIssuesLeavesNone() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        try (ChatServer server = new ChatServer(TimeUnit.MINUTES.toMillis(1))) {
            Process run = SpecProcess.start(
                    folder.resolve("output.txt"),
                    Map.of(),
                    Map.of(
                            Role.SUBJECT.model().key(),
                            server.name(),
                            Role.JUDGE.model().key(),
                            server.name(),
                            ReportSettings.REPORTS.key(),
                            folder.resolve("reports").toString(),
                            "java.io.tmpdir",
                            temporary.toString()),
                    Views.class);
            try {
                awaitFirstRequest(server);
            } finally {
                run.destroyForcibly().waitFor();
            }
        }
        assertThat(filesIn(temporary)).isEmpty();
    }

    private static void awaitFirstRequest(ChatServer server) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (server.requests() == 0 && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(server.requests()).isPositive();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
