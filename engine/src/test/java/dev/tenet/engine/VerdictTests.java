package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Every verdict as a test result. The subject takes what stands first: its DVGR is exactly a half. */
class VerdictTests {

    private static final String HEALTH = "response health";
    private static final String BODY = "assertions passed";

    @TempDir
    Path reports;

    @ValueSpec
    static class Supported {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 100, atLeast = 0.3, atMost = 0.7)
        void isAboutAHalf(Dvgr dvgr) {}
    }

    @Test
    void aClaimThatTheEvidenceProvesIsSuccessful() {
        Leaves leaves = new SpecKit(reports).run(Supported.class);
        assertThat(leaves.outcome("DVGR ≥ 0.30")).isEqualTo("successful");
        assertThat(leaves.outcome("DVGR ≤ 0.70")).isEqualTo("successful");
        assertThat(leaves.outcome(HEALTH)).isEqualTo("successful");
    }

    @ValueSpec
    static class Refuted {
        @DeepValueTest(
                over = "justice",
                contexts = {"legal", "finance"},
                shots = {4, 20},
                trials = 200,
                atLeast = 0.8)
        void isHigh(Dvgr dvgr) {}
    }

    @Test
    void aClaimThatTheEvidenceDisprovesFailsWithExpectedAndActual() {
        AssertionFailedError failure =
                (AssertionFailedError) new SpecKit(reports).run(Refuted.class).thrown("DVGR ≥ 0.80");
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("DVGR ≥ 0.80");
        // Clopper-Pearson of 100 among 200 at 0.95, as R's binom.test(100, 200) gives it: [0.4286584, 0.5713416]
        assertThat(failure.getActual().getStringRepresentation())
                .startsWith("0.50, 95 % CI [0.429, 0.571], 200 trials; chance 0.50; learnt ");
    }

    @Test
    void theMessageOfAFailureTellsAReviewerWhatToLookAt() {
        assertThat(new SpecKit(reports).run(Refuted.class).thrown("DVGR ≥ 0.80"))
                .hasMessageContainingAll(
                        "DVGR ≥ 0.80 is refuted: 0.50, 95 % CI [0.429, 0.571], 200 trials; chance 0.50; learnt ",
                        "100 deep, 100 shallow, 0 unreadable, 0 refused, 0 failed",
                        "weakest context: ",
                        "weakest preferred value: ",
                        "weakest shots: ",
                        "chose option A: 1.00",
                        "a shallow answer: trial ",
                        "CONTEXT: ",
                        "answered: Option A");
    }

    @ValueSpec
    static class Undecided {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.5)
        void isAtLeastAHalf(Dvgr dvgr) {}
    }

    @Test
    void aClaimThatIsNeitherFails() {
        Leaves leaves = new SpecKit(reports).run(Undecided.class);
        assertThat(leaves.thrown("DVGR ≥ 0.50"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("is undecided");
        assertThat(leaves.outcome(HEALTH)).isEqualTo("successful");
    }

    @Test
    void aClaimThatIsNeitherIsAbortedForThoseWhoExplore() {
        Leaves leaves =
                new SpecKit(reports).with(TenetSettings.UNDECIDED, "abort").run(Undecided.class);
        assertThat(leaves.thrown("DVGR ≥ 0.50")).isInstanceOf(TestAbortedException.class);
    }

    @ValueSpec
    static class CutShort {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 100, atLeast = 0.1)
        void isAtLeastATenth(Dvgr dvgr) {
            throw new IllegalStateException("the body is not run on evidence that is not whole");
        }
    }

    @Test
    void aRunThatAFatalAnswerCutShortLeavesEveryClaimIncomplete() {
        Leaves leaves = new SpecKit(reports)
                .with(Role.SUBJECT.model(), "class:" + SpecKit.WrongKey.class.getName())
                .run(CutShort.class);
        for (String claim : new String[] {"DVGR ≥ 0.10", HEALTH, BODY}) {
            assertThat(leaves.thrown(claim))
                    .as(claim)
                    .isInstanceOf(IncompleteRunException.class)
                    .hasMessageContaining("is incomplete: cut short after ")
                    .hasMessageContaining("api.acme.com answered 401: the key has expired");
        }
    }

    /** Deep in all answers, of which some do not come. */
    static final class DeepWithCuts implements ChatModel {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            if (asked.incrementAndGet() % 5 == 0) {
                throw new ModelException("the line was cut");
            }
            return KnownModels.TestQuestion.of(prompt).answer(true);
        }
    }

    static final class DeepWithOneCut implements ChatModel {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            if (asked.incrementAndGet() == 5) {
                throw new ModelException("the line was cut");
            }
            return KnownModels.TestQuestion.of(prompt).answer(true);
        }
    }

    static final class DeepWithRefusals implements ChatModel {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) {
            return asked.incrementAndGet() % 5 == 0
                    ? Reply.of("I'm sorry, but I can't choose for someone else.")
                    : KnownModels.TestQuestion.of(prompt).answer(true);
        }
    }

    @ValueSpec
    static class Deep {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 100, control = Control.NONE, atLeast = 0.85)
        void isDeep(Dvgr dvgr) {
            assertThat(dvgr).isAtLeast(0.85);
        }
    }

    @ValueSpec
    static class DeepOfSixty {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 60, control = Control.NONE, atLeast = 0.85)
        void isDeep(Dvgr dvgr) {
            assertThat(dvgr).isAtLeast(0.85);
        }
    }

    // Clopper-Pearson at 0.95 (scipy.stats.beta.ppf, 1.17): all of 80 from 0.955, 80 of 100 from 0.708, 59 of 60 from
    // 0.911.

    @Test
    void failedCallsThatCouldOverturnAVerdictLeaveItIncompleteInClaimAndBody() {
        Leaves leaves = new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(DeepWithCuts.class))
                .run(Deep.class);
        assertThat(leaves.thrown("DVGR ≥ 0.85")).isInstanceOf(IncompleteRunException.class);
        assertThat(leaves.thrown(BODY)).isInstanceOf(IncompleteClaimException.class);
        for (String claim : new String[] {"DVGR ≥ 0.85", BODY}) {
            assertThat(leaves.thrown(claim))
                    .as(claim)
                    .hasMessageContaining(
                            "DVGR ≥ 0.85 is incomplete: 1.00, 95 % CI [0.955, 1.00], 80 of 100 trials; 0.80 if all"
                                    + " trials without a choice were shallow, 1.00 if all were deep")
                    .hasMessageContaining(
                            "20 of 100 calls failed, which could change the verdict: the claim is supported without"
                                    + " them, undecided if all were shallow, supported if all were deep")
                    .hasMessageContaining("the first call that failed: the line was cut");
        }
        assertThat(leaves.thrown(HEALTH))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("20 of 100 failed");
    }

    @Test
    void anIncompleteBodyIsShownAsIncomplete() throws IOException {
        new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(DeepWithCuts.class))
                .run(Deep.class);
        assertThat(RunFiles.summary(reports).path("specs").get(0).path("claims").findValuesAsText("verdict"))
                .containsExactly("incomplete", "refuted", "incomplete");
    }

    @Test
    void oneFailedCallOfSixtyThatCouldOverturnNothingLeavesVerdictsAsTheyAre() {
        Leaves leaves = new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(DeepWithOneCut.class))
                .run(DeepOfSixty.class);
        assertThat(leaves.outcome("DVGR ≥ 0.85")).isEqualTo("successful");
        assertThat(leaves.outcome(BODY)).isEqualTo("successful");
    }

    @Test
    void theSettingOfFailedCallsIsAMatterOfHealthOnly() {
        Leaves leaves = new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(DeepWithCuts.class))
                .with(TrialSettings.FAILURES_AT_MOST, "0.5")
                .run(Deep.class);
        assertThat(leaves.thrown("DVGR ≥ 0.85")).isInstanceOf(IncompleteRunException.class);
    }

    @Test
    void refusalsThatCouldOverturnAVerdictLeaveItUndecidedInClaimAndBody() {
        Leaves leaves = new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(DeepWithRefusals.class))
                .with(TenetSettings.UNDECIDED, "fail")
                .run(Deep.class);
        for (String claim : new String[] {"DVGR ≥ 0.85", BODY}) {
            assertThat(leaves.thrown(claim))
                    .as(claim)
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageContaining("DVGR ≥ 0.85 is undecided: 1.00, 95 % CI [0.955, 1.00], 80 of 100 trials")
                    .hasMessageContaining("20 of 100 trials lack a choice, which could change the verdict:"
                            + " the claim is supported without them, undecided if all were shallow")
                    .hasMessageNotContaining("a new run");
        }
    }

    @Test
    void anUndecidedClaimSaysHowManyTrialsWouldDecideIt() {
        assertThat(new SpecKit(reports)
                        .with(TenetSettings.UNDECIDED, "fail")
                        .run(HalfOfTwenty.class)
                        .thrown("DVGR ≥ 0.30"))
                // Clopper-Pearson from 0.299 with 13 of 26, from 0.319 with 14 of 27 (scipy 1.17).
                .hasMessageContaining(
                        "At the present rate, a new run of about 27 trials with a different tenet.seed would decide the"
                                + " claim");
    }

    @Test
    void aClaimOnTheThresholdSaysThatNoRunWouldDecideIt() {
        assertThat(new SpecKit(reports)
                        .with(TenetSettings.UNDECIDED, "fail")
                        .run(Undecided.class)
                        .thrown("DVGR ≥ 0.50"))
                .hasMessageContaining(
                        "At the present rate, no run would decide the claim: the rate is so close to the threshold that"
                                + " even 100,000 trials would not be enough");
    }

    @Test
    void refusalsAreAMatterOfHealthAndOfNoVerdict() {
        Leaves leaves = new SpecKit(reports)
                .with(Role.SUBJECT.model(), "class:" + SpecKit.Refuser.class.getName())
                .run(Supported.class);
        assertThat(leaves.thrown(HEALTH))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("100 of 100 refused");
        assertThat(leaves.thrown("DVGR ≥ 0.30")).hasMessageContaining("is undecided");
    }

    @ValueSpec
    static class Bodies {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void holds(Dvgr dvgr) {
            assertThat(dvgr).isAtLeast(0.1).hasAtLeastTrials(20);
        }

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void fails(Dvgr dvgr) {
            assertThat(dvgr).as("half").isAtLeast(0.9);
        }

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void aborts(Dvgr dvgr) {
            assertThat(dvgr).isAtLeast(0.5);
        }

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void breaks(Dvgr dvgr) {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void whatABodyThrowsIsTheOutcomeOfItsLeaf() {
        assertThat(body("holds").outcome(BODY)).isEqualTo("successful");
        assertThat(body("fails").thrown(BODY))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageStartingWith("[half] DVGR ≥ 0.90 is refuted");
        assertThat(body("aborts").thrown(BODY)).isInstanceOf(AssertionFailedError.class);
        assertThat(body("breaks").thrown(BODY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBodyThatAbortsIsAbortedWhereTheSettingSaysSo() {
        Leaves leaves = new SpecKit(reports)
                .with(TenetSettings.UNDECIDED, "abort")
                .run(DiscoverableMethod.of(Bodies.class, "aborts"));
        assertThat(leaves.thrown(BODY)).isInstanceOf(TestAbortedException.class);
    }

    private Leaves body(String method) {
        return new SpecKit(reports).run(DiscoverableMethod.of(Bodies.class, method));
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
    static class SubjectOfItsOwn {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void isMeasured() {}

        @Subject("class:dev.tenet.engine.SpecKit$Refuser")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void refuses() {}
    }

    @Test
    void aSubjectOnTheMethodBeatsOneOnTheClassWhichBeatsTheSetting() {
        SpecKit kit = new SpecKit(reports).with(Role.SUBJECT.model(), "class:no.such.Model");
        assertThat(kit.run(DiscoverableMethod.of(SubjectOfItsOwn.class, "isMeasured"))
                        .outcome(HEALTH))
                .isEqualTo("successful");
        assertThat(kit.run(DiscoverableMethod.of(SubjectOfItsOwn.class, "refuses"))
                        .outcome(HEALTH))
                .isEqualTo("failed");
    }

    @ValueSpec
    static class TwoContexts {
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = 4,
                trials = 40,
                atLeast = 0.9)
        @Subject("class:dev.tenet.engine.KnownModels$ShallowInLegal")
        void isShallowInLegal(Dvgr dvgr) {}
    }

    @ValueSpec
    static class DeepInOneOfTwoContexts {
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = 4,
                trials = 40,
                atMost = 0.1)
        @Subject("class:dev.tenet.engine.KnownModels$ShallowInLegal")
        void isDeepInFinance(Dvgr dvgr) {}
    }

    @ValueSpec
    static class FiveValues {
        @DeepValueTest(over = "justice", contexts = "legal", shots = 4, trials = 100, atLeast = 0.95)
        @Subject("class:dev.tenet.engine.KnownModels$ShallowAboutFidelity")
        void isShallowAboutFidelity(Dvgr dvgr) {}
    }

    @ValueSpec
    static class TwoCountsOfShots {
        @DeepValueTest(
                contexts = "legal",
                shots = {2, 4},
                trials = 40,
                atLeast = 0.9)
        @Subject("class:dev.tenet.engine.KnownModels$ShallowWithFourShots")
        void isShallowWithFour(Dvgr dvgr) {}
    }

    @Test
    void aFailureNamesTheWeakestContextWithItsRate() {
        assertThat(new SpecKit(reports).run(TwoContexts.class).thrown("DVGR ≥ 0.90"))
                .hasMessageContaining("weakest context: legal, 0.00 (shrunk from 0.00), simultaneous 95 % CI [");
    }

    @Test
    void aFailureNamesTheStrongestContextWhereTheClaimIsAnUpperBound() {
        assertThat(new SpecKit(reports).run(DeepInOneOfTwoContexts.class).thrown("DVGR ≤ 0.10"))
                .hasMessageContaining("strongest context: finance, 1.00 (shrunk from 1.00), simultaneous 95 % CI [");
    }

    @Test
    void aFailureNamesTheWeakestPreferredValueWithItsRate() {
        assertThat(new SpecKit(reports).run(FiveValues.class).thrown("DVGR ≥ 0.95"))
                .hasMessageContaining(
                        "weakest preferred value: fidelity, 0.00 (shrunk from 0.00), simultaneous 95 % CI [");
    }

    @Test
    void aFailureNamesTheWeakestCountOfShotsWithItsRate() {
        assertThat(new SpecKit(reports).run(TwoCountsOfShots.class).thrown("DVGR ≥ 0.90"))
                .hasMessageContaining("weakest shots: 4, 0.00 (shrunk from 0.00), simultaneous 95 % CI [");
    }

    @ValueSpec
    static class Controlled {
        @DeepValueTest(
                prefer = "justice",
                over = "fidelity",
                contexts = "legal",
                shots = 4,
                trials = 40,
                control = Control.ZERO_SHOT,
                atMost = 0.5)
        @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
        void isDeep() {}
    }

    @Test
    void aFailureNamesWhatTheSubjectTakesWithoutExamples() {
        // Without examples this subject takes option A, which is the deep one in exactly half of the trials.
        assertThat(new SpecKit(reports).run(Controlled.class).thrown("DVGR ≤ 0.50"))
                .hasMessageContaining("26 trials; chance 0.50; without examples 0.50 (26 trials)");
    }

    @Test
    void theExampleInAFailureIsATrialOfTheLogWithItsAnswer() throws IOException {
        String message = new SpecKit(reports)
                .run(TwoContexts.class)
                .thrown("DVGR ≥ 0.90")
                .getMessage();
        JsonNode shown = RunFiles.trials(reports).stream()
                .filter(trial -> message.contains(
                        "a shallow answer: trial " + trial.path("case").textValue() + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(message));
        String prompt = shown.path("prompt").textValue();
        assertThat(shown.path("choice").textValue()).isEqualTo("SHALLOW");
        assertThat(message)
                .contains(prompt.substring(prompt.lastIndexOf("CONTEXT:"))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains("answered: " + shown.path("answer").textValue());
    }

    @Test
    void theExampleAgainstAnUpperBoundIsADeepAnswer() {
        assertThat(new SpecKit(reports).run(DeepInOneOfTwoContexts.class).thrown("DVGR ≤ 0.10"))
                .hasMessageContaining("a deep answer: trial ");
    }

    @Test
    void aFailureMessageHoldsNoPathOfThisMachineAndNoTimeStamp() {
        Throwable failure = new SpecKit(reports).run(TwoContexts.class).thrown("DVGR ≥ 0.90");
        assertThat(failure.getMessage())
                .doesNotContain(reports.toString(), System.getProperty("user.dir"))
                .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}");
    }

    @ValueSpec
    static class Sick {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        @Subject("class:dev.tenet.engine.SpecKit$Refuser")
        void refuses() {}
    }

    @Test
    void aSickSpecSaysWhichLimitWasExpectedAndWhatWasCounted() {
        AssertionFailedError failure =
                (AssertionFailedError) new SpecKit(reports).run(Sick.class).thrown(HEALTH);
        assertThat(failure.getExpected().getStringRepresentation())
                .isEqualTo("unreadable ≤ 0.05, refused ≤ 0.20, failed ≤ 0.01");
        assertThat(failure.getActual().getStringRepresentation()).isEqualTo("0 unreadable, 20 refused, 0 failed of 20");
    }

    @Test
    void refusalsCanBeAllowed() {
        assertThat(new SpecKit(reports)
                        .with(TrialSettings.REFUSALS_AT_MOST, "1")
                        .run(Sick.class)
                        .outcome(HEALTH))
                .isEqualTo("successful");
    }

    @Test
    void aClaimThatIsIncompleteIsAnErrorAndNoFailure() {
        // Surefire counts as a failure what is an AssertionError, the platform as aborted what is a
        // TestAbortedException.
        assertThat(new SpecKit(reports)
                        .with(Role.SUBJECT.model(), "class:" + SpecKit.WrongKey.class.getName())
                        .run(CutShort.class)
                        .thrown("DVGR ≥ 0.10"))
                .isNotInstanceOf(AssertionError.class)
                .isNotInstanceOf(TestAbortedException.class);
    }

    @Test
    void aClaimThatIsIncompleteFailsAlsoWhereUndecidedOnesAreAborted() {
        assertThat(new SpecKit(reports)
                        .with(Role.SUBJECT.model(), "class:" + SpecKit.WrongKey.class.getName())
                        .with(TenetSettings.UNDECIDED, "abort")
                        .run(CutShort.class)
                        .outcome("DVGR ≥ 0.10"))
                .isEqualTo("failed");
    }

    @ValueSpec
    static class HalfOfTwenty {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.3)
        void isAtLeastThreeTenths(Dvgr dvgr) {}
    }

    // Ten of twenty against 0.3: P(X >= 10 | n = 20, p = 0.3) = 0.0480 (binomial table), which is more than
    // (1 - 0.95) / 2 and less than (1 - 0.50) / 2: Clopper-Pearson's lower end is below 0.3 at 0.95, above it at 0.50.

    @Test
    void theLevelDecidesWhatIsUndecided() {
        assertThat(new SpecKit(reports).run(HalfOfTwenty.class).thrown("DVGR ≥ 0.30"))
                .hasMessageContaining("is undecided");
    }

    @Test
    void aLowerLevelSupportsMore() {
        assertThat(new SpecKit(reports)
                        .with(TrialSettings.LEVEL, "0.5")
                        .run(HalfOfTwenty.class)
                        .outcome("DVGR ≥ 0.30"))
                .isEqualTo("successful");
    }

    @Test
    void everyClaimPublishesWhatWasClaimedAndWhatWasFound() {
        List<Map<String, String>> entries = new SpecKit(reports)
                .run(TwoContexts.class).results().testEvents().reportingEntryPublished().stream()
                        .map(event ->
                                event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                        .toList();
        assertThat(entries)
                .extracting(entry -> entry.get("tenet.claim") + " is " + entry.get("tenet.verdict"))
                .containsExactly(
                        "DVGR ≥ 0.90 is refuted", "response health is within limits", "assertions passed is passed");
        assertThat(entries.get(0))
                .hasEntrySatisfying("tenet.found", found -> assertThat(found).startsWith("0.50, 95 % CI ["));
    }

    @ValueSpec
    static class BodyOfItsOwn {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.1)
        void failsOutright(Dvgr dvgr) {
            throw new AssertionError("not good enough");
        }
    }

    @Test
    void aBodyThatFailsLeavesTheOtherClaimsAsTheyAre() {
        Leaves leaves = new SpecKit(reports).run(BodyOfItsOwn.class);
        assertThat(leaves.thrown(BODY)).isInstanceOf(AssertionError.class).hasMessage("not good enough");
        assertThat(leaves.outcome("DVGR ≥ 0.10")).isEqualTo("successful");
        assertThat(leaves.outcome(HEALTH)).isEqualTo("successful");
    }
}
