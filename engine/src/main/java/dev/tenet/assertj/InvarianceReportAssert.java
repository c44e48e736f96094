package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.invariance.InvarianceClaims;
import dev.tenet.invariance.InvarianceReport;
import dev.tenet.trial.Claim;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Threshold;
import org.apiguardian.api.API;
import org.opentest4j.TestAbortedException;

/**
 * Assertions for {@link InvarianceReport}. Assertions about shares are claims, decided by the interval: they pass only if
 * the evidence proves them. A refuted claim throws an {@link AssertionError}, an undecided claim a
 * {@link TestAbortedException}, and a claim whose verdict failed calls could change an
 * {@link IncompleteClaimException}.
 *
 * <p>Not final, because soft assertions subclass it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public class InvarianceReportAssert extends ClaimAssert<InvarianceReportAssert, InvarianceReport> {

    /** Creates an assertion; see {@link TenetAssertions}. */
    public InvarianceReportAssert(InvarianceReport actual) {
        super(actual, InvarianceReportAssert.class);
    }

    /**
     * Verifies the claim that at least a share of the changed questions has the same choice.
     *
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if failed calls could change the verdict
     * @throws IllegalArgumentException if the share is out of range
     */
    public InvarianceReportAssert isTheSameAtLeast(double share) {
        return verify(InvarianceClaims.same(Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that agreement is at least a share under each of the changes.
     *
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if failed calls could change the verdict
     * @throws IllegalArgumentException if the share is out of range
     */
    public InvarianceReportAssert isTheSameUnderEachChangeAtLeast(double share) {
        return verify(InvarianceClaims.sameUnderEachChange(Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that agreement is at most a margin below that of the baseline.
     *
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if nothing can be compared, or failed calls could change the verdict
     * @throws IllegalArgumentException if the margin is out of range
     */
    public InvarianceReportAssert isNoWorseThanBaseline(double margin) {
        return verify(InvarianceClaims.noWorseThanBaseline(margin));
    }

    /**
     * Verifies that response health is within limits. This proves nothing: rates within their limits in this run may
     * exceed them in others.
     *
     * @throws AssertionError if a rate exceeds its limit
     */
    public InvarianceReportAssert isHealthy(HealthLimits limits) {
        return verify(new HealthClaim<>(limits));
    }

    private InvarianceReportAssert verify(Claim<InvarianceReport> claim) {
        isNotNull();
        return verify(claim.judge(actual));
    }
}
