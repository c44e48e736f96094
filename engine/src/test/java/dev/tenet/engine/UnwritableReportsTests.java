package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that cannot be written to is known before anything is paid for; a disk that fills up costs no figures. */
class UnwritableReportsTests {

    private static final String CLAIM = "DVGR ≥ 0.10";

    @TempDir
    Path folder;

    static final class Counting implements ChatModel {

        private static final AtomicInteger ASKED = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) {
            ASKED.incrementAndGet();
            return Reply.of("Option A");
        }
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "finance", shots = 4, trials = 60, control = Control.NONE, atLeast = 0.1)
        void isMeasured() {}
    }

    @BeforeEach
    void nothingIsAsked() {
        Counting.ASKED.set(0);
    }

    private SpecKit kit(Path reports) {
        return new SpecKit(reports).with(Role.SUBJECT.model(), "class:" + Counting.class.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/x", "/dev/null", "/dev/null/below"})
    void aFolderThatCannotBeMadeIsSaidBeforeTheFirstCall(String path) {
        assumeTrue(Files.exists(Path.of("/proc/self")));
        Leaves leaves = kit(Path.of(path)).run(Values.class);
        assertThat(leaves.thrown("invalid")).hasMessageContainingAll("tenet.reports", path, "a writable folder");
        assertThat(leaves.outcome(CLAIM)).isEqualTo("skipped");
        assertThat(Counting.ASKED).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdicts.jsonl", "released/trials.jsonl"})
    void aFileOfItThatIsAFolderIsSaidBeforeTheFirstCall(String taken) throws IOException {
        Files.createDirectories(folder.resolve(taken));
        Leaves leaves = kit(folder).with(ReportSettings.BUILD, "released").run(Values.class);
        assertThat(leaves.thrown("invalid")).hasMessageContaining("tenet.reports");
        assertThat(Counting.ASKED).hasValue(0);
    }

    @Test
    void aPageThatCannotBeWrittenChangesNoVerdict() throws IOException {
        Files.createDirectories(folder.resolve("released/report.html/taken"));
        AtomicReference<Leaves> leaves = new AtomicReference<>();
        String said = Printed.by(() ->
                leaves.set(kit(folder).with(ReportSettings.BUILD, "released").run(Values.class)));
        assertThat(leaves.get().outcome(CLAIM)).isEqualTo("successful");
        assertThat(said).contains("writing report.html failed (verdicts are not affected): ");
    }

    @Test
    void aDiskThatFillsUpEndsTheRunAndTheFiguresSoFarAreShown() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Files.createDirectories(folder.resolve("released"));
        Files.createSymbolicLink(folder.resolve("released/trials.jsonl"), full);
        AtomicReference<Leaves> run = new AtomicReference<>();
        String printed = Printed.by(
                () -> run.set(kit(folder).with(ReportSettings.BUILD, "released").run(Values.class)));
        assertThat(run.get().outcome(CLAIM)).isEqualTo("failed");
        assertThat(run.get().thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContainingAll("the trial log cannot be written", "trial records of this launch: 0 written, ")
                .hasMessageContaining("so far: DVGR");
        assertThat(printed).contains("Values.isMeasured: DVGR ", "stopped");
    }
}
