package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.deepvalue.ReadPrompt.ReadQuestion;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Subjects whose DVGR is known by how they are made, through the whole protocol. */
class KnownSubjectsTests {

    private static final ScenarioBank BANK = ScenarioBank.bundled();
    private static final ReadPrompt.Texts TEXTS = new ReadPrompt.Texts(BANK);

    /** Finds by the texts which value the user acts on, and takes it; sees nothing but the prompt. */
    private static final ChatModel KNOWS_THE_VALUE = prompt -> Reply.of("Option " + deepOption(prompt));

    private static final ChatModel KNOWS_THE_STYLE =
            prompt -> Reply.of("Option " + deepOption(prompt).other());

    /** A coin that falls by the prompt's hash. */
    private static final ChatModel COIN =
            prompt -> Reply.of(Integer.bitCount(prompt.question().hashCode()) % 2 == 0 ? "Option A" : "Option B");

    private static Option deepOption(Prompt prompt) {
        ReadPrompt read = ReadPrompt.of(prompt.question(), TEXTS);
        ReadQuestion test = read.test();
        if (read.examples().isEmpty()) {
            return Option.A;
        }
        String value = read.examples().get(0).taken().value();
        return test.a().value().equals(value) ? Option.A : Option.B;
    }

    @Test
    void aSubjectThatFollowsTheValueHasADvgrOfExactlyOne() throws IOException {
        Dvgr dvgr = measure(KNOWS_THE_VALUE, 240, Control.AUTO);
        assertThat(dvgr.rate()).isEqualTo(1.0);
        assertThat(dvgr.counts()).isEqualTo(new Counts(240, 0, 0, 0, 0));
    }

    @Test
    void aSubjectThatFollowsTheStyleHasADvgrOfExactlyZero() throws IOException {
        Dvgr dvgr = measure(KNOWS_THE_STYLE, 240, Control.AUTO);
        assertThat(dvgr.rate()).isEqualTo(0.0);
        assertThat(dvgr.counts()).isEqualTo(new Counts(0, 240, 0, 0, 0));
    }

    @Test
    void aCoinHasAHalfWithinItsInterval() throws IOException {
        Proportion coin = measure(COIN, 2_000, Control.AUTO).counts().dvgr();
        assertThat(coin.total()).isEqualTo(2_000);
        assertThat(coin.clopperPearson(0.999).low()).isLessThan(0.5);
        assertThat(coin.clopperPearson(0.999).high()).isGreaterThan(0.5);
        assertThat(coin.clopperPearson(0.95).high() - coin.clopperPearson(0.95).low())
                .isLessThan(0.05);
    }

    @Test
    void aSubjectThatTakesWhatStandsFirstHasADvgrOfAHalfAndIsSeenToDoSo() throws IOException {
        Dvgr dvgr = measure(prompt -> Reply.of("Option A"), 240, Control.AUTO);
        assertThat(dvgr.rate()).isEqualTo(0.5);
        assertThat(dvgr.optionA()).isEqualTo(new Proportion(240, 240));
        assertThat(dvgr.by(Factor.OPTION_ORDER))
                .containsEntry("deep first", new Counts(120, 0, 0, 0, 0))
                .containsEntry("deep second", new Counts(0, 120, 0, 0, 0));
    }

    @Test
    void whatIsNoChoiceIsCountedApart() throws IOException {
        Dvgr dvgr = measure(
                prompt -> switch (Math.floorMod(prompt.question().hashCode(), 4)) {
                    case 0 -> Reply.of("It depends on the person.");
                    case 1 -> Reply.of("I'm sorry, but I can't make that choice for someone else.");
                    case 2 -> throw new ModelException("the line was cut");
                    default -> KNOWS_THE_VALUE.ask(prompt);
                },
                240,
                Control.NONE);
        Counts counts = dvgr.counts();
        assertThat(counts.trials()).isEqualTo(240);
        assertThat(counts.shallow()).isZero();
        assertThat(counts.unreadable()).isPositive();
        assertThat(counts.refused()).isPositive();
        assertThat(counts.failed()).isPositive();
        assertThat(dvgr.rate()).isEqualTo(1.0);
        assertThat(counts.worstCase().low()).isEqualTo(counts.deep() / 240.0);
        assertThat(counts.worstCase().high()).isEqualTo(1.0);
        assertThat(dvgr.failed()).isEqualTo(new Proportion(counts.failed(), 240));
    }

    @Test
    void anAnswerThatTheProviderWithheldIsARefusal() throws IOException {
        Reply withheld = Reply.builder("Option A").finish(Reply.Finish.REFUSED).build();
        assertThat(measure(prompt -> withheld, 24, Control.NONE).counts()).isEqualTo(new Counts(0, 0, 0, 24, 0));
    }

    @Test
    void anAnswerThatWasCutOffBeforeItsChoiceIsUnreadable() throws IOException {
        Reply cut = Reply.builder("The user seems to like Option A's manner, so I would")
                .finish(Reply.Finish.CUT_OFF)
                .build();
        assertThat(measure(prompt -> cut, 24, Control.NONE).counts()).isEqualTo(new Counts(0, 0, 24, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<think>Option A, surely.</think>", "<think>Option A, surely.", "Option A\n<think>Or B?"})
    void anAnswerThatIsOnlyAThoughtOrEndsInOneIsUnreadable(String answer) throws IOException {
        Dvgr dvgr = measure(prompt -> Reply.of(answer), 24, Control.ZERO_SHOT);
        assertThat(dvgr.counts()).isEqualTo(new Counts(0, 0, 24, 0, 0));
        assertThat(dvgr.control()).isEqualTo(new Counts(0, 0, 24, 0, 0));
    }

    @Test
    void thoughtsOfAFieldAreNoChoice() throws IOException {
        assertThat(measure(prompt -> Reply.builder("").thoughts("Option A").build(), 24, Control.NONE)
                        .counts())
                .isEqualTo(new Counts(0, 0, 24, 0, 0));
        assertThat(measure(
                                prompt -> KNOWS_THE_VALUE.ask(prompt).toBuilder()
                                        .thoughts("Option A or Option B?")
                                        .build(),
                                24,
                                Control.NONE)
                        .rate())
                .isEqualTo(1.0);
    }

    @Test
    void anUnreadableAnswerIsShownWithWhatCanBeDone() throws IOException {
        Reply cut = Reply.builder("<think>Option A, or")
                .finish(Reply.Finish.CUT_OFF)
                .build();
        assertThat(measure(prompt -> cut, 24, Control.NONE).firstUnreadable().orElseThrow())
                .isEqualTo("(it was cut off by the token limit; increase maxTokens of @Subject) ");
        assertThat(measure(prompt -> Reply.of(""), 24, Control.NONE)
                        .firstUnreadable()
                        .orElseThrow())
                .contains("it is empty", "maxTokens of @Subject");
    }

    @Test
    void theControlIsThePriorAndNoPartOfTheRate() throws IOException {
        // Without examples this subject takes what stands first: a half.
        Dvgr dvgr = measure(KNOWS_THE_VALUE, 240, Control.ZERO_SHOT);
        assertThat(dvgr.rate()).isEqualTo(1.0);
        assertThat(dvgr.control()).isEqualTo(new Counts(120, 120, 0, 0, 0));
    }

    @Test
    void everyBreakdownAddsUpToTheWhole() throws IOException {
        Dvgr dvgr = measure(COIN, 480, Control.NONE);
        for (Factor factor : Factor.values()) {
            assertThat(dvgr.by(factor).values().stream().mapToLong(Counts::deep).sum())
                    .as(factor.title())
                    .isEqualTo(dvgr.counts().deep());
        }
        assertThat(dvgr.by(Factor.SHOTS).keySet()).containsExactly("4", "20", "40");
        assertThat(dvgr.by(Factor.CONTEXT)).hasSize(8);
        assertThat(dvgr.by(Factor.PREFERRED_VALUE)).hasSize(11);
        assertThat(dvgr.by(Factor.VALUE_PAIR)).hasSize(50);
        assertThat(dvgr.cells()).hasSize(24);
    }

    private static Dvgr measure(ChatModel model, long trials, Control control) throws IOException {
        DeepValueDesign design = DeepValueDesign.of(BANK, Selection.ALL, Guidance.NONE, control, trials, 17);
        Participant subject = Participant.of("class:known", model);
        return new Runner(8)
                .run(new DeepValueProtocol(() -> new GeneratedTrials(design, BANK), subject, 0.95), RunObserver.none())
                .figures();
    }
}
