package dev.tenet.deepvalue.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BagOfWordsTests {

    private final BagOfWords subject = new BagOfWords();

    @Test
    void learnsAWordFromTheExamples() {
        String examples = example("wears a red hat and walks", "wears a blue hat and rides", 'A')
                + example("sings in a blue coat", "dances in a red coat", 'B')
                + example("reads a red book", "writes a blue letter", 'A');
        assertThat(ask(examples + question("drinks from a blue cup", "drinks from a red cup")))
                .isEqualTo("Option B");
        assertThat(ask(examples + question("drinks from a red cup", "drinks from a blue cup")))
                .isEqualTo("Option A");
    }

    @Test
    void learnsTheOtherWordFromTheOtherChoices() {
        String examples = example("wears a red hat and walks", "wears a blue hat and rides", 'B')
                + example("sings in a blue coat", "dances in a red coat", 'A')
                + example("reads a red book", "writes a blue letter", 'B');
        assertThat(ask(examples + question("drinks from a blue cup", "drinks from a red cup")))
                .isEqualTo("Option A");
    }

    @Test
    void learnsFromPairsOfWordsWhereTheWordsAloneTellNothing() {
        String examples = example("goes left up", "goes up left", 'A') + example("turns up left", "turns left up", 'B');
        assertThat(ask(examples + question("looks up left", "looks left up"))).isEqualTo("Option B");
    }

    @Test
    void givesTheSameAnswerToTheSamePrompt() {
        String prompt = example("keeps a promise", "keeps quiet", 'A') + question("keeps a promise", "keeps a diary");
        assertThat(Stream.generate(() -> ask(prompt)).limit(20).distinct()).hasSize(1);
    }

    @Test
    void withoutExamplesTakesEitherOptionAboutAsOftenAsTheOther() {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            answers.add(ask(question("does this " + i, "does that " + i)));
        }
        // 1,000 fair throws lie between 449 and 551 with a probability above 0.998.
        assertThat(answers.stream().filter("Option A"::equals).count()).isBetween(449L, 551L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "What is the capital of France?",
                "CONTEXT: only one.\nOption A: this\n",
                "CONTEXT: it has been made.\nOption A: this\nOption B: that\nCHOICE: Option A\n"
            })
    void whatIsNoQuestionWithTwoOptionsIsAnsweredWithoutAChoice(String prompt) {
        assertThat(ask(prompt)).isEqualTo("I can see no question with an Option A and an Option B.");
    }

    private String ask(String prompt) {
        return subject.ask(Prompt.of(prompt)).text();
    }

    private static String example(String a, String b, char chosen) {
        return question(a, b) + "CHOICE: Option " + chosen + "\n\n";
    }

    private static String question(String a, String b) {
        return "CONTEXT: somebody chooses.\nOption A: " + a + "\nOption B: " + b + "\n\n";
    }
}
