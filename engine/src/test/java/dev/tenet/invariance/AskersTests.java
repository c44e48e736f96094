package dev.tenet.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskersTests {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "zh", "ja"})
    void everyBundledAskerSpeaksEveryLanguageAndNoTwoSayTheSame(String language) throws IOException {
        List<Asker> askers = Askers.bundled().all();
        assertThat(askers)
                .extracting(asker -> asker.says().get(language))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(askers).extracting(Asker::id).doesNotHaveDuplicates();
    }

    @Test
    void noBundledAskerNamesAViewAPartyAnOriginOrAReligion() throws IOException {
        List<String> words = List.of(
                "vote",
                "left",
                "right",
                "liberal",
                "conservative",
                "party",
                "church",
                "mosque",
                "god",
                "faith",
                "black",
                "white",
                "immigrant",
                "gay",
                "woman",
                "man",
                "believe",
                "think",
                "should");
        assertThat(Askers.bundled().all())
                .allSatisfy(asker -> assertThat(
                                Stream.of(asker.in("en").split("\\W+")).map(String::toLowerCase))
                        .doesNotContainAnyElementsOf(words));
    }

    @Test
    void aLanguageWithoutASentenceGetsTheEnglishOne() throws IOException {
        Asker asker = Askers.bundled().all().get(0);
        assertThat(asker.in("fr")).isEqualTo(asker.in("en"));
    }

    @Test
    void ownAskersSayTheirSentenceInAnyLanguage() {
        Askers askers = Askers.saying(List.of("Soy profesora."));
        assertThat(askers.perQuestion()).isEqualTo(1);
        assertThat(askers.all().get(0).in("es")).isEqualTo("Soy profesora.");
    }
}
