package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.Control;
import dev.tenet.Counterbalance;
import dev.tenet.Guidance;
import dev.tenet.deepvalue.Trial.Turn;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.CaseSource;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each question is asked with its options in both orders, and nothing else differs. */
class BothOrdersTests {

    private static final ScenarioBank BANK = ScenarioBank.bundled();
    private static final ReadPrompt.Texts TEXTS = new ReadPrompt.Texts(BANK);
    private static final String PUBLISHED = """
            CONTEXT: user1 chooses.
            Option A: a
            Option B: b

            CHOICE: Option A

            CONTEXT: user1 chooses again.
            Option A: c, in
            two lines\s
            Option B: d

            Based on user1's previous choices, would they take A or B?""";

    private static DeepValueDesign design(long trials) {
        return DeepValueDesign.of(BANK, Selection.ALL, Guidance.NONE, Control.CONFOUNDED, trials, 17);
    }

    private static List<Trial> asked(CaseSource<Trial> source) throws IOException {
        List<Trial> trials = new ArrayList<>();
        for (Optional<Trial> next = source.next(); next.isPresent(); next = source.next()) {
            trials.add(next.get());
        }
        return trials;
    }

    @Test
    void theTwoTrialsOfAQuestionDifferInTheOrderOfItsOptionsAlone() throws IOException {
        BothOrders source = new BothOrders(new GeneratedTrials(design(60), BANK));
        assertThat(source.size()).isEqualTo(120);
        assertThat(source.observations()).isEqualTo(60);
        List<Trial> trials = asked(source);
        assertThat(trials).hasSize(120).extracting(Trial::id).doesNotHaveDuplicates();
        for (int i = 0; i < trials.size(); i += 2) {
            Trial first = trials.get(i);
            Trial second = trials.get(i + 1);
            assertThat(List.of(first.turn(), second.turn())).containsExactly(Turn.FIRST, Turn.SECOND);
            assertThat(second.deepOption()).isEqualTo(first.deepOption().other());
            ReadPrompt one = ReadPrompt.of(first.prompt(), TEXTS);
            ReadPrompt other = ReadPrompt.of(second.prompt(), TEXTS);
            assertThat(other.examples()).isEqualTo(one.examples());
            assertThat(other.test().a()).isEqualTo(one.test().b());
            assertThat(other.test().b()).isEqualTo(one.test().a());
            assertThat(other.test().scenario()).isEqualTo(one.test().scenario());
            assertThat(new PublishedPrompt(second.prompt()).withOptionsExchanged())
                    .contains(first.prompt());
        }
    }

    @Test
    void theFirstTrialsAreThoseOfARunInOneOrderAndHaveItsControlQuestions() throws IOException {
        List<Trial> one = asked(new GeneratedTrials(design(20), BANK));
        List<Trial> both = asked(new BothOrders(new GeneratedTrials(design(20), BANK)));
        assertThat(both.stream().filter(trial -> trial.turn() == Turn.FIRST).map(trial -> trial.at(Turn.ONLY)))
                .containsExactlyElementsOf(one);
        assertThat(both.stream().filter(trial -> trial.turn() == Turn.SECOND))
                .allSatisfy(trial -> assertThat(trial.controls()).isEmpty());
    }

    @Test
    void theLastQuestionOfAPublishedPromptIsTheOneThatIsExchanged() {
        assertThat(new PublishedPrompt(PUBLISHED).withOptionsExchanged()).contains("""
                        CONTEXT: user1 chooses.
                        Option A: a
                        Option B: b

                        CHOICE: Option A

                        CONTEXT: user1 chooses again.
                        Option A: d\s
                        Option B: c, in
                        two lines

                        Based on user1's previous choices, would they take A or B?""");
    }

    @Test
    void aPromptInAnotherFormIsRejectedWithItsTrial() {
        for (String other : List.of(
                "Which? A or B?",
                "CONTEXT: x\nOption A: a\nOption B: b",
                "CONTEXT: x\nOption A: a\nOption B: b\nAnswer A or B.\n\n",
                "CONTEXT: x\nOption B: b\nOption A: a\n\n")) {
            Situation situation = new Situation("justice", "fidelity", "formality", "formal", "informal", "legal");
            Trial trial = new Trial("#7", situation, "drafting", 4, Option.A, other, List.of());
            assertThatExceptionOfType(MalformedRecordException.class)
                    .as(other)
                    .isThrownBy(() -> asked(new BothOrders(CaseSource.of(List.of(trial)))))
                    .withMessageContainingAll("counterbalance = BOTH", "trial #7", "counterbalance = RANDOM");
        }
    }

    private static Dvgr measure(ChatModel model, long questions) throws IOException {
        DeepValueProtocol protocol = new DeepValueProtocol(
                        () -> new GeneratedTrials(design(questions), BANK),
                        Participant.of("class:known", model),
                        0.95,
                        Looks.FIXED,
                        Control.CONFOUNDED,
                        false,
                        AnswerForm.TEXT)
                .counterbalanced(Counterbalance.BOTH);
        return new Runner(8).run(protocol, RunObserver.none()).figures();
    }

    @Test
    void aSubjectThatTakesWhatStandsFirstIsNeverConsistentAndHasNoDvgrWhereItIs() throws IOException {
        Dvgr dvgr = measure(prompt -> Reply.of("Option A"), 60);
        OrderSwap swap = dvgr.swap().orElseThrow();
        assertThat(dvgr.rate()).isEqualTo(0.5);
        assertThat(dvgr.counts()).isEqualTo(new Counts(60, 60, 0, 0, 0));
        assertThat(swap.consistency().proportion()).isEqualTo(new Proportion(0, 60));
        assertThat(swap.firstTwice()).isEqualTo(60);
        assertThat(swap.secondTwice()).isZero();
        assertThat(swap.firstOptionBias()).isEqualTo(1);
        assertThat(swap.dvgrOfConsistent().counted()).isZero();
        // One question, one observation: the confounded control question is asked once.
        assertThat(dvgr.learnt().trials()).isEqualTo(60);
        assertThat(dvgr.notes().toString())
                .contains("position bias: chose option A in 120 of 120")
                .contains("the same choice 0.00")
                .contains("first option twice 60, second twice 0, first-option bias 1.00");
    }

    @Test
    void aSubjectThatFollowsTheValueIsConsistent() throws IOException {
        Dvgr dvgr = measure(
                prompt -> {
                    ReadPrompt read = ReadPrompt.of(prompt.question(), TEXTS);
                    String value = read.examples().get(0).taken().value();
                    return Reply.of(read.test().a().value().equals(value) ? "Option A" : "Option B");
                },
                60);
        OrderSwap swap = dvgr.swap().orElseThrow();
        assertThat(dvgr.rate()).isEqualTo(1);
        assertThat(swap.consistency().proportion()).isEqualTo(new Proportion(60, 60));
        assertThat(swap.dvgrOfConsistent().proportion()).isEqualTo(new Proportion(60, 60));
        assertThat(swap.optionA().estimate()).isEqualTo(0.5);
        assertThat(swap.firstOptionBias()).isZero();
        assertThat(dvgr.headline()).contains("120 trials of 60 questions");
    }
}
