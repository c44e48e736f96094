package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Evidence.Look;
import dev.tenet.trial.Threshold.Direction;
import dev.tenet.trial.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.reporting.ReportEntry;

/** The sentence on when a claim was decided, why, and by which method, in what a launch reports. */
class DecisionSentenceTests {

    private static final String REFUTED = "Refuted after 26 of 40 planned cases: the 95 % CI [0.186, 0.814], n = 26, is"
            + " below the threshold 0.90; method: exact (Clopper-Pearson), at the planned 40.";
    private static final String UNDECIDED = "Undecided after all 40 planned cases: the 95 % CI [0.338, 0.662], n = 40,"
            + " contains the threshold 0.50; method: exact (Clopper-Pearson), at the planned 40.";
    private static final String SUPPORTED = "Supported after 38 of 40 planned cases: the 95 % CI [0.831, 1.00], n = 38,"
            + " is above the threshold 0.80; method: exact (Clopper-Pearson), at the planned 40.";

    @TempDir
    static Path reports;

    private static Leaves leaves;

    @BeforeAll
    static void run() {
        leaves = new SpecKit(reports).reportingFirstVerdicts().run(RunOfAllKinds.DeepValues.class);
    }

    private static List<ReportEntry> entries(Leaves of, String claim, String verdict) {
        return of.results().allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .filter(entry -> claim.equals(entry.getKeyValuePairs().get("tenet.claim"))
                        && verdict.equals(entry.getKeyValuePairs().get("tenet.verdict")))
                .toList();
    }

    @Test
    void theMessageOfAFailureEndsWithIt() {
        assertThat(leaves.thrown("DVGR ≥ 0.90"))
                .message()
                .startsWith("DVGR ≥ 0.90 is refuted: 0.50")
                .endsWith("\n  " + REFUTED);
    }

    @Test
    void aReportEntryOfEveryVerdictHasIt() {
        assertThat(entries(leaves, "DVGR ≥ 0.80", "supported"))
                .extracting(entry -> entry.getKeyValuePairs().get("tenet.decision"))
                .containsExactly(SUPPORTED);
        assertThat(entries(leaves, "DVGR ≥ 0.50", "undecided"))
                .extracting(entry -> entry.getKeyValuePairs().get("tenet.decision"))
                .containsExactly(UNDECIDED);
        assertThat(entries(leaves, "response health", "within limits"))
                .extracting(entry -> entry.getKeyValuePairs().get("tenet.decision"))
                .contains("Within limits after all 40 planned cases: the 98.33 % CI [0.00, 0.113] (unreadable), n = 40,"
                        + " with the limit 0.05; method: exact (Clopper-Pearson), one look.");
    }

    @Test
    void aClaimWithoutFiguresHasNone() {
        assertThat(entries(leaves, "DVGR ≥ 0.50", "incomplete"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getKeyValuePairs()).doesNotContainKey("tenet.decision"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SUPPORTED | AT_LEAST | 0.60 | 0.90 | is above the threshold 0.50
                    SUPPORTED | AT_LEAST | 0.50 | 0.50 | is not below the threshold 0.50
                    SUPPORTED | AT_MOST  | 0.50 | 0.50 | is not above the threshold 0.50
                    REFUTED   | AT_MOST  | 0.10 | 0.20 | is below the threshold 0.50, but the message has a further reason
                    REFUTED   | AT_LEAST | 0.10 | 0.20 | is below the threshold 0.50
                    UNDECIDED | AT_MOST  | 0.10 | 0.20 | is below the threshold 0.50, but the message has a further reason
                    UNDECIDED | AT_LEAST | 0.40 | 0.60 | contains the threshold 0.50
                    """)
    void anIntervalThatDoesNotDecideAloneIsNoReason(
            Verdict verdict, Direction claimed, double low, double high, String why) {
        Evidence evidence = new Evidence(0.5, low, new Interval(low, high), 0.95, 40, "m");
        assertThat(sentence(verdict, evidence, claimed)).endsWith("], n = 40, " + why + "; method: m.");
    }

    @Test
    void theLookThatDecidedIsNamedWhereOtherClaimsKeptTheRunGoing() {
        Evidence evidence = new Evidence(
                0.5,
                0.8,
                new Interval(0.6, 0.9),
                0.95,
                40,
                "m",
                true,
                List.of(
                        new Look(10, 0.7, new Interval(0.3, 0.95)),
                        new Look(22, 0.8, new Interval(0.52, 0.92)),
                        new Look(40, 0.8, new Interval(0.6, 0.9))));
        assertThat(sentence(Verdict.SUPPORTED, evidence, Direction.AT_LEAST))
                .startsWith(
                        "Supported after 22 observations, in a run of all 40 planned cases: the 95 % CI [0.60, 0.90]");
    }

    @Test
    void noLevelIsRoundedToOneHundredPercent() {
        Evidence evidence = new Evidence(0.5, 0.8, new Interval(0.6, 0.9), 1 - 0.0001 / 3, 40, "m");
        assertThat(sentence(Verdict.SUPPORTED, evidence, Direction.AT_LEAST)).contains("the 99.99 % CI [0.60, 0.90]");
    }

    private static String sentence(Verdict verdict, Evidence evidence, Direction claimed) {
        return new DecisionSentence(verdict, evidence, 40, 40, Optional.of(claimed)).text();
    }

    @Test
    void theSummaryHasIt() throws IOException {
        RecordedRun run = RecordedRun.read(reports.resolve("latest"));
        assertThat(run.specs().stream().flatMap(spec -> spec.claims().stream()))
                .extracting(RecordedClaim::decision)
                .flatMap(sentence -> sentence.stream().toList())
                .contains(REFUTED, UNDECIDED, SUPPORTED);
    }

    @Test
    void aVerdictThatIsReportedAgainKeepsIt() {
        Leaves again = new SpecKit(reports).reportingFirstVerdicts().run(RunOfAllKinds.DeepValues.class);
        assertThat(again.thrown("DVGR ≥ 0.90"))
                .message()
                .contains("this verdict was ")
                .endsWith("\n  " + REFUTED);
    }
}
