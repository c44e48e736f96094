package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a subject learnt from its examples: asked, counted, shown and claimed. */
class LearntSpecTests {

    private static final String CLAIM = "learnt ≥ 0.60";

    @TempDir
    Path reports;

    /** Takes the option that stands first: learns nothing. */
    static final class First implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A");
        }
    }

    @ValueSpec
    static class Learns {
        @DeepValueTest(shots = 4, trials = 100, learntAtLeast = 0.60)
        void fromTheExamples(Dvgr dvgr) {}
    }

    @ValueSpec
    static class AskedThroughout {
        @DeepValueTest(shots = 4, trials = 40, control = Control.CONFOUNDED, learntAtLeast = 0.60)
        void fromTheExamples(Dvgr dvgr) {}
    }

    @Test
    void aSubjectThatFollowsTheStyleLearntAsMuchAsOneThatFollowsTheValue() throws IOException {
        for (Class<? extends ChatModel> model :
                List.<Class<? extends ChatModel>>of(KnownModels.AlwaysDeep.class, KnownModels.AlwaysShallow.class)) {
            Path own = reports.resolve(model.getSimpleName());
            Leaves leaves = new SpecKit(own)
                    .with(Role.SUBJECT.model(), KnownModels.name(model))
                    .run(Learns.class);
            assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
            assertThat(figures(own).at("/learnt/deep").intValue()).isEqualTo(25);
            assertThat(figures(own).at("/learnt/trials").intValue()).isEqualTo(25);
        }
    }

    @Test
    void aSubjectThatLearntNothingIsSeenToAndRefuted() {
        String printed = Printed.by(() -> {
            Leaves leaves = new SpecKit(reports)
                    .with(Role.SUBJECT.model(), KnownModels.name(First.class))
                    .run(AskedThroughout.class);
            assertThat(leaves.thrown(CLAIM))
                    .hasMessageContaining("asked with value and style together, as in the examples: 20 answered like"
                            + " the examples, 20 did not");
        });
        assertThat(printed)
                .contains("learnt 0.50 (40 trials)")
                .contains("no evidence of learning: with value and style together, as in the examples, the subject"
                        + " answered like the examples in 20 of 40 trials");
    }

    @Test
    void aRecordHoldsItsQuestionWithValueAndStyleTogether() throws IOException {
        new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(KnownModels.AlwaysShallow.class))
                .run(AskedThroughout.class);
        assertThat(RunFiles.trials(reports)).hasSize(40).allSatisfy(trial -> {
            assertThat(trial.path("choice").textValue()).isEqualTo("SHALLOW");
            assertThat(trial.at("/confounded/choice").textValue()).isEqualTo("DEEP");
            assertThat(trial.at("/confounded/prompt").textValue())
                    .contains("CHOICE: Option ")
                    .isNotEqualTo(trial.path("prompt").textValue());
        });
    }

    @Test
    void aPlanCountsTheControlQuestions() {
        assertThat(planned(Learns.class)).contains("125 calls");
        assertThat(planned(AskedThroughout.class)).contains("80 calls");
    }

    private String planned(Class<?> spec) {
        return Printed.by(() -> new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(First.class))
                .with(CallSettings.PLAN, "true")
                .run(spec));
    }

    @ValueSpec
    @Subject("embedded:bag-of-words")
    static class AsksNoControl {
        @DeepValueTest(shots = 4, trials = 40, control = Control.NONE, learntAtLeast = 0.60)
        void fromTheExamples() {}
    }

    @ValueSpec
    @Subject("embedded:bag-of-words")
    static class AsksTooFew {
        @DeepValueTest(shots = 4, trials = 20, learntAtLeast = 0.90)
        void fromTheExamples() {}
    }

    @Test
    void aClaimThatNoControlQuestionCouldSupportIsInvalid() {
        assertThat(Printed.by(() -> new SpecKit(reports).run(AsksNoControl.class)))
                .contains("@DeepValueTest(learntAtLeast, control = NONE): no trial has a confounded control question,"
                        + " which learntAtLeast needs; expected control = AUTO or CONFOUNDED");
        assertThat(Printed.by(() -> new SpecKit(reports).run(AsksTooFew.class)))
                .contains("learnt ≥ 0.90")
                .contains("5 confounded control questions");
    }

    private static JsonNode figures(Path reports) throws IOException {
        return RunFiles.summary(reports).at("/specs/0/figures");
    }
}
