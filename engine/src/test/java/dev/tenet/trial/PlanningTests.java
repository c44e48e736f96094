package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ShareSequence;
import dev.tenet.stats.Side;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says of a claim before the first call. */
@Tag("slow")
class PlanningTests {

    private static final double LEVEL = 0.95;
    private static final Advice.Words WORDS =
            new Advice.Words("trials", "trials", "a choice", "calls failed", "shallow", "deep");

    private static ShareClaim<Figures> share(Threshold threshold) {
        return ShareClaim.of(
                "share",
                "share",
                threshold,
                figures -> {
                    throw new AssertionError("A plan has no figures");
                },
                WORDS);
    }

    private static MeanClaim<Figures> mean(Threshold threshold) {
        return new MeanClaim<>(
                new MeanQuantity<>() {
                    @Override
                    public String id() {
                        return "mean";
                    }

                    @Override
                    public String title() {
                        return "mean";
                    }

                    @Override
                    public Advice.Words words() {
                        return new Advice.Words("pairs", "issues", "a score", "calls failed", "aligned", "opposed");
                    }

                    @Override
                    public GroupedMean in(Figures figures) {
                        throw new AssertionError("A plan has no figures");
                    }
                },
                threshold);
    }

    private static SamplingPlan plan(Looks looks, long planned) {
        return new SamplingPlan(LEVEL, looks, planned, OptionalLong.empty());
    }

    /** The lengths at 0.50 are in share-design.csv, by scipy 1.17.1; the truths are where its powers pass 0.8. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FIXED | supported in 80 % of runs if the true value is 0.602 (EARLY: 0.611); expected trials: 190 at 0.602, 200 at 0.50, 190 at 0.398; needs at least 6
                    EARLY | supported in 80 % of runs if the true value is 0.611 (FIXED: 0.602); expected trials: 152 at 0.611, 198 at 0.50, 152 at 0.389; needs at least 7
                    """)
    void aPlanSaysTheDetectableTruthAndTheExpectedNumberOfTrials(Looks looks, String line) {
        assertThat(share(Threshold.atLeast(0.5)).power(plan(looks, 200)).map(Power::inWords))
                .contains(line);
    }

    @Test
    void aMaximumIsDetectedBelowTheThreshold() {
        assertThat(share(Threshold.atMost(0.5)).power(plan(Looks.EARLY, 200)).map(Power::inWords))
                .hasValueSatisfying(
                        line -> assertThat(line)
                                .startsWith(
                                        "supported in 80 % of runs if the true value is 0.389 (FIXED: 0.398); expected trials: 152 at"));
    }

    @Test
    void anOpenPlanNeedsTheEvidenceOfBetsAlone() {
        SamplingPlan open = plan(Looks.OPEN, 200);
        String prospects = share(Threshold.atLeast(0.5)).prospects(open).orElseThrow();
        long from = Long.parseLong(prospects.replaceAll(".*supported with at least (\\d+) of.*", "$1"));
        // One look would need 115 of 200.
        assertThat(from).isGreaterThan(115);
        assertThat(ShareSequence.side(new Proportion(from, 200), open, 0.5)).isEqualTo(Side.ABOVE);
        assertThat(ShareSequence.side(new Proportion(from - 1, 200), open, 0.5)).isEqualTo(Side.UNDECIDED);
        assertThat(share(Threshold.atLeast(0.5)).power(open).map(Power::inWords))
                .hasValueSatisfying(line -> assertThat(line).contains("(EARLY: 0.611, FIXED: 0.602)"));
    }

    @Test
    void anOpenClaimIsUnsupportableWhereOnlyALookAtTheEndWouldSupportIt() {
        // All of 7: Clopper and Pearson's lower bound is 0.59, which a look at every trial does not have.
        assertThat(share(Threshold.atLeast(0.58)).unsupportable(plan(Looks.FIXED, 7)))
                .isEmpty();
        assertThat(share(Threshold.atLeast(0.58)).unsupportable(plan(Looks.OPEN, 7)))
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be supported by 7 trials"));
    }

    @Test
    void aPlanThatCannotSupportOrIsTooLongHasNoPower() {
        assertThat(share(Threshold.atLeast(0.9)).power(plan(Looks.EARLY, 5))).isEmpty();
        assertThat(share(Threshold.atLeast(0)).power(plan(Looks.EARLY, 5))).isEmpty();
        assertThat(share(Threshold.atLeast(0.5)).power(plan(Looks.EARLY, 5001)).map(Power::inWords))
                .contains("power is computed for at most 5,000 trials");
        assertThat(mean(Threshold.atMost(0.5)).power(plan(Looks.EARLY, 1001)).map(Power::inWords))
                .contains("power is computed for at most 1,000 issues");
        assertThat(mean(Threshold.atMost(0.5)).power(plan(Looks.EARLY, 3))).isEmpty();
    }

    @Test
    void aPlanAboutACatalogSaysThatThePowerIsNotComputed() {
        String line = "power is not computed for claims about the catalog alone";
        assertThat(share(Threshold.atLeast(0.5))
                        .power(plan(Looks.EARLY, 100).from(343))
                        .map(Power::inWords))
                .contains(line);
        assertThat(mean(Threshold.atMost(0.5))
                        .power(plan(Looks.EARLY, 100).from(343))
                        .map(Power::inWords))
                .contains(line);
    }

    @Test
    void thePowerForAMeanSaysWhatItAssumes() {
        assertThat(mean(Threshold.atMost(0.25)).power(plan(Looks.EARLY, 100)).map(Power::inWords))
                .hasValueSatisfying(line -> assertThat(line)
                        .matches(
                                "if each score is 0 or 1: supported in 80 % of runs if the true value is about 0\\.1[01]"
                                        + " \\(FIXED: about 0\\.1\\d\\); expected issues: about \\d\\d at 0\\.1[01], \\d\\d at 0\\.25,"
                                        + " \\d\\d at 0\\.\\d\\d; needs at least 14"));
    }
}
