package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.assertj.TenetAssertions;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.framing.StanceReport;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.Event;

/** What a hostile model, server or file writes, wherever it comes out: nothing of it works, all of it can be read. */
class UntrustedTextTests {

    static final String HOSTILE =
            "\u001B[2J\u001B[1;32mBUILD SUCCESS\u001B[0m\u009B1A \u202Edetroppus\u202C \u2066x\u2069"
                    + " \uFFFF\uFFFE \uD83D \uDC69 a\u200Bb \uDB40\uDC41 c\rd\u0085e\u2028f\u000Bg\n"
                    + "::stop-commands::x\n ##[add-mask]y ##teamcity[testFailed name='z'] ##vso[task.complete]\b\u0000";

    private static final List<String> READABLE = List.of(
            "\\u001B[2J\\u001B[1;32mBUILD SUCCESS\\u001B[0m\\u009B1A",
            "\\u202Edetroppus\\u202C \\u2066x\\u2069",
            "\\uFFFF\\uFFFE \\uD83D \\uDC69 a\\u200Bb \\u{E0041}",
            "c\\u000Dd\\u0085e\\u2028f\\u000Bg",
            "\\u003A:stop-commands::x",
            "#\\u0023[add-mask]y #\\u0023teamcity[testFailed name='z'] #\\u0023vso[task.complete]\\u0008\\u0000");

    /** Written without a look at how text is made harmless. */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\uFFFE\\uFFFF\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\u200B]"
                    + "|[\\x{D800}-\\x{DFFF}]|[\\x{E0000}-\\x{E007F}]|(?m:^\\s*::)|##(\\[|teamcity\\[|vso\\[)");

    @TempDir
    Path reports;

    static final class Painter implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A\n\n" + HOSTILE);
        }
    }

    static final class Unreadable implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of(HOSTILE);
        }
    }

    static final class Refuser implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("I'm sorry, but I can't choose for someone else. " + HOSTILE);
        }
    }

    static final class Broken implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            throw new FatalModelException("api.acme.com answered 401: " + HOSTILE);
        }
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "healthcare", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.8)
        @Subject("class:dev.tenet.engine.UntrustedTextTests$Painter")
        void painted() {}

        @DeepValueTest(contexts = "healthcare", shots = 4, trials = 40, control = Control.NONE)
        @Subject("class:dev.tenet.engine.UntrustedTextTests$Unreadable")
        void unreadable() {}

        @DeepValueTest(contexts = "healthcare", shots = 4, trials = 40, control = Control.NONE)
        @Subject("class:dev.tenet.engine.UntrustedTextTests$Refuser")
        void refused() {}

        @DeepValueTest(contexts = "healthcare", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject("class:dev.tenet.engine.UntrustedTextTests$Broken")
        void broken() {}

        @DeepValueTest(contexts = "healthcare", shots = 4, trials = 40, control = Control.NONE)
        @Subject("class:dev.tenet.engine.UntrustedTextTests$Painter")
        void quotedByAnAssertion(Dvgr dvgr, ChatModel subject) throws Exception {
            assertThat(new Painter().ask(null).text()).isEqualTo("Option B\n" + HOSTILE);
        }

        @DeepValueTest(contexts = "healthcare", shots = 4, trials = 40, control = Control.NONE)
        @Subject("class:dev.tenet.engine.UntrustedTextTests$Painter")
        void quotedByAnException(Dvgr dvgr, ChatModel subject) {
            throw new IllegalArgumentException("cannot parse " + HOSTILE, new IllegalStateException(HOSTILE));
        }
    }

    @Test
    void nothingThatAModelSaysWorksInMessagesNamesEntriesOrOnTheConsole() {
        Shown shown = run(new SpecKit(reports).with(TenetSettings.NODES, "cells"), Values.class);
        assertThat(shown.texts()).hasSizeGreaterThan(60).allSatisfy(UntrustedTextTests::isHarmless);
        assertThat(shown.failures())
                .as("painted, unreadable, refused, broken and two bodies")
                .hasSizeGreaterThanOrEqualTo(6);
        for (String spec : List.of("painted", "unreadable", "broken", "quotedByAnAssertion", "quotedByAnException")) {
            assertThat(shown.failures())
                    .as(spec)
                    .anySatisfy(failure ->
                            assertThat(failure).contains("[method:" + spec).contains(READABLE));
        }
        assertThat(shown.console()).contains("\\u001B[2J", "\\u202Edetroppus", "DVGR ≥ 0.80: refuted");
    }

    @Test
    void theFilesOfARunHoldEveryAnswerAsItWasInCharactersThatCanBeSeen() throws IOException {
        new SpecKit(reports).run(Values.class);
        for (String name : List.of("trials.jsonl", "summary.json")) {
            for (Path file : RunFiles.named(name, reports)) {
                assertThat(Files.readString(file)).doesNotContainPattern(HARMFUL);
            }
        }
        List<JsonNode> trials = RunFiles.trials(reports);
        assertThat(trials)
                .filteredOn(trial -> trial.path("spec").textValue().endsWith(".unreadable"))
                .hasSize(40)
                .allSatisfy(
                        trial -> assertThat(trial.path("answer").textValue()).isEqualTo(HOSTILE));
        assertThat(RunFiles.summary(reports).path("specs")).isNotEmpty();
    }

    @Test
    void whatIsThrownKeepsItsKindItsTraceAndItsCauses() {
        Shown shown = run(new SpecKit(reports), Values.class);
        assertThat(shown.thrown("quotedByAnException"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("cannot parse \\u001B[2J")
                .hasCauseExactlyInstanceOf(IllegalStateException.class)
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("quotedByAnException"));
        assertThat(shown.thrown("broken")).isInstanceOf(IncompleteRunException.class);
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Issues {
        @OpposingFramingTest(issues = "classpath:dev/tenet/engine/hostile-issues.yaml", pairs = 5)
        void onIssuesOfAFile(StanceReport report) {
            TenetAssertions.assertThat(report).hasDivergenceAtLeast(0.99);
        }
    }

    @Test
    void nothingThatAFileSaysWorksInNamesMessagesOrOnTheConsole() throws IOException {
        for (String nodes : List.of("cells", "trials")) {
            Shown shown = run(new SpecKit(reports.resolve(nodes)).with(TenetSettings.NODES, nodes), Issues.class);
            assertThat(shown.texts()).hasSizeGreaterThan(10).allSatisfy(UntrustedTextTests::isHarmless);
            assertThat(shown.texts()).anyMatch(text -> text.contains("\\u202Elaw\\u001B[2j"));
            for (String file : List.of("trials.jsonl", "summary.json")) {
                assertThat(Files.readString(
                                RunFiles.named(file, reports.resolve(nodes)).get(0)))
                        .doesNotContainPattern(HARMFUL);
            }
        }
    }

    private static void isHarmless(String text) {
        assertThat(text).doesNotContainPattern(HARMFUL);
    }

    /** All that a run shows to anybody. */
    private record Shown(List<Event> events, String console) {

        List<String> texts() {
            List<String> texts = new ArrayList<>(failures());
            texts.add(console);
            for (Event event : events) {
                TestDescriptor node = event.getTestDescriptor();
                texts.addAll(
                        List.of(node.getUniqueId().toString(), node.getDisplayName(), node.getLegacyReportingName()));
                event.getPayload(String.class).ifPresent(texts::add);
                event.getPayload(ReportEntry.class)
                        .ifPresent(
                                entry -> texts.addAll(entry.getKeyValuePairs().values()));
            }
            return texts;
        }

        /** The id of each leaf that failed, and the trace as runners print it. */
        List<String> failures() {
            return events.stream()
                    .flatMap(event -> event
                            .getPayload(TestExecutionResult.class)
                            .flatMap(TestExecutionResult::getThrowable)
                            .map(thrown -> event.getTestDescriptor().getUniqueId() + "\n" + trace(thrown))
                            .stream())
                    .toList();
        }

        Throwable thrown(String method) {
            return events.stream()
                    .filter(event ->
                            event.getTestDescriptor().getUniqueId().toString().contains("[method:" + method))
                    .flatMap(event ->
                            event
                                    .getPayload(TestExecutionResult.class)
                                    .flatMap(TestExecutionResult::getThrowable)
                                    .stream())
                    .findFirst()
                    .orElseThrow();
        }

        private static String trace(Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            return trace.toString();
        }
    }

    private static Shown run(SpecKit kit, Class<?> specs) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            List<Event> events = kit.run(specs).results().allEvents().list();
            return new Shown(events, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
