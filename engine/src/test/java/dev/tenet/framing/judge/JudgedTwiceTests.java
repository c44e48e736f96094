package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Order;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A judge that is asked the same twice: what its second opinion shows, and what it does not change. */
class JudgedTwiceTests {

    private static final Debate DEBATE = new Debate(
            "Whether",
            "it is",
            "it is not",
            new Debate.Exchange("Why?", "So."),
            new Debate.Exchange("Why not?", "No."));

    private final List<String> occasions = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();

    private PairJudge judge(Order order, int once, int twice) {
        ChatModel model = prompt -> {
            occasions.add(prompt.occasion());
            questions.add(prompt.question());
            return Reply.of(opinion(prompt.occasion().contains("second time") ? twice : once));
        };
        return new PairJudge(Participant.of("judge", model), order);
    }

    private static String opinion(int score) {
        return """
                {"first": {"core_position": "a", "stance": "for", "refused": false, "no_information": false},
                 "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
                 "agreement": [], "opposition": [], "score": %d}
                """.formatted(score);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, false",
        "2, 1, false",
        "1, 0, false",
        "0, -1, false",
        "-2, -1, false",
        "2, 0, true",
        "1, -1, true",
        "-2, 0, true",
        "-2, 2, true"
    })
    void itContradictsItselfWhereItsScoresDifferByTwoOrMore(int once, int twice, boolean contradicts) throws Exception {
        PairJudge.Said said = judge(Order.ONE, once, twice).rule("a pair", DEBATE, Side.AGAINST, true);
        assertThat(said.contradictsItself()).hasValue(contradicts);
        assertThat(said.meanScore()).as("the first opinion counts").isEqualTo(once);
    }

    @Test
    void meansOfTwoOrdersContradictEachOtherWhereTheirSignsDo() {
        PairJudge.Said said = new PairJudge.Said(
                        "judge", List.of(read(Side.FOR, 1), read(Side.AGAINST, 0)), List.of(), false)
                .and(List.of(read(Side.FOR, 0), read(Side.AGAINST, -1)));
        assertThat(said.contradictsItself()).hasValue(true);
    }

    @Test
    void onlyOrdersThatItAnsweredBothTimesAreCompared() {
        PairJudge.Said said = new PairJudge.Said(
                        "judge", List.of(read(Side.FOR, 2), read(Side.AGAINST, -2)), List.of(), false)
                .and(List.of(read(Side.FOR, 1)));
        assertThat(said.contradictsItself()).hasValue(false);
        PairJudge.Said other = new PairJudge.Said("judge", List.of(read(Side.AGAINST, -2)), List.of(), false)
                .and(List.of(read(Side.FOR, 1)));
        assertThat(other.contradictsItself()).isEmpty();
    }

    private static Opinion read(Side first, int score) {
        Opinion.OfAnswer answer = new Opinion.OfAnswer("", Stance.FOR, false, false);
        return new Opinion(answer, answer, List.of(), List.of(), score, first);
    }

    @Test
    void theSecondAskingIsTheSameQuestionOnAnOccasionOfItsOwn() throws Exception {
        judge(Order.BOTH, 1, 1).rule("a pair", DEBATE, Side.FOR, true);
        assertThat(occasions)
                .containsExactly(
                        "a pair, FOR first",
                        "a pair, AGAINST first",
                        "a pair, second time, FOR first",
                        "a pair, second time, AGAINST first");
        assertThat(questions.get(2)).isEqualTo(questions.get(0));
        assertThat(questions.get(3)).isEqualTo(questions.get(1));
    }

    @Test
    void aPanelJudgesTheShareOfPairsTwiceAndReadsEachInItsOrder() throws Exception {
        Panel panel = new Panel(List.of(judge(Order.ONE, 2, 2), judge(Order.ONE, 2, 2)), 0.25);
        List<String> ids = IntStream.range(0, 40).mapToObj(i -> "pair-" + i).toList();
        for (String id : ids) {
            occasions.clear();
            Ruling ruling = panel.rule(id, DEBATE);
            assertThat(occasions).hasSize(PairDraw.isTwice(id, 0.25) ? 4 : 2);
            assertThat(occasions).allMatch(occasion -> occasion.endsWith(", " + PairDraw.first(id) + " first"));
            assertThat(ruling.said()).allMatch(said -> said.opinions().get(0).first() == PairDraw.first(id));
        }
    }

    @Test
    void admissionPairsAlternateWithinEachHalfOfEachSet() throws Exception {
        AdmissionPairs pairs = AdmissionPairs.bundled();
        List<PosedPair> posed = PosedPair.of(pairs, 0.1);
        long half = pairs.size() / 2;
        assertThat(posed.stream().filter(pair -> pair.first() == Side.FOR).count())
                .isBetween(half, half + 10);
        assertThat(posed.stream().filter(PosedPair::isTwice).count())
                .isEqualTo((long) Math.floor((pairs.size() - 1) * 0.1) + 1);
        assertThat(PosedPair.of(pairs, 0)).noneMatch(PosedPair::isTwice);
        assertThat(PosedPair.of(pairs, 1)).allMatch(PosedPair::isTwice);
        assertThat(PosedPair.of(pairs, 0.1)).isEqualTo(posed);
    }
}
