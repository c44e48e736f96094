package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.history.History;
import dev.tenet.history.HistoryEntry;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.report.ReportSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistorySpecTests {

    private static final String CHANGING = "class:dev.tenet.engine.HistorySpecTests$Changing";

    @TempDir
    Path folder;

    private Path history = Path.of("");

    @BeforeEach
    void fresh() {
        history = folder.resolve("kept/history.jsonl");
        Changing.ASKED.set(0);
        Changing.isDeep = true;
    }

    /** Follows values until it is told otherwise. The engine makes it, so that this cannot be handed in. */
    static final class Changing implements ChatModel {

        static final AtomicInteger ASKED = new AtomicInteger();
        static volatile boolean isDeep;

        @Override
        public Reply ask(Prompt prompt) {
            ASKED.incrementAndGet();
            return isDeep ? new KnownModels.AlwaysDeep().ask(prompt) : new KnownModels.AlwaysShallow().ask(prompt);
        }
    }

    @ValueSpec
    static class Values {
        @Subject(CHANGING)
        @DeepValueTest(
                contexts = "legal",
                shots = 4,
                trials = 40,
                control = Control.NONE,
                stop = Stop.FIXED,
                atLeast = 0.5)
        void followsValues() {}
    }

    private Leaves run() {
        return new SpecKit(folder.resolve("reports"))
                .with(ReportSettings.HISTORY, history.toString())
                .run(Values.class);
    }

    @Test
    void aLaunchAddsALineForEachClaim() throws IOException {
        run();
        run();
        List<HistoryEntry> entries = History.read(history).entries();
        assertThat(entries)
                .extracting(HistoryEntry::claim, HistoryEntry::verdict)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple(
                                Values.class.getName() + ".followsValues/dvgr-at-least", "supported"),
                        org.assertj.core.groups.Tuple.tuple(
                                Values.class.getName() + ".followsValues/health", "within limits"))
                .hasSize(4);
        assertThat(entries.get(0)).satisfies(entry -> {
            assertThat(entry.figure().orElseThrow().estimate()).isEqualTo(1);
            assertThat(entry.figure().orElseThrow().isMean()).isTrue();
            assertThat(entry.setup().models()).containsEntry("subject", CHANGING);
            assertThat(entry.setup().materials()).isNotEmpty();
        });
        assertThat(entries.get(1).figure().orElseThrow().isMean())
                .as("health singles out a rate")
                .isFalse();
    }

    @Test
    void aFigureThatChangesIsSaidOnTheConsoleAndInTheReport() throws IOException {
        run();
        Changing.isDeep = false;
        String printed = Printed.by(this::run);
        String alarm = Values.class.getName() + ".followsValues/dvgr-at-least: 1.00 in 1 run before ";
        assertThat(printed).contains("Tenet: drift: " + alarm);
        assertThat(Files.readString(folder.resolve("reports/latest/report.md")))
                .contains("### Drift", "1.00 in 1 run before ", "0.00 in 1 run from then on");
    }

    @Test
    void aFigureThatStaysIsNoAlarm() {
        run();
        assertThat(Printed.by(this::run)).doesNotContain("drift");
    }

    @Test
    void thePageShowsRunsWhoseFoldersAreGone() throws IOException {
        run();
        new SpecKit(folder.resolve("elsewhere"))
                .with(ReportSettings.HISTORY, history.toString())
                .run(Values.class);

        assertThat(Files.readString(folder.resolve("elsewhere/latest/report.html")))
                .contains("<summary>The last 2 runs</summary>");
    }

    @Test
    void aLineThatCannotBeReadInvalidatesTheLaunchBeforeTheFirstCall() throws IOException {
        run();
        Files.writeString(history, Files.readString(history) + "{\"format\": 1, \"time\": \"noon\"}\n");
        Changing.ASKED.set(0);
        Leaves leaves = run();
        assertThat(leaves.names()).contains("invalid");
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining("setting tenet.history is \"" + history + "\"; expected the history of earlier"
                        + " launches, or the path of one to create: " + history + ", line 3")
                .hasMessageContaining("time");
        assertThat(Changing.ASKED).hasValue(0);
        assertThat(Files.readAllLines(history)).hasSize(3);
    }

    @Test
    void launchesOfABuildAddOnlyTheirOwnClaims() throws IOException {
        for (Class<?> spec : List.of(Values.class, MoreValues.class)) {
            new SpecKit(folder.resolve("reports"))
                    .with(ReportSettings.HISTORY, history.toString())
                    .with(ReportSettings.BUILD, "ci-1")
                    .run(spec);
        }
        assertThat(History.read(history).entries())
                .extracting(HistoryEntry::claim)
                .containsExactlyInAnyOrder(
                        Values.class.getName() + ".followsValues/dvgr-at-least",
                        Values.class.getName() + ".followsValues/health",
                        MoreValues.class.getName() + ".followsValues/dvgr-at-least",
                        MoreValues.class.getName() + ".followsValues/health");
    }

    @ValueSpec
    static class MoreValues {
        @Subject(CHANGING)
        @DeepValueTest(
                contexts = "legal",
                shots = 4,
                trials = 40,
                control = Control.NONE,
                stop = Stop.FIXED,
                atLeast = 0.5)
        void followsValues() {}
    }

    @ValueSpec
    static class Followed {
        @Subject(CHANGING)
        @DeepValueTest(
                contexts = "legal",
                shots = 4,
                trials = 40,
                control = Control.NONE,
                stop = Stop.FIXED,
                atMost = 1,
                noDriftSince = "2026-01-01")
        void followsValues() {}
    }

    private Leaves follow() {
        return new SpecKit(folder.resolve("reports"))
                .with(ReportSettings.HISTORY, history.toString())
                .run(Followed.class);
    }

    @Test
    void theClaimOfNoDriftIsUndecidedInTheFirstRunWithinLimitsInTheNextAndRefutedByAnAlarm() {
        String claim = "no drift since 2026-01-01";
        assertThat(follow().thrown(claim))
                .hasMessage(claim + " is undecided: dvgr-at-most: no earlier run to compare with");
        assertThat(follow().outcome(claim)).isEqualTo("successful");
        Changing.isDeep = false;
        assertThat(follow().thrown(claim))
                .isInstanceOf(org.opentest4j.AssertionFailedError.class)
                .hasMessageStartingWith(claim + " is refuted: dvgr-at-most: 1.00 in 2 runs before ")
                .hasMessageContaining("0.00 in 1 run from then on");
    }

    @Test
    void withoutAHistoryTheClaimOfNoDriftIsInvalid() {
        Leaves leaves = new SpecKit(folder.resolve("reports")).run(Followed.class);
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining(
                        "noDriftSince = \"2026-01-01\" compares with earlier runs, but there is no history;"
                                + " expected tenet.history to name a file that you keep");
        assertThat(Changing.ASKED).hasValue(0);
    }

    @ValueSpec
    static class SinceNobodyKnows {
        @Subject(CHANGING)
        @DeepValueTest(contexts = "legal", shots = 4, trials = 40, atMost = 1, noDriftSince = "last week")
        void followsValues() {}
    }

    @ValueSpec
    static class WithoutClaims {
        @Subject(CHANGING)
        @DeepValueTest(contexts = "legal", shots = 4, trials = 40, noDriftSince = "2026-01-01")
        void followsValues() {}
    }

    @Test
    void aTimeThatIsNoneAndASpecWithoutClaimsAreInvalid() {
        SpecKit kit = new SpecKit(folder.resolve("reports")).with(ReportSettings.HISTORY, history.toString());
        assertThat(kit.run(SinceNobodyKnows.class).thrown("invalid"))
                .hasMessageContaining(
                        "noDriftSince: \"last week\" is neither a date, a time, nor a run of the history");
        assertThat(kit.run(WithoutClaims.class).thrown("invalid"))
                .hasMessageContaining("noDriftSince follows the figures of the other claims, but there are none");
    }
}
