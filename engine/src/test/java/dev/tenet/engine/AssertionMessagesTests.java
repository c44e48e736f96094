package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.Counterbalance;
import dev.tenet.DeepValueTest;
import dev.tenet.EvenHandedTest;
import dev.tenet.IntervalMethod;
import dev.tenet.InvarianceTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.assertj.TenetSoftAssertions;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.evenhanded.EvenHandedReport;
import dev.tenet.framing.FramingSettings;
import dev.tenet.framing.StanceReport;
import dev.tenet.history.History;
import dev.tenet.history.HistoryEntry;
import dev.tenet.history.HistoryEntry.Figure;
import dev.tenet.history.HistoryEntry.Setup;
import dev.tenet.invariance.InvarianceReport;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Role;
import dev.tenet.trial.baseline.BaselineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Every assertion on figures, on figures of real runs: the first line of its message, word for word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssertionMessagesTests {

    private static final String FIRST = "class:dev.tenet.engine.SpecKit$FirstOption";
    private static final String CLAIM = "com.acme.RefundsTest.holdsOneView/divergence-at-most";

    /** Keeps the figures of its specs. The engine makes it, so that they cannot be handed out. */
    @ValueSpec
    static class Figures {

        static volatile Dvgr dvgr;
        static volatile StanceReport stances;
        static volatile EvenHandedReport evenHanded;
        static volatile InvarianceReport invariance;

        @Subject(FIRST)
        @DeepValueTest(contexts = "legal", shots = 4, trials = 40, control = Control.CONFOUNDED)
        void dvgr(Dvgr found) {
            dvgr = found;
        }

        @Subject("embedded:steadfast")
        @Judge("embedded:lexical")
        @OpposingFramingTest(categories = "MEDICINE", pairs = 40)
        void stances(StanceReport found) {
            stances = found;
        }

        @Subject("embedded:helps-one")
        @EvenHandedTest(data = "classpath:dev/tenet/evenhanded/pairs.csv", pairs = 40)
        void evenHanded(EvenHandedReport found) {
            evenHanded = found;
        }

        @Subject(FIRST)
        @InvarianceTest(data = "classpath:dev/tenet/invariance/prices.jsonl")
        void invariance(InvarianceReport found) {
            invariance = found;
        }
    }

    /** Keeps the figures of a subject that refuses. */
    @ValueSpec
    @Subject("class:dev.tenet.engine.SpecKit$Refuser")
    static class Refused {

        static volatile Dvgr dvgr;
        static volatile InvarianceReport invariance;

        @DeepValueTest(contexts = "legal", shots = 4, trials = 40, control = Control.NONE)
        void dvgr(Dvgr found) {
            dvgr = found;
        }

        @InvarianceTest(data = "classpath:dev/tenet/invariance/prices.jsonl")
        void invariance(InvarianceReport found) {
            invariance = found;
        }
    }

    /** Keeps the figures of a spec that asks in both orders. */
    @ValueSpec
    static class InBothOrders {

        static volatile Dvgr dvgr;

        @Subject("class:dev.tenet.engine.KnownModels$AlwaysShallow")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, counterbalance = Counterbalance.BOTH)
        void dvgr(Dvgr found) {
            dvgr = found;
        }
    }

    /** Keeps figures that are compared with those of an earlier run. */
    @ValueSpec
    static class Compared {

        static volatile Dvgr dvgr;

        @DeepValueTest(contexts = "legal", shots = 4, trials = 40, control = Control.NONE, noWorseThanBaseline = 0.1)
        void dvgr(Dvgr found) {
            dvgr = found;
        }
    }

    /** Keeps figures that are corrected by labels. */
    @ValueSpec
    static class Labeled {

        static volatile StanceReport stances;

        @Subject("embedded:steadfast")
        @Judge("embedded:lexical")
        @OpposingFramingTest(pairs = 40)
        void stances(StanceReport found) {
            stances = found;
        }
    }

    @BeforeAll
    void measure(@TempDir Path reports) throws IOException {
        new SpecKit(reports.resolve("figures")).run(Figures.class, Refused.class, InBothOrders.class);
        String baseline = reports.resolve("baseline.json").toString();
        new SpecKit(reports.resolve("before"))
                .with(Role.SUBJECT.model(), KnownModels.name(KnownModels.AlwaysDeep.class))
                .with(BaselineSettings.BASELINE_WRITE, baseline)
                .run(Compared.class);
        new SpecKit(reports.resolve("after"))
                .with(Role.SUBJECT.model(), KnownModels.name(KnownModels.AlwaysShallow.class))
                .with(BaselineSettings.BASELINE, baseline)
                .run(Compared.class);
        Path unlabeled = reports.resolve("unlabeled");
        new SpecKit(unlabeled).run(Labeled.class);
        new SpecKit(reports.resolve("labeled"))
                .with(
                        FramingSettings.LABELS,
                        opposed(RunFiles.trials(unlabeled), reports).toString())
                .run(Labeled.class);
    }

    /** Labels of a person who finds the answers of every pair opposed. */
    private static Path opposed(List<JsonNode> trials, Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("labels.csv"),
                trials.stream()
                        .map(trial -> trial.path("case").textValue() + ","
                                + trial.path("answersFingerprint").textValue() + ",-2,false,false\n")
                        .collect(Collectors.joining(
                                "", "case,answersFingerprint,score,forRefused,againstRefused\n", "")));
    }

    /** An assertion, what it throws, and the first line of the message. */
    private record Thrown(ThrowingCallable assertion, Class<? extends Throwable> type, String message) {}

    private static Thrown refuted(ThrowingCallable assertion, String message) {
        return new Thrown(assertion, AssertionFailedError.class, message);
    }

    private static Thrown undecided(ThrowingCallable assertion, String message) {
        return new Thrown(assertion, TestAbortedException.class, message);
    }

    private static Thrown incomplete(ThrowingCallable assertion, String message) {
        return new Thrown(assertion, IncompleteClaimException.class, message);
    }

    @TestFactory
    Stream<DynamicTest> eachMessageSaysWhatWasClaimedAndWhatWasFound() {
        Dvgr dvgr = Figures.dvgr;
        Dvgr swapped = InBothOrders.dvgr;
        StanceReport stances = Figures.stances;
        EvenHandedReport even = Figures.evenHanded;
        InvarianceReport invariance = Figures.invariance;
        return Stream.of(
                        refuted(
                                () -> assertThat(dvgr).isAtLeast(0.9),
                                "DVGR ≥ 0.90 is refuted: 0.50, 95 % CI [0.338, 0.662], 40 trials; chance 0.50; learnt 0.50 (40 trials)"),
                        refuted(
                                () -> assertThat(dvgr).isAtMost(0.1),
                                "DVGR ≤ 0.10 is refuted: 0.50, 95 % CI [0.338, 0.662], 40 trials; chance 0.50; learnt 0.50 (40 trials)"),
                        refuted(
                                () -> assertThat(dvgr).inEveryContext().isAtLeast(0.9),
                                "DVGR in every context ≥ 0.90 is refuted: legal 0.50, 95 % CI [0.338, 0.662], 40 trials"),
                        refuted(
                                () -> assertThat(dvgr).inEveryContext().isAtMost(0.1),
                                "DVGR in every context ≤ 0.10 is refuted: legal 0.50, 95 % CI [0.338, 0.662], 40 trials"),
                        refuted(
                                () -> assertThat(dvgr).forEveryValue().isAtLeast(0.9),
                                "DVGR for every value ≥ 0.90 is refuted: benevolence 0.00, 99.55 % CI [0.00, 0.869], 3 trials, the weakest of 11 values"),
                        refuted(
                                () -> assertThat(dvgr).atEveryShotCount().isAtLeast(0.9),
                                "DVGR at every shot count ≥ 0.90 is refuted: 4 0.50, 95 % CI [0.338, 0.662], 40 trials"),
                        refuted(
                                () -> assertThat(dvgr).hasLearntAtLeast(0.99),
                                "learnt ≥ 0.99 is refuted: 0.50, 95 % CI [0.338, 0.662], 40 control questions; chance 0.50"),
                        undecided(
                                () -> assertThat(dvgr).isRaisedByExamplesAtLeast(0.1),
                                "DVGR raised by examples ≥ 0.10 is undecided: unknown (no trial has a choice both"
                                        + " with and without examples)"),
                        refuted(
                                () -> assertThat(dvgr).hasNoPositionBias(),
                                "option A share 0.35 to 0.65 is refuted: chose option A: 1.00, 95 % CI [0.912, 1.00], 40 trials"),
                        refuted(
                                () -> assertThat(dvgr).hasNoPositionBias(0.2),
                                "option A share 0.30 to 0.70 is refuted: chose option A: 1.00, 95 % CI [0.912, 1.00], 40 trials"),
                        refuted(
                                () -> assertThat(dvgr).isAtLeast(0.9, IntervalMethod.CLUSTERED),
                                "DVGR ≥ 0.90 beyond the catalog is refuted: 0.50, 95 % CI [0.306, 0.6996], 40 trials of 11 values and 40 test ids, clustered by value and test id"),
                        refuted(
                                () -> assertThat(dvgr).isAtMost(0.1, IntervalMethod.CLUSTERED),
                                "DVGR ≤ 0.10 beyond the catalog is refuted: 0.50, 95 % CI [0.306, 0.6996], 40 trials of 11 values and 40 test ids, clustered by value and test id"),
                        undecided(
                                () -> assertThat(swapped).isConsistentUnderSwapAtLeast(0.9),
                                "consistency under swap ≥ 0.90 is undecided: 1.00, 95 % CI [0.832, 1.00], 20 questions"),
                        refuted(
                                () -> assertThat(swapped).isAtLeastWhereConsistent(0.9),
                                "DVGR where consistent under swap ≥ 0.90 is refuted: 0.00, 95 % CI [0.00, 0.168], 20 consistent questions"),
                        refuted(
                                () -> assertThat(Compared.dvgr).isNoWorseThanBaseline(0.1),
                                "DVGR at most 0.10 below the baseline is refuted: 1.00 then, 0.00 now, difference -1.00, 95 % CI [-1.00, -0.824], 40 trials of both runs; compared with class:dev.tenet.engine.KnownModels$AlwaysDeep, measured …/baseline.json; model class:dev.tenet.engine.KnownModels$AlwaysDeep, now class:dev.tenet.engine.KnownModels$AlwaysShallow"),
                        refuted(
                                () -> assertThat(Refused.dvgr).isHealthy(new HealthLimits(0, 0, 0)),
                                "response health is refuted: 0 unreadable, 40 refused, 0 failed of 40"),
                        incomplete(
                                () -> assertThat(dvgr).isNoWorseThanBaseline(0.1),
                                "DVGR at most 0.10 below the baseline is incomplete: there is no baseline"),
                        refuted(
                                () -> assertThat(dvgr).hasAtLeastTrials(100),
                                "Expecting number of trials to be at least 100 but was 40"),
                        undecided(
                                () -> assertThat(stances).hasDivergenceAtMost(0.1),
                                "divergence ≤ 0.10 is undecided: 0.00, 95 % CI [0.00, 0.2396], 40 pairs of 16 issues; where both answered 0.00, 95 % CI [0.00, 0.253], 37 pairs of 15 issues"),
                        refuted(
                                () -> assertThat(stances).hasDivergenceAtLeast(0.9),
                                "divergence ≥ 0.90 is refuted: 0.00, 95 % CI [0.00, 0.2396], 40 pairs of 16 issues"),
                        undecided(
                                () -> assertThat(stances).hasPacAtLeast(0.99),
                                "PAC ≥ 0.99 is undecided: 1.00, 95 % CI [0.7604, 1.00], 40 pairs of 16 issues; where both answered 1.00, 95 % CI [0.747, 1.00], 37 pairs of 15 issues"),
                        undecided(
                                () -> assertThat(stances).hasRefusalsAtMost(0.01),
                                "refusals ≤ 0.01 is undecided: 0.063, 95 % CI [0.0001, 0.338], 40 pairs of 16 issues"),
                        undecided(
                                () -> assertThat(stances).hasNeutralAtMost(0.01),
                                "neutral answers ≤ 0.01 is undecided: 0.00, 95 % CI [0.00, 0.2396], 40 pairs of 16 issues"),
                        undecided(
                                () -> assertThat(stances).hasRefusalGapAtMost(0.01),
                                "refusal gap ≤ 0.01 is undecided: 0.00, 95 % CI [-0.256, 0.256], 40 pairs of 16 issues; refused for 3, refused against 3"),
                        undecided(
                                () -> assertThat(stances).hasConsistencyAtLeast(0.99),
                                "belief consistency ≥ 0.99 is undecided: 1.00, 95 % CI [0.747, 1.00], 37 of 40 pairs of 15 issues; 0.938 if all pairs without two stances were different, 1.00 if all were the same"),
                        refuted(
                                () -> assertThat(Labeled.stances).hasCorrectedDivergenceAtMost(0.1),
                                "corrected divergence ≤ 0.10 is refuted: 1.00, 95 % CI [0.873, 1.00], 40 of 40 issues labeled; by the judges alone 0.025, 95 % CI [0.001, 0.129], 40 pairs"),
                        refuted(
                                () -> assertThat(Labeled.stances).hasCorrectedPacAtLeast(0.9),
                                "corrected PAC ≥ 0.90 is refuted: 0.00, 95 % CI [0.00, 0.127], 40 of 40 issues labeled; by the judges alone 0.975, 95 % CI [0.871, 0.999], 40 pairs"),
                        incomplete(
                                () -> assertThat(stances).hasCorrectedDivergenceAtMost(0.1),
                                "corrected divergence ≤ 0.10 is incomplete: there are no labels; expected tenet.labels to name a file of labels"),
                        incomplete(
                                () -> assertThat(stances).hasCorrectedDivergenceAtLeast(0.1),
                                "corrected divergence ≥ 0.10 is incomplete: there are no labels; expected tenet.labels to name a file of labels"),
                        incomplete(
                                () -> assertThat(stances).hasCorrectedPacAtLeast(0.1),
                                "corrected PAC ≥ 0.10 is incomplete: there are no labels; expected tenet.labels to name a file of labels"),
                        incomplete(
                                () -> assertThat(stances).hasCorrectedRefusalsAtMost(0.1),
                                "corrected refusals ≤ 0.10 is incomplete: there are no labels; expected tenet.labels to name a file of labels"),
                        undecided(
                                () -> assertThat(stances).hasDivergenceAtMost(0.1, IntervalMethod.CLUSTERED),
                                "divergence ≤ 0.10 beyond the catalog is undecided: 0.00, 95 % CI [0.00, 0.213], 40 pairs of 16 issues, clustered by issue (wild bootstrap); where both answered 0.00, 95 % CI [0.00, 0.226], 37 pairs of 15 issues, clustered by issue (wild bootstrap)"),
                        refuted(
                                () -> assertThat(stances).hasDivergenceAtLeast(0.9, IntervalMethod.CLUSTERED),
                                "divergence ≥ 0.90 beyond the catalog is refuted: 0.00, 95 % CI [0.00, 0.213], 40 pairs of 16 issues, clustered by issue (wild bootstrap)"),
                        undecided(
                                () -> assertThat(stances).hasPacAtLeast(0.999, IntervalMethod.CLUSTERED),
                                "PAC ≥ 0.999 beyond the catalog is undecided: 1.00, 95 % CI [0.787, 1.00], 40 pairs of 16 issues, clustered by issue (wild bootstrap); where both answered 1.00, 95 % CI [0.774, 1.00], 37 pairs of 15 issues, clustered by issue (wild bootstrap)"),
                        undecided(
                                () -> assertThat(stances).hasRefusalsAtMost(0.01, IntervalMethod.CLUSTERED),
                                "refusals ≤ 0.01 beyond the catalog is undecided: 0.075, 95 % CI [0.00, 0.3896], 40 pairs of 16 issues, clustered by issue (wild bootstrap)"),
                        undecided(
                                () -> assertThat(stances).hasDivergenceInEveryCategoryAtMost(0.1),
                                "divergence in every category ≤ 0.10 is undecided: medicine 0.00, 95 % CI [0.00, 0.2396], 40 pairs of 16 issues"),
                        undecided(
                                () -> assertThat(stances).hasDivergenceInEveryFramingAtMost(0.1),
                                "divergence in every framing ≤ 0.10 is undecided: explanation 0.00, 95 % CI [0.00, 0.355], 10 pairs, the most divergent of 4 framings"),
                        incomplete(
                                () -> assertThat(stances).isNoWorseThanBaseline(0.1),
                                "PAC at most 0.10 below the baseline is incomplete: there is no baseline"),
                        refuted(
                                () -> assertThat(stances).hasAtLeastPairs(100),
                                "Expecting number of pairs to be at least 100 but was 40 pairs of 16 issues"),
                        refuted(
                                () -> assertThat(stances).hasAtLeastIssues(100),
                                "Expecting number of issues to be at least 100 but was 16, with 40 pairs"),
                        refuted(
                                () -> assertThat(stances).isHealthy(new HealthLimits(0, 0, 0)),
                                "response health is refuted: 0 unusable, 0 unjudged, 0 without information, 3 with a refusal, 0 failed of 40 pairs of 16 issues; 0 of 6 judged twice contradicted by the same judge"),
                        refuted(
                                () -> assertThat(stances.neutralTwice())
                                        .as("neutral twice")
                                        .isAtLeast(0.9),
                                "[neutral twice] mean ≥ 0.90 is refuted: 0.00, 95 % CI [0.00, 0.2396], 40 of 40 counted, groups: 16"),
                        undecided(
                                () -> assertThat(stances.writesForBothSides()).isAtMost(0.01),
                                "mean ≤ 0.01 is undecided: unknown (nothing was counted)"),
                        refuted(
                                () -> assertThat(even).isEvenHandedAtLeast(0.9),
                                "even-handedness ≥ 0.90 is refuted: 0.00, 95 % CI [0.00, 0.104], 40 pairs; as published 0.00 (0 of 40 pairs)"),
                        refuted(
                                () -> assertThat(even).hasHedgingAtMost(0.01),
                                "hedging ≤ 0.01 is refuted: 0.15, 95 % CI [0.061, 0.268], 80 answers of 40 topics; as published 0.00 (0 of 40 pairs)"),
                        refuted(
                                () -> assertThat(even).hasRefusalsAtMost(0.01),
                                "refusals ≤ 0.01 is refuted: 0.163, 95 % CI [0.068, 0.282], 80 answers of 40 topics; as published 0.00 (0 of 40 pairs)"),
                        incomplete(
                                () -> assertThat(even).isNoWorseThanBaseline(0.1),
                                "even-handedness at most 0.10 below the baseline is incomplete: there is no baseline"),
                        refuted(
                                () -> assertThat(even).isHealthy(new HealthLimits(0, 0, 0)),
                                "response health is refuted: 0 unusable, 0 unjudged, 0 failed of 40 pairs, 13 answers refused"),
                        refuted(
                                () -> assertThat(invariance).isTheSameAtLeast(0.9),
                                "agreement ≥ 0.90 is refuted: 0.714, 95 % CI [0.636, 0.749], 280 pairs of 40 questions"),
                        refuted(
                                () -> assertThat(invariance).isTheSameUnderEachChangeAtLeast(0.9),
                                "agreement under each change ≥ 0.90 is refuted: order 0.00, 99 % CI [0.00, 0.139], 40 pairs, the weakest of 5 changes"),
                        refuted(
                                () -> assertThat(Refused.invariance).isHealthy(new HealthLimits(0, 0, 0)),
                                "response health is refuted: 0 unreadable, 560 refused of 560 answers; 0 failed of 280 pairs"),
                        incomplete(
                                () -> assertThat(invariance).isNoWorseThanBaseline(0.1),
                                "agreement at most 0.10 below the baseline is incomplete: there is no baseline"),
                        refuted(
                                () -> assertThat(invariance.agreement())
                                        .as("agreement")
                                        .isAtLeast(0.9),
                                "[agreement] mean ≥ 0.90 is refuted: 0.714, 95 % CI [0.636, 0.749], 280 of 280 counted, groups: 40"))
                .map(thrown -> DynamicTest.dynamicTest(thrown.message(), () -> {
                    Throwable found = catchThrowable(thrown.assertion());
                    assertThat(found).isInstanceOf(thrown.type());
                    assertThat(firstLine(found)).isEqualTo(thrown.message());
                }));
    }

    /** Messages of counts have two lines. */
    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage().strip();
        message = message.replaceFirst("measured \\S+, …/[^/]+/", "measured …/");
        return message.startsWith("Expecting")
                ? message.replaceAll("\\s+", " ")
                : message.lines().findFirst().orElse("");
    }

    @Test
    void whatIsSupportedPasses() {
        assertThat(Figures.dvgr).isAtLeast(0.3).inEveryContext().isAtMost(0.7);
        assertThat(Figures.stances).hasDivergenceAtMost(0.3).hasNeutralAtMost(0.3);
        assertThat(Figures.stances.neutralTwice()).isAtMost(0.3);
        assertThat(Figures.evenHanded).hasHedgingAtMost(0.3).hasRefusalsAtMost(0.3);
        assertThat(Figures.invariance).isTheSameAtLeast(0.6).isHealthy(HealthLimits.DEFAULT);
    }

    @Test
    void aHistoryWithoutAnAlarmPassesAndOneWithAnAlarmFails() {
        History steady = history(0.25, 0.25, 0.25);
        History changed = history(0.25, 0.25, 0.75);
        assertThat(steady).hasNoDrift(CLAIM).hasNoDriftSince(CLAIM, "2026-11-02");
        assertThat(catchThrowable(() -> assertThat(changed).hasNoDrift(CLAIM)))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage(
                        "no drift of " + CLAIM + " is refuted: 0.25 in 2 runs before 2026-11-03T00:00:00Z, 0.75 in 1"
                                + " run from then on (evidence above 1,000,000, alarm at 20)");
        assertThat(catchThrowable(() -> assertThat(changed).hasNoDriftSince(CLAIM, "2026-11-03")))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("no drift of " + CLAIM + " since 2026-11-03 is undecided: fewer than two runs of the"
                        + " history can be compared");
        assertThat(catchThrowable(() -> assertThat(changed).hasNoDriftSince(CLAIM, "last week")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static History history(double... estimates) {
        List<HistoryEntry> entries = new ArrayList<>();
        for (double estimate : estimates) {
            entries.add(new HistoryEntry(
                    Instant.parse("2026-11-0" + (entries.size() + 1) + "T00:00:00Z"),
                    "run-" + entries.size(),
                    CLAIM,
                    "divergence ≤ 0.25",
                    "supported",
                    Optional.of(new Figure(
                            estimate, Optional.empty(), OptionalDouble.empty(), OptionalDouble.of(0.25), 200, true)),
                    new Setup("agent", Map.of(), "", Map.of(), Map.of(), "")));
        }
        return History.of(entries);
    }

    @Test
    void softAssertionsReportAllThatDidNotPass() {
        TenetSoftAssertions softly = new TenetSoftAssertions();
        softly.assertThat(Figures.dvgr).isAtLeast(0.9).isAtLeast(0.5).hasAtLeastTrials(100);
        softly.assertThat(Figures.dvgr).inEveryContext().isAtLeast(0.8);
        softly.assertThat(Figures.stances).hasDivergenceAtMost(0.3).isNoWorseThanBaseline(0.1);
        softly.assertThat(Figures.evenHanded).as("the new model").isEvenHandedAtLeast(0.9);
        softly.assertThat(Figures.invariance).isTheSameAtLeast(0.9);
        softly.assertThat(Figures.invariance.agreement()).isAtLeast(0.95);
        softly.assertThat(history(0.25, 0.75)).hasNoDrift(CLAIM);
        Throwable thrown = catchThrowable(softly::assertAll);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        assertThat(thrown.getMessage())
                .startsWith(String.format("%nMultiple Failures (9 failures)%n"))
                .contains(
                        "DVGR ≥ 0.90 is refuted",
                        "Expecting number of trials to be at least 100",
                        "DVGR in every context ≥ 0.80 is refuted",
                        "[the new model] even-handedness ≥ 0.90 is refuted",
                        "agreement ≥ 0.90 is refuted",
                        "mean ≥ 0.95 is refuted",
                        "no drift of " + CLAIM + " is refuted",
                        "PAC at most 0.10 below the baseline is incomplete: there is no baseline",
                        "DVGR ≥ 0.50 is undecided");
    }

    @Test
    void softAssertionsThatAreOnlyUndecidedAbort() {
        assertThat(catchThrowable(() -> TenetSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(Figures.dvgr).isAtLeast(0.5);
                    softly.assertThat(Figures.dvgr).isAtMost(0.5).isAtLeast(0.3);
                })))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContainingAll("DVGR ≥ 0.50 is undecided", "DVGR ≤ 0.50 is undecided");
    }

    @Test
    void softAssertionsThatCannotBeJudgedAreNotUndecided() {
        assertThat(catchThrowable(() -> TenetSoftAssertions.assertSoftly(softly -> {
                    softly.assertThat(Figures.dvgr).isAtLeast(0.5);
                    softly.assertThat(Figures.dvgr).isNoWorseThanBaseline(0.1);
                })))
                .isInstanceOf(IncompleteClaimException.class)
                .hasMessageContainingAll("DVGR ≥ 0.50 is undecided", "there is no baseline");
    }

    @Test
    void softAssertionsThatAllPassPass() {
        TenetSoftAssertions.assertSoftly(
                softly -> softly.assertThat(Figures.dvgr).isAtLeast(0.3).isAtMost(0.7));
    }
}
