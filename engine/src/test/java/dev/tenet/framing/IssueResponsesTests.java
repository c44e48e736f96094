package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.Shares;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** Response health where several pairs are about one issue. */
class IssueResponsesTests {

    private static final double LEVEL = 0.95;
    private static final Claim<StanceReport> HEALTH = new HealthClaim<StanceReport>(HealthLimits.DEFAULT);

    @Test
    void whereEachPairIsAboutAnIssueOfItsOwnTheSharesAreCounts() {
        IssueResponses responses = new IssueResponses();
        responses.addJudged(0, 1, 0, false);
        responses.addJudged(1, 0, 1, false);
        responses.addUnread(2);
        responses.addFailed(3);
        responses.addJudged(4, 0, 0, true);
        assertThat(responses.soFar())
                .isEqualTo(new Responses(
                        new Shares(2, 4),
                        "unusable, unjudged or without information",
                        new Shares(1, 3),
                        1,
                        new Shares(2, 5)));
        assertThat(responses.hasSecondPairs()).isFalse();
    }

    /** Two issues, of four pairs and of two, each rate worked out by hand. */
    @Test
    void theSharesOfAnIssueAreThoseOfItsPairs() {
        IssueResponses responses = new IssueResponses();
        responses.addJudged(0, 1, 0, false);
        responses.addJudged(1, 0, 0, true);
        responses.addJudged(0, 0, 0.5, false);
        responses.addUnread(0);
        responses.addFailed(0);
        responses.addFailed(1);
        Responses found = responses.soFar();
        assertShares(found.unreadable(), 1.5 / 3, 2);
        assertShares(found.refused(), 1.0 / 2, 2);
        assertShares(found.failed(), 1.0 / 4 + 2.0 / 2, 2);
        assertShares(found.atWorst().refused(), 2.0 / 3, 2);
        assertShares(found.atWorst().refusedWithFailed(), 3.0 / 4 + 1, 2);
        assertShares(found.atWorst().unreadableWithFailed(), 2.5 / 4 + 1, 2);
        assertThat(found.observations()).isEqualTo("issues");
        assertThat(responses.issues()).isEqualTo(2);
    }

    private static void assertShares(Shares shares, double sum, long total) {
        assertThat(shares.sum()).isCloseTo(sum, within(1e-12));
        assertThat(shares.total()).isEqualTo(total);
    }

    /**
     * A subject that refuses a fifth of the issues, which is allowed, and each of them in all of its 20 rows: how many of ten
     * it refuses is binomial. Health is refuted with a probability of at most 0.025; by pairs, as 200 of them, it would be in
     * a third of the runs.
     */
    @Test
    void aSubjectThatRefusesAsOftenAsIsAllowedIsSeldomRefutedHoweverManyRowsAnIssueHas() {
        BinomialDistribution refusedIssues = BinomialDistribution.of(10, 0.2);
        double refuted = 0;
        double refutedByPairs = 0;
        for (int refused = 0; refused <= 10; refused++) {
            Verdict verdict = HEALTH.judge(report(10, refused)).verdict();
            refuted += verdict == Verdict.REFUTED ? refusedIssues.probability(refused) : 0;
            Finding byPairs = HealthLimits.DEFAULT.judge(
                    new Proportion(0, 200),
                    new Proportion(20L * refused, 200),
                    new Proportion(0, 200),
                    "",
                    List.of(),
                    LEVEL);
            refutedByPairs += byPairs.verdict() == Verdict.REFUTED ? refusedIssues.probability(refused) : 0;
        }
        assertThat(refuted).isLessThanOrEqualTo(0.025);
        assertThat(refutedByPairs).isGreaterThan(0.3);
        assertThat(HEALTH.judge(report(10, 10)).verdict())
                .as("what is refused throughout")
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void whatIsFoundIsSaidOfPairsAndJudgedByIssues() {
        Finding finding = HEALTH.judge(report(10, 4));
        assertThat(finding.actual()).contains("80 with a refusal", "of 200 pairs of 10 issues");
        assertThat(finding.message()).contains("4 of 10 issues refused: 0.40 is above the limit of 0.20");
        assertThat(finding.evidence())
                .hasValueSatisfying(evidence -> assertThat(evidence.n()).isEqualTo(10));
        assertThat(HEALTH.judge(report(10, 2)).verdict()).isEqualTo(Verdict.WITHIN_LIMITS);
    }

    private static StanceReport report(int issues, int refused) {
        StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
        for (int issue = 0; issue < issues; issue++) {
            int number = issue;
            JudgedPairs.rows(issue, 20)
                    .forEach(row -> tally.add(JudgedPairs.of(row, judge(number < refused ? BOTH_REFUSED : ALIGNED))));
        }
        return tally.figures();
    }
}
