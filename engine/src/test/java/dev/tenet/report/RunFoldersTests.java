package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTests {

    private static final Instant FIRST = Instant.parse("2026-11-01T09:30:00Z");

    @TempDir
    Path reports;

    private Path ended(int minute) throws IOException {
        try (RunFolder folder = new RunFolder(reports, FIRST.plusSeconds(60L * minute))) {
            folder.append(Map.of("case", "1"));
            folder.end(FIRST.plusSeconds(60L * minute + 1));
            return folder.path().orElseThrow();
        }
    }

    private Path running(int minute) throws IOException {
        try (RunFolder folder = new RunFolder(reports, FIRST.plusSeconds(60L * minute))) {
            folder.append(Map.of("case", "1"));
            return folder.path().orElseThrow();
        }
    }

    private List<String> left() throws IOException {
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theOldestOfTheEndedRunsAreDeleted() throws IOException {
        for (int minute = 0; minute < 12; minute++) {
            ended(minute);
        }
        new RunFolders(reports).keep(3, reports.resolve("2026-11-01T09-41-00"));
        assertThat(left()).containsExactly("2026-11-01T09-39-00", "2026-11-01T09-40-00", "2026-11-01T09-41-00");
    }

    @Test
    void runsOfTheSameSecondAreOrderedByTheirNumber() throws IOException {
        Path first = ended(0);
        for (String number : List.of("2", "9", "10", "11")) {
            Path copy = Files.createDirectory(reports.resolve(first.getFileName() + "-" + number));
            Files.copy(first.resolve("summary.json"), copy.resolve("summary.json"));
        }
        new RunFolders(reports).keep(2, reports.resolve(first.getFileName() + "-11"));
        assertThat(left()).containsExactly("2026-11-01T09-30-00-10", "2026-11-01T09-30-00-11");
    }

    @Test
    void nothingElseIsEverDeleted() throws IOException {
        Path outside = Files.createDirectory(reports.resolve("elsewhere"));
        Files.writeString(
                outside.resolve("summary.json"), "{\"format\": 1, \"specs\": [], \"ended\": \"2020-01-01T00:00:00Z\"}");
        running(1);
        Files.createDirectory(reports.resolve("2020-01-01T00-00-00"));
        Files.writeString(
                Files.createDirectory(reports.resolve("2020-01-02T00-00-00")).resolve("summary.json"), "{}");
        Files.createSymbolicLink(reports.resolve("2020-01-03T00-00-00"), outside);
        Files.writeString(reports.resolve("verdicts.jsonl"), "");
        Path current = ended(5);
        List<String> before = left();
        new RunFolders(reports).keep(1, current);
        assertThat(left()).isEqualTo(before).hasSize(7);
        assertThat(outside.resolve("summary.json")).exists();
    }

    @Test
    void theLatestRunIsLinked() throws IOException {
        Path first = ended(0);
        Path second = ended(1);
        RunFolders runs = new RunFolders(reports);
        runs.link(first);
        runs.link(second);
        assertThat(reports.resolve("latest").toRealPath()).isEqualTo(second.toRealPath());
        assertThat(Files.readSymbolicLink(reports.resolve("latest"))).isEqualTo(second.getFileName());
        assertThat(left()).containsExactly("2026-11-01T09-30-00", "2026-11-01T09-31-00", "latest");
    }

    @Test
    void aFolderInThePlaceOfTheLinkStaysAndAFileNamesTheRun() throws IOException {
        Path run = ended(0);
        Files.writeString(Files.createDirectory(reports.resolve("latest")).resolve("notes.txt"), "mine");
        new RunFolders(reports).link(run);
        assertThat(reports.resolve("latest/notes.txt")).hasContent("mine");
        assertThat(reports.resolve("latest.txt")).hasContent("2026-11-01T09-30-00");
        assertThat(Files.isDirectory(reports.resolve("latest"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }
}
