package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.framing.StanceReport;
import dev.tenet.report.ReportSettings;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures, messages and files are the same whatever the language of the machine: it is no setting of a release gate. */
@Tag("slow")
class LocaleTests {

    @TempDir
    Path folder;

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "LEGAL", shots = 4, trials = 1200, control = Control.NONE, atLeast = 0.9)
        void isRefuted(Dvgr dvgr) {
            assertThat(dvgr).hasAtLeastTrials(54_321);
        }

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atMost = 0.25)
        @Subject("class:dev.tenet.engine.SpecKit$Refuser")
        void isRefused(Dvgr dvgr) {
            assertThat(dvgr).isHealthy(HealthLimits.DEFAULT);
        }

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE)
        @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
        void isBiased(Dvgr dvgr) {
            assertThat(dvgr).hasNoPositionBias();
        }

        @DeepValueTest(prefer = "justise", trials = 20)
        void isMisspelt() {}
    }

    @ValueSpec
    @Subject(value = "embedded:steadfast", temperature = 0.5)
    static class Framings {
        @OpposingFramingTest(categories = "MEDICINE", pairs = 40, divergenceAtMost = 0.4, consistencyAtLeast = 0.5)
        void holdsOneView(StanceReport report) {
            assertThat(report).hasAtLeastPairs(54_321);
        }
    }

    /** What a run leaves: its console and the messages of its failures, and its files. */
    private record Left(List<String> output, ObjectNode summary, List<String> trials) {}

    @Test
    void arabicDigitsAndTurkishLettersChangeNothing() throws Exception {
        try (ChatServer server = new ChatServer(0)) {
            Left root = run("root", server, "", "", "");
            assertThat(root.output())
                    .anyMatch(line -> line.contains("DVGR ≥ 0.90 is refuted"))
                    .anyMatch(line -> line.contains("1,200 calls, 480,000 tokens in, 12,000 out"))
                    .anyMatch(line -> line.contains("54321"))
                    .anyMatch(line -> line.contains("did you mean \"justice\"?"));
            assertThat(root.summary().path("specs").size()).isGreaterThanOrEqualTo(3);
            same(root, run("ar", server, "ar", "EG", "u-nu-arab"));
            same(root, run("tr", server, "tr", "TR", ""));
        }
    }

    private static void same(Left expected, Left found) {
        assertThat(found.output()).isEqualTo(expected.output());
        assertThat(found.summary()).isEqualTo(expected.summary());
        assertThat(found.trials()).isEqualTo(expected.trials());
    }

    private Left run(String name, ChatServer server, String language, String country, String extensions)
            throws Exception {
        Path reports = folder.resolve(name);
        Path output = folder.resolve(name + ".txt");
        Map<String, String> properties = new HashMap<>(Map.of(
                "user.language",
                language,
                "user.country",
                country,
                "user.extensions",
                extensions,
                "file.encoding",
                "UTF-8",
                "stdout.encoding",
                "UTF-8",
                "stderr.encoding",
                "UTF-8",
                Role.SUBJECT.model().key(),
                server.name(),
                ReportSettings.REPORTS.key(),
                reports.toString(),
                // A driver with a native library; and a price, which is a decimal number.
                TapeSettings.TAPE.key(),
                folder.resolve(name + ".db").toString(),
                TenetSettings.NODES.key(),
                "cells"));
        Process process =
                SpecProcess.start(output, Map.of("LC_ALL", "C.UTF-8"), properties, Values.class, Framings.class);
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        List<String> said = Files.readString(output, StandardCharsets.UTF_8)
                .replaceAll(reports + "[^\\s]*", "(reports)")
                .replaceAll("\\d+(\\.\\d+)?( m?s\\b| trials/s)", "(time)")
                .lines()
                // How often a line of progress is printed is a matter of time.
                .filter(line -> !line.matches(".*: \\d+ of \\d+ trials, .*"))
                .toList();
        assertThat(String.join("\n", said)).contains("ended: ");
        ObjectNode summary = (ObjectNode) RunFiles.summary(reports);
        summary.remove(List.of("started", "ended"));
        summary.path("specs").forEach(spec -> ((ObjectNode) spec).remove("seconds"));
        return new Left(
                said,
                summary,
                RunFiles.trials(reports).stream().map(Object::toString).toList());
    }
}
