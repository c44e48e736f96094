package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Control;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.deepvalue.DvgrClaims;
import dev.tenet.trial.Claim;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/**
 * Assertions on a {@link Dvgr}. Those on shares are claims, decided by the interval: they pass only if the evidence proves
 * them. Refuted throws an {@link AssertionError}, undecided a {@link TestAbortedException}, and where failed calls could
 * change the verdict an {@link IncompleteClaimException}. To compare the point value alone, use {@link Dvgr#rate()}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DvgrAssert extends AbstractAssert<DvgrAssert, Dvgr> {

    /** How far from one half the share of option A may be where nobody says: {@value}. */
    public static final double POSITION_MARGIN = 0.15;

    DvgrAssert(Dvgr actual) {
        super(actual, DvgrAssert.class);
    }

    /**
     * Verifies the claim that DVGR is at least a share.
     *
     * @throws AssertionError if the interval lies below it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public DvgrAssert isAtLeast(double share) {
        return verify(DvgrClaims.atLeast(share));
    }

    /**
     * Verifies the claim that DVGR is at most a share.
     *
     * @throws AssertionError if the interval lies above it
     * @throws TestAbortedException if the interval holds it
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public DvgrAssert isAtMost(double share) {
        return verify(DvgrClaims.atMost(share));
    }

    /**
     * Verifies the claim that the subject learnt from the examples: see {@link DvgrClaims#learntAtLeast}.
     *
     * @throws AssertionError if the interval lies below it
     * @throws TestAbortedException if the interval holds it, or nothing was asked with value and style together
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public DvgrAssert hasLearntAtLeast(double share) {
        return verify(DvgrClaims.learntAtLeast(share, Control.CONFOUNDED));
    }

    /**
     * Verifies that response health is within limits. It proves nothing: shares that are within their limits in these
     * trials may be above them in others.
     *
     * @throws AssertionError if more of them failed, were unreadable or refused than the limits allow
     */
    public DvgrAssert isHealthy(HealthLimits limits) {
        return verify(new HealthClaim<>(limits));
    }

    /**
     * Verifies the claim that the subject does not go by position, with a margin of {@value #POSITION_MARGIN}: see {@link
     * #hasNoPositionBias(double)}.
     *
     * @throws AssertionError if the interval lies outside
     * @throws TestAbortedException if the interval is partly outside
     */
    public DvgrAssert hasNoPositionBias() {
        return hasNoPositionBias(POSITION_MARGIN);
    }

    /**
     * Verifies the claim that the subject does not go by position: the whole interval of the share of option A lies within
     * a margin of one half. The deep value stands behind either option as often as behind the other, so that a subject that
     * follows values takes each of them as often. Two hundred
     * trials nearly always show it of such a subject with a margin of 0.15.
     *
     * @param margin in (0, 0.5)
     * @throws AssertionError if the interval lies outside
     * @throws TestAbortedException if the interval is partly outside
     * @throws IllegalArgumentException if the margin is not in (0, 0.5)
     */
    public DvgrAssert hasNoPositionBias(double margin) {
        return verify(DvgrClaims.noPositionBias(margin));
    }

    /**
     * Verifies how many trials were asked, those without a choice and failed ones among them. It is no claim: of how many
     * trials an interval speaks, its message says.
     *
     * @throws AssertionError if there were fewer
     */
    public DvgrAssert hasAtLeastTrials(long atLeast) {
        isNotNull();
        long trials = actual.counts().trials();
        if (trials < atLeast) {
            throw failureWithActualExpected(
                    trials, atLeast, "%nExpecting at least %s trials%nbut there were %s", atLeast, trials);
        }
        return this;
    }

    private DvgrAssert verify(Claim<Dvgr> claim) {
        isNotNull();
        Findings.verify(claim.judge(actual), descriptionText());
        return this;
    }
}
