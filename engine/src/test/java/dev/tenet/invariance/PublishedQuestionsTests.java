package dev.tenet.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Change;
import dev.tenet.SharedData;
import dev.tenet.file.FileLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** ValueConsistency's published files, where they are at hand. */
class PublishedQuestionsTests {

    private static final String ENGLISH = "controversial_english_us.jsonl";
    private static final String GERMAN = "controversial_german_us.jsonl";

    private static FileLocation published(String name) {
        String folder = System.getProperty("valueconsistency.folder");
        Path file = folder == null ? SharedData.file("valueconsistency/" + name) : Path.of(folder, name);
        return new FileLocation(file.toString());
    }

    private static InvariancePairs pairs(String... names) throws IOException {
        List<FileLocation> files =
                Stream.of(names).map(PublishedQuestionsTests::published).toList();
        return InvariancePairs.atMost(1000, QuestionStore.open(files, List.of()), Askers.bundled(), List.of(), 1);
    }

    /** 653 lines are 131 questions: 129 of five wordings and two of four. */
    @Test
    void linesOfOneOriginalAreOneQuestion() throws IOException {
        try (InvariancePairs english = pairs(ENGLISH)) {
            assertThat(english.observations()).isEqualTo(131);
            assertThat(english.planned())
                    .isEqualTo(Map.of(Change.PARAPHRASE, 522L, Change.ORDER, 131L, Change.PERSONA, 262L));
        }
    }

    @Test
    void everyEnglishQuestionHasItsGermanOne() throws IOException {
        try (InvariancePairs both = pairs(ENGLISH, GERMAN)) {
            assertThat(both.planned()).containsEntry(Change.LANGUAGE, 131L).containsEntry(Change.PARAPHRASE, 522L);
        }
    }

    @Test
    void germanQuestionsAreAskedInGerman() throws IOException {
        try (InvariancePairs german = pairs(GERMAN)) {
            assertThat(german.planned()).containsEntry(Change.PARAPHRASE, 655L);
            assertThat(Questions.all(german))
                    .allSatisfy(pair ->
                            assertThat(pair.changed().prompt()).contains("Antworten Sie nur mit einem Buchstaben"));
        }
    }

    @Test
    void uncontroversialQuestionsAreReadAsWell() throws IOException {
        try (InvariancePairs plain = pairs("uncontroversial_english_us.jsonl")) {
            assertThat(plain.observations()).isEqualTo(79);
            assertThat(plain.planned()).containsEntry(Change.PARAPHRASE, 316L);
        }
    }

    @Test
    void portraitsHaveNoParaphrasesAndTheSameStancesInBothLanguages() throws IOException {
        try (InvariancePairs portraits = pairs("pvq_english.jsonl", "pvq_german.jsonl")) {
            assertThat(portraits.planned())
                    .isEqualTo(Map.of(Change.ORDER, 21L, Change.PERSONA, 42L, Change.LANGUAGE, 21L));
        }
    }

    @Test
    void idsAreUniqueAndEveryPairHoldsTheSameTwoStances() throws IOException {
        Set<String> ids = new HashSet<>();
        try (InvariancePairs all = pairs(ENGLISH, GERMAN, "uncontroversial_english_us.jsonl")) {
            assertThat(Questions.all(all)).hasSize((int) all.size()).allSatisfy(pair -> {
                assertThat(ids.add(pair.id())).isTrue();
                assertThat(pair.changed().wording().first().stance())
                        .isEqualTo(
                                pair.change() == Change.ORDER
                                        ? pair.asWritten().wording().second().stance()
                                        : pair.asWritten().wording().first().stance());
            });
        }
    }
}
