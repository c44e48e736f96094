package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.DeepValueTest;
import dev.tenet.Disabled;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code summary.json} and the last lines on the console say of a whole launch. */
class LaunchRecordTests {

    private static final String DEEP = "class:dev.tenet.engine.KnownModels$AlwaysDeep";
    private static final String NAME = LaunchRecordTests.class.getName() + "$";

    @TempDir
    Path reports;

    @ValueSpec
    @Subject(DEEP)
    static class Passing {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 40, atLeast = 0.5)
        void isDeep() {}
    }

    @ValueSpec
    @Subject(DEEP)
    static class Refuted {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 40, atMost = 0.5)
        void isShallow() {}
    }

    @ValueSpec
    static class InvalidAtDiscovery {
        @DeepValueTest(atLeast = 1.5)
        void claimsTooMuch() {}
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class InvalidWhenRun {
        @DeepValueTest(prefer = "justise")
        void isMisspelt() {}
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class Broken {
        Broken() {
            throw new IllegalStateException("no database");
        }

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void cannotBeMade() {}
    }

    @ValueSpec
    static class DisabledMethod {
        @Disabled("until the prompt is fixed")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.5)
        void isNotRun() {}
    }

    @ValueSpec
    @Disabled("until there is a server")
    @Subject(DEEP)
    @Subject("embedded:bag-of-words")
    static class DisabledClass {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void isNotRun() {}

        @DeepValueTest(atLeast = 1.5)
        void isInvalidAsWell() {}
    }

    @Test
    void everySpecOfTheLaunchIsInTheSummary() throws IOException {
        console(
                kit(),
                Passing.class,
                InvalidAtDiscovery.class,
                InvalidWhenRun.class,
                Broken.class,
                DisabledMethod.class,
                DisabledClass.class);
        List<String> statuses = new ArrayList<>();
        for (JsonNode spec : summary().path("specs")) {
            statuses.add(spec.path("status").asText() + " "
                    + spec.path("spec").asText().replace(NAME, "") + ": "
                    + spec.path("problem").asText());
        }
        assertThat(statuses)
                .satisfiesExactlyInAnyOrder(
                        spec -> assertThat(spec).isEqualTo("measured Passing.isDeep: null"),
                        spec -> assertThat(spec)
                                .startsWith("invalid InvalidAtDiscovery.claimsTooMuch: ")
                                .contains("atLeast = 1.5"),
                        spec -> assertThat(spec)
                                .startsWith("invalid InvalidWhenRun.isMisspelt: ")
                                .contains("did you mean \"justice\""),
                        spec -> assertThat(spec)
                                .startsWith("broken Broken.cannotBeMade: ")
                                .endsWith("threw java.lang.IllegalStateException: no database"),
                        spec -> assertThat(spec)
                                .isEqualTo("skipped DisabledMethod.isNotRun: until the prompt is fixed"),
                        spec -> assertThat(spec).isEqualTo("skipped DisabledClass.isNotRun: until there is a server"),
                        spec -> assertThat(spec).isEqualTo("skipped DisabledClass.isNotRun: until there is a server"),
                        spec -> assertThat(spec)
                                .isEqualTo("skipped DisabledClass.isInvalidAsWell: until there is a server"));
    }

    @Test
    void everyClaimHasItsFullIdAndSaysHowItEnded() throws IOException {
        console(kit(), Refuted.class, InvalidAtDiscovery.class, Broken.class, DisabledClass.class);
        List<String> claims = new ArrayList<>();
        summary()
                .path("specs")
                .forEach(spec -> spec.path("claims")
                        .forEach(claim -> claims.add(claim.path("id").asText().replace(NAME, "") + " "
                                + claim.path("verdict").asText())));
        assertThat(claims)
                .contains(
                        "Refuted.isShallow/dvgr-at-most refuted",
                        "InvalidAtDiscovery.claimsTooMuch/health invalid",
                        "Broken.cannotBeMade/health incomplete",
                        "DisabledClass.isNotRun[" + DEEP + "]/health skipped",
                        "DisabledClass.isNotRun[embedded:bag-of-words]/health skipped");
    }

    @Test
    void theSummarySaysWhenAndWithWhatTheLaunchRan() throws IOException {
        Instant before = Instant.now();
        console(kit(), Passing.class);
        JsonNode summary = summary();
        assertThat(summary.path("format").intValue()).isEqualTo(1);
        assertThat(summary.path("verdict").textValue()).isEqualTo("released");
        assertThat(Instant.parse(summary.path("started").textValue())).isBetween(before, Instant.now());
        assertThat(Instant.parse(summary.path("ended").textValue())).isBetween(before, Instant.now());
        assertThat(summary.at("/versions/java").textValue())
                .isEqualTo(Runtime.version().toString());
        assertThat(summary.at("/versions/junitPlatform").textValue()).matches("\\d+\\.\\d+.*");
        // The classes of a project that is being built have no version.
        assertThat(summary.at("/versions/tenet").textValue()).isNotEmpty();
    }

    @ValueSpec
    static class Framed {
        @Subject("embedded:steadfast")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 20)
        void holdsOneView() {}
    }

    @Test
    void theSummaryNamesTheMaterialOfASpec() throws IOException {
        console(kit(), Passing.class, Framed.class);
        JsonNode specs = summary().path("specs");
        assertThat(specs.path(0).path("materials").fieldNames())
                .toIterable()
                .containsExactly("classpath:dev/tenet/deepvalue/bank/");
        assertThat(specs.path(1).path("materials").fieldNames())
                .toIterable()
                .containsExactly(
                        "judge prompt",
                        "classpath:dev/tenet/framing/issues/",
                        "classpath:dev/tenet/framing/calibration/");
        specs.forEach(spec -> spec.path("materials")
                .forEach(fingerprint -> assertThat(fingerprint.textValue()).matches("sha256:[0-9a-f]{64}")));
    }

    @Test
    void theLastLinesNameWhatStopsTheRelease() {
        String said = console(kit(), Passing.class, Refuted.class, InvalidAtDiscovery.class);
        assertThat(said).contains("""

                        Tenet: release stopped: 1 refuted, 1 invalid
                          refuted: %1$sRefuted.isShallow/dvgr-at-most
                          invalid: %1$sInvalidAtDiscovery.claimsTooMuch
                          run folder: %2$s
                          report: %3$s
                        """.formatted(NAME, runFolder(), report())).endsWith("report: " + report() + "\n");
    }

    @Test
    void theLastLineOfAReleaseSaysHowManyClaimsPassed() {
        assertThat(console(kit(), Passing.class, DisabledMethod.class))
                .containsPattern("\nTenet: released: [12] claims? supported(, 1 within limits)?; 1 spec skipped\n");
    }

    @ValueSpec
    static class OnWords {
        @Subject("embedded:bag-of-words")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.01)
        void isMeasured() {}
    }

    @Test
    void aSubjectThatIsForTryingTenetOutIsNamedInTheLastLine() {
        assertThat(console(kit(), OnWords.class))
                .containsPattern(
                        "Tenet: rele.*; measured on embedded:bag-of-words, which is only for trying out" + " Tenet\n");
    }

    @Test
    void whereAllIsSkippedNothingIsMeasured() throws IOException {
        assertThat(console(kit(), DisabledMethod.class))
                .contains("Tenet: not measured: nothing was asked, 1 spec skipped\n  skipped: " + NAME
                        + "DisabledMethod.isNotRun (until the prompt is fixed)\n");
        assertThat(summary().path("verdict").textValue()).isEqualTo("not measured");
    }

    @Test
    void aPlanMeasuresNothing() throws IOException {
        assertThat(console(kit().with(CallSettings.PLAN, "true"), Passing.class))
                .contains("Tenet: not measured: nothing was asked, 1 spec planned\n");
        assertThat(summary().at("/specs/0/status").textValue()).isEqualTo("planned");
        assertThat(summary().at("/specs/0/claims/0/verdict").textValue()).isEqualTo("planned");
    }

    @Test
    void withASettingThatIsWrongEverySpecIsInvalid() throws IOException {
        assertThat(console(kit().with(DeepValueSettings.TRIALS, "many"), Passing.class))
                .contains("Tenet: release stopped: 1 invalid\n");
        assertThat(summary().at("/specs/0/problem").textValue()).contains("tenet.trials");
    }

    @Test
    void aRequiredClaimThatIsMissingOrSkippedStopsTheRelease() throws IOException {
        Path claims = Files.writeString(reports.resolve("claims.txt"), """
                # What the release needs
                %1$sPassing.isDeep/dvgr-at-least
                %1$sDisabledMethod.isNotRun/health  # once there is a server
                %1$sGone.isMeasured/health
                """.formatted(NAME));
        String said =
                console(kit().with(ReportSettings.REQUIRED, claims.toString()), Passing.class, DisabledMethod.class);
        assertThat(said)
                .contains(
                        "Tenet: release stopped: 1 required but missing, 1 required but skipped; 1 spec skipped\n",
                        "  required but missing: " + NAME + "Gone.isMeasured/health\n",
                        "  required but skipped: " + NAME + "DisabledMethod.isNotRun/health\n");
        JsonNode summary = summary();
        assertThat(summary.path("verdict").textValue()).isEqualTo("stopped");
        assertThat(summary.path("required"))
                .extracting(state -> state.path("id").textValue().replace(NAME, "") + " "
                        + state.path("state").textValue())
                .containsExactly(
                        "Passing.isDeep/dvgr-at-least supported",
                        "DisabledMethod.isNotRun/health skipped",
                        "Gone.isMeasured/health missing");
    }

    @Test
    void aRequiredClaimIsMissedAlsoWhereThereIsNoSpec() throws IOException {
        Path claims = Files.writeString(reports.resolve("claims.txt"), NAME + "Gone.isMeasured/health\n");
        assertThat(console(kit().with(ReportSettings.REQUIRED, claims.toString())))
                .contains("Tenet: release stopped: 1 required but missing\n");
        assertThat(summary().path("verdict").textValue()).isEqualTo("stopped");
    }

    @Test
    void aMissingFileOfRequiredClaimsMakesEverySpecInvalid() {
        assertThat(console(kit().with(ReportSettings.REQUIRED, "no-claims.txt"), Passing.class))
                .contains("Tenet: release stopped: 1 invalid\n", "setting tenet.required: there is no file ");
    }

    private SpecKit kit() {
        return new SpecKit(reports);
    }

    private static String console(SpecKit kit, Class<?>... specs) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            kit.run(specs);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void aClaimSaysWhatItsPlanCouldShowAndHowItsIntervalNarrowed() throws IOException {
        console(kit(), Passing.class);
        JsonNode claim = summary().path("specs").get(0).path("claims").get(0);

        assertThat(claim.path("prospects").asText())
                .isEqualTo("DVGR ≥ 0.50: supported with at least 28 of 40 deep, refuted with at most 12 of 40 deep");
        assertThat(claim.path("power").asText()).startsWith("supported in 80 % of runs if the true value is 0.744");
        JsonNode looks = claim.path("looks");
        assertThat(looks.size()).isEqualTo(26);
        assertThat(looks.get(25).get(0).asInt()).isEqualTo(26);
        assertThat(looks.get(25).get(2).doubleValue())
                .isCloseTo(claim.path("interval").get(0).doubleValue(), within(1e-6));
        assertThat(claim.path("message").asText()).startsWith("DVGR ≥ 0.50: 1.00, 95 % CI");
    }

    private Path report() {
        return runFolder().resolve("report.html");
    }

    private Path runFolder() {
        try {
            return RunFiles.named("summary.json", reports).get(0).getParent();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonNode summary() throws IOException {
        return RunFiles.summary(reports);
    }
}
