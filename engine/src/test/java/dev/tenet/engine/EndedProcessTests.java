package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.report.ReportSettings;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a run whose process is killed, or asked to end. */
@Tag("slow")
class EndedProcessTests {

    private static final int TRIALS = 2000;

    @TempDir
    Path folder;

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "finance", shots = 4, trials = TRIALS, control = Control.NONE, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    private Process start(ChatServer server, String reports) throws IOException {
        return SpecProcess.start(
                folder.resolve(reports + ".txt"),
                Map.of(),
                Map.of(
                        Role.SUBJECT.model().key(), server.name(),
                        ReportSettings.REPORTS.key(), folder.resolve(reports).toString(),
                        TapeSettings.TAPE.key(), folder.resolve("answers.db").toString()),
                Values.class);
    }

    private static void awaitRequests(ChatServer server, int number) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (server.requests() < number && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(server.requests()).isGreaterThanOrEqualTo(number);
    }

    /** The cases that stand in a trial log, its last line aside, which may be cut. */
    private List<String> logged(String reports) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(reports))) {
            Path trials = files.filter(file -> file.endsWith("trials.jsonl"))
                    .findFirst()
                    .orElseThrow();
            List<String> lines = Files.readAllLines(trials);
            ObjectMapper json = new ObjectMapper();
            List<String> cases = new java.util.ArrayList<>();
            for (String line : lines.subList(0, Math.max(0, lines.size() - 1))) {
                cases.add(json.readTree(line).path("case").textValue());
            }
            return cases;
        }
    }

    @Test
    void aRunThatWasKilledIsContinuedWhereItWas() throws Exception {
        try (ChatServer server = new ChatServer(20)) {
            Process killed = start(server, "killed");
            awaitRequests(server, 600);
            killed.destroyForcibly();
            assertThat(killed.waitFor()).isNotZero();
            JsonNode summary = RunFiles.summary(folder.resolve("killed"));
            assertThat(summary.path("ended").isNull()).isTrue();
            assertThat(summary.path("verdict").isNull()).isTrue();
            int asked = server.requests();
            Set<String> handedOn = new HashSet<>(logged("killed"));
            assertThat(handedOn).hasSizeGreaterThan(300);

            Process again = start(server, "again");
            assertThat(again.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(folder.resolve("again.txt"))).contains("ended: ");
            assertThat(logged("again")).containsAll(handedOn);
            int askedAgain = server.requests() - asked;
            assertThat(askedAgain)
                    .as("what was handed on is not asked again")
                    .isLessThanOrEqualTo(TRIALS - handedOn.size());
            // Under way when the process was killed were at most as many as there are slots.
            assertThat(askedAgain).as("nor much else").isLessThanOrEqualTo(TRIALS - asked + 32 + 5);
        }
    }

    @Test
    void aRunThatIsAskedToEndEndsAtOnceAndKeepsWhatCameBack() throws Exception {
        try (ChatServer server = new ChatServer(1000)) {
            Process ended = start(server, "ended");
            awaitRequests(server, 64);
            // As Ctrl-C and the stop buttons of IDEs do.
            ended.destroy();
            long start = System.nanoTime();
            // 100 ms is the promise; the rest is for a machine that does much else.
            TimeUnit.MILLISECONDS.sleep(500);
            int soonAfter = server.requests();
            assertThat(ended.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(8000);
            assertThat(server.requests()).as("no new call").isEqualTo(soonAfter);
            assertThat(logged("ended")).hasSizeGreaterThanOrEqualTo(20);
            assertThat(RunFiles.summary(folder.resolve("ended"))
                            .at("/specs/0/cutShort")
                            .textValue())
                    .isEqualTo("the run was stopped");
        }
    }
}
