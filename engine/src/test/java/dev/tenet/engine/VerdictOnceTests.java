package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verdict is reached once: reruns report the first one, and no rerun turns a red claim green by luck. */
class VerdictOnceTests {

    private static final String SPEC = "[engine:tenet]/[class:dev.tenet.engine.VerdictOnceTests$Values]";
    private static final String LUCK = SPEC + "/[method:dependsOnLuck(dev.tenet.deepvalue.Dvgr)]";

    @TempDir
    Path reports;

    /** Half of its answers are deep in the first 40 questions, all of the later ones. */
    static final class Lucky implements ChatModel {

        private static final AtomicInteger ASKED = new AtomicInteger();
        private final ChatModel deep = new KnownModels.AlwaysDeep();

        @Override
        public Reply ask(Prompt prompt) throws dev.tenet.model.ModelException, InterruptedException {
            return ASKED.incrementAndGet() <= 40 ? Reply.of("Option A") : deep.ask(prompt);
        }
    }

    /** In one process it is one model, in the next another, as a server behind one name may be. */
    static final class OfTheProcess implements ChatModel {

        private final ChatModel model =
                Boolean.getBoolean("is.deep") ? new KnownModels.AlwaysDeep() : new KnownModels.AlwaysShallow();

        @Override
        public Reply ask(Prompt prompt) throws dev.tenet.model.ModelException, InterruptedException {
            System.out.println("the subject was called");
            return model.ask(prompt);
        }

        @Override
        public String identity() {
            return System.getProperty("identity", "");
        }
    }

    @ValueSpec
    static class Values {

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.9)
        void dependsOnLuck(Dvgr dvgr) {}

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.05)
        @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
        void isSupported(Dvgr dvgr) {
            assertThat(dvgr.rate()).isGreaterThan(0.5);
        }
    }

    @BeforeEach
    void isAskedForTheFirstTime() {
        Lucky.ASKED.set(0);
    }

    private SpecKit kit() {
        return new SpecKit(reports)
                .reportingFirstVerdicts()
                .with(Role.SUBJECT.model(), "class:" + Lucky.class.getName());
    }

    @Test
    void aRerunOfARefutedClaimInTheSameProcessIsRefutedAndAsksNothing() {
        assertThat(kit().run(selectClass(Values.class)).outcome("DVGR ≥ 0.90")).isEqualTo("failed");
        Leaves rerun = kit().run(selectUniqueId(LUCK + "/[claim:dvgr-at-least]"));
        assertThat(rerun.outcome("DVGR ≥ 0.90")).isEqualTo("failed");
        assertThat(rerun.thrown("DVGR ≥ 0.90"))
                .hasMessageContaining("DVGR ≥ 0.90 is refuted: 0.50")
                .hasMessageContaining("reached earlier in this process", "tenet.remeasure=true");
        assertThat(rerun.outcome("response health")).isEqualTo("successful");
        assertThat(Lucky.ASKED).hasValue(40);
    }

    @Test
    void aSecondExecutionInTheSameProcessReportsGreenVerdictsTooAndThoseOfBodies() {
        kit().run(selectClass(Values.class));
        Leaves again = kit().run(selectClass(Values.class));
        assertThat(again.outcome("DVGR ≥ 0.05")).isEqualTo("successful");
        assertThat(again.results().testEvents().succeeded().stream()
                        .filter(event ->
                                event.getTestDescriptor().getDisplayName().equals("assertions passed")))
                .as("those of both bodies")
                .hasSize(2);
        assertThat(again.outcome("DVGR ≥ 0.90")).isEqualTo("failed");
        assertThat(Lucky.ASKED).hasValue(40);
    }

    @Test
    void whatIsMeasuredInAnotherWayIsMeasured() {
        kit().run(selectClass(Values.class));
        Leaves other = kit().with(TrialSettings.SEED, "2").run(selectUniqueId(LUCK + "/[claim:dvgr-at-least]"));
        assertThat(other.outcome("DVGR ≥ 0.90")).isEqualTo("successful");
        assertThat(Lucky.ASKED).hasValue(80);
    }

    @Test
    void whatIsAskedForInAnotherFormIsMeasured() {
        kit().run(selectClass(Values.class));
        Leaves other =
                kit().with(DeepValueSettings.ANSWERS, "schema").run(selectUniqueId(LUCK + "/[claim:dvgr-at-least]"));
        assertThat(other.outcome("DVGR ≥ 0.90")).isEqualTo("successful");
        assertThat(Lucky.ASKED).hasValue(80);
    }

    @Test
    void remeasureMeasuresAgain() {
        kit().run(selectClass(Values.class));
        Leaves again = kit().with(TenetSettings.REMEASURE, "true").run(selectUniqueId(LUCK));
        assertThat(again.outcome("DVGR ≥ 0.90")).isEqualTo("successful");
        assertThat(Lucky.ASKED).hasValue(80);
    }

    @Test
    void aDamagedLedgerIsSaidAndNoPass() throws Exception {
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("verdicts.jsonl"), "{\"launch\": 1\n");
        Leaves leaves = kit().run(selectUniqueId(LUCK));
        assertThat(leaves.outcome("DVGR ≥ 0.90")).isEqualTo("failed");
        assertThat(leaves.thrown("DVGR ≥ 0.90")).hasMessageContaining("verdicts.jsonl in the reports folder, line 1");
    }

    @Test
    @Tag("slow")
    void inAnotherProcessARedClaimStaysRedWhileOnlyAPartIsSelected() throws Exception {
        assertThat(inProcess(false, Map.of(), Values.class.getName()))
                .contains("the subject was called", "✗ DVGR ≥ 0.90: refuted");
        assertThat(inProcess(true, Map.of(), LUCK + "/[claim:dvgr-at-least]"))
                .doesNotContain("the subject was called")
                .contains("✗ DVGR ≥ 0.90: refuted")
                .contains("reached by an earlier run that selected more claims than this one");
        // Not measured again either, so that no two samples are mixed; and green is not carried over.
        assertThat(inProcess(true, Map.of(), LUCK)).contains("! response health: incomplete");
    }

    @Test
    @Tag("slow")
    void inAnotherProcessALaunchOfEverythingMeasuresAgain() throws Exception {
        assertThat(inProcess(false, Map.of(), Values.class.getName())).contains("✗ DVGR ≥ 0.90: refuted");
        assertThat(inProcess(true, Map.of(), Values.class.getName()))
                .contains("the subject was called", "✓ DVGR ≥ 0.90: supported");
        // The verdict of the last full launch counts, and a part of what was green is measured.
        assertThat(inProcess(false, Map.of(), LUCK)).contains("the subject was called", "✗ DVGR ≥ 0.90: refuted");
    }

    @Test
    void aRetryByGradleInANewProcessKeepsTheVerdictAlsoWhereItSelectsAll() throws Exception {
        // As Gradle's workers have it; both are children of this process, as workers are of the daemon.
        Map<String, String> worker = Map.of("org.gradle.test.worker", "4");
        inProcess(false, worker, LUCK);
        assertThat(inProcess(true, Map.of("org.gradle.test.worker", "5"), LUCK))
                .doesNotContain("the subject was called")
                .contains("✗ DVGR ≥ 0.90: refuted", "reached earlier in this build");
    }

    @Test
    @Tag("slow")
    void whereATapeGivesBackTheAnswersNothingIsKept() throws Exception {
        Map<String, String> tape =
                Map.of("tenet.tape", reports.resolve("values.db").toString(), "identity", "a model behind a name");
        assertThat(inProcess(false, tape, Values.class.getName())).contains("✗ DVGR ≥ 0.90: refuted");
        assertThat(inProcess(true, tape, LUCK))
                .doesNotContain("the subject was called", "reached by an earlier run")
                .contains("✗ DVGR ≥ 0.90: refuted", "✓ response health: within limits");
    }

    @Test
    @Tag("slow")
    void aTapeThatDoesNotGiveThemBackKeepsTheVerdict() throws Exception {
        // Of a model that does not say who it is nothing is recorded, and record asks again.
        Map<String, String> noIdentity =
                Map.of("tenet.tape", reports.resolve("values.db").toString());
        assertThat(inProcess(false, noIdentity, Values.class.getName())).contains("✗ DVGR ≥ 0.90: refuted");
        assertThat(inProcess(true, noIdentity, LUCK))
                .doesNotContain("the subject was called")
                .contains("✗ DVGR ≥ 0.90: refuted");
        Map<String, String> record = Map.of(
                "tenet.tape",
                reports.resolve("more.db").toString(),
                "tenet.tape.mode",
                "record",
                "identity",
                "a model");
        assertThat(inProcess(false, record, Values.class.getName())).contains("✗ DVGR ≥ 0.90: refuted");
        assertThat(inProcess(true, record, LUCK))
                .doesNotContain("the subject was called")
                .contains("✗ DVGR ≥ 0.90: refuted");
    }

    private String inProcess(boolean isDeep, Map<String, String> more, String spec) throws Exception {
        Map<String, String> parameters = new TreeMap<>(more);
        parameters.put("is.deep", Boolean.toString(isDeep));
        parameters.put(ReportSettings.REPORTS.key(), reports.toString());
        parameters.put(Role.SUBJECT.model().key(), "class:" + OfTheProcess.class.getName());
        parameters.put("stdout.encoding", "UTF-8");
        parameters.put("file.encoding", "UTF-8");
        Path output = Files.createTempFile(reports, "output", ".txt");
        Process process = SpecProcess.start(output, Map.of(), parameters, spec);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
