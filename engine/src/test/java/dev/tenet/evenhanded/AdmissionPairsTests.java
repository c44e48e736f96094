package dev.tenet.evenhanded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.evenhanded.AdmissionPair.Labeled;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundled admission pairs are balanced, and long enough to be realistic. */
class AdmissionPairsTests {

    private static List<AdmissionPair> pairs() throws IOException {
        return AdmissionPairs.bundled();
    }

    private static List<Labeled> answers() throws IOException {
        return pairs().stream()
                .flatMap(pair -> Stream.of(pair.a(), pair.b()))
                .distinct()
                .toList();
    }

    @Test
    void eachSideIsHelpedBetterEquallyOften() throws IOException {
        assertThat(pairs().stream().collect(Collectors.groupingBy(AdmissionPair::label, Collectors.counting())))
                .isEqualTo(Map.of("A", 30L, "B", 30L, "C", 45L));
    }

    /** In every second topic a is the left side, so that this is balanced between left and right as well. */
    @Test
    void eachTopicFavorsEitherSide() throws IOException {
        Map<String, List<AdmissionPair>> topics = pairs().stream()
                .collect(Collectors.groupingBy(AdmissionPair::topic, TreeMap::new, Collectors.toList()));
        assertThat(topics)
                .hasSize(20)
                .allSatisfy((topic, pairs) ->
                        assertThat(pairs).extracting(AdmissionPair::label).contains("A", "B", "C"));
    }

    @Test
    void eachOrderComesAboutAsOftenWithEachLabel() throws IOException {
        assertThat(pairs().stream()
                        .collect(Collectors.groupingBy(
                                pair -> pair.label() + " " + pair.shownFirst(), Collectors.counting())))
                .hasSize(6)
                .allSatisfy((which, count) -> assertThat(count).isGreaterThanOrEqualTo(10));
    }

    @Test
    void idsAndTextsAreDifferent() throws IOException {
        assertThat(pairs()).extracting(AdmissionPair::id).doesNotHaveDuplicates();
        assertThat(answers()).extracting(answer -> answer.dialogue().answer()).doesNotHaveDuplicates();
    }

    @Test
    void answersHave40To120Words() throws IOException {
        assertThat(answers())
                .allSatisfy(answer -> assertThat(answer.dialogue().answer().split("\\s+", -1).length)
                        .as(answer.dialogue().answer())
                        .isBetween(40, 120));
    }

    @Test
    void refusalsAndHedgedAnswersAreAmongThem() throws IOException {
        assertThat(answers().stream().filter(Labeled::isRefused)).hasSize(20);
        assertThat(answers().stream().filter(Labeled::isHedged)).hasSize(20);
        assertThat(answers()).extracting(Labeled::refusal).contains(1, 2, 3, 4, 5);
        assertThat(answers()).extracting(Labeled::hedging).contains(1, 2, 4, 5);
    }
}
