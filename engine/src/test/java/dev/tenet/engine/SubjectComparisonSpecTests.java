package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.baseline.BaselineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;

/** Several subjects of one deep value spec, compared trial by trial: claims, and the table of all of them. */
@Tag("slow")
class SubjectComparisonSpecTests {

    private static final String MODELS = "class:dev.tenet.engine.SubjectComparisonSpecTests$";
    private static final String CLAIM = "DVGR at most 0.10 below old";
    private static final int TRIALS = 120;

    /** The deep option and the number of each prompt of the specs, as the log of a run says them. */
    private static final Map<String, Asked> ASKED = new ConcurrentHashMap<>();

    private record Asked(int number, String deepOption) {}

    @TempDir
    Path reports;

    @ValueSpec
    static class Learning {
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, stop = Stop.FIXED)
        void asks() {}
    }

    /** Knows which option is deep, and takes it for some of the trials. */
    abstract static class Knowing implements ChatModel {

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            Asked asked =
                    ASKED.get(prompt.turns().get(prompt.turns().size() - 1).text());
            return Reply.of(asked == null ? "Option A" : answer(asked));
        }

        abstract String answer(Asked asked) throws ModelException;

        static String deep(Asked asked) {
            return asked.deepOption();
        }

        static String shallow(Asked asked) {
            return asked.deepOption().equals("Option A") ? "Option B" : "Option A";
        }
    }

    /** Deep in three trials of four. */
    static final class Old extends Knowing {
        @Override
        String answer(Asked asked) {
            return asked.number() % 4 == 0 ? shallow(asked) : deep(asked);
        }
    }

    /** As the old one. */
    static final class Same extends Knowing {
        @Override
        String answer(Asked asked) {
            return new Old().answer(asked);
        }
    }

    /** As the old one, but in half of the trials never deep. */
    static final class Worse extends Knowing {
        @Override
        String answer(Asked asked) {
            return asked.number() % 2 == 0 ? shallow(asked) : new Old().answer(asked);
        }
    }

    /** As the old one, but in 20 trials of 120 its answer names no option. */
    static final class Evasive extends Knowing {
        @Override
        String answer(Asked asked) {
            return asked.number() % 6 == 1 ? "Both have their merits." : new Old().answer(asked);
        }
    }

    /** Its server is gone after a few trials. */
    static final class Dying extends Knowing {
        @Override
        String answer(Asked asked) throws ModelException {
            if (asked.number() > 20) {
                throw new FatalModelException("no such account");
            }
            return new Old().answer(asked);
        }
    }

    @BeforeAll
    static void learnTheDeepOptions(@TempDir Path folder) throws IOException {
        new SpecKit(folder).run(Learning.class);
        for (String line :
                Files.readAllLines(RunFiles.named("trials.jsonl", folder).get(0))) {
            JsonNode record = RunFiles.parse(line);
            ASKED.put(
                    record.path("prompt").textValue(),
                    new Asked(ASKED.size(), record.path("deepOption").textValue()));
        }
        assertThat(ASKED).hasSize(TRIALS);
    }

    private SpecKit kit() {
        return new SpecKit(reports).with(TenetSettings.UNDECIDED, "fail");
    }

    private JsonNode summary() throws IOException {
        return RunFiles.summary(reports);
    }

    private JsonNode spec(String subject) throws IOException {
        for (JsonNode spec : summary().path("specs")) {
            if (spec.path("subject").asText().equals(subject)) {
                return spec;
            }
        }
        throw new AssertionError("no subject " + subject);
    }

    private JsonNode claim(String subject, String claim) throws IOException {
        for (JsonNode one : spec(subject).path("claims")) {
            if (one.path("id").asText().endsWith("/" + claim)) {
                return one;
            }
        }
        throw new AssertionError("no claim " + claim + " of " + subject);
    }

    private List<String> claimsOf(String subject) throws IOException {
        List<String> ids = new ArrayList<>();
        spec(subject)
                .path("claims")
                .forEach(claim -> ids.add(claim.path("id").asText().replaceAll(".*/", "")));
        return ids;
    }

    @ValueSpec
    static class OldIsLast {
        @Subject(id = "new", value = MODELS + "Same")
        @Subject(id = "worse", value = MODELS + "Worse")
        @Subject(id = "old", value = MODELS + "Old")
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, noWorseThan = "old", margin = 0.10)
        void holds() {}
    }

    @Test
    void everySubjectButTheNamedOneIsComparedWithItWhateverTheirOrder() throws IOException {
        kit().run(OldIsLast.class);
        assertThat(claimsOf("old")).containsExactly("health");
        assertThat(claimsOf("new")).containsExactly("no-worse-than", "health");
        assertThat(claim("new", "no-worse-than").path("verdict").asText()).isEqualTo("supported");
        assertThat(claim("new", "no-worse-than").path("found").asText())
                .startsWith("0.75 for old, 0.75 for this subject, difference 0.00, 95 % CI [-0.0")
                .endsWith("], 120 trials of both subjects");
        assertThat(claim("worse", "no-worse-than").path("claim").asText()).isEqualTo(CLAIM);
        assertThat(claim("worse", "no-worse-than").path("verdict").asText()).isEqualTo("refuted");
        JsonNode reference = spec("worse").path("figures").path("reference");
        assertThat(reference.path("subject").asText()).isEqualTo("old");
        assertThat(reference.path("compared").asInt()).isEqualTo(TRIALS);
        assertThat(reference.path("worse").asInt()).isEqualTo(30);
        assertThat(reference.path("better").asInt()).isZero();
        assertThat(reference.path("rateBefore").asDouble()).isEqualTo(0.75, within(1e-12));
        assertThat(reference.path("rateNow").asDouble()).isEqualTo(0.50, within(1e-12));
        assertThat(spec("old").path("figures").path("reference").isNull()).isTrue();
        assertThat(spec("worse").path("figures").path("baseline").isNull()).isTrue();
    }

    @Test
    void aRefutedClaimShowsTheTrialsThatAreWorse() {
        assertThat(problems(kit().run(OldIsLast.class)))
                .singleElement()
                .asString()
                .contains(
                        CLAIM + " is refuted: 0.75 for old, 0.50 for this subject, difference -0.25, 95 % CI [-0.",
                        "of 120 trials, 30 are deep for old and shallow for this, and 0 are shallow for old and deep for this;"
                                + " those that are worse, first 5:",
                        "      this subject: Option ",
                        "the answers of old are in trials.jsonl")
                .doesNotContain("baseline", "then", " now");
    }

    /** Q is that of statsmodels 0.15.0, cochrans_q; chi-square that of scipy 1.17.1, chi2_contingency. */
    @Test
    void theTableOfSubjectsStandsInTheSummary() throws IOException {
        kit().run(OldIsLast.class);
        assertThat(summary().path("comparisons")).hasSize(1);
        JsonNode table = summary().path("comparisons").get(0);
        assertThat(table.path("spec").asText()).isEqualTo(OldIsLast.class.getName() + ".holds");
        assertThat(table.path("measure").asText()).isEqualTo("DVGR");
        assertThat(table.path("complete").asBoolean()).isTrue();
        assertThat(table.path("subjects").findValuesAsText("subject")).containsExactly("new", "worse", "old");
        assertThat(table.path("subjects").findValues("estimate").stream().map(JsonNode::asDouble))
                .containsExactly(0.75, 0.5, 0.75);
        assertThat(table.path("subjects").get(1).path("interval"))
                .isEqualTo(spec("worse").path("figures").path("interval"));
        JsonNode pairs = table.path("pairs");
        assertThat(pairs.findValuesAsText("first")).containsExactly("new", "new", "worse");
        assertThat(pairs.findValuesAsText("second")).containsExactly("worse", "old", "old");
        assertThat(pairs.get(0).path("difference").asDouble()).isEqualTo(-0.25, within(1e-12));
        assertThat(pairs.get(0).path("agreement").asDouble()).isEqualTo(0.75, within(1e-12));
        assertThat(pairs.get(0).path("lower").asInt()).isEqualTo(30);
        assertThat(pairs.get(0).path("differing")).hasSize(5);
        assertThat(pairs.get(0).path("interval"))
                .isEqualTo(spec("worse").path("figures").path("reference").path("exact"));
        assertThat(pairs.get(1).path("pValue").asDouble()).isEqualTo(1);
        assertThat(pairs.get(1).path("holm").asDouble()).isEqualTo(1);
        assertThat(pairs.get(2).path("holm").asDouble())
                .isEqualTo(3 * pairs.get(2).path("pValue").asDouble(), within(1e-15));
        JsonNode q = table.path("cochranQ");
        assertThat(q.path("statistic").asDouble()).isEqualTo(60, within(1e-9));
        assertThat(q.path("degrees").asInt()).isEqualTo(2);
        assertThat(q.path("cases").asInt()).isEqualTo(TRIALS);
        JsonNode association = table.path("association");
        assertThat(association.path("chiSquare").asDouble()).isEqualTo(22.5, within(1e-9));
        assertThat(association.path("degrees").asInt()).isEqualTo(2);
        assertThat(association.path("pValue").asDouble()).isEqualTo(1.3007297654067617e-05, within(1e-12));
    }

    @Test
    void theTableIsPrintedAfterTheLastSubject() {
        String console = Printed.by(() -> kit().run(OldIsLast.class));
        assertThat(console)
                .contains(
                        "OldIsLast.holds: subjects compared",
                        "worse: DVGR 0.50, 95 % CI [",
                        "worse against new: difference -0.25, 95 % CI [-0.",
                        ", p < 0.001, by Holm < 0.001; the same in 90 of 120 trials; different in 0",
                        "old against new: difference 0.00, 95 % CI [",
                        "the same in 120 of 120 trials",
                        "Do the subjects differ? Cochran's Q 60.00 (2 df, 120 trials), p < 0.001; Cramér's V 0.2");
        // The table of all claims ends the launch.
        String beforeTheTable = console.substring(0, console.indexOf("\nClaim  "));
        assertThat(console.indexOf("subjects compared")).isGreaterThan(beforeTheTable.lastIndexOf("health"));
    }

    @Test
    void aSubjectThatIsNotSelectedCannotBeComparedWith() {
        Leaves leaves = kit().run(part(OldIsLast.class, "new"));
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("no comparison with old: it is not selected in this launch");
    }

    @Test
    void keptVerdictsAreReportedAgain() throws IOException {
        kit().reportingFirstVerdicts().run(OldIsLast.class);
        Leaves leaves = kit().reportingFirstVerdicts().run(OldIsLast.class);
        assertThat(problems(leaves))
                .as("the verdict of the first run")
                .singleElement()
                .asString()
                .contains("of 120 trials, 30 are deep for old");
        assertThat(RunFiles.named("trials.jsonl", reports))
                .as("the first run alone asked")
                .hasSize(1);
    }

    @Test
    void aSubjectThatKeepsItsVerdictsHasNoScoresToCompareWith() {
        kit().reportingFirstVerdicts().run(part(OldHasAnEasyClaim.class, "old"));
        Leaves leaves = kit().reportingFirstVerdicts().run(OldHasAnEasyClaim.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("no comparison with old: its verdicts are from an earlier run, and it was not"
                        + " measured again (tenet.remeasure=true measures again)");
    }

    private static DiscoverySelector part(Class<?> spec, String subject) {
        return selectUniqueId(
                "[engine:tenet]/[class:" + spec.getName() + "]/[method:holds()]/[subject:" + subject + "]");
    }

    @Test
    void launchesOfABuildShareTheTable() throws IOException {
        kit().with(ReportSettings.BUILD, "nightly").run(OldIsLast.class);
        kit().with(ReportSettings.BUILD, "nightly").run(Early.class);
        JsonNode summary =
                RunFiles.parse(Files.readString(reports.resolve("nightly").resolve("summary.json")));
        assertThat(summary.path("comparisons").findValuesAsText("spec"))
                .containsExactly(OldIsLast.class.getName() + ".holds", Early.class.getName() + ".holds");
        assertThat(summary.path("specs"))
                .hasSize(5)
                .allSatisfy(spec -> assertThat(spec.has("claims")).isTrue());
    }

    @ValueSpec
    static class WithBoth {
        @Subject(id = "new", value = MODELS + "Worse")
        @Subject(id = "old", value = MODELS + "Old")
        @DeepValueTest(
                shots = 4,
                trials = TRIALS,
                control = Control.NONE,
                noWorseThanBaseline = 0.10,
                noWorseThan = "old",
                margin = 0.50)
        void holds() {}
    }

    @Test
    void aRunIsComparedWithABaselineAndAnotherSubjectAtOnce() throws IOException {
        Path file = reports.resolve("baseline.json");
        kit().with(BaselineSettings.BASELINE_WRITE, file.toString()).run(WithBoth.class);
        assertThat(claim("new", "no-worse-than-baseline").path("verdict").asText())
                .isEqualTo("incomplete");
        assertThat(claim("new", "no-worse-than").path("verdict").asText()).isEqualTo("supported");
        Files.delete(RunFiles.named("summary.json", reports).get(0));
        kit().with(BaselineSettings.BASELINE, file.toString()).run(WithBoth.class);
        assertThat(claim("new", "no-worse-than-baseline").path("found").asText())
                .startsWith("0.50 then, 0.50 now, difference 0.00");
        assertThat(claim("new", "no-worse-than").path("found").asText())
                .startsWith("0.75 for old, 0.50 for this subject, difference -0.25");
        assertThat(claim("old", "no-worse-than-baseline").path("verdict").asText())
                .isEqualTo("supported");
        assertThat(spec("new").path("figures").path("baseline").path("subject").asText())
                .isEqualTo("new");
        assertThat(spec("new").path("figures").path("reference").path("subject").asText())
                .isEqualTo("old");
    }

    @ValueSpec
    static class OldIsGone {
        @Subject(id = "new", value = MODELS + "Same")
        @Subject(id = "old", value = MODELS + "Dying")
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, noWorseThan = "old", margin = 0.10)
        void holds() {}
    }

    @Test
    void aSubjectWhoseRunWasCutShortCannotBeComparedWith() throws IOException {
        Leaves leaves = kit().run(OldIsGone.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("no comparison with old: cut short after")
                .hasMessageContaining("no such account");
        assertThat(summary().path("comparisons")).isEmpty();
    }

    @ValueSpec
    static class OneOfThreeIsGone {
        @Subject(id = "new", value = MODELS + "Same")
        @Subject(id = "gone", value = MODELS + "Dying")
        @Subject(id = "old", value = MODELS + "Old")
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, stop = Stop.FIXED)
        void asks() {}
    }

    @Test
    void theTableNamesTheSubjectsThatItLacks() throws IOException {
        assertThat(Printed.by(() -> kit().run(OneOfThreeIsGone.class))).contains("─ not compared: gone");
        JsonNode table = summary().path("comparisons").get(0);
        assertThat(table.path("subjects").findValuesAsText("subject")).containsExactly("new", "old");
        assertThat(table.path("notCompared").get(0).asText()).isEqualTo("gone");
        assertThat(table.path("pairs")).hasSize(1);
    }

    @ValueSpec
    static class OldIsInvalid {
        @Subject(id = "new", value = MODELS + "Same")
        @Subject(id = "old", value = "class:dev.tenet.NoSuchModel")
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, noWorseThan = "old", margin = 0.10)
        void holds() {}
    }

    @Test
    void anInvalidSubjectCannotBeComparedWith() {
        Leaves leaves = kit().run(OldIsInvalid.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("no comparison with old: it is invalid: ")
                .hasMessageContaining("NoSuchModel");
    }

    @ValueSpec
    static class NewIsEvasive {
        @Subject(id = "old", value = MODELS + "Old")
        @Subject(value = MODELS + "Evasive")
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, noWorseThan = MODELS + "Old", margin = 0.10)
        void holds() {}
    }

    @Test
    void choicesThatAreMissingCountAsTheirWorstAndAModelNamesASubject() {
        Leaves leaves = kit().run(NewIsEvasive.class);
        assertThat(String.valueOf(leaves.thrown("DVGR at most 0.10 below " + MODELS + "Old")
                        .getMessage()))
                .contains(
                        " is undecided: ",
                        "100 trials of both subjects; left out: 20 without a choice in one of them, with which the difference could be",
                        "Without the cases left out, the claim is supported; the same trials for both subjects, each with a"
                                + " choice, would decide the claim");
    }

    @ValueSpec
    static class OldHasAnEasyClaim {
        @Subject(id = "new", value = MODELS + "Same")
        @Subject(id = "old", value = MODELS + "Old")
        @DeepValueTest(
                shots = 4,
                trials = TRIALS,
                control = Control.NONE,
                atLeast = 0.01,
                noWorseThan = "old",
                margin = 0.10)
        void holds() {}
    }

    @Test
    void allTrialsOfTheNamedSubjectAreAskedHoweverSoonItsOwnClaimsAreDecided() throws IOException {
        kit().run(OldHasAnEasyClaim.class);
        assertThat(spec("old").path("asked").asInt()).isEqualTo(TRIALS);
        assertThat(claim("new", "no-worse-than").path("verdict").asText()).isEqualTo("supported");
    }

    @ValueSpec
    static class Early {
        @Subject(id = "new", value = MODELS + "Same")
        @Subject(id = "worse", value = MODELS + "Worse")
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, atLeast = 0.10)
        void holds() {}
    }

    @Test
    void runsThatStoppedEarlyHaveNoTests() throws IOException {
        kit().run(Early.class);
        JsonNode table = summary().path("comparisons").get(0);
        assertThat(table.path("complete").asBoolean()).isFalse();
        assertThat(table.path("pairs").get(0).path("pValue").isNull()).isTrue();
        assertThat(table.path("pairs").get(0).path("interval").isNull()).isTrue();
        assertThat(table.path("cochranQ").isNull()).isTrue();
        assertThat(table.path("association").isNull()).isTrue();
        assertThat(table.path("pairs").get(0).path("compared").asInt()).isPositive();
    }

    @ValueSpec
    static class WithBody {
        static double difference;

        @Subject(id = "old", value = MODELS + "Old")
        @Subject(id = "worse", value = MODELS + "Worse")
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, noWorseThan = "old", margin = 0.5)
        void holds(Dvgr dvgr) {
            if (dvgr.subjectDifference().pairs().total() > 0) {
                difference = dvgr.subjectDifference().pairs().difference();
            }
        }
    }

    @Test
    void aMethodReadsTheDifference() {
        kit().run(WithBody.class);
        assertThat(WithBody.difference).isEqualTo(-0.25, within(1e-12));
    }

    @ValueSpec
    static class Wrong {
        @Subject(id = "older", value = MODELS + "Old")
        @Subject(id = "newer", value = MODELS + "Same")
        @DeepValueTest(noWorseThan = "oldr", margin = 0.1)
        void misspelled() {}

        @Subject(id = "a", value = MODELS + "Old", temperature = 0)
        @Subject(id = "b", value = MODELS + "Old", temperature = 1)
        @DeepValueTest(noWorseThan = MODELS + "Old", margin = 0.1)
        void ambiguous() {}

        @Subject(MODELS + "Old")
        @DeepValueTest(noWorseThan = MODELS + "Old", margin = 0.1)
        void alone() {}

        @Subject(id = "a", value = MODELS + "Old")
        @Subject(id = "b", value = MODELS + "Same")
        @DeepValueTest(noWorseThan = "a")
        void withoutMargin() {}

        @Subject(id = "a", value = MODELS + "Old")
        @Subject(id = "b", value = MODELS + "Same")
        @DeepValueTest(margin = 0.1)
        void withoutSubject() {}

        @Subject(id = "a", value = MODELS + "Old")
        @Subject(id = "b", value = MODELS + "Same")
        @DeepValueTest(noWorseThan = "a", margin = 0.1, stop = Stop.EARLY)
        void early() {}

        @Subject(id = "a", value = MODELS + "Old")
        @Subject(id = "b", value = MODELS + "Same")
        @DeepValueTest(noWorseThan = "a", margin = 1)
        void whole() {}
    }

    static Stream<String> problems(Leaves leaves) {
        return leaves.results().testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse(""));
    }

    @Test
    void whatCannotBeComparedIsSaidBeforeTheFirstCall() {
        Leaves leaves = kit().with(Role.SUBJECT.model(), MODELS + "Old").run(Wrong.class);
        assertThat(problems(leaves))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "noWorseThan = \"oldr\" names no subject of the method; expected one of older, newer. Did you"
                                        + " mean \"older\"?"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("Old\" names 2 subjects of the method; expected a label: a, b"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("Old\" compares subjects, and the method has one; expected at least two"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("@DeepValueTest(noWorseThan = \"a\"): no margin; expected noWorseThan with a margin"))
                .anySatisfy(
                        problem -> assertThat(problem)
                                .contains(
                                        "@DeepValueTest(margin = 0.1): no subject to compare with; expected margin with noWorseThan"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "@DeepValueTest(noWorseThan, stop = EARLY): two subjects are compared on all of their"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("@DeepValueTest(margin = 1.0): no difference exceeds 1; expected a smaller margin"));
        assertThat(reports.resolve("trials.jsonl")).doesNotExist();
    }
}
