package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedProvider;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.setting.SettingValues;
import dev.tenet.trial.Role;
import dev.tenet.trial.SystemPrompt;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is asked and who judges: what annotations and settings name, and what each subject is called. */
class SubjectsAndJudgesTests {

    private static final String FIRST = "class:dev.tenet.engine.SpecKit$FirstOption";
    private static final String OTHER_JUDGE = "class:dev.tenet.engine.SubjectsAndJudgesTests$CountingJudge";
    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    Path reports;

    /** Judges as the lexical judge does, and is none. */
    static final class CountingJudge implements ChatModel {

        private final ChatModel lexical = new EmbeddedProvider().open("embedded:lexical", CallLimits.DEFAULT);

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            return lexical.ask(prompt);
        }
    }

    /** Says how often a subject was asked. */
    static final class Counting implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            ASKED.incrementAndGet();
            return Reply.of("Option A");
        }
    }

    @ValueSpec
    static class Nobody {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4, atLeast = 0)
        void values() {}

        @OpposingFramingTest(pairs = 4, divergenceAtMost = 1)
        void stance() {}

        @Subject(system = "Be brief.")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void withASystemPromptOnly() {}
    }

    @Test
    void whereNobodyNamesASubjectTheSpecIsInvalid() {
        assertThat(unnamed("values").thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageEndingWith("Nobody.values: no subject: set tenet.subject, or name one in @Subject;"
                        + " embedded:bag-of-words is only for trying out Tenet");
        assertThat(unnamed("stance").thrown("invalid"))
                .hasMessageContainingAll("no subject: set tenet.subject", "embedded:steadfast is only for trying");
        assertThat(unnamed("withASystemPromptOnly").thrown("invalid")).hasMessageContaining("no subject");
        assertThat(unnamed("values").outcome("DVGR ≥ 0.00")).isEqualTo("skipped");
    }

    private Leaves unnamed(String method) {
        return new SpecKit(reports).with(Role.SUBJECT.model(), "").run(DiscoverableMethod.of(Nobody.class, method));
    }

    @ValueSpec
    static class Judged {
        @Subject("embedded:steadfast")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 4, divergenceAtMost = 1)
        void reference() {}

        @Subject("class:dev.tenet.engine.SubjectsAndJudgesTests$Counting")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 4, divergenceAtMost = 1)
        void other() {}

        @Subject("class:dev.tenet.engine.SubjectsAndJudgesTests$Counting")
        @Judge("embedded:lexical")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 4, divergenceAtMost = 1)
        void otherByName() {}

        @Subject("class:dev.tenet.engine.SubjectsAndJudgesTests$Counting")
        @Judge(OTHER_JUDGE)
        @Judge("embedded:lexical")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 4, divergenceAtMost = 1)
        void otherBeforeAPanel() {}

        @Subject("embedded:bag-of-words")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 4, divergenceAtMost = 1)
        void embeddedButNoReference() {}

        @Subject("class:dev.tenet.engine.SubjectsAndJudgesTests$Counting")
        @Judge(OTHER_JUDGE)
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 4, divergenceAtMost = 1)
        void otherBeforeAnother() {}
    }

    @Test
    void aReferenceSubjectIsJudgedByTheLexicalJudgeWhereNobodyNamesOne() throws IOException {
        run(Judged.class, "reference", "");
        assertThat(RunFiles.distinct("judge", RunFiles.trials(reports))).containsExactly("embedded:lexical");
    }

    @Test
    void anyOtherSubjectNeedsAJudgeThatSomebodyNames() {
        ASKED.set(0);
        for (String method : List.of("other", "otherByName", "otherBeforeAPanel", "embeddedButNoReference")) {
            assertThat(run(Judged.class, method, "").thrown("invalid"))
                    .as(method)
                    .isInstanceOf(InvalidSpecException.class)
                    .hasMessageContainingAll(
                            "embedded:lexical judges the embedded reference subjects only",
                            "name a judge in @Judge or tenet.judge");
        }
        assertThat(run(Judged.class, "other", "").thrown("invalid")).hasMessageContaining(": no judge: ");
        assertThat(new SpecKit(reports)
                        .with(Role.SUBJECT.model(), "")
                        .with(Role.JUDGE.model(), "embedded:lexical")
                        .run(DiscoverableMethod.of(Judged.class, "other"))
                        .thrown("invalid"))
                .hasMessageContaining("name a judge in @Judge or tenet.judge");
        assertThat(ASKED).as("nobody was asked").hasValue(0);
        assertThat(run(Judged.class, "otherBeforeAnother", "").names()).doesNotContain("invalid");
    }

    @Test
    void aJudgeOfTheSettingsReplacesAnEmbeddedOneAndTheConsoleSaysSoOnce() throws IOException {
        String said = Printed.by(() -> new SpecKit(reports)
                .with(Role.SUBJECT.model(), "")
                .with(Role.JUDGE.model(), OTHER_JUDGE)
                .with(JudgeSettings.JUDGE_PAIRS, ReferenceLabels.in(reports))
                .run(DiscoverableMethod.of(Judged.class, "otherByName")));
        assertThat(RunFiles.distinct("judge", RunFiles.trials(reports))).containsExactly(OTHER_JUDGE);
        assertThat(said)
                .containsOnlyOnce(
                        "Judged.otherByName: tenet.judge = " + OTHER_JUDGE + " replaces embedded:lexical in @Judge");
    }

    @ValueSpec
    @Subject("embedded:bag-of-words")
    static class OnAnEmbeddedOne {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4, atLeast = 0, atMost = 1)
        void values() {}
    }

    @Test
    void aSubjectOfTheSettingsReplacesAnEmbeddedOneAndTheConsoleSaysSoOnce() throws IOException {
        String said = Printed.by(() -> run(OnAnEmbeddedOne.class, "values", FIRST));
        assertThat(RunFiles.distinct("model", RunFiles.trials(reports))).containsExactly(FIRST);
        assertThat(RunFiles.distinct("subject", RunFiles.trials(reports))).containsExactly(FIRST);
        assertThat(said)
                .containsOnlyOnce("OnAnEmbeddedOne.values: tenet.subject = " + FIRST
                        + " replaces embedded:bag-of-words in @Subject");
    }

    @Test
    void withoutASettingTheEmbeddedSubjectIsAskedAndNothingIsSaid() throws IOException {
        String said = Printed.by(() -> run(OnAnEmbeddedOne.class, "values", ""));
        assertThat(RunFiles.distinct("model", RunFiles.trials(reports))).containsExactly("embedded:bag-of-words");
        assertThat(said).doesNotContain("replaces");
    }

    @ValueSpec
    static class Several {
        @Subject("embedded:sycophant")
        @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
        @Subject("embedded:steadfast")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void twoEmbeddedOnes() {}

        @Subject("embedded:sycophant")
        @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void oneIsTheSettingsAnyway() {}

        @Subject(value = "embedded:sycophant", id = "before")
        @Subject(value = "embedded:sycophant", id = "after", system = "Be brief.")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void withIds() {}
    }

    @Test
    void embeddedSubjectsThatASettingMakesTheSameAreOne() throws IOException {
        String said = Printed.by(() -> run(Several.class, "twoEmbeddedOnes", FIRST));
        assertThat(RunFiles.distinct("subject", RunFiles.trials(reports)))
                .containsExactly(FIRST, "class:dev.tenet.engine.KnownModels$AlwaysDeep");
        assertThat(said)
                .containsOnlyOnce("replaces embedded:sycophant in @Subject")
                .containsOnlyOnce("replaces embedded:steadfast in @Subject");
        assertThat(labels("oneIsTheSettingsAnyway", FIRST)).containsExactly("");
        assertThat(labels("withIds", FIRST)).containsExactly("before", "after");
    }

    private List<String> labels(String method, String setting) {
        return read(Several.class, method, setting).subjects().stream()
                .map(DeclaredParticipant::label)
                .toList();
    }

    @ValueSpec
    @SuppressWarnings("unused")
    static class Named {
        @Subject("m:x")
        @Subject("m:y")
        @DeepValueTest
        void models() {}

        @Subject("m:x")
        @Subject(value = "m:x", system = "classpath:prompts/support-agent.md")
        @Subject(value = "m:x", system = "Be brief.\n  Always.")
        @DeepValueTest
        void systemPrompts() {}

        @Subject(value = "m:x", system = "file:a.md", temperature = 0)
        @Subject(value = "m:x", system = "file:a.md", temperature = 0.5)
        @Subject(value = "m:x", system = "file:a.md", topP = 0.9, maxTokens = 20, seed = 7)
        @DeepValueTest
        void sampling() {}

        @Subject(system = "file:a.md")
        @Subject(system = "file:b.md")
        @DeepValueTest
        void bySetting() {}

        @Subject(value = "m:x", id = "release")
        @Subject(value = "m:x", id = "candidate", temperature = 0)
        @Subject("m:x")
        @DeepValueTest
        void ids() {}
    }

    @Test
    void subjectsAreCalledByWhatTellsThemApart() {
        assertThat(names("models", "")).containsExactly("m:x", "m:y");
        assertThat(names("systemPrompts", ""))
                .containsExactly("m:x", "m:x, support-agent.md", "m:x, \"Be brief. Always.\"");
        assertThat(names("sampling", ""))
                .containsExactly(
                        "m:x, temperature 0", "m:x, temperature 0.5", "m:x, top-p 0.9, at most 20 tokens, seed 7");
        assertThat(names("bySetting", "m:z")).containsExactly("m:z, a.md", "m:z, b.md");
        assertThat(names("ids", "")).containsExactly("release", "candidate", "m:x");
    }

    private static List<String> names(String method, String setting) {
        SpecMethod spec = read(Named.class, method, setting);
        assertThat(spec.problems()).isEmpty();
        return spec.subjects().stream().map(DeclaredParticipant::label).toList();
    }

    @ValueSpec
    @SuppressWarnings("unused")
    static class Alike {
        @Subject(value = "m:x", temperature = 0)
        @Subject(value = "m:x", temperature = 0)
        @DeepValueTest
        void twice() {}

        @Subject(value = "m:x", id = "a")
        @Subject(value = "m:y", id = "a ")
        @DeepValueTest
        void oneId() {}

        @Subject(value = "m:x", system = "file:old/agent.md")
        @Subject(value = "m:x", system = "file:new/agent.md")
        @DeepValueTest
        void oneFileName() {}
    }

    @Test
    void subjectsThatNothingTellsApartAreAMistake() {
        assertThat(read(Alike.class, "twice", "").problems())
                .singleElement()
                .asString()
                .endsWith("@Subject(\"m:x\") is declared twice with the same parameters; expected each subject once."
                        + " Remove one, or give each an id");
        for (String method : List.of("oneId", "oneFileName")) {
            assertThat(read(Alike.class, method, "").problems())
                    .as(method)
                    .singleElement()
                    .asString()
                    .contains("2 subjects are named \"", "Give each its own id: @Subject(id = ");
        }
    }

    private static SpecMethod read(Class<?> type, String method, String setting) {
        Method found = Stream.of(type.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return SpecMethod.read(
                type,
                found,
                Kinds.load(),
                new SettingValues(
                        key -> Optional.of(setting)
                                .filter(name -> key.equals(Role.SUBJECT.model().key())),
                        Map.of()));
    }

    @Test
    void aSubjectIsCalledTheSameInTheTreeAndTheLog() throws IOException {
        Leaves leaves = run(TwoPrompts.class, "values", "");
        List<String> labels = List.of(FIRST, FIRST + ", \"Be brief.\"");
        assertThat(RunFiles.distinct("subject", RunFiles.trials(reports))).containsExactlyElementsOf(labels);
        assertThat(leaves.descriptors().stream()
                        .map(leaf -> leaf.getParent().orElseThrow().getDisplayName())
                        .distinct())
                .containsExactlyElementsOf(labels);
    }

    @ValueSpec
    static class TwoPrompts {
        @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
        @Subject(value = "class:dev.tenet.engine.SpecKit$FirstOption", system = "Be brief.")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void values() {}
    }

    @Target({ElementType.METHOD, ElementType.TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @Judge("j:x")
    @interface OurJudge {}

    @ValueSpec
    @Judge("j:above")
    @SuppressWarnings("unused")
    static class Panels {
        @Judge("j:x")
        @Judge("j:y")
        @Judge("j:x")
        @OpposingFramingTest
        void equalLines() {}

        @OurJudge
        @Judge("j:x")
        @OpposingFramingTest
        void composed() {}

        @OpposingFramingTest
        void ofTheClass() {}
    }

    @ValueSpec
    @Judge("j:above")
    static class HeirThatSaysItAgain extends Panels {}

    @Test
    void equalJudgesAreSeveralSeats() {
        assertThat(seats(Panels.class, "equalLines")).containsExactly("j:x", "j:y", "j:x");
        assertThat(seats(Panels.class, "composed")).containsExactly("j:x", "j:x");
        assertThat(seats(Panels.class, "ofTheClass")).containsExactly("j:above");
        assertThat(seats(HeirThatSaysItAgain.class, "ofTheClass")).containsExactly("j:above");
    }

    private static List<String> seats(Class<?> type, String method) {
        Method found = Stream.of(Panels.class.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return SpecMethod.read(type, found, Kinds.load(), SettingValues.DEFAULTS).others().get(Role.JUDGE).stream()
                .map(DeclaredParticipant::value)
                .toList();
    }

    @ValueSpec
    static class Prompts {
        @Subject(value = "m:x", system = "support-agent.md")
        @DeepValueTest
        void subject() {}

        @Judge(value = "j:x", system = "prompts/judge.prompt")
        @OpposingFramingTest
        void judge() {}
    }

    @Test
    void aSystemPromptThatLooksLikeAPathIsAMistakeWithBothReadings() {
        assertThat(read(Prompts.class, "subject", "").problems())
                .singleElement()
                .asString()
                .contains(
                        "@Subject: the system prompt \"support-agent.md\" looks like a file path",
                        "\"classpath:support-agent.md\"",
                        "\"file:support-agent.md\"",
                        "\"text:support-agent.md\"");
        assertThat(read(Prompts.class, "judge", "").problems())
                .singleElement()
                .asString()
                .contains("@Judge: the system prompt \"prompts/judge.prompt\" looks like a file path");
    }

    @Test
    void aTextThatIsMarkedAsOneIsTakenAsItStands() throws IOException {
        assertThat(SystemPrompt.read("text:support-agent.md")).isEqualTo("support-agent.md");
        assertThat(SystemPrompt.read("Be brief.")).isEqualTo("Be brief.");
        assertThat(SystemPrompt.read("")).isNull();
    }

    private Leaves run(Class<?> spec, String method, String subject) {
        return new SpecKit(reports).with(Role.SUBJECT.model(), subject).run(DiscoverableMethod.of(spec, method));
    }
}
