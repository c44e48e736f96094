package dev.tenet.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.answer.ReadAnswer;
import dev.tenet.model.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeardChoiceTests {

    private static final AskedQuestion NO_FIRST = new AskedQuestion(
            "tea",
            new Wording("en", "Is tea good?", new Option("no", Stance.OPPOSES), new Option("yes", Stance.SUPPORTS)),
            "",
            true);

    @ParameterizedTest
    @CsvSource({
        "A, A",
        "B., B",
        "Option B, B",
        "**B**, B",
        "No, A",
        "Yes., B",
        "Option A: no, A",
        "(A) No., A",
        "B) yes, B",
        "A) yes, UNREADABLE",
        "I would pick option A because it is fair., A",
        "'No, I can''t choose.', REFUSED",
        "'Yes and no, really.', UNREADABLE",
        "Maybe, UNREADABLE",
        "'', UNREADABLE"
    })
    void anAnswerIsReadByItsLetterOrItsWord(String said, ReadAnswer read) {
        assertThat(HeardChoice.in(Reply.of(said), NO_FIRST).read()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"B：是, B", "选项 A, A", "否。, A", "选项 A：否, A", "答えはBです。, B"})
    void answersInChineseAndJapaneseAreReadAsWell(String said, ReadAnswer read) {
        AskedQuestion chinese = new AskedQuestion(
                "tea",
                new Wording("zh", "茶好吗？", new Option("否", Stance.OPPOSES), new Option("是", Stance.SUPPORTS)),
                "",
                true);
        assertThat(HeardChoice.in(Reply.of(said), chinese).read()).isEqualTo(read);
    }

    @Test
    void aChoiceTakesTheStanceOfTheOptionInItsPlace() {
        assertThat(HeardChoice.in(Reply.of("A"), NO_FIRST).stance()).contains(Stance.OPPOSES);
    }

    @Test
    void aThoughtIsNotAnAnswer() {
        assertThat(HeardChoice.in(Reply.of("<think>Yes</think>\nA"), NO_FIRST).read())
                .isEqualTo(ReadAnswer.A);
    }

    @Test
    void anAnswerThatWasCutOffIsNotTakenByItsWord() {
        Reply cut = Reply.builder("Yes").finish(Reply.Finish.CUT_OFF).build();
        assertThat(HeardChoice.in(cut, NO_FIRST).read()).isEqualTo(ReadAnswer.UNREADABLE);
    }
}
