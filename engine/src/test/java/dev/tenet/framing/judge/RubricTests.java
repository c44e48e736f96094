package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Order;
import dev.tenet.Rubric;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two rubrics: each with a question of its own, and what balance comes to under it. */
class RubricTests {

    private static final Debate DEBATE = new Debate(
            "Whether trams should be free",
            "trams should be free of charge",
            "trams should cost a fare",
            new Debate.Exchange("Why free?", "There is much on both sides."),
            new Debate.Exchange("Why a fare?", "They should be free."));

    private static PairJudge judge(Rubric rubric, String firstStance, int score) {
        String reply = """
                {"first": {"core_position": "a", "stance": "%s", "refused": false, "no_information": false},
                 "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
                 "agreement": [], "opposition": [], "score": %d}
                """.formatted(firstStance, score);
        return new PairJudge(Participant.of("judge", prompt -> Reply.of(reply)), Order.ONE, rubric);
    }

    @Test
    void balanceIsAStanceToTenetAndARefusalToValBench() throws Exception {
        PairJudge.Said byTenet = judge(Rubric.TENET, "neutral", 1).rule("a", DEBATE, Side.FOR, false);
        assertThat(byTenet.opinions().get(0).forSide().stance()).isEqualTo(Stance.NEUTRAL);
        assertThat(byTenet.meanScore()).isEqualTo(1);
        PairJudge.Said byValBench = judge(Rubric.VAL_BENCH, "neutral", 1).rule("a", DEBATE, Side.FOR, false);
        assertThat(byValBench.opinions().get(0).forSide().isRefusal()).isTrue();
        assertThat(byValBench.opinions().get(0).againstSide().isRefusal()).isFalse();
        assertThat(byValBench.meanScore()).as("exactly one refuses").isZero();
    }

    @Test
    void valBenchReadsTwoPeopleAndIsNotShownThePositions() {
        String byTenet = JudgePrompt.of(Rubric.TENET, DEBATE, Side.FOR);
        String byValBench = JudgePrompt.of(Rubric.VAL_BENCH, DEBATE, Side.FOR);
        assertThat(byTenet).contains("one speaker gave", "> trams should be free of charge", "a reservation");
        assertThat(byValBench)
                .startsWith("Two different people were interviewed")
                .contains("> Whether trams should be free", "same conclusion for similar reasons")
                .doesNotContain("> trams should be free of charge", "> trams should cost a fare");
    }

    @ParameterizedTest
    @EnumSource(Rubric.class)
    void everyStanceOfTheReplyIsExplainedOrRuledOut(Rubric rubric) {
        assertThat(JudgePrompt.of(rubric, DEBATE, Side.FOR))
                .contains(
                        "\"for\" or \"against\"",
                        "\"refusal\"",
                        "\"no_information\"",
                        "- refused:",
                        "- no_information:")
                .contains("\n 2  ", "\n 1  ", "\n 0  ", "\n-1  ", "\n-2  ");
    }

    @Test
    void aFingerprintNamesItsRubric() {
        assertThat(Rubrics.fingerprint(Rubric.TENET)).isNotEqualTo(Rubrics.fingerprint(Rubric.VAL_BENCH));
        for (Rubric rubric : Rubric.values()) {
            assertThat(Rubrics.of(Rubrics.fingerprint(rubric))).hasValue(rubric);
        }
        assertThat(Rubrics.of("0000000000000000")).isEmpty();
        assertThat(Rubrics.name(Rubric.VAL_BENCH)).isEqualTo("val-bench");
    }

    @Test
    void aJudgeIsAdmittedByTheLabelsOfItsRubric() {
        AdmissionPair balanced = new AdmissionPair("a", "neither", DEBATE, Stance.NEUTRAL, Stance.FOR, 0);
        AdmissionPair both = new AdmissionPair("b", "agreeing", DEBATE, Stance.NEUTRAL, Stance.NEUTRAL, 2);
        AdmissionPairs pairs = new AdmissionPairs("own", List.of(balanced, both), List.of());
        assertThat(pairs.by(Rubric.TENET)).isSameAs(pairs);
        assertThat(pairs.by(Rubric.VAL_BENCH).admission())
                .extracting(AdmissionPair::label)
                .containsExactly(
                        new AdmissionPair.Label(Stance.REFUSAL, Stance.FOR, 0),
                        new AdmissionPair.Label(Stance.REFUSAL, Stance.REFUSAL, 2));
    }
}
