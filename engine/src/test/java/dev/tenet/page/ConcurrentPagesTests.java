package dev.tenet.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several launches of one build end at about the same time, each with its own results in the common summary. */
class ConcurrentPagesTests {

    private static final int LAUNCHES = 4;
    private static final int ENDS = 25;

    @TempDir
    Path folder;

    @Test
    void thePageIsThatOfTheLastSummaryWhoeverWroteItLast() throws Exception {
        ExecutorService launches = Executors.newFixedThreadPool(LAUNCHES);
        try {
            List<Future<?>> ended = IntStream.range(0, LAUNCHES)
                    .<Future<?>>mapToObj(launch -> launches.submit(() -> {
                        end(launch);
                        return launch;
                    }))
                    .toList();
            for (Future<?> launch : ended) {
                launch.get();
            }
        } finally {
            launches.shutdownNow();
        }

        String last = RecordedRun.read(folder).specs().get(0).spec();
        assertThat(Files.readString(folder.resolve(ReportPage.NAME))).contains("<h3>" + last + "</h3>");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("summary.json", "report.html");
        }
    }

    private void end(int launch) throws IOException {
        for (int i = 0; i < ENDS; i++) {
            Path next = folder.resolve("summary.json." + launch + ".next");
            Files.writeString(
                    next,
                    "{\"format\": 1, \"specs\": [{\"spec\": \"Launch" + launch + ".end" + i
                            + "\", \"status\": \"planned\"}]}");
            Files.move(next, folder.resolve("summary.json"), StandardCopyOption.ATOMIC_MOVE);
            ReportPage.write(RecordedRun.read(folder), folder.resolve(ReportPage.NAME));
        }
    }
}
