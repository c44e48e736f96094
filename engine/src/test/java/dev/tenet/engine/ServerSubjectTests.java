package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Models;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.report.ReportSettings;
import dev.tenet.servers.WireMock;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The same spec on subjects in this JVM, behind a server in this JVM, and behind a server in a process of its own. */
@Tag("slow")
class ServerSubjectTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path reports;

    @ValueSpec
    static class Spec {
        @DeepValueTest(
                contexts = "finance",
                shots = {4, 20},
                trials = 60,
                atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    @Test
    void aSubjectBehindAServerGivesTheFiguresThatItGivesInTheJvm() throws Exception {
        JsonNode inside = figuresOf("embedded:bag-of-words");
        try (Models models = new Models(CallLimits.DEFAULT);
                MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new AnswersAs(models.named("embedded:bag-of-words")));
            server.start();
            assertThat(figuresOf(server.url("/v1") + "#bag-of-words")).isEqualTo(inside);
            assertThat(server.getRequestCount()).isEqualTo(75);
        }
    }

    @Test
    void aServerInAProcessOfItsOwnIsMeasuredBySettingTheSubjectAlone() throws Exception {
        withWireMock("always-a", "**Option A**", address -> {
            JsonNode figures = figuresOf(address + "#always-a");
            // The option with the value stands first in exactly a half of the trials of each cell.
            assertThat(figures.path("rate").doubleValue()).isEqualTo(0.5);
            assertThat(figures.path("position").path("share").doubleValue()).isEqualTo(1.0);
            assertThat(figures.path("unreadable").intValue()).isZero();
        });
    }

    @ValueSpec
    static class FramingSpec {
        @OpposingFramingTest(categories = "work", pairs = 30, stop = Stop.FIXED, divergenceAtMost = 0.5)
        void holdsOneStance() {}
    }

    @Test
    void aSubjectOnOneServerIsJudgedOnAnotherBySettingsAlone() throws Exception {
        withWireMock("refuser", "I'm sorry, but I can't help with that.", subject -> {
            try (Models models = new Models(CallLimits.DEFAULT);
                    MockWebServer judge = new MockWebServer()) {
                judge.setDispatcher(new AnswersAs(models.named("embedded:lexical")));
                judge.start();
                EngineTestKit.engine(TenetTestEngine.ID)
                        .selectors(selectClass(FramingSpec.class))
                        .configurationParameter(Role.SUBJECT.model().key(), subject + "#refuser")
                        .configurationParameter(Role.JUDGE.model().key(), judge.url("/v1") + "#lexical")
                        .configurationParameter(JudgeSettings.JUDGE_PAIRS.key(), ReferenceLabels.in(reports))
                        .configurationParameter(
                                TrialSettings.ADMISSIONS.key(),
                                reports.resolve("judges").toString())
                        .configurationParameter(TenetSettings.UNDECIDED.key(), "fail")
                        .configurationParameter(
                                ReportSettings.REPORTS.key(),
                                reports.resolve("framing").toString())
                        .execute()
                        .testEvents()
                        // Nothing was answered, so that nothing is known of the stances; and health is refuted.
                        .assertStatistics(events -> events.aborted(0).failed(2));
                JsonNode figures = RunFiles.summary(reports.resolve("framing")).at("/specs/0/figures");
                assertThat(figures.path("pac").doubleValue()).isEqualTo(1);
                assertThat(figures.path("ref2").doubleValue()).isEqualTo(1);
                int twice = figures.at("/steadiness/judgedTwice").intValue();
                assertThat(judge.getRequestCount())
                        .as("120 admission pairs, 30 pairs, and of both some a second time")
                        .isEqualTo(120 + 12 + 30 + twice);
            }
        });
    }

    @FunctionalInterface
    private interface WithAddress {
        void use(String address) throws Exception;
    }

    /** A server that nobody here wrote, in a process of its own, with one model that always says the same. */
    private void withWireMock(String model, String answer, WithAddress test) throws Exception {
        Path root = reports.resolve("wiremock");
        Path mappings = Files.createDirectories(root.resolve("mappings"));
        Files.writeString(mappings.resolve("chat.json"), """
                {"request": {"method": "POST", "urlPath": "/v1/chat/completions",
                             "bodyPatterns": [{"matchesJsonPath": "$[?(@.model == '%s')]"}]},
                 "response": {"status": 200, "headers": {"Content-Type": "application/json"},
                              "jsonBody": {"choices": [{"index": 0, "finish_reason": "stop",
                                                        "message": {"role": "assistant", "content": "%s"}}]}}}
                """.formatted(model, answer));
        try (WireMock server = WireMock.serving(root)) {
            test.use(server.address() + "/v1");
        }
    }

    private JsonNode figuresOf(String subject) throws IOException {
        Path folder = Files.createTempDirectory(reports, "run");
        EngineExecutionResults results = EngineTestKit.engine(TenetTestEngine.ID)
                .selectors(selectClass(Spec.class))
                .configurationParameter(Role.SUBJECT.model().key(), subject)
                .configurationParameter(ReportSettings.REPORTS.key(), folder.toString())
                .execute();
        results.testEvents().assertStatistics(events -> events.failed(0).skipped(0));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> summaries =
                    files.filter(file -> file.endsWith("summary.json")).toList();
            assertThat(summaries).hasSize(1);
            return JSON.readTree(summaries.get(0).toFile()).at("/specs/0/figures");
        }
    }

    /** Puts a model behind OpenAI's wire format. */
    private static final class AnswersAs extends Dispatcher {

        private final ChatModel model;

        AnswersAs(ChatModel model) {
            this.model = model;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            try {
                JsonNode asked = JSON.readTree(request.getBody().utf8());
                String question = asked.at("/messages/0/content").textValue();
                Reply reply = model.ask(Prompt.of(question));
                var answer = JSON.createObjectNode();
                var choice = answer.putArray("choices").addObject();
                choice.put("finish_reason", "stop");
                choice.putObject("message").put("role", "assistant").put("content", reply.text());
                return new MockResponse.Builder()
                        .code(200)
                        .addHeader("Content-Type", "application/json")
                        .body(answer.toString())
                        .build();
            } catch (Exception broken) {
                return new MockResponse.Builder()
                        .code(500)
                        .body(broken.toString())
                        .build();
            }
        }
    }
}
