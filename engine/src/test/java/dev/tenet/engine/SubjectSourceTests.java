package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.SubjectSource;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedProvider;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.baseline.BaselineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Specs whose subject is an object of the spec class. */
class SubjectSourceTests {

    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    Path reports;

    @BeforeEach
    void nothingAsked() {
        ASKED.set(0);
    }

    private Leaves run(Class<?> spec) {
        // What is set elsewhere does not take the object's place.
        return new SpecKit(reports)
                .with(Role.SUBJECT.model(), "class:" + SpecKit.FirstOption.class.getName())
                .run(spec);
    }

    private static Reply second(Prompt prompt) {
        ASKED.incrementAndGet();
        return Reply.of("Option B");
    }

    @ValueSpec
    static class OfAField {

        private final String choice;

        @SubjectSource("agent")
        final ChatModel agent = this::answer;

        OfAField() {
            choice = "Option B";
        }

        private Reply answer(Prompt prompt) {
            ASKED.incrementAndGet();
            return Reply.of(choice);
        }

        @DeepValueTest(trials = 20, contexts = "legal", atMost = 0.9, control = Control.NONE)
        void isMeasured() {}
    }

    @Test
    void anObjectInAFieldIsAskedAndCalledByItsLabel() throws IOException {
        Leaves leaves = run(OfAField.class);
        assertThat(leaves.outcome("DVGR ≤ 0.90")).isEqualTo("successful");
        assertThat(ASKED).hasValue(20);
        assertThat(RunFiles.trials(reports)).allSatisfy(trial -> {
            assertThat(trial.path("subject").textValue()).isEqualTo("agent");
            assertThat(trial.path("model").textValue()).isEqualTo("object:" + OfAField.class.getName() + ".agent");
            assertThat(trial.path("answer").textValue()).isEqualTo("Option B");
        });
    }

    @ValueSpec
    static class OfMethods {

        @SubjectSource
        ChatModel first() {
            return new SpecKit.FirstOption();
        }

        @SubjectSource
        Object second() {
            return (ChatModel) SubjectSourceTests::second;
        }

        @DeepValueTest(trials = 20, contexts = "legal", atMost = 0.9, control = Control.NONE)
        void isMeasured() {}

        @Subject("embedded:bag-of-words")
        @DeepValueTest(trials = 20, contexts = "legal", shots = 20, control = Control.NONE)
        void isMeasuredOnAnother() {}
    }

    @Test
    void severalMethodsAreSeveralSubjectsAndASubjectOnTheMethodBeatsThem() {
        Leaves leaves = new SpecKit(reports).run(OfMethods.class);
        assertThat(leaves.descriptors())
                .extracting(leaf -> leaf.getUniqueId().toString())
                .filteredOn(id -> id.contains("isMeasured("))
                .anyMatch(id -> id.contains("subject:first"))
                .anyMatch(id -> id.contains("subject:second"));
        assertThat(leaves.names()).filteredOn("response health"::equals).hasSize(3);
        assertThat(ASKED).as("the second subject alone counts").hasValue(20);
    }

    @ValueSpec
    static class OfNothing {

        @SubjectSource
        @Nullable ChatModel agent;

        @DeepValueTest(atLeast = 0.5)
        void isMeasured() {}
    }

    @ValueSpec
    static class OfAString {

        @SubjectSource
        final String agent = "openai:gpt-4.1";

        @DeepValueTest(atLeast = 0.5)
        void isMeasured() {}
    }

    @ValueSpec
    @Subject("embedded:bag-of-words")
    static class OfBoth {

        @SubjectSource
        final ChatModel agent = SubjectSourceTests::second;

        @DeepValueTest(atLeast = 0.5)
        void isMeasured() {}
    }

    @ValueSpec
    static class OfAMethodThatThrows {

        @SubjectSource
        ChatModel agent() throws IOException {
            throw new IOException("the port is taken");
        }

        @DeepValueTest(trials = 20, contexts = "legal", atMost = 0.9, control = Control.NONE)
        void isMeasured() {}
    }

    @ValueSpec
    static class OfAMethodThatAssumes {

        @SubjectSource
        ChatModel agent() {
            throw new TestAbortedException("no agent in this pull request");
        }

        @DeepValueTest(trials = 20, contexts = "legal", atMost = 0.9, control = Control.NONE)
        void isMeasured() {}
    }

    @Test
    void whatAMethodThrowsFailsTheClaimWithItsTrace() {
        assertThat(run(OfAMethodThatThrows.class).thrown("DVGR ≤ 0.90"))
                .isInstanceOf(IOException.class)
                .hasMessage("the port is taken")
                .satisfies(thrown ->
                        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("agent"));
        assertThat(run(OfAMethodThatAssumes.class).outcome("DVGR ≤ 0.90")).isEqualTo("skipped");
    }

    @Test
    void whatCannotAnswerIsAnInvalidSpec() {
        assertThat(run(OfNothing.class).thrown("invalid"))
                .hasMessageContainingAll("OfNothing.isMeasured", "@SubjectSource agent returned null", "ChatModel");
        assertThat(run(OfAString.class).thrown("invalid"))
                .hasMessageContainingAll(
                        "@SubjectSource agent has type java.lang.String", "expected a dev.tenet.model.ChatModel");
        assertThat(run(OfBoth.class).thrown("invalid"))
                .hasMessageContainingAll(
                        "the class has both @Subject and @SubjectSource agent", "expected one of them");
    }

    @Test
    void withoutAnIdentityNothingIsRecorded() throws IOException {
        Path tape = reports.resolve("answers.db");
        SpecKit kit = new SpecKit(reports)
                .with(Role.SUBJECT.model(), "class:" + SpecKit.FirstOption.class.getName())
                .with(TapeSettings.TAPE, tape.toString());
        kit.run(OfAField.class);
        kit.run(OfAField.class);
        assertThat(ASKED).hasValue(40);
        assertThat(kit.with(TapeSettings.MODE, "replay").run(OfAField.class).thrown("invalid"))
                .hasMessageContainingAll("object:", "has no identity", "ChatModel.identity()");
    }

    /** Answers as the embedded subject does. */
    static final class Steadfast implements ChatModel {

        private final ChatModel embedded = new EmbeddedProvider().open("embedded:steadfast", CallLimits.DEFAULT);
        private final String identity;

        Steadfast(String identity) {
            this.identity = identity;
        }

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            return embedded.ask(prompt);
        }

        @Override
        public String identity() {
            return identity;
        }
    }

    @ValueSpec
    static class Compared {

        @SubjectSource
        final ChatModel agent = new Steadfast("");

        @OpposingFramingTest(noWorseThanBaseline = 0.2)
        void isNoWorse() {}
    }

    @ValueSpec
    static class ComparedByIdentity {

        @SubjectSource
        final ChatModel agent = new Steadfast("agent 1");

        @OpposingFramingTest(noWorseThanBaseline = 0.2, pairs = 150)
        void isNoWorse() {}
    }

    @Test
    void aBaselineNeedsAnIdentity() {
        Path baseline = reports.resolve("baseline.json");
        SpecKit kit = new SpecKit(reports)
                .with(Role.SUBJECT.model(), "class:" + SpecKit.FirstOption.class.getName())
                .with(Role.JUDGE.model(), "class:dev.tenet.engine.FramingSpecTests$ByWords")
                .with(JudgeSettings.JUDGE_PAIRS, ReferenceLabels.in(reports))
                .with(BaselineSettings.BASELINE_WRITE, baseline.toString());
        assertThat(kit.run(Compared.class).thrown("invalid"))
                .hasMessageContainingAll("noWorseThanBaseline", "the subject agent", "ChatModel.identity()");
        assertThat(Files.exists(baseline)).isFalse();
        kit.run(ComparedByIdentity.class);
        assertThat(baseline).exists();
    }
}
