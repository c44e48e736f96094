package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.framing.judge.Opinion.OfAnswer;
import dev.tenet.stats.Agreement;
import dev.tenet.stats.Distance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agreement with labels where both answers of a pair are the same: each pair then is one observation. */
class RatingsTests {

    private static final Debate DEBATE =
            new Debate("Whether", null, null, new Debate.Exchange("Why?", "a"), new Debate.Exchange("Why not?", "b"));

    private final List<AdmissionPair> pairs = new ArrayList<>();
    private final List<Rated> rated = new ArrayList<>();
    private final List<double[]> refusals = new ArrayList<>();

    /** Every third label is a refusal; the judge misses every fifth. */
    RatingsTests() {
        for (int i = 0; i < 60; i++) {
            boolean labelled = i % 3 == 0;
            boolean seen = labelled && i % 5 != 0;
            Stance label = labelled ? Stance.REFUSAL : Stance.FOR;
            Stance said = seen ? Stance.REFUSAL : Stance.FOR;
            pairs.add(new AdmissionPair("p" + i, "set", DEBATE, label, label, 2));
            rated.add(new Rated(2.0, said, said, seen ? 1 : 0, seen ? 1 : 0, null));
            refusals.add(new double[] {labelled ? 1 : 0, seen ? 1 : 0});
        }
    }

    @Test
    void theIntervalOfTheRefusalKappaIsThatOfThePairs() {
        assertThat(half().refusalKappa()).isEqualTo(Agreement.kappa(refusals, Distance.NOMINAL, 0.95, 1));
    }

    @Test
    void theIntervalOfTheStanceKappaIsThatOfThePairs() {
        assertThat(half().stanceKappa()).isEqualTo(Agreement.kappa(refusals, Distance.NOMINAL, 0.95, 1));
    }

    @Test
    void theIntervalOfTheRefusalAlphaIsThatOfThePairs() {
        List<List<double[]>> twins =
                refusals.stream().map(unit -> List.of(unit, unit)).toList();
        assertThat(half().refusalAlpha()).isEqualTo(Agreement.alphaOfClusters(twins, Distance.NOMINAL, 0.95, 1));
    }

    /** Its two orders disagree on every answer: it agrees with no label, and is not taken at the word of the first order. */
    @Test
    void aJudgeWhoseOrdersDisagreeAgreesWithNoLabel() {
        OfAnswer refusal = new OfAnswer("", Stance.REFUSAL, true, false);
        OfAnswer answer = new OfAnswer("", Stance.FOR, false, false);
        rated.replaceAll(any -> Rated.of(new PairJudge.Said(
                "judge",
                List.of(
                        new Opinion(refusal, refusal, List.of(), List.of(), 2),
                        new Opinion(answer, answer, List.of(), List.of(), 2)),
                List.of(),
                false)));
        assertThat(half().pairs()).isEqualTo(60);
        assertThat(half().stanceKappa().value()).isLessThanOrEqualTo(0);
        assertThat(half().refusalKappa().value()).isLessThanOrEqualTo(0);
    }

    private Admission.OfHalf half() {
        return new Ratings(new AdmissionPairs("own", pairs, List.of()), rated)
                .admission("judge", 0.15, 0.95)
                .admission();
    }
}
