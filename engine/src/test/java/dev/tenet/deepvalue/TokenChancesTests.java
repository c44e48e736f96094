package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.model.TokenChance;
import dev.tenet.stats.Looks;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The DVGR by token probabilities counts answers that were read as a choice, and no others. */
class TokenChancesTests {

    private static final ScenarioBank BANK = ScenarioBank.bundled();

    // The article in "A choice like this …" looks like the letter.
    private static final List<List<TokenChance>> LETTERS =
            List.of(List.of(TokenChance.of("A", Math.log(0.46)), TokenChance.of("B", Math.log(0.54))));

    private static final Reply REFUSAL = Reply.builder(
                    "A choice like this is not mine to make. I can't help with that.")
            .finish(Reply.Finish.REFUSED)
            .tokenChances(LETTERS)
            .build();

    private static Dvgr measure(ChatModel model) throws IOException {
        DeepValueDesign design = DeepValueDesign.of(BANK, Selection.ALL, Guidance.NONE, Control.NONE, 40, 1);
        return new Runner(1)
                .run(
                        new DeepValueProtocol(
                                () -> new GeneratedTrials(design, BANK),
                                Participant.of("class:known", model),
                                0.95,
                                Looks.FIXED,
                                Control.NONE,
                                true,
                                AnswerForm.TEXT),
                        RunObserver.none())
                .figures();
    }

    @Test
    void aSubjectThatRefusesEveryTrialHasNone() throws IOException {
        Dvgr dvgr = measure(prompt -> REFUSAL);
        assertThat(dvgr.counts().refused()).isEqualTo(40);
        assertThat(dvgr.expected()).isEmpty();
        assertThat(dvgr.notes())
                .contains(
                        "DVGR at temperature 1, by token probabilities: unknown, because no answer was read as a choice");
    }

    @Test
    void refusalsAreLeftOutAmongChoices() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        Dvgr dvgr = measure(prompt -> asked.getAndIncrement() % 4 == 0
                ? REFUSAL
                : Reply.builder("Option A").tokenChances(LETTERS).build());
        Dvgr.Expected expected = dvgr.expected().orElseThrow();
        assertThat(expected.trials()).isEqualTo(30);
        // 0.46 where the deep option is A, 0.54 where it is B.
        assertThat(expected.mean())
                .isCloseTo((0.46 * dvgr.counts().deep() + 0.54 * dvgr.counts().shallow()) / 30, within(1e-12));
        assertThat(dvgr.notes()).anyMatch(note -> note.startsWith("DVGR at temperature 1, by token probabilities: 0."));
    }
}
