package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a bare container, and one that is set up, each of a real process. */
@Tag("slow")
class ConsoleCharsetTests {

    @TempDir
    Path folder;

    @ValueSpec
    static class Values {
        @DeepValueTest(
                contexts = "legal",
                shots = 4,
                trials = 40,
                control = Control.NONE,
                stop = Stop.FIXED,
                atLeast = 0.05)
        void first() {}

        @DeepValueTest(
                contexts = "legal",
                shots = 4,
                trials = 40,
                control = Control.NONE,
                stop = Stop.FIXED,
                atLeast = 0.9)
        void second() {}

        @DeepValueTest(
                contexts = "legal",
                shots = 4,
                trials = 40,
                control = Control.NONE,
                stop = Stop.FIXED,
                atLeast = 0.5)
        void third() {}
    }

    @Test
    void aContainerWithoutALocaleSaysVerdictsInWords() throws Exception {
        saysVerdictsInWords(said(Map.of("LC_ALL", "POSIX"), Map.of()));
    }

    /** A build tool that reads this would print its own "?" for each sign, in the charset of the same locale. */
    @Test
    void aTestJvmOfUtf8WithoutALocaleSaysVerdictsInWords() throws Exception {
        saysVerdictsInWords(said(Map.of("LC_ALL", "POSIX"), Map.of("file.encoding", "UTF-8")));
    }

    /** Java 17 writes ASCII regardless; later versions write the signs. */
    @Test
    void aCharsetThatThisJavaDoesNotUseMakesNoQuestionMarks() throws Exception {
        assertThat(said(Map.of("LC_ALL", "POSIX"), Map.of("stdout.encoding", "UTF-8")))
                .anyMatch(line -> line.contains("0.05: supported, "))
                .noneMatch(line -> line.startsWith("? DVGR ? ") || line.startsWith("? DVGR >= 0.05"));
    }

    @Test
    void aConsoleThatIsSetToAsciiSaysVerdictsInWords() throws Exception {
        saysVerdictsInWords(said(Map.of("LC_ALL", "C.UTF-8"), Map.of("stdout.encoding", "US-ASCII")));
        saysVerdictsInWords(said(Map.of("LC_ALL", "C.UTF-8"), Map.of("sun.stdout.encoding", "US-ASCII")));
    }

    @Test
    void aConsoleOfUtf8HasTheSigns() throws Exception {
        assertThat(said(Map.of("LC_ALL", "C.UTF-8"), Map.of("file.encoding", "UTF-8", "stdout.encoding", "UTF-8")))
                .anyMatch(line -> line.startsWith("├─ legal · 4 shots: "))
                .anyMatch(line -> line.startsWith("✓ DVGR ≥ 0.05: supported, "))
                .anyMatch(line -> line.startsWith("✗ DVGR ≥ 0.90: refuted, "))
                .anyMatch(line -> line.startsWith("? DVGR ≥ 0.50: undecided, "));
    }

    private static void saysVerdictsInWords(List<String> said) {
        assertThat(said)
                .anyMatch(line -> line.startsWith("|- legal - 4 shots: "))
                .anyMatch(line -> line.startsWith("DVGR >= 0.05: supported, "))
                .anyMatch(line -> line.startsWith("DVGR >= 0.90: refuted, "))
                .anyMatch(line -> line.startsWith("DVGR >= 0.50: undecided, "))
                .allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                .noneMatch(line -> line.contains("?"));
    }

    /** What stands on the console from the first spec to the line that sums all up. */
    private List<String> said(Map<String, String> environment, Map<String, String> properties) throws Exception {
        Path output = folder.resolve("console.txt");
        Map<String, String> all = new java.util.HashMap<>(properties);
        all.put(Role.SUBJECT.model().key(), "class:" + SpecKit.FirstOption.class.getName());
        all.put(ReportSettings.REPORTS.key(), folder.resolve("reports").toString());
        all.put(TenetSettings.NODES.key(), "claims");
        Process process = SpecProcess.start(output, environment, all, Values.class);
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        List<String> lines = Files.readString(output).lines().toList();
        assertThat(lines).as("the last line").anyMatch(line -> line.startsWith("Tenet: "));
        return lines.stream()
                .dropWhile(line -> !line.startsWith("Values."))
                .takeWhile(line -> !line.startsWith("Tenet: "))
                .toList();
    }
}
