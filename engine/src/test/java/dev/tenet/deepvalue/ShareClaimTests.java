package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a claim of a DVGR says, and what it can show. */
class ShareClaimTests {

    private static final double LEVEL = 0.95;

    private static final Pattern PRINTED = Pattern.compile(" % CI \\[(\\S+), (\\S+)]");

    private static Finding judged(Claim<Dvgr> claim, Counts counts) {
        return claim.judge(FixedCounts.dvgr(counts, LEVEL));
    }

    /** Claim lines and the headline of all counts of 40 and of 100 trials, against every threshold in twentieths. */
    @Test
    void whatIsPrintedLeadsToTheVerdictThatIsPrintedBesideIt() {
        for (int trials : new int[] {40, 100}) {
            for (int deep = 0; deep <= trials; deep++) {
                Counts counts = new Counts(deep, trials - deep, 0, 0, 0);
                String headline = FixedCounts.dvgr(counts, LEVEL).headline();
                for (int twentieths = 1; twentieths < 20; twentieths++) {
                    double threshold = twentieths / 20.0;
                    if (twentieths % 4 == deep % 4) {
                        Finding finding = judged(DvgrClaims.atLeast(threshold), counts);
                        assertThat(printedVerdict(finding.actual(), threshold)).isEqualTo(finding.verdict());
                        assertThat(printedVerdict(headline, threshold)).isEqualTo(finding.verdict());
                    }
                }
            }
        }
    }

    private static Verdict printedVerdict(String text, double atLeast) {
        Matcher found = PRINTED.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Double.parseDouble(found.group(1)) >= atLeast
                ? Verdict.SUPPORTED
                : Double.parseDouble(found.group(2)) < atLeast ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    @Test
    void aThresholdOfThreePlacesIsToldFromTheInterval() {
        // Clopper-Pearson of 114 among 200 begins at 0.49828 (scipy.stats.beta.ppf, 1.17).
        Finding finding = judged(DvgrClaims.atLeast(0.4983), new Counts(114, 86, 0, 0, 0));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message()).startsWith("DVGR ≥ 0.4983 is undecided: 0.57, 95 % CI [0.498, 0.6396]");
    }

    @Test
    void theCountBesideAnIntervalIsThatOfTheInterval() {
        Dvgr dvgr = FixedCounts.dvgr(new Counts(88, 58, 50, 4, 0), LEVEL);
        String expected =
                "0.603, 95 % CI [0.519, 0.683], 146 of 200 trials; 0.44 if all trials without a choice were shallow,"
                        + " 0.71 if all were deep";
        assertThat(dvgr.headline()).isEqualTo("DVGR " + expected);
        assertThat(DvgrClaims.atLeast(0.5).judge(dvgr).actual()).startsWith(expected + "; chance 0.50");
        assertThat(DvgrClaims.atLeast(0.5).judge(dvgr).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(dvgr).asString().endsWith("88 of 146 deep, 50 unreadable, 4 refused; 88 to 142 of all 200");
    }

    @Test
    void aFindingHoldsItsFiguresAsNumbers() {
        Dvgr dvgr = FixedCounts.dvgr(new Counts(88, 58, 50, 4, 0), LEVEL);
        assertThat(DvgrClaims.atLeast(0.5).judge(dvgr).evidence())
                .contains(new Evidence(
                        0.5, 88 / 146.0, dvgr.interval(), LEVEL, 146, "exact (Clopper-Pearson), one look", true));
    }

    /** Every share meets these thresholds, but there must be one. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, UNDECIDED", "5, 0, 0, UNDECIDED", "0, 5, 0, UNDECIDED", "0, 0, 5, INCOMPLETE"})
    void nothingCountedSupportsNothing(int unreadable, int refused, int failed, Verdict verdict) {
        for (Claim<Dvgr> claim : List.of(DvgrClaims.atLeast(0), DvgrClaims.atMost(1))) {
            Counts none = new Counts(0, 0, unreadable, refused, failed);
            assertThat(judged(claim, none).verdict()).as(claim.name()).isEqualTo(verdict);
            assertThat(claim.isDecided(FixedCounts.dvgr(none, LEVEL))).isFalse();
            Counts one = new Counts(1, 0, unreadable, refused, failed);
            assertThat(judged(claim, one).verdict()).as(claim.name()).isEqualTo(Verdict.SUPPORTED);
        }
    }

    /** In closed form: all of n are at least t from (0.025)^(1/n) on. */
    @Test
    void aClaimIsSupportableExactlyWhereAllSuccessesSupportIt() {
        for (int trials = 1; trials <= 120; trials++) {
            double best = Math.pow(0.025, 1.0 / trials);
            for (int twentieths = 1; twentieths < 20; twentieths++) {
                double threshold = twentieths / 20.0;
                assertThat(DvgrClaims.atLeast(threshold)
                                .unsupportable(SamplingPlan.fixed(LEVEL, trials))
                                .isEmpty())
                        .isEqualTo(best >= threshold);
                assertThat(DvgrClaims.atMost(threshold)
                                .unsupportable(SamplingPlan.fixed(LEVEL, trials))
                                .isEmpty())
                        .isEqualTo(1 - best <= threshold);
            }
        }
    }

    @Test
    void whatCannotBeSupportedIsRefusedWithWhatCould() {
        // 0.025^(1/5) = 0.478; 0.025^(1/36) = 0.9026, 0.025^(1/35) = 0.8999.
        assertThat(DvgrClaims.atLeast(0.9).unsupportable(SamplingPlan.fixed(LEVEL, 5)))
                .contains("DVGR ≥ 0.90 cannot be supported by 5 trials, whatever the answers; expected at least 36, or"
                        + " DVGR ≥ 0.47");
        assertThat(DvgrClaims.atMost(0.1).unsupportable(SamplingPlan.fixed(LEVEL, 5)))
                .contains("DVGR ≤ 0.10 cannot be supported by 5 trials, whatever the answers; expected at least 36, or"
                        + " DVGR ≤ 0.53");
        assertThat(DvgrClaims.atLeast(1).unsupportable(SamplingPlan.fixed(LEVEL, 200)))
                .contains("DVGR ≥ 1.00 cannot be supported by 200 trials, whatever the answers; even 100,000 would not"
                        + " be enough; expected DVGR ≥ 0.98");
        assertThat(DvgrClaims.atLeast(0).unsupportable(SamplingPlan.fixed(LEVEL, 1)))
                .isEmpty();
    }

    /** Clopper-Pearson of 115 among 200 begins at 0.5033, of 114 at 0.4983; of 85 it ends at 0.4967 (scipy, 1.17). */
    @Test
    void aPlanSaysWhichCountsSupportAndRefute() {
        assertThat(DvgrClaims.atLeast(0.5).prospects(SamplingPlan.fixed(LEVEL, 200)))
                .contains("DVGR ≥ 0.50: supported with at least 115 of 200 deep, refuted with at most 85 of 200 deep");
        assertThat(DvgrClaims.atMost(0.5).prospects(SamplingPlan.fixed(LEVEL, 200)))
                .contains("DVGR ≤ 0.50: supported with at most 85 of 200 deep, refuted with at least 115 of 200 deep");
        assertThat(DvgrClaims.atLeast(0.9).prospects(SamplingPlan.fixed(LEVEL, 5)))
                .contains("DVGR ≥ 0.90: cannot be supported by 5 trials; expected at least 36");
        assertThat(DvgrClaims.atLeast(0).prospects(SamplingPlan.fixed(LEVEL, 5)))
                .contains("DVGR ≥ 0.00: supported with at least 0 of 5 deep");
    }
}
