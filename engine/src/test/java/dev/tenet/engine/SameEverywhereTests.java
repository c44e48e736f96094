package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.framing.StanceReport;
import dev.tenet.report.ReportSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same seed gives the same cases, answers and figures, whatever the machine's language, charset and time zone. */
@Tag("slow")
class SameEverywhereTests {

    @TempDir
    static Path folder;

    private static Run usual;

    @ValueSpec
    static class Values {
        @Subject("embedded:bag-of-words")
        @DeepValueTest(trials = 60, atLeast = 0.01)
        void followsValues(Dvgr dvgr) {}

        @Subject("embedded:sycophant")
        @Judge("embedded:lexical")
        @OpposingFramingTest(pairs = 40, stop = Stop.FIXED, divergenceAtMost = 0.99)
        void holdsOneView(StanceReport report) {}
    }

    /** What is left of a run that should be the same in another one. */
    private record Run(List<String> trials, List<JsonNode> figures, List<JsonNode> claims) {}

    private static Run run(String name, Map<String, String> system, String options) throws Exception {
        Path reports = folder.resolve(name);
        Map<String, String> parameters = new HashMap<>(system);
        parameters.put(ReportSettings.REPORTS.key(), reports.toString());
        Path output = folder.resolve(name + ".txt");
        Process process = SpecProcess.start(
                output, options.isEmpty() ? Map.of() : Map.of("JAVA_TOOL_OPTIONS", options), parameters, Values.class);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<Path> trials = RunFiles.named("trials.jsonl", reports);
        assertThat(trials)
                .as(Files.readString(output, StandardCharsets.ISO_8859_1))
                .hasSize(1);
        List<JsonNode> specs = new ArrayList<>();
        RunFiles.summary(reports).path("specs").forEach(specs::add);
        return new Run(
                Files.readAllLines(trials.get(0), StandardCharsets.UTF_8),
                specs.stream().map(spec -> spec.path("figures")).toList(),
                specs.stream().map(spec -> spec.path("claims")).toList());
    }

    @BeforeAll
    static void runAsUsual() throws Exception {
        usual = run("usual", Map.of("user.language", "en", "user.country", "US", "file.encoding", "UTF-8"), "");
        assertThat(usual.trials()).hasSize(100);
        assertThat(usual.figures()).hasSize(2).allMatch(figures -> figures.size() > 3);
    }

    /** With the digits of the language's own script, as systems may be set to. */
    @ParameterizedTest
    @CsvSource({
        "tr,TR,'',US-ASCII,UTC",
        "ar,EG,u-nu-arab,ISO-8859-1,Pacific/Apia",
        "th,TH,u-nu-thai,UTF-16,Asia/Kolkata"
    })
    void inEveryLanguageCharsetAndTimeZone(
            String language, String country, String extensions, String charset, String zone) throws Exception {
        Map<String, String> system = Map.of(
                "user.language", language,
                "user.country", country,
                "user.extensions", extensions,
                "file.encoding", charset,
                "user.timezone", zone);
        assertThat(run(language, system, "")).isEqualTo(usual);
    }

    /** Hashes of objects and of immutable sets differ from one JVM to the next: nothing may go by their order. */
    @Test
    void howeverObjectsAreHashed() throws Exception {
        assertThat(run("hashed", Map.of(), "-XX:+UnlockExperimentalVMOptions -XX:hashCode=2"))
                .isEqualTo(usual);
    }
}
