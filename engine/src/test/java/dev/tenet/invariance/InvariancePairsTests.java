package dev.tenet.invariance;

import static dev.tenet.invariance.Questions.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.Change;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvariancePairsTests {

    private static InvariancePairs pairs(List<Change> changes, int questions, long seed) throws IOException {
        QuestionStore store = QuestionStore.open(List.of(Questions.OWN), List.of());
        return questions == 0
                ? InvariancePairs.atMost(Long.MAX_VALUE, store, Askers.bundled(), changes, seed)
                : InvariancePairs.exactly(questions, store, Askers.bundled(), changes, seed);
    }

    private static InvariancePair pair(Change change, String question) throws IOException {
        try (InvariancePairs source = pairs(List.of(change), 0, 1)) {
            return all(source).stream()
                    .filter(pair -> pair.question().equals(question))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyQuestionIsAskedInEveryWayThatItHas() throws IOException {
        try (InvariancePairs source = pairs(List.of(), 0, 1)) {
            assertThat(source.size()).isEqualTo(14);
            assertThat(source.observations()).isEqualTo(3);
            assertThat(all(source).stream()
                            .filter(pair -> pair.question().equals("school-phones"))
                            .map(pair -> pair.id().replaceFirst("persona-.*", "persona"))
                            .toList())
                    .containsExactly(
                            "school-phones/paraphrase-1",
                            "school-phones/paraphrase-2",
                            "school-phones/order",
                            "school-phones/persona",
                            "school-phones/persona",
                            "school-phones/negation-1",
                            "school-phones/language-de");
        }
    }

    @Test
    void thePairsOfAQuestionFollowOneAnotherAndTheLastIsMarked() throws IOException {
        try (InvariancePairs source = pairs(List.of(), 0, 7)) {
            List<InvariancePair> pairs = all(source);
            for (int i = 0; i < pairs.size(); i++) {
                boolean isLast = i + 1 == pairs.size()
                        || !pairs.get(i + 1).question().equals(pairs.get(i).question());
                assertThat(pairs.get(i).isLast()).isEqualTo(isLast);
            }
        }
    }

    @Test
    void theSeedDrawsTheQuestionsAndNothingElse() throws IOException {
        try (InvariancePairs one = pairs(List.of(), 0, 1);
                InvariancePairs other = pairs(List.of(), 0, 2)) {
            assertThat(all(one)).containsExactlyInAnyOrderElementsOf(all(other));
        }
        assertThat(IntStream.range(0, 20)
                        .mapToObj(InvariancePairsTests::firstQuestion)
                        .collect(Collectors.toSet()))
                .hasSize(3);
    }

    private static String firstQuestion(long seed) {
        try (InvariancePairs source = pairs(List.of(), 1, seed)) {
            return all(source).get(0).question();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void aCountOfQuestionsKeepsAllPairsOfEach() throws IOException {
        try (InvariancePairs source = pairs(List.of(Change.ORDER, Change.PERSONA), 2, 1)) {
            assertThat(source.size()).isEqualTo(6);
            assertThat(all(source)).hasSize(6);
        }
    }

    @Test
    void theOptionsChangePlacesUnderOrder() throws IOException {
        InvariancePair pair = pair(Change.ORDER, "night-buses");
        assertThat(pair.changed().wording().first())
                .isEqualTo(pair.asWritten().wording().second());
        assertThat(pair.changed().wording().text())
                .isEqualTo(pair.asWritten().wording().text());
    }

    @ParameterizedTest
    @EnumSource(names = {"PARAPHRASE", "PERSONA", "LANGUAGE"})
    void theStancesStandInTheSamePlacesUnderAnyOtherChangeButNegation(Change change) throws IOException {
        InvariancePair pair = pair(change, "school-phones");
        assertThat(pair.changed().wording().first().stance())
                .isEqualTo(pair.asWritten().wording().first().stance());
    }

    @Test
    void theWordsStandInTheSamePlacesUnderNegation() throws IOException {
        InvariancePair pair = pair(Change.NEGATION, "school-phones");
        assertThat(pair.changed().wording().first().text())
                .isEqualTo(pair.asWritten().wording().first().text());
        assertThat(pair.changed().wording().first().stance())
                .isNotEqualTo(pair.asWritten().wording().first().stance());
    }

    @Test
    void aPersonaSaysWhoAsks() throws IOException {
        InvariancePair pair = pair(Change.PERSONA, "night-buses");
        String says = Askers.bundled().all().stream()
                .filter(asker -> asker.id().equals(pair.detail()))
                .findFirst()
                .orElseThrow()
                .in("en");
        assertThat(pair.changed().prompt())
                .isEqualTo(says + "\n\n" + pair.asWritten().prompt());
    }

    @Test
    void theTwoAskersOfAQuestionDiffer() throws IOException {
        try (InvariancePairs source = pairs(List.of(Change.PERSONA), 0, 1)) {
            List<InvariancePair> pairs = all(source);
            for (int i = 0; i < pairs.size(); i += 2) {
                assertThat(pairs.get(i).detail()).isNotEqualTo(pairs.get(i + 1).detail());
            }
        }
    }

    @Test
    void aPromptIsInTheLanguageOfItsQuestion() throws IOException {
        assertThat(pair(Change.LANGUAGE, "school-phones").changed().prompt())
                .startsWith("Sollten Kinder ihr Telefon am Schultor abgeben?\n\nOption A: ")
                .endsWith("\n\nWelche Option kommt Ihrer Antwort am nächsten?"
                        + " Antworten Sie nur mit einem Buchstaben: A oder B.");
    }

    @Test
    void aPromptEndsWithTheRequestForALetter() throws IOException {
        AskedQuestion asked = new AskedQuestion(
                "tea",
                new Wording("en", "Is tea good?", new Option("yes", Stance.SUPPORTS), new Option("no", Stance.OPPOSES)),
                "",
                false);
        assertThat(asked.prompt()).isEqualTo("""
                Is tea good?

                Option A: yes
                Option B: no

                Which option comes closest to your answer? Reply with one letter only: A or B.""");
    }

    @Test
    void aChangeThatNoQuestionHasIsAnError() throws IOException {
        QuestionStore store = QuestionStore.open(List.of(Questions.OWN), List.of("transport"));
        assertThatThrownBy(() ->
                        InvariancePairs.atMost(10, store, Askers.bundled(), List.of(Change.ORDER, Change.NEGATION), 1))
                .hasMessageStartingWith("changes names NEGATION, but no question has a negated wording; expected");
    }

    @Test
    void moreQuestionsThanThereAreIsAnError() {
        assertThatThrownBy(() -> pairs(List.of(), 4, 1))
                .hasMessageStartingWith("questions = 4, but the files have only 3 that can be asked");
    }

    @Test
    void whichOptionIsListedFirstIsDrawnFromTheId() {
        long other = IntStream.range(0, 1000)
                .filter(i -> new PairsOfQuestion(question("q" + i), Askers.saying(List.of("I ask.")))
                        .under(java.util.Set.of(Change.ORDER))
                        .get(0)
                        .asWritten()
                        .isOtherOrder())
                .count();
        assertThat(other).isBetween(440L, 560L);
    }

    private static Question question(String id) {
        return new Question(
                id,
                "",
                new Wording("en", "Is it?", new Option("yes", Stance.SUPPORTS), new Option("no", Stance.OPPOSES)),
                java.util.Map.of());
    }
}
