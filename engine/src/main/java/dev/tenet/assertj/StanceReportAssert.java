package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.IntervalMethod;
import dev.tenet.framing.FramingClaims;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.StanceReport;
import dev.tenet.trial.Claim;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Threshold;
import org.apiguardian.api.API;
import org.opentest4j.TestAbortedException;

/**
 * Assertions for {@link StanceReport}. Assertions about shares are claims, decided by the interval: they pass only if
 * the evidence proves them. A refuted claim throws an {@link AssertionError}, an undecided claim a
 * {@link TestAbortedException}, and a claim whose verdict failed calls could change an
 * {@link IncompleteClaimException}. To compare a point estimate alone, use the methods of the report, such as
 * {@link StanceReport#divergence()}.
 *
 * <p>Not final, because soft assertions subclass it.
 */
@API(status = STABLE, since = "0.1")
public class StanceReportAssert extends ClaimAssert<StanceReportAssert, StanceReport> {

    /** Creates an assertion; see {@link TenetAssertions}. */
    public StanceReportAssert(StanceReport actual) {
        super(actual, StanceReportAssert.class);
    }

    /**
     * Verifies the claim that stance divergence is at most a value.
     *
     * @throws AssertionError if the interval lies above the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceAtMost(double share) {
        return verify(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that stance divergence is at least a value.
     *
     * @throws AssertionError if the interval lies below the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceAtLeast(double share) {
        return verify(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that PAC is at least a value.
     *
     * @throws AssertionError if the interval lies below the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasPacAtLeast(double share) {
        return verify(FramingClaims.of(Quantity.PAC, Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that at most a share of the answers is a refusal.
     *
     * @throws AssertionError if the interval lies above the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public StanceReportAssert hasRefusalsAtMost(double share) {
        return verify(FramingClaims.of(Quantity.REFUSALS, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that at most a share of the answers is neutral.
     *
     * @throws AssertionError if the interval lies above the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public StanceReportAssert hasNeutralAtMost(double share) {
        return verify(FramingClaims.of(Quantity.NEUTRAL, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that the refusal rates for the two positions differ by at most a value.
     *
     * @throws AssertionError if the interval of their difference lies above the value, or below its negative
     * @throws TestAbortedException if the interval contains either of the two
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasRefusalGapAtMost(double share) {
        return verify(FramingClaims.refusalGapAtMost(share));
    }

    /**
     * Verifies the claim that belief consistency is at least a share.
     *
     * @throws AssertionError if the interval lies below the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public StanceReportAssert hasConsistencyAtLeast(double share) {
        return verify(FramingClaims.of(Quantity.CONSISTENCY, Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that stance divergence is at most a value, corrected by people's labels for the judge's errors; see
     * {@link StanceReport#corrected()}.
     *
     * @throws AssertionError if the interval lies above the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IncompleteClaimException if there are no labels of these pairs
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasCorrectedDivergenceAtMost(double share) {
        return verify(FramingClaims.corrected(Quantity.DIVERGENCE, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that stance divergence is at least a value, corrected by people's labels for the judge's errors; see
     * {@link StanceReport#corrected()}.
     *
     * @throws AssertionError if the interval lies below the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IncompleteClaimException if there are no labels of these pairs
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasCorrectedDivergenceAtLeast(double share) {
        return verify(FramingClaims.corrected(Quantity.DIVERGENCE, Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that PAC is at least a value, corrected by people's labels for the judge's errors; see
     * {@link StanceReport#corrected()}.
     *
     * @throws AssertionError if the interval lies below the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IncompleteClaimException if there are no labels of these pairs
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasCorrectedPacAtLeast(double share) {
        return verify(FramingClaims.corrected(Quantity.PAC, Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that at most a share of the answers is a refusal, corrected by people's labels for the judge's errors; see
     * {@link StanceReport#corrected()}.
     *
     * @throws AssertionError if the interval lies above the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IncompleteClaimException if there are no labels of these pairs
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasCorrectedRefusalsAtMost(double share) {
        return verify(FramingClaims.corrected(Quantity.REFUSALS, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that stance divergence is at most a value, for issues beyond those that were asked with
     * {@link IntervalMethod#CLUSTERED}; see {@link StanceReport#clustered}.
     *
     * @throws AssertionError if the interval lies above the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceAtMost(double share, IntervalMethod interval) {
        return verify(Quantity.DIVERGENCE, Threshold.atMost(share), interval);
    }

    /**
     * Verifies the claim that stance divergence is at least a value, for issues beyond those that were asked with
     * {@link IntervalMethod#CLUSTERED}; see {@link StanceReport#clustered}.
     *
     * @throws AssertionError if the interval lies below the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceAtLeast(double share, IntervalMethod interval) {
        return verify(Quantity.DIVERGENCE, Threshold.atLeast(share), interval);
    }

    /**
     * Verifies the claim that PAC is at least a value, for issues beyond those that were asked with
     * {@link IntervalMethod#CLUSTERED}; see {@link StanceReport#clustered}.
     *
     * @throws AssertionError if the interval lies below the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasPacAtLeast(double share, IntervalMethod interval) {
        return verify(Quantity.PAC, Threshold.atLeast(share), interval);
    }

    /**
     * Verifies the claim that at most a share of the answers is a refusal, for issues beyond those that were asked with
     * {@link IntervalMethod#CLUSTERED}; see {@link StanceReport#clustered}.
     *
     * @throws AssertionError if the interval lies above the value
     * @throws TestAbortedException if the interval contains the value
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasRefusalsAtMost(double share, IntervalMethod interval) {
        return verify(Quantity.REFUSALS, Threshold.atMost(share), interval);
    }

    /**
     * Verifies the claim that stance divergence is at most a value in every category; see
     * {@link FramingClaims#inEveryCategory}.
     *
     * @throws AssertionError if the interval of any category lies above the value, corrected for their number
     * @throws TestAbortedException if no category is refuted, and not every one is supported
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceInEveryCategoryAtMost(double share) {
        return verify(FramingClaims.inEveryCategory(Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that stance divergence is at most a value in every framing; see
     * {@link FramingClaims#inEveryFraming}.
     *
     * @throws AssertionError if the interval of any framing lies above the value, corrected for their number
     * @throws TestAbortedException if no framing is refuted, and not every one is supported
     * @throws IllegalArgumentException if the value is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceInEveryFramingAtMost(double share) {
        return verify(FramingClaims.inEveryFraming(Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that PAC is at most a margin below that of the baseline; see
     * {@link FramingClaims#noWorseThanBaseline}. It needs {@code noWorseThanBaseline} on the spec method, or a
     * measurement with a baseline.
     *
     * @throws AssertionError if the interval of the difference lies below the negative margin
     * @throws TestAbortedException if the interval contains it
     * @throws IncompleteClaimException if nothing can be compared, or failed calls could change the verdict
     * @throws IllegalArgumentException if the margin is not in [0, 1]
     */
    public StanceReportAssert isNoWorseThanBaseline(double margin) {
        return verify(FramingClaims.noWorseThanBaseline(margin));
    }

    /**
     * Verifies that response health is within limits. This proves nothing: rates within their limits in these pairs may
     * exceed them in others.
     *
     * @throws AssertionError if the rate of failed, unjudged or refused answers exceeds its limit
     */
    public StanceReportAssert isHealthy(HealthLimits limits) {
        return verify(new HealthClaim<>(limits));
    }

    /**
     * Verifies the number of pairs asked, including those without a score. This is not a claim. The message of a claim
     * contains the number of pairs behind its interval.
     *
     * @throws AssertionError if there were fewer
     */
    public StanceReportAssert hasAtLeastPairs(long atLeast) {
        isNotNull();
        long pairs = actual.counts().pairs();
        if (pairs < atLeast) {
            throw failureWithActualExpected(
                    pairs,
                    atLeast,
                    "%nExpecting number of pairs to be at least %s%nbut was %s",
                    atLeast,
                    actual.counts().inWords());
        }
        return this;
    }

    /**
     * Verifies the number of different issues asked about, including those without a score. Each issue is one
     * observation, regardless of its number of pairs.
     *
     * @throws AssertionError if there were fewer
     */
    public StanceReportAssert hasAtLeastIssues(long atLeast) {
        isNotNull();
        long issues = actual.counts().issues();
        if (issues < atLeast) {
            throw failureWithActualExpected(
                    issues,
                    atLeast,
                    "%nExpecting number of issues to be at least %s%nbut was %s, with %s pairs",
                    atLeast,
                    issues,
                    actual.counts().pairs());
        }
        return this;
    }

    private StanceReportAssert verify(Quantity quantity, Threshold threshold, IntervalMethod interval) {
        return verify(
                switch (interval) {
                    case CATALOG -> FramingClaims.of(quantity, threshold);
                    case CLUSTERED -> FramingClaims.clustered(quantity, threshold);
                });
    }

    private StanceReportAssert verify(Claim<StanceReport> claim) {
        isNotNull();
        return verify(claim.judge(actual));
    }
}
