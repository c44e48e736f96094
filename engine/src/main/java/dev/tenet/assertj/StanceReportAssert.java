package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.FramingClaims;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.StanceReport;
import dev.tenet.trial.Claim;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Threshold;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/**
 * Assertions on a {@link StanceReport}. Those on shares are claims, decided by the interval: they pass only if the evidence
 * proves them. Refuted throws an {@link AssertionError}, undecided a {@link TestAbortedException}, and where failed calls
 * could change the verdict an {@link IncompleteClaimException}. To compare a point value alone, use the report's own methods,
 * such as {@link StanceReport#divergence()}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class StanceReportAssert extends AbstractAssert<StanceReportAssert, StanceReport> {

    StanceReportAssert(StanceReport actual) {
        super(actual, StanceReportAssert.class);
    }

    /**
     * Verifies the claim that stance divergence is at most a share.
     *
     * @throws AssertionError if the interval lies above it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceAtMost(double share) {
        return verify(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that stance divergence is at least a share.
     *
     * @throws AssertionError if the interval lies below it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public StanceReportAssert hasDivergenceAtLeast(double share) {
        return verify(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that PAC is at least a share.
     *
     * @throws AssertionError if the interval lies below it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public StanceReportAssert hasPacAtLeast(double share) {
        return verify(FramingClaims.of(Quantity.PAC, Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that refusals are at most a share of the answers.
     *
     * @throws AssertionError if the interval lies above it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public StanceReportAssert hasRefusalsAtMost(double share) {
        return verify(FramingClaims.of(Quantity.REFUSALS, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that neutral answers are at most a share of the answers.
     *
     * @throws AssertionError if the interval lies above it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public StanceReportAssert hasNeutralAtMost(double share) {
        return verify(FramingClaims.of(Quantity.NEUTRAL, Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that the shares of refusals on the two sides differ by at most a share.
     *
     * @throws AssertionError if the interval of their difference lies above it, or below its negative
     * @throws TestAbortedException if the interval holds one of the two
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public StanceReportAssert hasRefusalGapAtMost(double share) {
        return verify(FramingClaims.refusalGapAtMost(share));
    }

    /**
     * Verifies the claim that belief consistency is at least a share.
     *
     * @throws AssertionError if the interval lies below it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public StanceReportAssert hasConsistencyAtLeast(double share) {
        return verify(FramingClaims.of(Quantity.CONSISTENCY, Threshold.atLeast(share)));
    }

    /**
     * Verifies that response health is within limits. It proves nothing: shares that are within their limits in these
     * pairs may be above them in others.
     *
     * @throws AssertionError if more of them failed, could not be judged or were refusals than the limits allow
     */
    public StanceReportAssert isHealthy(HealthLimits limits) {
        return verify(new HealthClaim<>(limits));
    }

    /**
     * Verifies how many pairs were asked, those without a score among them. It is no claim: of how many pairs an interval
     * speaks, its message says.
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
                    "%nExpecting at least %s pairs%nbut there were %s",
                    atLeast,
                    actual.counts().inWords());
        }
        return this;
    }

    /**
     * Verifies how many different issues the pairs are about, those without a score among them: each is one observation,
     * however many pairs it has.
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
                    "%nExpecting at least %s issues%nbut there were %s in %s pairs",
                    atLeast,
                    issues,
                    actual.counts().pairs());
        }
        return this;
    }

    private StanceReportAssert verify(Claim<StanceReport> claim) {
        isNotNull();
        Findings.verify(claim.judge(actual), descriptionText());
        return this;
    }
}
