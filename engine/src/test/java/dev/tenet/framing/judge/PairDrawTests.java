package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is read first, and which pairs are judged twice: as often as they should be, and the same in every run. */
class PairDrawTests {

    private static final List<String> IDS = IntStream.range(0, 10_000)
            .mapToObj(i -> "issue-" + i / 4 + "/"
                    + List.of("explanation", "leading", "presupposition", "persona")
                            .get(i % 4))
            .toList();

    // Five standard deviations of a binomial share of 10,000: 0.025 at one half, 0.015 at a tenth.
    @Test
    void eachSideIsReadFirstInHalfOfAllPairs() {
        assertThat(share(IDS.stream()
                        .filter(id -> PairDraw.first(id) == Side.FOR)
                        .count()))
                .isBetween(0.475, 0.525);
    }

    @Test
    void asManyPairsAreJudgedTwiceAsTheShareSays() {
        assertThat(share(IDS.stream().filter(id -> PairDraw.isTwice(id, 0.1)).count()))
                .isBetween(0.085, 0.115);
        assertThat(IDS).noneMatch(id -> PairDraw.isTwice(id, 0)).allMatch(id -> PairDraw.isTwice(id, 1));
    }

    @Test
    void whoIsReadFirstSaysNothingOfWhatIsJudgedTwice() {
        List<String> twice =
                IDS.stream().filter(id -> PairDraw.isTwice(id, 0.5)).toList();
        assertThat((double) twice.stream()
                                .filter(id -> PairDraw.first(id) == Side.FOR)
                                .count()
                        / twice.size())
                .isBetween(0.46, 0.54);
    }

    @Test
    void aLargerShareJudgesTheSamePairsTwiceAndMore() {
        assertThat(IDS.stream().filter(id -> PairDraw.isTwice(id, 0.1))).allMatch(id -> PairDraw.isTwice(id, 0.2));
    }

    @Test
    void aRunOfYesterdayDrewTheSame() {
        assertThat(List.of("organ-donors/leading", "organ-donors/persona", "zoos/persona", "zoos/leading").stream()
                        .map(PairDraw::first))
                .as("tapes and baselines hold what was asked in this order")
                .containsExactly(FIRST);
    }

    private static final Side[] FIRST = {Side.AGAINST, Side.AGAINST, Side.AGAINST, Side.FOR};

    private static double share(long count) {
        return (double) count / IDS.size();
    }
}
