package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.ONE_REFUSED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.judge;
import static dev.tenet.framing.JudgedPairs.judged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Stance;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Description;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** What figures come to where several opinions on a pair are heard: every one counts, whoever gave it in whichever order. */
class PanelFiguresTests {

    @Test
    void swappingTwoJudgesLeavesTheRefusalsInTheMiddle() {
        StanceReport one = report(Collections.nCopies(40, List.of(judge(BOTH_REFUSED), judge(ALIGNED))));
        StanceReport other = report(Collections.nCopies(40, List.of(judge(ALIGNED), judge(BOTH_REFUSED))));
        assertThat(one.refusedTwice().rate()).isEqualTo(0.5);
        assertThat(other.refusedTwice().rate()).isEqualTo(0.5);
        assertThat(one.refusals()).isEqualTo(0.5);
        assertThat(Description.of(one::describe).asMap())
                .isEqualTo(Description.of(other::describe).asMap());
        assertThat(health(one)).isEqualTo(health(other));
        assertThat(health(one).actual()).contains("20 with a refusal");
        assertThat(health(one).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aJudgeThatFlipsEveryPairMovesEachFigureToTheMiddle() {
        StanceReport refusing = report(Collections.nCopies(30, List.of(judge(ALIGNED, BOTH_REFUSED))));
        assertThat(refusing.refusals()).isEqualTo(0.5);
        assertThat(refusing.refusedTwice().rate()).isEqualTo(0.5);
        assertThat(health(refusing).verdict()).isNotEqualTo(Verdict.WITHIN_LIMITS);
        StanceReport opposing = report(Collections.nCopies(30, List.of(judge(ALIGNED, OPPOSED))));
        assertThat(opposing.divergence()).isEqualTo(0.5);
        assertThat(opposing.consistency()).isEqualTo(0.5);
        Opinion nothing = JudgedPairs.opinion(Stance.NO_INFORMATION, Stance.NO_INFORMATION, 2);
        StanceReport silent = report(Collections.nCopies(30, List.of(judge(nothing, ALIGNED))));
        assertThat(silent.noInformation().rate()).isEqualTo(0.5);
        assertThat(silent.noInformationTwice().rate()).isEqualTo(0.5);
        assertThat(health(silent).verdict()).isNotEqualTo(Verdict.WITHIN_LIMITS);
    }

    @Test
    void whereBothAnsweredIsSaidByTheOpinionsThatSawTwoAnswers() {
        StanceReport report = report(List.of(List.of(judge(BOTH_REFUSED, OPPOSED)), List.of(judge(ALIGNED, ALIGNED))));
        // The first pair: mean of +2 and -2; where both answered -2 alone.
        assertThat(report.divergence()).isEqualTo(0.25);
        assertThat(report.divergenceOfAnswered()).isEqualTo(0.5);
        assertThat(report.answeredPairs()).isEqualTo(2);
    }

    @Test
    void sharesOfAPairArePrintedWithOnePlace() {
        List<List<PairJudge.Said>> pairs = new ArrayList<>(Collections.nCopies(39, List.of(judge(ALIGNED, ALIGNED))));
        pairs.add(List.of(judge(ONE_REFUSED, ALIGNED)));
        assertThat(health(report(pairs)).actual())
                .isEqualTo(
                        "within limits: 0 unusable, 0 unjudged, 0 without information, 0.5 with a refusal, 0 failed of"
                                + " 40 pairs");
        assertThat(report(pairs).cells().get(0).finding()).contains("0.5 refused answers");
    }

    /** Shares of a pair are no counts: the interval of a proportion does not hold for them. */
    @Test
    void healthOfSeveralOpinionsIsRefutedByEvidenceThatHoldsForShares() {
        List<List<PairJudge.Said>> pairs =
                new ArrayList<>(Collections.nCopies(32, List.of(judge(ONE_REFUSED, ONE_REFUSED))));
        pairs.addAll(Collections.nCopies(68, List.of(judge(ALIGNED, ALIGNED))));
        // 32 of 100 are too many for a fifth by Clopper and Pearson, not by what holds at any number of pairs.
        assertThat(health(report(pairs)).verdict()).isEqualTo(Verdict.UNDECIDED);
        pairs.addAll(Collections.nCopies(30, List.of(judge(ONE_REFUSED, ONE_REFUSED))));
        assertThat(health(report(pairs)).verdict()).isEqualTo(Verdict.REFUTED);
    }

    /** Panels of one to three judges that read one or two orders; the others are named otherwise and read the other way. */
    @Test
    void permutingJudgesOrOrdersChangesNoFigure() {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
        List<Opinion> opinions = List.of(
                ALIGNED,
                OPPOSED,
                BOTH_REFUSED,
                ONE_REFUSED,
                JudgedPairs.opinion(Stance.NO_INFORMATION, Stance.FOR, 1),
                JudgedPairs.opinion(Stance.NO_INFORMATION, Stance.NO_INFORMATION, -1),
                JudgedPairs.opinion(Stance.NEUTRAL, Stance.NEUTRAL, 1),
                JudgedPairs.opinion(Stance.FOR, Stance.REFUSAL, -2));
        List<List<PairJudge.Said>> pairs = new ArrayList<>();
        List<List<PairJudge.Said>> otherWay = new ArrayList<>();
        for (int pair = 0; pair < 300; pair++) {
            List<PairJudge.Said> panel = new ArrayList<>();
            List<PairJudge.Said> swapped = new ArrayList<>();
            for (int judge = 0; judge <= pair % 3; judge++) {
                Opinion first = opinions.get(random.nextInt(opinions.size()));
                Opinion second = opinions.get(random.nextInt(opinions.size()));
                panel.add(random.nextBoolean() ? judge(first) : judge(first, second));
                List<Opinion> reversed = new ArrayList<>(panel.get(judge).opinions());
                Collections.reverse(reversed);
                swapped.add(judge(reversed.toArray(Opinion[]::new)));
            }
            ListSampler.shuffle(random, swapped);
            pairs.add(panel);
            otherWay.add(swapped);
        }
        Map<String, Object> figures =
                new LinkedHashMap<>(Description.of(report(pairs)::describe).asMap());
        Map<String, Object> other =
                new LinkedHashMap<>(Description.of(report(otherWay)::describe).asMap());
        // It sums over a map in the order of its keys' hashes.
        assertThat((Double) figures.remove("alphaOfJudges"))
                .isCloseTo((Double) other.remove("alphaOfJudges"), within(1e-12));
        assertThat(other).isEqualTo(figures);
        assertThat(health(report(otherWay))).isEqualTo(health(report(pairs)));
    }

    private static Finding health(StanceReport report) {
        return new HealthClaim<StanceReport>(HealthLimits.DEFAULT).judge(report);
    }

    private static StanceReport report(List<List<PairJudge.Said>> pairs) {
        StanceTally tally = new StanceTally(SamplingPlan.fixed(0.95, 0), List.of(), Baseline.NONE);
        for (int i = 0; i < pairs.size(); i++) {
            tally.add(judged(i, pairs.get(i).toArray(PairJudge.Said[]::new)));
        }
        return tally.figures();
    }
}
