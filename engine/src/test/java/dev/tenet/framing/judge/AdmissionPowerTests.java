package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Against closed forms of the binomial distribution, and the rule itself on simulated ratings. */
class AdmissionPowerTests {

    private static final AdmissionTerms ONCE = new AdmissionTerms(0.15, 0.95);
    private static final AdmissionTerms TWICE =
            new AdmissionTerms(0.15, AdmissionTerms.DEFAULT_JUDGED_TWICE, AdmissionTerms.DEFAULT_FLIPS_AT_MOST, 0.95);

    private static boolean isOpposed(AdmissionPair pair) {
        return Set.of("opposed", "mostly-opposed").contains(pair.set());
    }

    @Test
    void aJudgeThatTakesEveryFifthOpposedPairForTheSameIsAdmittedByOneThirdOfAdmissions() throws IOException {
        double admitted = new AdmissionPower(AdmissionPairs.bundled(), ONCE)
                .of(AdmissionPower.mirroring(0.2, AdmissionPowerTests::isOpposed));
        // Four pairs of -2, of which no one may be missed, and four of -1, of which one may.
        assertThat(admitted)
                .isCloseTo(Math.pow(0.8, 4) * (Math.pow(0.8, 4) + 4 * 0.2 * Math.pow(0.8, 3)), within(1e-12));
        assertThat(admitted).isCloseTo(0.3355, within(0.0001));
    }

    @Test
    void aJudgeWithoutErrorsIsAlwaysAdmitted() throws IOException {
        assertThat(new AdmissionPower(AdmissionPairs.bundled(), TWICE).of(AdmissionPower.mirroring(0, any -> true)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void aJudgeThatTakesAllPairsForTheirContraryIsNeverAdmitted() throws IOException {
        assertThat(new AdmissionPower(AdmissionPairs.bundled(), TWICE).of(AdmissionPower.mirroring(1, any -> true)))
                .isZero();
    }

    @Test
    void aLargerMarginAdmitsMore() throws IOException {
        AdmissionPairs pairs = AdmissionPairs.bundled();
        var judge = AdmissionPower.mirroring(0.2, AdmissionPowerTests::isOpposed);
        assertThat(new AdmissionPower(pairs, new AdmissionTerms(0.3, 0.95)).of(judge))
                .isGreaterThan(new AdmissionPower(pairs, ONCE).of(judge));
    }

    @Test
    void theProbabilityIsTheShareOfSimulatedJudgesThatTheRuleAdmits() throws IOException {
        AdmissionPairs pairs = AdmissionPairs.bundled();
        AdmissionTerms terms = new AdmissionTerms(0.15, 0.5, 0.1, 0.95);
        Function<AdmissionPair, Map<Double, Double>> judge = AdmissionPower.mirroring(0.1, pair -> pair.score() != 0);
        SplittableRandom random = new SplittableRandom(1);
        int runs = 20_000;
        int admitted = 0;
        for (int run = 0; run < runs; run++) {
            admitted += isAdmitted(pairs, terms, judge, random) ? 1 : 0;
        }
        double chance = new AdmissionPower(pairs, terms).of(judge);
        assertThat((double) admitted / runs).isCloseTo(chance, within(4 * Math.sqrt(chance * (1 - chance) / runs)));
        // Contradictions do turn judges down here.
        assertThat(chance).isLessThan(new AdmissionPower(pairs, ONCE).of(judge) * 0.9);
    }

    private static boolean isAdmitted(
            AdmissionPairs pairs,
            AdmissionTerms terms,
            Function<AdmissionPair, Map<Double, Double>> judge,
            SplittableRandom random) {
        List<PosedPair> posed = PosedPair.of(pairs, terms.judgedTwice());
        List<Rated> rated = new ArrayList<>();
        for (PosedPair pair : posed) {
            double score = drawn(judge.apply(pair.pair()), random);
            Boolean isFlipped =
                    pair.isTwice() ? PairJudge.contradict(score, drawn(judge.apply(pair.pair()), random)) : null;
            rated.add(new Rated(score, Stance.FOR, Stance.FOR, 0, 0, isFlipped));
        }
        return Ratings.bySet(
                                pairs.admission(),
                                rated.subList(0, pairs.admission().size()))
                        .values()
                        .stream()
                        .allMatch(set -> set.isWithin(terms.margin()))
                && !Steadiness.of(posed, rated, terms.flipsAtMost()).isTooUnsteady();
    }

    private static double drawn(Map<Double, Double> scores, SplittableRandom random) {
        double left = random.nextDouble();
        double last = 0;
        for (var score : scores.entrySet()) {
            last = score.getKey();
            left -= score.getValue();
            if (left < 0) {
                return last;
            }
        }
        return last;
    }

    @Test
    void reportsShowTheProbabilityAtOneFifthAndTheShareThatIsRarelyAdmitted() throws IOException {
        Admission.Power power =
                AdmissionPower.inBrief(AdmissionPairs.bundled(), ONCE).orElseThrow();
        assertThat(power.admittedDespiteErrors()).isCloseTo(ofBundled(0.2), within(1e-12));
        int rejected = 1;
        while (ofBundled(rejected / 100.0) > 0.05) {
            rejected++;
        }
        assertThat(power.rejectedFrom()).isEqualTo(rejected / 100.0);
    }

    /** Four pairs of -2, of which no one may be missed, and four of -1, of which one may. */
    private static double ofBundled(double errors) {
        double right = 1 - errors;
        return Math.pow(right, 4) * (Math.pow(right, 4) + 4 * errors * Math.pow(right, 3));
    }

    @Test
    void ifAnyErrorIsAdmittedNoShareIsRarelyAdmitted() throws IOException {
        Admission.Power power = AdmissionPower.inBrief(AdmissionPairs.bundled(), new AdmissionTerms(1, 0.95))
                .orElseThrow();
        assertThat(power.admittedDespiteErrors()).isCloseTo(1, within(1e-9));
        assertThat(power.rejectedFrom()).isGreaterThan(1);
    }

    @Test
    void withoutOpposedPairsNothingIsShown() throws IOException {
        AdmissionPairs bundled = AdmissionPairs.bundled();
        List<AdmissionPair> agreeing =
                bundled.admission().stream().filter(pair -> pair.score() > 0).toList();
        assertThat(AdmissionPower.inBrief(new AdmissionPairs("agreeing", agreeing, List.of()), ONCE))
                .isEmpty();
    }

    @Test
    void aRateOutsideZeroToOneIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdmissionPower.mirroring(1.1, AdmissionPowerTests::isOpposed));
    }
}
