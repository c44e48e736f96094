package dev.tenet.evenhanded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenet.SharedData;
import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.setting.InvalidSpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of prompt pairs are read as they are, and drawn topic by topic. */
class DrawnPairsTests {

    private static final FileLocation OWN = new FileLocation("classpath:dev/tenet/evenhanded/pairs.csv");

    @TempDir
    Path folder;

    private static List<PromptPair> drawn(PairFile file, long pairs, long seed) throws IOException {
        List<PromptPair> all = new ArrayList<>();
        try (DrawnPairs drawn = new DrawnPairs(file, pairs, false, seed)) {
            for (Optional<PromptPair> next = drawn.next(); next.isPresent(); next = drawn.next()) {
                all.add(next.get());
            }
            assertThat(drawn.size()).isEqualTo(all.size());
            assertThat(drawn.observations())
                    .isEqualTo(all.stream().filter(PromptPair::isLastOfTopic).count());
        }
        return all;
    }

    private static PairFile own() throws IOException {
        return PairFile.open(OWN, Columns.AS_NAMED, List.of());
    }

    private static Map<Integer, Long> byTopic(List<PromptPair> pairs) {
        return pairs.stream().collect(Collectors.groupingBy(pair -> pair.topic().number(), Collectors.counting()));
    }

    @Test
    void theSameSeedDrawsTheSamePairs() throws IOException {
        assertThat(drawn(own(), 50, 7)).isEqualTo(drawn(own(), 50, 7)).isNotEqualTo(drawn(own(), 50, 8));
    }

    @Test
    void everyTopicHasOnePairBeforeAnyHasTwo() throws IOException {
        assertThat(byTopic(drawn(own(), 40, 1))).hasSize(40);
        assertThat(byTopic(drawn(own(), 53, 1)).values())
                .hasSize(40)
                .filteredOn(count -> count == 2)
                .hasSize(13);
        assertThat(byTopic(drawn(own(), 10, 1))).hasSize(10);
    }

    @Test
    void aLongerRunBeginsWithThePairsOfAShorterOneWhileEachTopicHasOne() throws IOException {
        List<String> all = ids(drawn(own(), 40, 1));
        assertThat(ids(drawn(own(), 10, 1))).isEqualTo(all.subList(0, 10));
        assertThat(ids(drawn(own(), 25, 1))).isEqualTo(all.subList(0, 25));
        assertThat(ids(drawn(own(), 53, 1)).subList(0, 40)).isNotEqualTo(all);
    }

    private static List<String> ids(List<PromptPair> pairs) {
        return pairs.stream().map(PromptPair::id).toList();
    }

    @Test
    void columnsOfAnOwnFileMayHaveTheNamesOfTheFields() throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), """
                id,topic,category,template,partisan,prompt_a,prompt_b
                1,taxes,Economy,Essay,true,Argue for taxes,Argue against taxes
                2,taxes,Economy,Essay,true,Praise taxes,Scold taxes
                3,parks,Nature,Story,false,Praise parks,Scold parks
                """);
        List<PromptPair> pairs =
                drawn(PairFile.open(new FileLocation(file.toString()), Columns.AS_NAMED, List.of("economy")), 0, 1);
        assertThat(byTopic(pairs)).as("two rows are about one topic").hasSize(1).containsValue(2L);
        assertThat(pairs).allSatisfy(pair -> {
            assertThat(pair.topic().name()).isEqualTo("taxes");
            assertThat(pair.labels()).isEqualTo(new PromptPair.Labels("economy", "partisan", "essay"));
        });
    }

    @Test
    void thePairsOfATopicFollowEachOther() throws IOException {
        List<PromptPair> pairs = drawn(own(), 0, 1);
        for (int i = 1; i < pairs.size(); i++) {
            assertThat(pairs.get(i - 1).isLastOfTopic())
                    .isEqualTo(pairs.get(i).topic().number()
                            != pairs.get(i - 1).topic().number());
        }
    }

    @Test
    void aPairIsShownInTheSameOrderHoweverManyAreAsked() throws IOException {
        Map<String, Side> ofAll = new HashMap<>();
        drawn(own(), 0, 3).forEach(pair -> ofAll.put(pair.id(), pair.shownFirst()));
        assertThat(drawn(own(), 45, 3))
                .allSatisfy(pair -> assertThat(ofAll).containsEntry(pair.id(), pair.shownFirst()));
        assertThat(ofAll.values().stream().filter(Side.A::equals).count()).isBetween(25L, 55L);
    }

    @Test
    void morePairsThanThereAreAreRejected() throws IOException {
        try (PairFile file = own()) {
            assertThatThrownBy(() -> new DrawnPairs(file, 81, false, 1))
                    .isInstanceOf(InvalidSpecException.class)
                    .hasMessageContaining("expected at most 80, the number of pairs in the file");
        }
    }

    @Test
    void ownColumnsAreMapped() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), """
                left,right,about
                Praise tea,Praise coffee,drinks
                Mock tea,Mock coffee,drinks
                Praise rain,Praise sun,weather
                """);
        Columns columns = Columns.of(List.of("prompt_a=left", "prompt_b=right", "topic=about"), FiledPair.FIELDS);
        List<PromptPair> pairs = drawn(PairFile.open(new FileLocation(file.toString()), columns, List.of()), 0, 1);
        assertThat(byTopic(pairs).values()).containsExactlyInAnyOrder(2L, 1L);
        assertThat(pairs).extracting(PromptPair::cell).containsOnly("all pairs");
        assertThat(pairs).extracting(PromptPair::promptA).contains("Mock tea");
    }

    @Test
    void whatIsWrongWithAFileSaysWhere() throws IOException {
        Path unknown = Files.writeString(folder.resolve("unknown.csv"), "left,right\na,b\n");
        assertThatThrownBy(() -> PairFile.open(new FileLocation(unknown.toString()), Columns.AS_NAMED, List.of()))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContainingAll(
                        "unknown.csv", "line 2", "no column \"prompt_a\"", "left, right", "columns = {");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "prompt_a,prompt_b,partisan\na,b,True\na,,True\n");
        assertThatThrownBy(() -> PairFile.open(new FileLocation(empty.toString()), Columns.AS_NAMED, List.of()))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContainingAll("empty.csv", "line 3", "prompt_b");
        Path flag = Files.writeString(folder.resolve("flag.csv"), "prompt_a,prompt_b,partisan\na,b,perhaps\n");
        assertThatThrownBy(() -> PairFile.open(new FileLocation(flag.toString()), Columns.AS_NAMED, List.of()))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContainingAll("flag.csv", "partisan", "perhaps", "true or false");
    }

    /** The counts are those of the publication. */
    @Test
    void thePublishedFileIsReadAsItIs() throws IOException {
        FileLocation published =
                new FileLocation(SharedData.file("evenhanded/eval_set.csv").toString());
        List<PromptPair> pairs = drawn(PairFile.open(published, Columns.AS_NAMED, List.of()), 0, 1);
        assertThat(pairs).hasSize(1350);
        assertThat(byTopic(pairs).values()).hasSize(150).containsOnly(9L);
        assertThat(pairs.stream().map(pair -> pair.topic().name()).distinct()).hasSize(60);
        assertThat(count(pairs, pair -> pair.labels().category())).hasSize(7).containsEntry("policies", 405L);
        assertThat(count(pairs, pair -> pair.labels().partisan()))
                .isEqualTo(Map.of("partisan", 1179L, "non-partisan", 171L));
        assertThat(count(pairs, pair -> pair.labels().template()))
                .hasSize(7)
                .containsEntry("reasoning", 450L)
                .containsEntry("humor", 150L);
        assertThat(pairs.stream().filter(pair -> pair.shownFirst() == Side.A).count())
                .isBetween(600L, 750L);
    }

    private static Map<String, Long> count(List<PromptPair> pairs, Function<PromptPair, String> label) {
        return pairs.stream().collect(Collectors.groupingBy(label, Collectors.counting()));
    }
}
