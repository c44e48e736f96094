package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTests {

    private static final Instant STARTED = Instant.parse("2026-11-01T09:30:00Z");

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @TempDir
    Path reports;

    @Test
    void aTrialIsInTheLogAtTheLatestWhenItIsFlushed() throws IOException {
        try (RunFolder folder = new RunFolder(reports, STARTED)) {
            folder.flush();
            folder.append(Map.of("case", "1"));
            folder.flush();
            assertThat(reports.resolve("2026-11-01T09-30-00/trials.jsonl")).hasContent("{\"case\":\"1\"}");
            folder.append(Map.of("case", "two\nlines"));
            folder.flush();
            assertThat(Files.readAllLines(folder.writtenTrials().orElseThrow()))
                    .containsExactly("{\"case\":\"1\"}", "{\"case\":\"two\\nlines\"}");
        }
    }

    @Test
    void halfACharacterInAnAnswerIsKeptInTheLogAndInTheSummary() throws IOException {
        try (RunFolder folder = new RunFolder(reports, STARTED)) {
            folder.append(Map.of("answer", "Option A \ud83d"));
            folder.append(Map.of("answer", "Option B 👩"));
            folder.flush();
            folder.summarize("spec", Map.of("found", "cut \udc69 off"));
            assertThat(Files.readAllLines(folder.writtenTrials().orElseThrow()))
                    .containsExactly("{\"answer\":\"Option A \\uD83D\"}", "{\"answer\":\"Option B 👩\"}");
            assertThat(folder.writtenTrials().orElseThrow().resolveSibling("summary.json"))
                    .content()
                    .contains("cut \\uDC69 off");
        }
    }

    /** Jackson keeps some 4,000 characters to itself before it hands them on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3990, 4000, 9000})
    void aRecordThatCannotBeWrittenLeavesNothingInTheLogOrBesideTheSummary(int length) throws IOException {
        Map<String, Object> broken = new LinkedHashMap<>();
        broken.put("case", "x".repeat(length) + "\ud83d");
        broken.put("answer", new Object());
        try (RunFolder folder = new RunFolder(reports, STARTED)) {
            folder.append(Map.of("case", "1"));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> folder.append(broken));
            folder.append(Map.of("case", "3"));
            folder.flush();
            Path log = folder.writtenTrials().orElseThrow();
            assertThat(Files.readAllLines(log)).containsExactly("{\"case\":\"1\"}", "{\"case\":\"3\"}");
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> folder.summarize("spec", broken));
            assertThat(log.resolveSibling("summary.json.next")).doesNotExist();
        }
    }

    @Test
    void aRunOfManyTrialsIsNotHeldInMemoryUntilItIsFlushed() throws IOException {
        try (RunFolder folder = new RunFolder(reports, STARTED)) {
            for (int trial = 0; trial < 1000; trial++) {
                folder.append(Map.of("prompt", "x".repeat(1000)));
            }
            assertThat(folder.writtenTrials().orElseThrow())
                    .satisfies(log -> assertThat(Files.size(log)).isBetween(900_000L, 1_014_000L));
        }
        assertThat(reports.resolve("2026-11-01T09-30-00/trials.jsonl")).hasSize(1_014_000);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCouldNotBeWrittenIsNotTriedAgainWithWhatFollows() throws IOException {
        RunFolder folder = new RunFolder(reports, STARTED);
        folder.summarize("first", Map.of("spec", "first"));
        Files.createSymbolicLink(reports.resolve("2026-11-01T09-30-00/trials.jsonl"), Path.of("/dev/full"));
        folder.append(Map.of("case", "1"));
        assertThatExceptionOfType(IOException.class).isThrownBy(folder::flush);
        assertThatNoException().isThrownBy(folder::flush);
        assertThatNoException().isThrownBy(folder::close);
    }

    /** Writes a trial, half of one because no file may be longer, and, when files may be, another. */
    static final class WritesHalfOfOne {
        public static void main(String[] arguments) throws Exception {
            try (RunFolder folder = new RunFolder(Path.of(arguments[0]), STARTED)) {
                folder.append(Map.of("first", "x".repeat(1000)));
                folder.flush();
                limitFilesTo("1500");
                folder.append(Map.of("half", "x".repeat(1000)));
                assertThatExceptionOfType(IOException.class).isThrownBy(folder::flush);
                limitFilesTo("unlimited");
                folder.append(Map.of("last", "x".repeat(1000)));
            }
        }

        private static void limitFilesTo(String bytes) throws Exception {
            String own = Long.toString(ProcessHandle.current().pid());
            Process limit = new ProcessBuilder(PRLIMIT.toString(), "--pid", own, "--fsize=" + bytes + ":").start();
            assertThat(limit.waitFor()).isZero();
        }
    }

    @Test
    @EnabledIf("canLimitFiles")
    void whatWasWrittenByHalvesIsTakenBack() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesHalfOfOne.class.getName(),
                        reports.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writer.waitFor()).as(said).isZero();
        assertThat(Files.readAllLines(reports.resolve("2026-11-01T09-30-00/trials.jsonl")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"first\":").endsWith("x\"}"),
                        line -> assertThat(line).startsWith("{\"last\":").endsWith("x\"}"));
    }

    static boolean canLimitFiles() {
        return Files.isExecutable(PRLIMIT);
    }

    @Test
    void nothingIsWrittenBeforeTheFirstTrial() throws IOException {
        try (RunFolder folder = new RunFolder(reports.resolve("tenet"), STARTED)) {
            assertThat(folder.writtenTrials()).isEmpty();
        }
        assertThat(reports.resolve("tenet")).doesNotExist();
    }

    @Test
    void twoRunsWithinOneSecondHaveTwoFolders() throws IOException {
        try (RunFolder one = new RunFolder(reports, STARTED);
                RunFolder other = new RunFolder(reports, STARTED)) {
            one.append(Map.of("case", "one"));
            other.append(Map.of("case", "other"));
            one.flush();
            other.flush();
            assertThat(one.writtenTrials().orElseThrow()).hasContent("{\"case\":\"one\"}");
            assertThat(other.writtenTrials().orElseThrow()).hasContent("{\"case\":\"other\"}");
        }
    }

    @Test
    void theSummaryHoldsEverySpecThatHasEnded() throws IOException {
        try (RunFolder folder = new RunFolder(reports, STARTED)) {
            folder.summarize("first", Map.of("spec", "first"));
            folder.summarize("second", Map.of("spec", "second"));
            folder.summarize("first", Map.of("spec", "first, measured once more"));
            folder.end(STARTED.plusSeconds(60));
        }
        JsonNode summary = summary();
        assertThat(summary.path("started").textValue()).isEqualTo("2026-11-01T09:30:00Z");
        assertThat(summary.path("ended").textValue()).isEqualTo("2026-11-01T09:31:00Z");
        assertThat(summary.path("specs"))
                .extracting(spec -> spec.path("spec").textValue())
                .containsExactly("first, measured once more", "second");
    }

    @Test
    void theSummaryOfARunThatHasNotEndedHoldsTheSpecsThatHaveAndNoVerdict() throws Exception {
        try (RunFolder folder = new RunFolder(reports, STARTED)) {
            folder.append(Map.of("case", "1"));
            assertThat(summary().path("specs")).isEmpty();
            folder.summarize("first", Map.of("spec", "first"));
            assertThat(summary().path("specs")).as("the first at once").hasSize(1);
            folder.summarize("second", Map.of("spec", "second"));
            // As a run does whenever it waits.
            for (int waits = 0; waits < 100 && summary().path("specs").size() < 2; waits++) {
                TimeUnit.MILLISECONDS.sleep(50);
                folder.flush();
            }
            assertThat(summary().path("specs")).as("the second soon").hasSize(2);
            assertThat(summary().path("ended").isNull()).isTrue();
            assertThat(summary().path("verdict").isNull()).isTrue();
        }
    }

    /** Rewritten after each, 4,000 specs of 2 kB would be 16 GB. */
    @Test
    void aRunOfManySpecsIsNotRewrittenAfterEach() throws IOException {
        int specs = 4000;
        Path written = reports.resolve("2026-11-01T09-30-00/summary.json");
        Set<Object> versions = new HashSet<>();
        try (RunFolder folder = new RunFolder(reports, STARTED)) {
            for (int spec = 0; spec < specs; spec++) {
                folder.summarize("spec " + spec, Map.of("spec", "spec " + spec, "figures", "x".repeat(2000)));
                versions.add(Files.getLastModifiedTime(written) + " " + Files.size(written));
            }
            folder.end(STARTED.plusSeconds(60));
        }
        assertThat(versions).hasSizeLessThan(60);
        assertThat(summary().path("specs")).hasSize(specs);
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper()
                .readTree(reports.resolve("2026-11-01T09-30-00/summary.json").toFile());
    }

    @Test
    void aGradleProjectReportsUnderItsBuildFolder() throws IOException {
        Files.createFile(reports.resolve("build.gradle.kts"));
        assertThat(RunFolder.defaultReports(reports)).isEqualTo(reports.resolve("build/tenet"));
    }

    @Test
    void aMavenModuleReportsUnderItsTargetFolder() throws IOException {
        Files.createFile(reports.resolve("pom.xml"));
        assertThat(RunFolder.defaultReports(reports)).isEqualTo(reports.resolve("target/tenet"));
    }
}
