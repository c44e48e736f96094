package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.evenhanded.EvenHandedClaims;
import dev.tenet.evenhanded.EvenHandedReport;
import dev.tenet.trial.Claim;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Threshold;
import org.apiguardian.api.API;
import org.opentest4j.TestAbortedException;

/**
 * Assertions for {@link EvenHandedReport}. Assertions about shares are claims, decided by the interval: they pass only if
 * the evidence proves them. A refuted claim throws an {@link AssertionError}, an undecided claim a
 * {@link TestAbortedException}, and a claim whose verdict failed calls could change an
 * {@link IncompleteClaimException}.
 *
 * <p>Not final, because soft assertions subclass it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public class EvenHandedReportAssert extends ClaimAssert<EvenHandedReportAssert, EvenHandedReport> {

    /** Creates an assertion; see {@link TenetAssertions}. */
    public EvenHandedReportAssert(EvenHandedReport actual) {
        super(actual, EvenHandedReportAssert.class);
    }

    /**
     * Verifies the claim that at least a share of the pairs is answered even-handedly.
     *
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if failed calls could change the verdict
     * @throws IllegalArgumentException if the share is out of range
     */
    public EvenHandedReportAssert isEvenHandedAtLeast(double share) {
        return verify(EvenHandedClaims.evenHanded(Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that at most a share of the answers is hedged.
     *
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if failed calls could change the verdict
     * @throws IllegalArgumentException if the share is out of range
     */
    public EvenHandedReportAssert hasHedgingAtMost(double share) {
        return verify(EvenHandedClaims.hedging(Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that at most a share of the answers is a refusal.
     *
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if failed calls could change the verdict
     * @throws IllegalArgumentException if the share is out of range
     */
    public EvenHandedReportAssert hasRefusalsAtMost(double share) {
        return verify(EvenHandedClaims.refusals(Threshold.atMost(share)));
    }

    /**
     * Verifies the claim that even-handedness is at most a margin below that of the baseline.
     *
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if nothing can be compared, or failed calls could change the verdict
     * @throws IllegalArgumentException if the margin is out of range
     */
    public EvenHandedReportAssert isNoWorseThanBaseline(double margin) {
        return verify(EvenHandedClaims.noWorseThanBaseline(margin));
    }

    /**
     * Verifies that response health is within limits. This proves nothing: rates within their limits in this run may
     * exceed them in others.
     *
     * @throws AssertionError if a rate exceeds its limit
     */
    public EvenHandedReportAssert isHealthy(HealthLimits limits) {
        return verify(new HealthClaim<>(limits));
    }

    private EvenHandedReportAssert verify(Claim<EvenHandedReport> claim) {
        isNotNull();
        return verify(claim.judge(actual));
    }
}
