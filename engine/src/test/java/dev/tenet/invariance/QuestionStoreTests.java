package dev.tenet.invariance;

import static dev.tenet.invariance.Questions.all;
import static dev.tenet.invariance.Questions.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.Change;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionStoreTests {

    @TempDir
    Path folder;

    @Test
    void aQuestionOfYamlHasItsWordings() throws IOException {
        try (QuestionStore store = QuestionStore.open(List.of(Questions.OWN), List.of())) {
            Question question = store.get(0);
            assertThat(question.asWritten())
                    .isEqualTo(new Wording(
                            "en",
                            "Should pupils leave their phones at the school gate?",
                            new Option("yes", Stance.OPPOSES),
                            new Option("no", Stance.SUPPORTS)));
            assertThat(question.under(Change.PARAPHRASE))
                    .hasSize(2)
                    .allSatisfy(
                            paraphrase -> assertThat(paraphrase.first()).isEqualTo(new Option("yes", Stance.OPPOSES)));
            assertThat(question.under(Change.NEGATION).get(0).first()).isEqualTo(new Option("yes", Stance.SUPPORTS));
            assertThat(question.under(Change.LANGUAGE).get(0).language()).isEqualTo("de");
        }
    }

    @Test
    void aParaphraseMayTurnTheAnswers() throws IOException {
        try (QuestionStore store = QuestionStore.open(List.of(Questions.OWN), List.of())) {
            assertThat(store.get(1).under(Change.PARAPHRASE).get(0).first())
                    .isEqualTo(new Option("yes", Stance.OPPOSES));
        }
    }

    @Test
    void publishedLinesOfOneOriginalAreOneQuestion() throws IOException {
        FileLocation english = file(folder, "tea_english_us.jsonl", Questions.ENGLISH);
        try (QuestionStore store = QuestionStore.open(List.of(english), List.of())) {
            assertThat(all(store))
                    .extracting(question -> question.asWritten().text())
                    .containsExactly("Do you prefer tea?", "Should tea be taxed?");
            assertThat(store.get(0).under(Change.PARAPHRASE))
                    .extracting(Wording::text)
                    .containsExactly("Would you take tea over coffee?");
            assertThat(store.get(0).id()).matches("tea-[0-9a-f]{8}");
        }
    }

    @Test
    void aLaterFileInAnotherLanguageTranslates() throws IOException {
        List<FileLocation> both = List.of(
                file(folder, "tea_english_us.jsonl", Questions.ENGLISH),
                file(folder, "tea_german_us.jsonl", Questions.GERMAN));
        try (QuestionStore store = QuestionStore.open(both, List.of())) {
            assertThat(store.size()).isEqualTo(2);
            assertThat(store.get(0).under(Change.LANGUAGE))
                    .containsExactly(new Wording(
                            "de",
                            "Ziehen Sie Tee vor?",
                            new Option("Ja", Stance.SUPPORTS),
                            new Option("nein", Stance.OPPOSES)));
            assertThat(store.get(1).under(Change.LANGUAGE)).isEmpty();
        }
    }

    @Test
    void theFirstFileGivesTheWordingAndTheId() throws IOException {
        FileLocation english = file(folder, "tea_english_us.jsonl", Questions.ENGLISH);
        FileLocation german = file(folder, "tea_german_us.jsonl", Questions.GERMAN);
        try (QuestionStore store = QuestionStore.open(List.of(german, english), List.of())) {
            assertThat(store.get(0).asWritten().language()).isEqualTo("de");
            assertThat(store.get(0).under(Change.PARAPHRASE))
                    .extracting(Wording::text)
                    .containsExactly("Mögen Sie lieber Tee?");
            assertThat(store.get(0).under(Change.LANGUAGE))
                    .extracting(Wording::text)
                    .containsExactly("Do you prefer tea?");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "controversial_english_germany.jsonl, en",
        "controversial_german_us.jsonl, de",
        "uncontroversial_chinese_china.jsonl, zh",
        "pvq_japanese.jsonl, ja",
        "my-own.jsonl, en"
    })
    void theNameOfAPublishedFileSaysItsLanguage(String name, String language) throws IOException {
        try (QuestionStore store = QuestionStore.open(List.of(file(folder, name, Questions.ENGLISH)), List.of())) {
            assertThat(store.get(0).asWritten().language()).isEqualTo(language);
        }
    }

    @Test
    void aFieldSaysTheLanguageBeforeTheName() throws IOException {
        String lines = Questions.GERMAN.replace("{\"topic\"", "{\"language\":\"german\",\"topic\"") + Questions.ENGLISH;
        try (QuestionStore store =
                QuestionStore.open(List.of(file(folder, "valueconsistency.jsonl", lines)), List.of())) {
            assertThat(store.get(0).asWritten().language()).isEqualTo("de");
            assertThat(store.get(0).under(Change.LANGUAGE))
                    .extracting(Wording::language)
                    .containsExactly("en");
        }
    }

    @Test
    void portraitsAreToldApartByTheirValue() throws IOException {
        List<FileLocation> both = List.of(
                file(folder, "pvq_english.jsonl", Questions.PORTRAITS),
                file(folder, "pvq_german.jsonl", Questions.PORTRAITS));
        try (QuestionStore store = QuestionStore.open(both, List.of())) {
            assertThat(all(store))
                    .extracting(Question::id)
                    .containsExactly("portrait-security-1", "portrait-security-2");
            assertThat(store.get(1).under(Change.LANGUAGE)).hasSize(1);
            assertThat(store.get(1).under(Change.PARAPHRASE)).isEmpty();
        }
    }

    @Test
    void topicsChooseQuestionsWhateverTheirCase() throws IOException {
        try (QuestionStore store = QuestionStore.open(List.of(Questions.OWN), List.of("Transport "))) {
            assertThat(all(store)).extracting(Question::id).containsExactly("night-buses");
        }
    }

    @Test
    void anUnknownTopicIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> QuestionStore.open(List.of(Questions.OWN), List.of("trains")))
                .hasMessage("there is no question on the topic \"trains\"; expected one of phones, transport");
    }

    @Test
    void theSameLanguageInTwoFilesIsAnError() throws IOException {
        List<FileLocation> twice = List.of(
                file(folder, "one_english_us.jsonl", Questions.ENGLISH),
                file(folder, "two_english_us.jsonl", Questions.ENGLISH));
        assertThatThrownBy(() -> QuestionStore.open(twice, List.of()))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("two_english_us.jsonl, line 1")
                .hasMessageContaining("expected a question that no other file has in the same language");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "options: {yes: supports}|options",
                "options: {yes: supports, no: supports}|options",
                "options: {yes: supports, no: opposed}|options",
                "options: {yes: supports, 'Yes ': opposes}|options",
                "options: {yes: supports, no: opposes}, negated: {question: Is it}|negated, options is missing",
                "options: {yes: supports, no: opposes}, paraphrases: [7]|paraphrases",
                "options: {yes: supports, no: opposes}, translations: [{language: en, question: Is it, options: {a: supports, b: opposes}}]|language",
                "options: {yes: supports, no: opposes}, paraphrase: [x]|unknown field"
            })
    void whatIsWrongIsNamedWithItsFileAndLine(String fields, String named) throws IOException {
        FileLocation broken =
                file(folder, "broken.yaml", "questions:\n- {id: a, question: Is it so, " + fields + "}\n");
        assertThatThrownBy(() -> QuestionStore.open(List.of(broken), List.of()))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("broken.yaml, line 2")
                .hasMessageContaining(named)
                .hasMessageContaining("expected");
    }

    @Test
    void anIdStandsOnce() throws IOException {
        String record = "- {id: a, question: Is it so, options: {yes: supports, no: opposes}}\n";
        FileLocation twice = file(folder, "twice.yaml", record + record);
        assertThatThrownBy(() -> QuestionStore.open(List.of(twice), List.of()))
                .hasMessageContaining("twice.yaml, line 2, id is \"a\"; expected an id that no other question has");
    }
}
