package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A spec on real prompts of the Deep Value Benchmark, which are not part of the project: {@code -Ddvb.prompts=…}. */
class PublishedPromptsSpecTests {

    private static final String DATA = "target/published-prompts/prompts.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path reports;

    @ValueSpec
    static class Spec {
        @DeepValueTest(data = DATA, atLeast = 0.01, atMost = 0.99)
        void onThePublishedPrompts(Dvgr dvgr) {} // The parameter has all of them asked.
    }

    @BeforeEach
    void takesTheFileFromAProperty() throws IOException {
        String prompts = System.getProperty("dvb.prompts");
        assumeTrue(prompts != null, "needs the published prompts: -Ddvb.prompts=…/prompts.json");
        Path copy = Path.of(DATA);
        Files.createDirectories(Path.of("target/published-prompts"));
        Files.copy(Path.of(prompts), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void everyPromptIsAskedAsItIsAndItsAnswerRead() throws IOException {
        EngineTestKit.engine(TenetTestEngine.ID)
                .selectors(selectClass(Spec.class))
                .configurationParameter(ReportSettings.REPORTS.key(), reports.toString())
                .configurationParameter(Role.SUBJECT.model().key(), "embedded:bag-of-words")
                .execute()
                .testEvents()
                .assertStatistics(events -> events.failed(0).aborted(0));

        List<String> published = new ArrayList<>();
        JSON.readTree(Path.of(DATA).toFile())
                .forEach(record -> published.add(record.path("prompt").textValue()));
        List<JsonNode> asked = trials();
        assertThat(asked)
                .hasSize(published.size())
                .extracting(trial -> trial.path("choice").textValue())
                .containsOnly("DEEP", "SHALLOW");
        assertThat(asked)
                .extracting(trial -> trial.path("prompt").textValue())
                .containsExactlyInAnyOrderElementsOf(published);
    }

    private List<JsonNode> trials() throws IOException {
        try (Stream<Path> files = Files.walk(reports)) {
            Path log = files.filter(file -> file.endsWith("trials.jsonl"))
                    .findFirst()
                    .orElseThrow();
            List<JsonNode> trials = new ArrayList<>();
            for (String line : Files.readAllLines(log)) {
                trials.add(JSON.readTree(line));
            }
            return trials;
        }
    }
}
