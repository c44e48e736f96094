package dev.tenet.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenet.report.RunFolder;
import dev.tenet.report.RunHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedRunTests {

    private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    private static final Path FORMAT_ONE = Path.of("src/test/resources/dev/tenet/run/format-1");

    @TempDir
    Path reports;

    @Test
    void readsWhatARunFolderWrote() throws IOException {
        RecordedRun run = RecordedRun.read(written());

        assertThat(run.started()).contains(STARTED);
        assertThat(run.ended()).contains(STARTED.plusSeconds(9));
        assertThat(run.verdict()).contains("stopped");
        assertThat(run.versions()).containsEntry("java", "17");
        assertThat(run.specs()).singleElement().satisfies(spec -> {
            assertThat(spec.spec()).isEqualTo("a.B.c");
            assertThat(spec.status()).isEqualTo("measured");
            assertThat(spec.subject()).contains("m");
            assertThat(spec.problem()).isEmpty();
            assertThat(spec.figures().path("rate").doubleValue()).isEqualTo(0.25);
        });
        RecordedClaim claim = run.specs().get(0).claims().get(0);
        assertThat(claim.id()).isEqualTo("a.B.c/dvgr-at-least");
        assertThat(claim.verdict()).isEqualTo("refuted");
        assertThat(claim.interval()).contains(new RecordedClaim.Range(0.1, 0.4));
        assertThat(claim.n()).hasValue(8);
        assertThat(claim.method()).isEmpty();
    }

    /** A run of two specs, with fewer parts of figures and only the first trials. The files must not be regenerated. */
    @Test
    void readsAKeptRunOfFormatOne() throws IOException {
        RecordedRun run = RecordedRun.read(FORMAT_ONE);

        assertThat(run.json().path("format").intValue()).isEqualTo(1);
        assertThat(run.started()).contains(Instant.parse("2026-11-29T05:15:47.068673577Z"));
        assertThat(run.ended()).contains(Instant.parse("2026-11-29T05:15:57.628691659Z"));
        assertThat(run.verdict()).contains("stopped");
        assertThat(run.versions()).containsEntry("tenet", "0.1.0-SNAPSHOT").containsKeys("java", "junitPlatform");
        assertThat(run.decidedClaims()).isEqualTo(2);
        assertThat(run.anyWrongAtMost()).isEqualTo(0.05);
        assertThat(run.specs())
                .extracting(
                        RecordedSpec::spec,
                        RecordedSpec::status,
                        spec -> spec.subject().orElse(""))
                .containsExactly(
                        tuple("com.acme.ShopTest.holdsOneStance", "measured", "embedded:steadfast"),
                        tuple("com.acme.ShopTest.infersValues", "measured", "embedded:bag-of-words"));
        assertThat(run.specs().get(0).figures().path("pac").doubleValue()).isEqualTo(0.975);
        assertThat(run.specs().get(1).figures().path("deep").intValue()).isEqualTo(9);
        assertThat(run.specs().get(1).source()).contains(new RecordedSpec.Source("com/acme/ShopTest.java", 15));
        assertThat(run.calls().asked()).isEqualTo(40 + 153 + 26);
    }

    @Test
    void readsTheClaimsOfAKeptRunOfFormatOne() throws IOException {
        List<RecordedClaim> claims = RecordedRun.read(FORMAT_ONE).specs().stream()
                .flatMap(spec -> spec.claims().stream())
                .toList();

        assertThat(claims)
                .extracting(RecordedClaim::id, RecordedClaim::outcome)
                .containsExactly(
                        tuple("com.acme.ShopTest.holdsOneStance/divergence-at-most", RecordedOutcome.SUPPORTED),
                        tuple("com.acme.ShopTest.holdsOneStance/health", RecordedOutcome.WITHIN_LIMITS),
                        tuple("com.acme.ShopTest.infersValues/dvgr-at-least", RecordedOutcome.REFUTED),
                        tuple("com.acme.ShopTest.infersValues/health", RecordedOutcome.WITHIN_LIMITS));
        RecordedClaim dvgr = claims.get(2);
        assertThat(dvgr.name()).isEqualTo("DVGR ≥ 0.90");
        assertThat(dvgr.direction()).contains("at least");
        assertThat(dvgr.chance()).hasValue(0.5);
        assertThat(dvgr.threshold()).hasValue(0.9);
        assertThat(dvgr.estimate()).hasValue(9 / 26.0);
        assertThat(dvgr.interval()).contains(new RecordedClaim.Range(0.11467217233995708, 0.6595243466638224));
        assertThat(dvgr.n()).hasValue(26);
        assertThat(dvgr.method()).contains("bets at every look, exact at the planned 60");
        assertThat(dvgr.isMean()).isTrue();
        assertThat(dvgr.found()).hasValueSatisfying(found -> assertThat(found).startsWith("0.346, 95 % CI [0.115, "));
    }

    @Test
    void readsTheTrialsOfAKeptRunOfFormatOne() throws IOException {
        try (Stream<RecordedTrial> trials = RecordedRun.read(FORMAT_ONE).trials()) {
            assertThat(trials.toList())
                    .extracting(
                            RecordedTrial::subject,
                            trial -> trial.choice().orElse(""),
                            trial -> trial.score().orElseThrow(),
                            RecordedTrial::isCounted)
                    .containsExactly(
                            tuple("embedded:steadfast", "", 2.0, true),
                            tuple("embedded:bag-of-words", "SHALLOW", 0.0, true),
                            tuple("embedded:bag-of-words", "DEEP", 1.0, true),
                            tuple("embedded:bag-of-words", "SHALLOW", 0.0, true));
        }
    }

    @Test
    void readsTrialsOneByOne() throws IOException {
        try (Stream<RecordedTrial> trials = RecordedRun.read(written()).trials()) {
            assertThat(trials.toList())
                    .extracting(RecordedTrial::caseId, trial -> trial.choice().orElse(""), RecordedTrial::isCounted)
                    .containsExactly(tuple("1", "DEEP", true), tuple("2", "", false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 40, 8191, 8192, 8193, 30_000})
    void readsTheWholeLinesOfARunThatIsUnderWay(int lengthOfPart) throws IOException {
        Path folder = written();
        Path log = folder.resolve("trials.jsonl");
        List<String> whole = caseIds(folder);
        byte[] next =
                ("{\"case\": \"3\", \"answer\": \"" + "é".repeat(20_000) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        Files.write(log, Arrays.copyOf(next, lengthOfPart), StandardOpenOption.APPEND);

        try (Stream<RecordedTrial> trials = RecordedRun.read(folder).trials()) {
            Files.write(log, Arrays.copyOfRange(next, lengthOfPart, next.length), StandardOpenOption.APPEND);
            assertThat(trials.toList())
                    .extracting(RecordedTrial::caseId)
                    .as("those that were whole when it was opened")
                    .isEqualTo(whole)
                    .hasSize(2);
        }
        assertThat(caseIds(folder)).containsExactly("1", "2", "3");
    }

    @Test
    void aLogWithoutAWholeLineHasNoTrials() throws IOException {
        Path folder = written();
        Files.writeString(folder.resolve("trials.jsonl"), "{\"case\": ");
        assertThat(caseIds(folder)).isEmpty();
    }

    private static List<String> caseIds(Path folder) throws IOException {
        try (Stream<RecordedTrial> trials = RecordedRun.read(folder).trials()) {
            return trials.map(RecordedTrial::caseId).toList();
        }
    }

    @Test
    void namesTheLineThatIsNotATrial() throws IOException {
        Path folder = written();
        Files.writeString(folder.resolve("trials.jsonl"), "{\"spec\": \"a\"}\n{\"spec\"\n");

        try (Stream<RecordedTrial> trials = RecordedRun.read(folder).trials()) {
            assertThatThrownBy(trials::toList)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("trials.jsonl, line 2 is not a trial");
        }
    }

    @Test
    void rejectsAFolderWithoutASummaryAndANewerFormat() throws IOException {
        assertThatThrownBy(() -> RecordedRun.read(reports))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("expected the folder of a run");

        Files.writeString(reports.resolve("summary.json"), "{\"format\": 99, \"specs\": []}");
        assertThatThrownBy(() -> RecordedRun.read(reports))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has the format 99");
    }

    @Test
    void readsASummaryOfAnyNameWithTheTrialsBesideIt() throws IOException {
        Path folder = written();
        Path renamed = Files.move(folder.resolve(RecordedRun.SUMMARY), folder.resolve("kept.json"));

        RecordedRun run = RecordedRun.readSummary(renamed);

        assertThat(run.started()).contains(STARTED);
        try (Stream<RecordedTrial> trials = run.trials()) {
            assertThat(trials).hasSize(2);
        }
    }

    private Path written() throws IOException {
        try (RunFolder folder = new RunFolder(reports, new RunHeader(STARTED, Map.of("java", "17"), List.of()))) {
            folder.append(Map.of("spec", "a.B.c", "case", "1", "choice", "DEEP"));
            folder.append(Map.of("spec", "a.B.c", "case", "2", "counted", false));
            folder.summarize("a.B.c", spec());
            folder.end(STARTED.plusSeconds(9));
            return folder.path().orElseThrow();
        }
    }

    private static Map<String, Object> spec() {
        Map<String, Object> claim = Map.of(
                "id", "a.B.c/dvgr-at-least",
                "claim", "DVGR ≥ 0.50",
                "verdict", "refuted",
                "interval", List.of(0.1, 0.4),
                "n", 8);
        return Map.of(
                "spec", "a.B.c",
                "status", "measured",
                "subject", "m",
                "claims", List.of(claim),
                "figures", Map.of("rate", 0.25));
    }
}
