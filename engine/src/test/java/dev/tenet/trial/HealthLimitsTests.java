package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Of a hundred, with the oracle beside each: tails of binomial distributions and quantiles of beta distributions by scipy
 * 1.17's binom.sf and beta.ppf.
 */
class HealthLimitsTests {

    private static final Proportion NONE = new Proportion(0, 100);

    @Test
    void aRateThatTheEvidencePutsAboveItsLimitIsRefuted() {
        // P(X >= 12 | n = 100, p = 0.05) = 0.0043, less than a third of 0.025; beta.ppf(0.025 / 3, 12, 89) = 0.0545.
        assertThat(judge(new Proportion(12, 100), NONE, NONE).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judge(new Proportion(12, 100), NONE, NONE).message())
                .contains("12 of 100 unreadable: at least 0.055, above the limit of 0.05");
    }

    @Test
    void threeLimitsTogetherAreRefutedNoMoreOftenThanOneWouldBe() {
        // P(X >= 11 | n = 100, p = 0.05) = 0.0115 and P(X >= 29 | n = 100, p = 0.2) = 0.0200: more than a third of
        // 0.025.
        assertThat(judge(new Proportion(11, 100), NONE, NONE).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(judge(NONE, new Proportion(29, 100), NONE).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void everyRateAboveItsLimitIsNamed() {
        assertThat(judge(new Proportion(50, 100), new Proportion(60, 100), new Proportion(70, 100))
                        .message())
                .contains("50 of 100 unreadable", "60 of 100 refused", "70 of 100 failed");
    }

    @Test
    void ratesAtTheirLimitsAreWithinThemAndNeverSupported() {
        Finding finding = judge(new Proportion(2, 100), new Proportion(18, 100), NONE);
        assertThat(finding.verdict()).isEqualTo(Verdict.WITHIN_LIMITS);
        assertThat(finding.actual()).isEqualTo("within limits: counts");
        assertThat(judge(NONE, new Proportion(20, 100), NONE).verdict()).isEqualTo(Verdict.WITHIN_LIMITS);
        assertThat(judge(new Proportion(5, 100), NONE, NONE).verdict()).isEqualTo(Verdict.WITHIN_LIMITS);
    }

    @Test
    void aRateAboveItsLimitIsNoPassHoweverFewTheCasesAre() {
        assertThat(judge(NONE, new Proportion(21, 100), NONE))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED))
                // beta.ppf(0.025 / 3, 21, 80) = 0.1215
                .satisfies(finding -> assertThat(finding.message())
                        .contains("21 of 100 refused: 0.21 is above the limit of 0.20, but this is not proven (lower"
                                + " bound 0.12)"));
        assertThat(judge(new Proportion(6, 100), NONE, NONE).verdict()).isEqualTo(Verdict.UNDECIDED);
        Proportion one = new Proportion(1, 2);
        Proportion none = new Proportion(0, 2);
        assertThat(judge(none, one, none).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void upToTwentySevenPercentRefusedOfTwoHundredAreNoPass() {
        Proportion none = new Proportion(0, 200);
        for (int refused = 41; refused <= 54; refused++) {
            assertThat(judge(none, new Proportion(refused, 200), none).verdict())
                    .as("%d of 200", refused)
                    .isEqualTo(Verdict.UNDECIDED);
        }
    }

    @Test
    void answersThatCouldNotBeReadAndMayBeRefusalsLeaveItUndecided() {
        assertThat(judge(new Proportion(4, 100), new Proportion(17, 100), NONE))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED))
                .satisfies(finding -> assertThat(finding.message())
                        .contains("refused: 17, but 21 of 100 (0.21) if all unreadable answers were refusals; the"
                                + " limit is 0.20"));
        assertThat(judge(new Proportion(3, 100), new Proportion(17, 100), NONE).verdict())
                .isEqualTo(Verdict.WITHIN_LIMITS);
    }

    @Test
    void failedCallsThatCouldMakeTheDifferenceLeaveItIncomplete() {
        // 18 and 2 of 98 answered are within 0.2; with 2 failed, 22 of 100 may be refusals.
        assertThat(judge(new Proportion(1, 98), new Proportion(18, 98), new Proportion(2, 100)))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE))
                .satisfies(finding -> assertThat(finding.message())
                        .contains("refused: 18, but 21 of 100 (0.21) if all unreadable and missing answers were"
                                + " refusals; the limit is 0.20"));
        assertThat(judge(new Proportion(2, 96), new Proportion(0, 96), new Proportion(4, 100)))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE))
                .satisfies(finding -> assertThat(finding.message())
                        .contains("unreadable: 2, but 6 of 100 (0.06) if all failed calls had an unreadable answer;"
                                + " the limit is 0.05"));
    }

    @Test
    void oneFailedCallOfSixtyIsNoReasonToFail() {
        assertThat(judge(new Proportion(0, 59), new Proportion(0, 59), new Proportion(1, 60))
                        .verdict())
                .isEqualTo(Verdict.WITHIN_LIMITS);
    }

    @Test
    void nothingAskedIsIncomplete() {
        Proportion nothing = new Proportion(0, 0);
        assertThat(judge(nothing, nothing, nothing).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(judge(nothing, nothing, new Proportion(2, 2)).verdict()).isNotEqualTo(Verdict.WITHIN_LIMITS);
    }

    @Test
    void theEvidenceIsTheRateThatIsNearestItsLimit() {
        Evidence evidence = judge(new Proportion(1, 100), new Proportion(19, 100), NONE)
                .evidence()
                .orElseThrow();
        assertThat(evidence.threshold()).isEqualTo(0.2);
        assertThat(evidence.estimate()).isEqualTo(0.19);
        assertThat(evidence.n()).isEqualTo(100);
        // A third of 0.05 outside of it; beta.ppf(0.025 / 3, 19, 82) = 0.1058, beta.ppf(1 - 0.025 / 3, 20, 81) =
        // 0.3011.
        assertThat(evidence.level()).isCloseTo(1 - 0.05 / 3, within(1e-12));
        assertThat(evidence.interval()).isEqualTo(new Proportion(19, 100).clopperPearson(evidence.level()));
        assertThat(judge(new Proportion(5, 100), new Proportion(19, 100), NONE)
                        .evidence()
                        .orElseThrow()
                        .threshold())
                .isEqualTo(0.05);
    }

    /**
     * Where 26 comes from. A subject refuses twice as often as is allowed, in 0.4 of the cases; one look after n cases
     * finds it within the limit of 0.2 with the probability P(X ≤ ⌊0.2 n⌋ | n, 0.4), enumerated here.
     */
    @Test
    void twentySixIsTheSmallestNumberFromWhichOnOneLookSeldomPassesTwiceTheLimit() {
        // scipy: binom.cdf(5, 25, 0.4) = 0.0293622, binom.cdf(5, 26, 0.4) = 0.0214057.
        assertThat(passes(25)).isCloseTo(0.0293622, within(1e-7)).isGreaterThan(0.025);
        assertThat(passes(26)).isCloseTo(0.0214057, within(1e-7));
        for (int cases = HealthLimits.FEWEST_TO_END_EARLY; cases <= 1000; cases++) {
            assertThat(passes(cases)).as("%d cases", cases).isLessThanOrEqualTo(0.025);
        }
        assertThat(HealthLimits.FEWEST_TO_END_EARLY).isEqualTo(26);
    }

    private static double passes(int cases) {
        double probability = Math.pow(0.6, cases);
        double sum = 0;
        for (int refused = 0; refused <= cases / 5; refused++) {
            sum += probability;
            probability *= 0.4 / 0.6 * (cases - refused) / (refused + 1);
        }
        return sum;
    }

    @Test
    void refusalsAreClearOnlyWhereTheyAreShownToBeBelowTwiceTheLimit() {
        assertThat(areClear(0, 25)).isFalse();
        assertThat(areClear(0, 26)).isTrue();
        // Solved for by bisection of the formula of RateMixture with scipy's beta.logsf and beta.logpdf: 3 of 26 are
        // below
        // 0.4 at 0.025 whenever one looks, 4 are not; of 60, 12 are.
        assertThat(areClear(3, 26)).isTrue();
        assertThat(areClear(4, 26)).isFalse();
        assertThat(areClear(12, 60)).isTrue();
        assertThat(areClear(13, 60)).as("above the limit").isFalse();
    }

    private static boolean areClear(double refused, long cases) {
        Shares none = new Shares(0, cases);
        return HealthLimits.DEFAULT.areRefusalsClear(
                new Responses(none, "unreadable", new Shares(refused, cases), 0, none), 0.95);
    }

    private static Finding judge(Proportion unreadable, Proportion refused, Proportion failed) {
        return HealthLimits.DEFAULT.judge(unreadable, refused, failed, "counts", List.of(), 0.95);
    }
}
