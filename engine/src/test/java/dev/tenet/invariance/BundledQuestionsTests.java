package dev.tenet.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Change;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledQuestionsTests {

    private static List<Question> bundled() throws IOException {
        try (QuestionStore store = QuestionStore.open(List.of(QuestionStore.BUNDLED), List.of())) {
            return Questions.all(store);
        }
    }

    @Test
    void everyQuestionHasTwoParaphrasesANegatedWordingAndAGermanOne() throws IOException {
        assertThat(bundled()).hasSize(40).allSatisfy(question -> {
            assertThat(question.under(Change.PARAPHRASE)).hasSize(2);
            assertThat(question.under(Change.NEGATION)).hasSize(1);
            assertThat(question.under(Change.LANGUAGE))
                    .extracting(Wording::language)
                    .containsExactly("de");
        });
    }

    @Test
    void noWordingIsThereTwice() throws IOException {
        assertThat(bundled().stream()
                        .flatMap(question -> Stream.concat(
                                Stream.of(question.asWritten()),
                                question.others().values().stream().flatMap(List::stream)))
                        .map(Wording::text))
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void yesSupportsInHalfOfTheQuestionsOfEveryTopic() throws IOException {
        assertThat(bundled().stream()
                        .collect(Collectors.groupingBy(
                                Question::topic,
                                Collectors.summingInt(
                                        question -> question.asWritten().first().stance() == Stance.SUPPORTS ? 1 : 0)))
                        .values())
                .hasSize(10)
                .containsOnly(2);
    }

    @Test
    void yesToTheNegatedWordingTakesTheOtherStance() throws IOException {
        assertThat(bundled())
                .allSatisfy(question -> assertThat(
                                question.under(Change.NEGATION).get(0).first().stance())
                        .isEqualTo(question.asWritten().first().stance().other()));
    }
}
