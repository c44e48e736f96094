package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.file.FileLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a build may go on, by what its test run left. */
class ReleaseCheckTests {

    private static final Instant STARTED = Instant.parse("2026-11-01T09:30:00Z");
    private static final String KIND = "com.acme.FooTest.isKind/dvgr-at-least";
    private static final String HEALTH = "com.acme.FooTest.isKind/health";

    @TempDir
    Path folder;

    Path reports;

    @BeforeEach
    void makeReports() {
        reports = folder.resolve("reports");
    }

    private record Said(int status, String output, String errors) {}

    private Said check(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (Stream.of(arguments).noneMatch(argument -> argument.endsWith("summary.json"))) {
            all.addAll(List.of("--reports", reports.toString()));
        }
        if (Stream.of(arguments)
                .noneMatch(argument -> argument.matches("--build|--not-older-than|--list|.*summary.json"))) {
            all.addAll(List.of("--not-older-than", "1d"));
        }
        return checkAsWritten(all);
    }

    private Said checkAsWritten(List<String> all) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = ReleaseCheck.run(
                all, folder, STARTED.plus(Duration.ofHours(3)), new PrintStream(output), new PrintStream(errors));
        return new Said(
                status,
                output.toString(StandardCharsets.UTF_8).replace("\r", ""),
                errors.toString(StandardCharsets.UTF_8).replace("\r", ""));
    }

    private static Map<String, Object> spec(String status, String... claimsAndVerdicts) {
        List<Map<String, Object>> claims = new ArrayList<>();
        for (int i = 0; i < claimsAndVerdicts.length; i += 2) {
            claims.add(Map.of("id", claimsAndVerdicts[i], "verdict", claimsAndVerdicts[i + 1]));
        }
        return Map.of("spec", "com.acme.FooTest.isKind", "status", status, "claims", claims);
    }

    private Path run(Instant started, Map<String, Object> spec) throws IOException {
        try (RunFolder run = new RunFolder(reports, started)) {
            run.summarize("com.acme.FooTest.isKind", spec);
            run.end(started.plusSeconds(60));
            return run.path().orElseThrow().resolve("summary.json");
        }
    }

    @Test
    void whatStandsInASummaryCannotPaintTheConsole() throws IOException {
        String hostile = "com.acme.FooTest.isKind[\u001B[2J\u202Ex\n::stop-commands::y ##[add-mask]z]/health";
        String shown =
                "com.acme.FooTest.isKind[\\u001B[2J\\u202Ex\\u000A::stop-commands::y #\\u0023[add-mask]z]/health";
        Path summary = run(STARTED, spec("measured", hostile, "refuted"));
        assertThat(check(summary.toString()).errors()).contains("refuted: " + shown);
        assertThat(check("--list", summary.toString()).output()).isEqualTo(shown + "\n");
    }

    private Path claims(String text) throws IOException {
        return Files.writeString(folder.resolve("claims.txt"), text);
    }

    @Test
    void aRunInWhichEveryClaimPassedIsReleased() throws IOException {
        run(STARTED, spec("measured", KIND, "supported", HEALTH, "within limits"));
        Said said = check();
        assertThat(said.status()).isZero();
        assertThat(said.output()).startsWith("Tenet: released: 1 claim supported, 1 within limits, according to ");
        assertThat(said.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuted", "undecided", "incomplete", "skipped", "invalid", "planned"})
    void aClaimThatDidNotPassIsNamedInALineOfItsOwn(String verdict) throws IOException {
        run(STARTED, spec("measured", KIND, verdict, HEALTH, "within limits"));
        Said said = check();
        assertThat(said.status()).isOne();
        assertThat(said.errors()).isEqualTo("Tenet: " + verdict + ": " + KIND + "\n");
    }

    @Test
    void onlyTheRequiredClaimsCountWhereThereIsAListOfThem() throws IOException {
        run(STARTED, spec("measured", KIND, "refuted", HEALTH, "within limits"));
        Said passed = check("--required", claims(HEALTH).toString());
        assertThat(passed.status()).isZero();
        assertThat(passed.output()).startsWith("Tenet: released: 1 required claim passed, according to ");
        Said said = check(
                "--required", claims(KIND + "\ncom.acme.Gone.isKind/health\n").toString());
        assertThat(said.status()).isOne();
        assertThat(said.errors())
                .isEqualTo("Tenet: refuted: " + KIND + "\nTenet: missing: com.acme.Gone.isKind/health\n");
    }

    @Test
    void whichRunIsCheckedMustBeSaid() throws IOException {
        // The newest one may be of a build before: where nothing is selected there is none of this one.
        run(STARTED, spec("measured", KIND, "supported"));
        Said said = checkAsWritten(List.of("--reports", reports.toString()));
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.errors()).startsWith("Tenet: no run selected; expected --build with the");
    }

    @Test
    void whereNoClaimWasMeasuredNothingIsReleased() throws IOException {
        run(STARTED, spec("measured"));
        Said said = check();
        assertThat(said.status()).isOne();
        assertThat(said.errors()).contains("no claim was measured in the run of ");
    }

    @Test
    void whereThereIsNoRunNothingIsReleased() {
        Said said = check();
        assertThat(said.status()).isOne();
        assertThat(said.errors()).startsWith("Tenet: there is no run in " + reports);
    }

    @Test
    void theNewestRunCounts() throws IOException {
        run(STARTED, spec("measured", KIND, "supported"));
        assertThat(check().status()).isZero();
        run(STARTED.plusSeconds(120), spec("measured", KIND, "refuted"));
        assertThat(check().status()).isOne();
        run(STARTED.minusSeconds(120), spec("measured", KIND, "supported"));
        assertThat(check().status()).as("an older one does not").isOne();
    }

    @Test
    void theRunOfABuildIsFoundByItsId() throws IOException {
        try (SharedBuild build = SharedBuild.join(reports, "ci-42", STARTED);
                RunFolder run = RunFolder.of(build, RunHeader.of(STARTED))) {
            run.summarize("com.acme.FooTest.isKind", spec("measured", KIND, "refuted"));
            run.end(STARTED.plusSeconds(60));
        }
        run(STARTED.plusSeconds(120), spec("measured", KIND, "supported"));
        assertThat(check("--build", "ci-42").errors()).isEqualTo("Tenet: refuted: " + KIND + "\n");
        assertThat(check("--build", "ci-43").errors())
                .startsWith("Tenet: there is no ")
                .contains("ci-43");
    }

    @Test
    void aRunThatHasNotEndedIsNotReleased() throws IOException {
        try (RunFolder run = new RunFolder(reports, STARTED)) {
            run.append(Map.of("case", "1"));
            run.summarize("com.acme.FooTest.isKind", spec("measured", KIND, "supported"));
            Said said = check();
            assertThat(said.status()).isOne();
            assertThat(said.errors()).containsPattern("the run of .* has not ended, or was killed");
        }
    }

    /** It is checked three hours after it began. */
    @Test
    void aRunThatIsTooOldIsNotReleased() throws IOException {
        run(STARTED, spec("measured", KIND, "supported"));
        assertThat(check("--not-older-than", "4h").status()).isZero();
        Said said = check("--not-older-than", "90m");
        assertThat(said.status()).isOne();
        assertThat(said.errors()).contains("began at 2026-11-01T09:30:00Z, more than 1h30m ago");
    }

    @Test
    void aFileOfRequiredClaimsCanBeMadeFromARun() throws IOException {
        Path summary = run(STARTED, spec("measured", KIND, "refuted", HEALTH, "within limits"));
        Said said = check(summary.toString(), "--list");
        assertThat(said.status()).isZero();
        assertThat(said.output()).isEqualTo(KIND + "\n" + HEALTH + "\n");
        assertThat(RequiredClaims.read(new FileLocation(claims(said.output()).toString()))
                        .ids())
                .containsExactly(KIND, HEALTH);
    }

    @Test
    void aFileThatIsNoSummaryIsAProblem() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.json"), "{\"format\": 2, \"specs\": []}");
        assertThat(check(summary.toString()).errors()).contains("has the format 2; expected ");
        Files.writeString(summary, "{\"format\": 1, \"spe");
        Said cut = check(summary.toString());
        assertThat(cut.status()).isOne();
        assertThat(cut.errors().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--requird",
                "--required",
                "--required --list",
                "--not-older-than soon",
                "--not-older-than 5",
                "a/summary.json b/summary.json",
                "a/summary.json --reports b",
                "a/summary.json --build b"
            })
    void anArgumentThatIsWrongIsBadUsage(String arguments) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status =
                ReleaseCheck.run(List.of(arguments.split(" ")), folder, STARTED, System.out, new PrintStream(errors));
        assertThat(status).isEqualTo(2);
        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("usage: dev.tenet.report.ReleaseCheck ");
    }

    @Test
    void itIsAProgramThatExitsAsItFound() throws Exception {
        Path green = run(STARTED, spec("measured", KIND, "supported"));
        assertThat(program(green.toString()).status()).isZero();
        Said stopped = program(
                green.toString(),
                "--required",
                claims("com.acme.Gone.isKind/health").toString());
        assertThat(stopped.status()).isOne();
        assertThat(stopped.errors()).isEqualTo("Tenet: missing: com.acme.Gone.isKind/health\n");
        assertThat(program("--help").status()).isEqualTo(2);
    }

    private Said program(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReleaseCheck.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("output.txt").toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        int status = process.waitFor();
        return new Said(
                status,
                Files.readString(folder.resolve("output.txt")).replace("\r", ""),
                Files.readString(folder.resolve("errors.txt")).replace("\r", ""));
    }
}
