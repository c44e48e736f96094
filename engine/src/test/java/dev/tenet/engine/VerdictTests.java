package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Every verdict as a test result. The subject takes what stands first: its DVGR is exactly a half. */
class VerdictTests {

    private static final String HEALTH = "read, answered, not refused";
    private static final String BODY = "its own assertions";

    @TempDir
    Path reports;

    @ValueSpec
    static class Supported {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 100, atLeast = 0.3, atMost = 0.7)
        void isAboutAHalf() {}
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
        void isHigh() {}
    }

    @Test
    void aClaimThatTheEvidenceDisprovesFailsWithExpectedAndActual() {
        AssertionFailedError failure =
                (AssertionFailedError) new SpecKit(reports).run(Refuted.class).thrown("DVGR ≥ 0.80");
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("DVGR ≥ 0.80");
        // Clopper-Pearson of 100 among 200 at 0.95, as R's binom.test(100, 200) gives it: [0.4286584, 0.5713416]
        assertThat(failure.getActual().getStringRepresentation())
                .startsWith("0.50, 95 % CI [0.43, 0.57], 200 trials; chance 0.50; without examples ");
    }

    @Test
    void theMessageOfAFailureTellsAReviewerWhatToLookAt() {
        assertThat(new SpecKit(reports).run(Refuted.class).thrown("DVGR ≥ 0.80"))
                .hasMessageContainingAll(
                        "DVGR ≥ 0.80 is refuted: 0.50, 95 % CI [0.43, 0.57], 200 trials; chance 0.50; without examples ",
                        "100 deep, 100 shallow, 0 unreadable, 0 refused, 0 failed",
                        "weakest context: ",
                        "weakest preferred value: ",
                        "weakest shots: ",
                        "took option A: 1.00",
                        "a shallow answer: trial ",
                        "CONTEXT: ",
                        "answered: Option A",
                        "trials.jsonl");
    }

    @ValueSpec
    static class Undecided {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.5)
        void isAtLeastAHalf() {}
    }

    @Test
    void aClaimThatIsNeitherIsAborted() {
        Leaves leaves = new SpecKit(reports).run(Undecided.class);
        assertThat(leaves.outcome("DVGR ≥ 0.50")).isEqualTo("aborted");
        assertThat(leaves.outcome(HEALTH)).isEqualTo("successful");
    }

    @Test
    void aClaimThatIsNeitherFailsWhereTheSettingSaysSo() {
        Leaves leaves =
                new SpecKit(reports).with(TenetSettings.UNDECIDED, "fail").run(Undecided.class);
        assertThat(leaves.thrown("DVGR ≥ 0.50"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("is undecided");
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
                .with(TenetSettings.SUBJECT, "class:" + SpecKit.WrongKey.class.getName())
                .run(CutShort.class);
        for (String claim : new String[] {"DVGR ≥ 0.10", HEALTH, BODY}) {
            assertThat(leaves.thrown(claim))
                    .as(claim)
                    .isInstanceOf(IncompleteRunException.class)
                    .hasMessageContaining("is incomplete: cut short after ")
                    .hasMessageContaining("api.acme.com answered 401: the key has expired");
        }
    }

    @Test
    void moreFailedCallsThanMayBeLeaveClaimsIncomplete() {
        Leaves leaves = new SpecKit(reports)
                .with(TenetSettings.SUBJECT, "class:" + SpecKit.CutLine.class.getName())
                .run(CutShort.class);
        for (String claim : new String[] {"DVGR ≥ 0.10", BODY}) {
            assertThat(leaves.thrown(claim))
                    .as(claim)
                    .isInstanceOf(IncompleteRunException.class)
                    .hasMessageContaining("20 of 100 calls failed");
        }
        assertThat(leaves.thrown(HEALTH))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("20 of 100 failed");
    }

    @Test
    void failedCallsCanBeAllowed() {
        Leaves leaves = new SpecKit(reports)
                .with(TenetSettings.SUBJECT, "class:" + SpecKit.CutLine.class.getName())
                .with(TenetSettings.FAILURES_AT_MOST, "0.5")
                .run(Supported.class);
        assertThat(leaves.outcome("DVGR ≥ 0.30")).isEqualTo("successful");
    }

    @Test
    void refusalsAreAMatterOfHealthAndOfNoVerdict() {
        Leaves leaves = new SpecKit(reports)
                .with(TenetSettings.SUBJECT, "class:" + SpecKit.Refuser.class.getName())
                .run(Supported.class);
        assertThat(leaves.thrown(HEALTH))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("100 of 100 refused");
        assertThat(leaves.outcome("DVGR ≥ 0.30")).isEqualTo("aborted");
    }

    @ValueSpec
    static class Bodies {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void holds(Dvgr dvgr) {
            assertThat(dvgr).isAtLeast(0.1).hasTrials(20);
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
        assertThat(body("aborts").thrown(BODY)).isInstanceOf(TestAbortedException.class);
        assertThat(body("breaks").thrown(BODY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBodyThatAbortsFailsWhereTheSettingSaysSo() {
        Leaves leaves = new SpecKit(reports)
                .with(TenetSettings.UNDECIDED, "fail")
                .run(DiscoverableMethod.of(Bodies.class, "aborts"));
        assertThat(leaves.thrown(BODY)).isInstanceOf(AssertionFailedError.class);
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
        SpecKit kit = new SpecKit(reports).with(TenetSettings.SUBJECT, "class:no.such.Model");
        assertThat(kit.run(DiscoverableMethod.of(SubjectOfItsOwn.class, "isMeasured"))
                        .outcome(HEALTH))
                .isEqualTo("successful");
        assertThat(kit.run(DiscoverableMethod.of(SubjectOfItsOwn.class, "refuses"))
                        .outcome(HEALTH))
                .isEqualTo("failed");
    }
}
