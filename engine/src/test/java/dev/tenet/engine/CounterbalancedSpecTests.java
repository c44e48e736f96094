package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Counterbalance;
import dev.tenet.DeepValueTest;
import dev.tenet.IntervalMethod;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.CallSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** Deep-value specs that ask in both orders, or claim beyond the catalog. */
class CounterbalancedSpecTests {

    private static final String DEEP = "class:dev.tenet.engine.KnownModels$AlwaysDeep";

    @TempDir
    Path reports;

    @ValueSpec
    @Subject(DEEP)
    static class Both {
        @DeepValueTest(trials = 60, atLeast = 0.6, learntAtLeast = 0.5, counterbalance = Counterbalance.BOTH)
        void isDeep() {}
    }

    @ValueSpec
    @Subject(DEEP)
    static class Asserted {
        @DeepValueTest(trials = 60, counterbalance = Counterbalance.BOTH)
        void isDeep(Dvgr dvgr) {
            assertThat(dvgr)
                    .isAtLeast(0.8)
                    .isConsistentUnderSwapAtLeast(0.9)
                    .isAtLeastWhereConsistent(0.9)
                    .hasNoPositionBias()
                    .isAtLeast(0.5, IntervalMethod.CLUSTERED)
                    .hasAtLeastTrials(120);
        }
    }

    @ValueSpec
    @Subject(DEEP)
    static class Clustered {
        @DeepValueTest(trials = 60, atLeast = 0.5, interval = IntervalMethod.CLUSTERED)
        void isDeep() {}

        @DeepValueTest(
                trials = 60,
                prefer = "security",
                over = "tradition",
                atLeast = 0.8,
                interval = IntervalMethod.CLUSTERED)
        void isDeepAboutOneValue() {}
    }

    @ValueSpec
    @Subject(DEEP)
    static class Wrong {
        @DeepValueTest(
                counterbalance = Counterbalance.BOTH,
                inEveryContext = 0.4,
                atEveryShotCount = 0.4,
                noWorseThanBaseline = 0.1)
        void both() {}

        @DeepValueTest(atLeast = 0.5, interval = IntervalMethod.CLUSTERED, stop = Stop.EARLY)
        void early() {}

        @DeepValueTest(learntAtLeast = 0.5, interval = IntervalMethod.CLUSTERED)
        void withoutAClaimOnDvgr() {}
    }

    private JsonNode spec() throws IOException {
        return RunFiles.summary(reports).path("specs").get(0);
    }

    @Test
    void aQuestionIsAskedTwiceAndIsOneObservation() throws IOException {
        Leaves leaves = new SpecKit(reports).run(Both.class);
        assertThat(leaves.outcome("DVGR ≥ 0.60")).isEqualTo("successful");
        assertThat(leaves.outcome("learnt ≥ 0.50")).isEqualTo("successful");
        assertThat(spec().path("planned").intValue()).isEqualTo(120);
        // An early run ends after a whole question.
        int after = spec().path("decidedAfter").intValue();
        assertThat(after).isEven().isBetween(52, 120);
        JsonNode figures = spec().path("figures");
        assertThat(spec().path("claims").get(0).path("n").intValue())
                .isEqualTo(figures.path("swap").path("questions").intValue())
                .isEqualTo(after / 2);
        assertThat(figures.path("swap").path("consistency").doubleValue()).isEqualTo(1);
        assertThat(figures.path("swap").path("dvgrOfConsistent").path("rate").doubleValue())
                .isEqualTo(1);
        assertThat(figures.path("position").path("share").doubleValue()).isEqualTo(0.5);
        List<JsonNode> trials = RunFiles.trials(reports);
        assertThat(trials.get(0).path("turn").textValue()).isEqualTo("first");
        assertThat(trials.get(1).path("turn").textValue()).isEqualTo("second");
        assertThat(trials.get(1).path("case").textValue())
                .isEqualTo(trials.get(0).path("case").textValue() + ", options exchanged");
    }

    @Test
    void theBodyOfAMethodMayClaimConsistency() {
        String printed = Printed.by(
                () -> assertThat(new SpecKit(reports).run(Asserted.class).outcome("assertions passed"))
                        .isEqualTo("successful"));
        assertThat(printed)
                .contains("120 trials of 60 questions")
                .contains("asked in both orders: the same choice 1.00")
                .contains("first option twice 0, second twice 0, first-option bias 0.00");
    }

    @Test
    void aPlanCountsCallsAndQuestions() {
        String printed = Printed.by(
                () -> new SpecKit(reports).with(CallSettings.PLAN, "true").run(Both.class));
        // 60 questions in two orders, and 15 control questions.
        assertThat(printed)
                .contains("120 cases that form 60 observations")
                .contains("135 calls")
                .contains("with 60 questions");
    }

    @Test
    void allTrialsAreAskedAndTheClusteredIntervalDecides() throws IOException {
        Leaves leaves = new SpecKit(reports).run(DiscoverableMethod.of(Clustered.class, "isDeep"));
        assertThat(leaves.outcome("DVGR ≥ 0.50 beyond the catalog")).isEqualTo("successful");
        JsonNode claim = spec().path("claims").get(0);
        JsonNode figure = spec().path("figures").path("clustered");
        assertThat(spec().path("asked").intValue()).isEqualTo(60);
        assertThat(claim.path("interval")).isEqualTo(figure.path("interval"));
        assertThat(claim.path("method").textValue()).isEqualTo("clustered by value and test id, one look");
        // Values that the user acts on, of the bundled bank.
        assertThat(figure.path("values").intValue()).isEqualTo(11);
    }

    @Test
    void ofOneValueTheTestIdsAreTheClusters() throws IOException {
        Leaves leaves = new SpecKit(reports).run(DiscoverableMethod.of(Clustered.class, "isDeepAboutOneValue"));
        assertThat(leaves.outcome("DVGR ≥ 0.80 beyond the catalog")).isEqualTo("successful");
        assertThat(spec().path("claims").get(0).path("method").textValue()).isEqualTo("clustered by test id, one look");
    }

    @Test
    void whatDoesNotGoTogetherIsAProblemBeforeTheFirstCall() {
        String problems = new SpecKit(reports)
                .run(Wrong.class).results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage())
                        .reduce("", String::concat);
        assertThat(problems)
                .contains("(counterbalance = BOTH, inEveryContext): this claim treats each trial as one observation")
                .contains("(counterbalance = BOTH, atEveryShotCount)")
                .contains("(counterbalance = BOTH, noWorseThanBaseline)")
                .contains("(interval = CLUSTERED, stop = EARLY): a clustered interval is valid only at the planned end")
                .contains("(interval = CLUSTERED): there is no claim on DVGR; expected atLeast or atMost");
    }
}
