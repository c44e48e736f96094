package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Reader;
import dev.tenet.model.Reply;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures of trials with names that a data file gave. */
class DvgrTallyTests {

    private static Outcome<Trial, DeepValueReading> deep(String context, int shots) {
        Trial trial = new Trial(
                context,
                new Situation("justice", "fidelity", "formality", "formal", "informal", context),
                "drafting",
                shots,
                Option.A,
                "?",
                List.of());
        return new Outcome.Read<>(trial, new DeepValueReading(Choice.DEEP, Reply.of("A"), null, List.of()));
    }

    private static Outcome<Trial, DeepValueReading> learnt(int number) {
        ControlQuestion control = new ControlQuestion(ControlQuestion.Kind.CONFOUNDED, 4, "?");
        Trial trial = new Trial(
                "" + number,
                new Situation("justice", "fidelity", "formality", "formal", "informal", "legal"),
                "drafting",
                4,
                Option.A,
                "?",
                number % 4 == 0 ? List.of(control) : List.of());
        return new Outcome.Read<>(
                trial,
                new DeepValueReading(
                        Choice.DEEP,
                        Reply.of("A"),
                        null,
                        number % 4 == 0
                                ? List.of(new DeepValueReading.ControlReading.Answered(
                                        control, Choice.DEEP, Reply.of("A")))
                                : List.of()));
    }

    /** Of 80 trials 20 have a control question, and 80 were expected to, as of prompts in another form. */
    @Test
    void whatWasLearntHasAPlanOfItsOwnOnceAllTrialsWereAsked() {
        for (SamplingPlan plan : List.of(SamplingPlan.fixed(0.95, 80), SamplingPlan.early(0.95, 80))) {
            DvgrTally tally = new DvgrTally(plan, Map.of(), 80, false, AnswerForm.TEXT, Reader.TENET);
            for (int i = 0; i < 79; i++) {
                tally.add(learnt(i));
            }
            // scipy: beta.ppf(0.025, 20, 1) = 0.83157, beta.ppf(0.0125, 20, 1) = 0.80325.
            assertThat(tally.figures().learntShare().interval().low()).isLessThan(0.8);
            tally.add(learnt(79));
            assertThat(tally.figures().learntShare().interval().low())
                    .isCloseTo(plan.looks() == Looks.FIXED ? 0.83157 : 0.80325, within(1e-5));
        }
    }

    @Test
    void aControlQuestionThatWasNotAskedBecauseTheCallBeforeItFailedIsAFailedOne() {
        DvgrTally tally = new DvgrTally(SamplingPlan.fixed(0.95, 1), Map.of(), 1, false, AnswerForm.TEXT, Reader.TENET);
        tally.add(new Outcome.Failed<>(learnt(4).posed(), "503"));
        assertThat(tally.figures().learnt()).isEqualTo(new Counts(0, 0, 0, 0, 1));
        assertThat(tally.figures().learntShare().total()).isEqualTo(1);
    }

    /** A context of that name ended the run with a NumberFormatException. */
    @Test
    void aContextCanBeNamedWithDigitsOfAnyNumber() {
        DvgrTally tally =
                new DvgrTally(SamplingPlan.fixed(0.95, 14), Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);
        String longest = "7".repeat(40);
        for (String context : List.of("legal", longest, "12345678901", "20", "4", "2147483648", "٤")) {
            tally.add(deep(context, 20));
            tally.add(deep(context, 4));
        }
        Dvgr dvgr = tally.figures();
        assertThat(dvgr.by(Factor.CONTEXT).keySet())
                .containsExactly("4", "20", "2147483648", "12345678901", longest, "legal", "٤");
        assertThat(dvgr.by(Factor.SHOTS).keySet()).containsExactly("4", "20");
        assertThat(dvgr.cells())
                .extracting(Figures.Cell::name)
                .startsWith("4 · 4 shots", "4 · 20 shots", "20 · 4 shots");
        assertThat(Description.of(dvgr::describe).asMap().toString()).contains("12345678901");
    }
}
