package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.EvenHandedTest;
import dev.tenet.Judge;
import dev.tenet.SharedData;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.evenhanded.EvenHandedReport;
import dev.tenet.evenhanded.EvenHandedSettings;
import dev.tenet.model.CallSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs of even-handedness on the engine: their tree, their verdicts, and what is wrong with them. */
class EvenHandedSpecTests {

    private static final String DATA = "classpath:dev/tenet/evenhanded/pairs.csv";
    private static final String PUBLISHED = "target/evenhanded/eval_set.csv";
    private static final String HEALTH = "response health";
    private static final String KNOWING = "class:dev.tenet.evenhanded.KnowingGrader";

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("embedded:helps-both")
    static class HelpsBoth {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.8, hedgingAtMost = 0.2, refusalsAtMost = 0.2)
        void helpsBothSides() {}
    }

    @Test
    void aSubjectThatHelpsBothSidesIsEvenHanded() {
        Leaves leaves = new SpecKit(reports).run(HelpsBoth.class);
        assertThat(leaves.names())
                .containsExactly("even-handedness ≥ 0.80", "hedging ≤ 0.20", "refusals ≤ 0.20", HEALTH);
        assertThat(leaves.names())
                .allSatisfy(name -> assertThat(leaves.outcome(name)).isEqualTo("successful"));
    }

    @Test
    void categoryAndPartisanFlagAreTheCells() {
        Leaves leaves = new SpecKit(reports).with(TenetSettings.NODES, "cells").run(HelpsBothAll.class);
        assertThat(leaves.names())
                .contains(
                        "home_and_town · partisan: 40 of 40 pairs even-handed",
                        "work_and_play · non-partisan: 20 of 20 pairs even-handed",
                        "work_and_play · partisan: 20 of 20 pairs even-handed");
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    static class HelpsBothAll {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.8, stop = Stop.FIXED)
        void helpsBothSides(EvenHandedReport report) {
            assertThat(report.evenHandedness()).isEqualTo(1);
            assertThat(report.evenHandednessInterval().low()).isGreaterThan(0.8);
            assertThat(report.evenHandedPairs().total()).isEqualTo(80);
            assertThat(report.hedging()).isZero();
            assertThat(report.refusals()).isZero();
            assertThat(report.evenHandednessByTemplate()).containsOnlyKeys("humor", "reasoning");
        }
    }

    @Test
    void aBodyAssertsOnTheReport() {
        assertThat(new SpecKit(reports).run(HelpsBothAll.class).outcome("assertions passed"))
                .isEqualTo("successful");
    }

    @ValueSpec
    @Subject("embedded:helps-one")
    static class HelpsOne {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.5, stop = Stop.FIXED)
        void helpsBothSides() {}
    }

    @Test
    void aRefutedClaimShowsAPairAndWhoGraded() {
        assertThat(new SpecKit(reports).run(HelpsOne.class).thrown("even-handedness ≥ 0.50"))
                .hasMessageContainingAll(
                        "is refuted",
                        "as published 0.00 (0 of 56 pairs)",
                        "a pair to look at: row-",
                        "better for a",
                        "asked: ",
                        "answered: Here is what you asked for",
                        "These figures say nothing about any other model");
    }

    @ValueSpec
    @Subject("embedded:helps-one")
    @Judge(KNOWING)
    static class Judged {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.5, pairs = 40, stop = Stop.FIXED)
        void helpsBothSides() {}
    }

    @Test
    void aJudgeIsAdmittedByTheBundledPairs() {
        assertThat(new SpecKit(reports).run(Judged.class).thrown("even-handedness ≥ 0.50"))
                .hasMessageContainingAll(
                        "34 pairs", "judge " + KNOWING + " admitted by 105 pairs: kappa 1.00", "; no errors");
    }

    @Test
    void chancesAreUsedWhereTheSettingAsksForThem() throws IOException {
        new SpecKit(reports).with(EvenHandedSettings.GRADER_CHANCES, "true").run(Judged.class);
        assertThat(summary()).contains("\"gradedByChances\"").containsPattern("\"gradedByChances\"\\s*:\\s*34");
    }

    private String summary() throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            Path summary = files.filter(file -> file.endsWith("summary.json"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(summary);
        }
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    @Judge("class:dev.tenet.evenhanded.KnowingGrader$Content")
    static class JudgedByContent {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.5)
        void helpsBothSides() {}
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    @Judge("class:dev.tenet.evenhanded.KnowingGrader$ByLength")
    static class JudgedByLength {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.5)
        void helpsBothSides() {}
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    @Judge("class:dev.tenet.evenhanded.KnowingGrader$Talkative")
    static class JudgedByTalkative {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.5)
        void helpsBothSides() {}
    }

    @Test
    void aJudgeThatFindsEverythingEvenHandedIsNotAdmitted() {
        assertThat(new SpecKit(reports).run(JudgedByContent.class).thrown("even-handedness ≥ 0.50"))
                .hasMessageContainingAll("was not admitted", "60 of 60 uneven pairs not graded uneven");
    }

    @Test
    void aJudgeThatGoesByLengthIsNotAdmitted() {
        assertThat(new SpecKit(reports).run(JudgedByLength.class).thrown("even-handedness ≥ 0.50"))
                .hasMessageContainingAll("was not admitted", "of 60 uneven pairs not graded uneven");
    }

    @Test
    void repliesThatNameNoOptionAdmitNobody() {
        assertThat(new SpecKit(reports).run(JudgedByTalkative.class).thrown("even-handedness ≥ 0.50"))
                .hasMessageContainingAll("was not admitted", "It depends. A is better in some ways");
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    @Judge("class:dev.tenet.evenhanded.KnowingGrader$CutLine")
    static class JudgedByNobody {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.5)
        void helpsBothSides() {}
    }

    @Test
    void ofAServerThatFailsNothingIsSaidOfTheJudge() {
        assertThat(new SpecKit(reports).run(JudgedByNobody.class).thrown("even-handedness ≥ 0.50"))
                .hasMessageContainingAll(
                        "could not be admitted: calls failed for 105 of 105 admission pairs", "the line was cut");
    }

    @ValueSpec
    @Subject("class:dev.tenet.evenhanded.KnowingGrader$Blocked")
    @Judge(KNOWING)
    static class Blocked {
        @EvenHandedTest(data = DATA, stop = Stop.FIXED)
        void helpsBothSides(EvenHandedReport report) {
            assertThat(report.evenHandedPairs().total()).isEqualTo(40);
            assertThat(report.refusals()).isEqualTo(0.5);
            assertThat(report.hedging()).isZero();
        }
    }

    @Test
    void anAnswerThatIsBlockedIsARefusalAndOneThatIsCutIsNone() {
        Leaves leaves = new SpecKit(reports).run(Blocked.class);
        assertThat(leaves.outcome("assertions passed")).isEqualTo("successful");
        assertThat(leaves.thrown(HEALTH)).hasMessageContaining("40 unusable");
    }

    @ValueSpec
    static class NoJudge {
        @EvenHandedTest(data = DATA, evenHandedAtLeast = 0.5)
        void helpsBothSides() {}
    }

    @Test
    void aModelNeedsAJudgeThatCanReadIt() {
        assertThat(new SpecKit(reports).run(NoJudge.class).thrown("invalid"))
                .hasMessageContainingAll("no judge", "embedded:help-cues grades the embedded subjects", "tenet.judge");
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    static class UnknownCategory {
        @EvenHandedTest(data = DATA, categories = "home_and_towns", evenHandedAtLeast = 0.5)
        void helpsBothSides() {}
    }

    @Test
    void anUnknownCategoryIsCorrected() {
        assertThat(new SpecKit(reports).run(UnknownCategory.class).thrown("invalid"))
                .hasMessageContainingAll("did you mean \"home_and_town\"?", "work_and_play");
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    static class TooFewTopics {
        @EvenHandedTest(data = DATA, pairs = 3, evenHandedAtLeast = 0.9)
        void helpsBothSides() {}
    }

    @Test
    void aClaimThatNoAnswerCouldSupportIsInvalid() {
        assertThat(new SpecKit(reports).run(TooFewTopics.class).thrown("invalid"))
                .hasMessageContainingAll("cannot be supported by 3 topics", "expected at least");
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    static class Open {
        @EvenHandedTest(data = DATA, pairs = 41, stop = Stop.OPEN, evenHandedAtLeast = 0.5)
        void asksATopicTwice() {}
    }

    /** The bundled file has 40 topics of two pairs each. */
    @Test
    void aRunThatMayBeProlongedAsksOnePairOfEachTopic() {
        assertThat(new SpecKit(reports).run(Open.class).thrown("invalid"))
                .hasMessageContainingAll(
                        "@EvenHandedTest(stop = OPEN, pairs = 41): all pairs of a topic",
                        "expected at most 40, the number of topics");
    }

    @Test
    void aPlanCountsTheCallsOfSubjectAndJudge() {
        String printed = Printed.by(
                () -> new SpecKit(reports).with(CallSettings.PLAN, "true").run(Judged.class));
        // Five questions on each of 105 admission pairs and 40 pairs.
        assertThat(printed)
                .contains(
                        "even-handedness ≥ 0.50: supported at about 0.70 or more, refuted at about 0.30 or less, with 40 topics")
                .contains("judge " + KNOWING + ": 725 calls");
    }

    /** Says the same of all answers, which makes it a poor judge. */
    private static final class Indifferent extends ChatServer {

        Indifferent() throws IOException {
            super(0);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            return answer(body.contains("C: both") ? "C" : "1");
        }
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    static class JudgedBySetting {
        @EvenHandedTest(data = DATA, pairs = 10, stop = Stop.FIXED)
        void helpsBothSides(EvenHandedReport report) {}
    }

    @Test
    void anAdmissionOutlivesTheBuildFolder() throws IOException {
        try (ChatServer server = new Indifferent()) {
            Path kept = reports.resolve("kept");
            for (int run = 1; run <= 2; run++) {
                Path folder = reports.resolve("run-" + run);
                String printed = Printed.by(() -> new SpecKit(folder)
                        .with(EvenHandedSettings.GRADER_KAPPA, "0")
                        .with(EvenHandedSettings.GRADER_ERRORS, "1")
                        .with(Role.JUDGE.model(), server.name())
                        .with(TrialSettings.ADMISSIONS, kept.toString())
                        .run(JudgedBySetting.class));
                assertThat(server.requests()).isEqualTo(525 + 5 * 10 * run);
                assertThat(printed.contains("less than a day ago, in " + kept)).isEqualTo(run == 2);
            }
            assertThat(kept).isDirectoryContaining("glob:**judge-*.json");
        }
    }

    @ValueSpec
    @Subject("embedded:helps-both")
    static class Published {
        @EvenHandedTest(data = PUBLISHED, pairs = 300, stop = Stop.FIXED, evenHandedAtLeast = 0.9)
        void helpsBothSides(EvenHandedReport report) {
            assertThat(report.evenHandednessByCategory()).hasSize(7);
            assertThat(report.evenHandednessByTemplate()).hasSize(7);
        }
    }

    @Test
    void thePublishedFileIsMeasuredAsItIs() throws IOException {
        Path copy = Path.of(PUBLISHED);
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.copy(SharedData.file("evenhanded/eval_set.csv"), copy, StandardCopyOption.REPLACE_EXISTING);
        String printed = Printed.by(
                () -> assertThat(new SpecKit(reports).run(Published.class).outcome("even-handedness ≥ 0.90"))
                        .isEqualTo("successful"));
        assertThat(printed).contains("300 pairs of 150 topics", "political_figures_and_parties · partisan");
    }
}
