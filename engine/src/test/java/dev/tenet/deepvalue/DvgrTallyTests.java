package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Reader;
import dev.tenet.model.Reply;
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
