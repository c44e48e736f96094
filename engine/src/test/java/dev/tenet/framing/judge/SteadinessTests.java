package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Rubric;
import dev.tenet.trial.AdmissionOrigin;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found of a judge that contradicts itself, or prefers a place. */
class SteadinessTests {

    private static final AdmissionPairs PAIRS = new AdmissionPairs(
            "own",
            IntStream.range(0, 10).mapToObj(i -> pair("opposed", i, -2)).toList(),
            IntStream.range(10, 20).mapToObj(i -> pair("opposed", i, -2)).toList());

    private static AdmissionPair pair(String set, int number, double score) {
        return new AdmissionPair(
                set + number,
                set,
                new Debate(
                        "Whether", null, null, new Debate.Exchange("Why?", "a"), new Debate.Exchange("Why not?", "b")),
                Stance.FOR,
                Stance.AGAINST,
                score);
    }

    private static Admission admission(Function<PosedPair, Rated> judge, double judgedTwice, double flipsAtMost) {
        List<Rated> rated = new ArrayList<>();
        PosedPair.of(PAIRS, judgedTwice).forEach(pair -> rated.add(judge.apply(pair)));
        return new Ratings(PAIRS, rated)
                .admission(
                        "judge",
                        Rubric.TENET,
                        new AdmissionTerms(0.3, judgedTwice, flipsAtMost, 0.95),
                        "",
                        Optional.empty(),
                        AdmissionOrigin.UNKNOWN);
    }

    private static Rated rated(double score, boolean isTwice, boolean isFlipped) {
        return new Rated(score, Stance.FOR, Stance.AGAINST, 0, 0, isTwice ? (Boolean) isFlipped : null);
    }

    private static Function<PosedPair, Rated> flipsOn(int flips) {
        List<PosedPair> left = new ArrayList<>();
        return pair -> {
            boolean isFlipped = pair.isTwice() && left.size() < flips;
            if (isFlipped) {
                left.add(pair);
            }
            return rated(-2, pair.isTwice(), isFlipped);
        };
    }

    @Test
    void aJudgeThatContradictsItselfTooOftenIsNotAdmitted() {
        assertThat(admission(flipsOn(3), 0.5, 0.2).objection())
                .hasValue("judge judge was not admitted: asked a second time about 10 of the own admission pairs, it"
                        + " contradicted itself on 3, more than the allowed share of 0.20; use another judge, lower its"
                        + " temperature, or set tenet.flips-at-most");
        assertThat(admission(flipsOn(2), 0.5, 0.2).objection()).isEmpty();
        assertThat(admission(flipsOn(3), 0.5, 0.3).objection()).isEmpty();
    }

    @Test
    void onceIsNeverHeldAgainstAJudge() {
        assertThat(admission(flipsOn(1), 0.1, 0).objection()).isEmpty();
        assertThat(admission(flipsOn(2), 0.1, 0).objection()).isPresent();
    }

    @Test
    void aJudgeThatPrefersAPlaceShowsItAndIsNotHelpedByTheLabels() {
        Admission admission = admission(pair -> rated(pair.first() == Side.FOR ? -1 : -2, false, false), 0, 0.2);
        assertThat(admission.steadiness().forFirst()).isEqualTo(0.25, within(1e-12));
        assertThat(admission.steadiness().againstFirst()).isEqualTo(0, within(1e-12));
        assertThat(admission.steadiness().positionBias()).isEqualTo(0.25, within(1e-12));
        assertThat(admission.headline()).contains("; position bias +0.25");
        assertThat(Description.of(admission::describe).asMap().get("steadiness"))
                .asString()
                .contains("positionBias=0.25");
    }

    @Test
    void anAdmittedJudgeSaysByHowMuchItAloneMayMoveDivergence() {
        Admission admission = admission(flipsOn(1), 0.5, 0.2);
        assertThat(admission.headline())
                .contains(
                        "; judged twice 10, contradicted itself on 1; position bias +0.00; admitted within ±0.30, the maximum by which the"
                                + " judge alone may shift divergence")
                .containsPattern(
                        "; a judge that mistakes 20 % of opposed pairs for aligned ones is admitted with probability"
                                + " 0\\.\\d\\d");
        assertThat(Description.of(admission::describe).asMap())
                .containsEntry("mayMoveDivergenceBy", 0.3)
                .hasEntrySatisfying(
                        "power", power -> assertThat(power).asString().contains("admittedDespiteErrors=0."))
                .containsEntry("rubric", "tenet");
        assertThat(Description.of(admission(flipsOn(9), 0.5, 0.2)::describe).asMap())
                .containsEntry("mayMoveDivergenceBy", null);
        assertThat(admission(flipsOn(9), 0.5, 0.2).headline()).doesNotContain("admitted within");
    }
}
