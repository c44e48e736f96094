package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.Control;
import dev.tenet.IntervalMethod;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.deepvalue.DvgrClaims;
import dev.tenet.trial.Claim;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Threshold;
import org.apiguardian.api.API;
import org.opentest4j.TestAbortedException;

/**
 * Assertions for {@link Dvgr}. Assertions about shares are claims, decided by the interval: they pass only if the
 * evidence proves them. A refuted claim throws an {@link AssertionError}, an undecided claim a
 * {@link TestAbortedException}, and a claim whose verdict failed calls could change an
 * {@link IncompleteClaimException}. To compare the point estimate alone, use {@link Dvgr#rate()}.
 *
 * <p>Not final, because soft assertions subclass it.
 */
@API(status = STABLE, since = "0.1")
public class DvgrAssert extends ClaimAssert<DvgrAssert, Dvgr> {

    /** The default margin around one half for the share of option A: {@value}. */
    public static final double POSITION_MARGIN = 0.15;

    /** Creates an assertion; see {@link TenetAssertions}. */
    public DvgrAssert(Dvgr actual) {
        super(actual, DvgrAssert.class);
    }

    /**
     * Verifies the claim that DVGR is at least a share.
     *
     * @throws AssertionError if the interval lies below the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isAtLeast(double share) {
        return verify(DvgrClaims.atLeast(share));
    }

    /**
     * Verifies the claim that DVGR is at most a share.
     *
     * @throws AssertionError if the interval lies above the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isAtMost(double share) {
        return verify(DvgrClaims.atMost(share));
    }

    /**
     * Verifies the claim that DVGR is at least a share, by the given interval. {@link IntervalMethod#CLUSTERED} makes it a
     * claim about values and situations beyond those that were asked; see {@link Dvgr#clustered()}.
     *
     * @throws AssertionError if the interval lies below the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IncompleteClaimException if the run may have stopped early, with {@code CLUSTERED}
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isAtLeast(double share, IntervalMethod interval) {
        return verify(
                interval == IntervalMethod.CLUSTERED
                        ? DvgrClaims.clustered(Threshold.atLeast(share))
                        : DvgrClaims.atLeast(share));
    }

    /**
     * Verifies the claim that DVGR is at most a share, by the given interval, as {@link #isAtLeast(double, IntervalMethod)}.
     *
     * @throws AssertionError if the interval lies above the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IncompleteClaimException if the run may have stopped early, with {@code CLUSTERED}
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isAtMost(double share, IntervalMethod interval) {
        return verify(
                interval == IntervalMethod.CLUSTERED
                        ? DvgrClaims.clustered(Threshold.atMost(share))
                        : DvgrClaims.atMost(share));
    }

    /** Starts an assertion about the DVGR in each context. */
    public DvgrPartsAssert inEveryContext() {
        return new DvgrPartsAssert(DvgrClaims::inEveryContext, this::verify);
    }

    /** Starts an assertion about the DVGR for each value that the user acts on. */
    public DvgrPartsAssert forEveryValue() {
        return new DvgrPartsAssert(DvgrClaims::forEveryValue, this::verify);
    }

    /** Starts an assertion about the DVGR at each number of examples. */
    public DvgrPartsAssert atEveryShotCount() {
        return new DvgrPartsAssert(DvgrClaims::atEveryShotCount, this::verify);
    }

    /**
     * Verifies the claim that the subject learned from the examples; see {@link DvgrClaims#learntAtLeast}.
     *
     * @throws AssertionError if the interval lies below the share
     * @throws TestAbortedException if the interval contains the share, or if there were no confounded control questions
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert hasLearntAtLeast(double share) {
        return verify(DvgrClaims.learntAtLeast(share, Control.CONFOUNDED));
    }

    /**
     * Verifies the claim that the examples raise DVGR by at least a difference; see
     * {@link DvgrClaims#raisedByExamplesAtLeast}. It needs trials that were asked without examples, and a run that asked
     * all planned trials.
     *
     * @throws AssertionError if the interval lies below the difference
     * @throws TestAbortedException if the interval contains the difference, or if no trial was asked without examples
     * @throws IllegalArgumentException if the difference is not in (−1, 1)
     */
    public DvgrAssert isRaisedByExamplesAtLeast(double difference) {
        return verify(DvgrClaims.raisedByExamplesAtLeast(difference, Control.ZERO_SHOT));
    }

    /**
     * Verifies the claim that DVGR is at most a margin below that of the baseline; see
     * {@link DvgrClaims#noWorseThanBaseline}. It needs {@code noWorseThanBaseline} on the spec method, or a measurement
     * with a baseline.
     *
     * @throws AssertionError if the interval of the difference lies below the negative margin
     * @throws TestAbortedException if the interval contains it
     * @throws IncompleteClaimException if nothing can be compared, or failed calls could change the verdict
     * @throws IllegalArgumentException if the margin is not in [0, 1)
     */
    public DvgrAssert isNoWorseThanBaseline(double margin) {
        return verify(DvgrClaims.noWorseThanBaseline(margin));
    }

    /**
     * Verifies that response health is within limits. This proves nothing: rates within their limits in these trials
     * may exceed them in others.
     *
     * @throws AssertionError if the rate of failed, unreadable or refused trials exceeds its limit
     */
    public DvgrAssert isHealthy(HealthLimits limits) {
        return verify(new HealthClaim<>(limits));
    }

    /**
     * Verifies the claim that the subject has no position bias, with a margin of {@value #POSITION_MARGIN}; see
     * {@link #hasNoPositionBias(double)}.
     *
     * @throws AssertionError if the interval lies outside the margin
     * @throws TestAbortedException if the interval is partly outside the margin
     */
    public DvgrAssert hasNoPositionBias() {
        return hasNoPositionBias(POSITION_MARGIN);
    }

    /**
     * Verifies the claim that the subject has no position bias: the whole interval of the share of option A lies within
     * a margin around one half. The deep value is equally often behind either option, so a subject that follows values
     * chooses both equally often. For such a subject, 200 trials nearly always support the claim with a margin of 0.15.
     *
     * @param margin the margin, in (0, 0.5)
     * @throws AssertionError if the interval lies outside the margin
     * @throws TestAbortedException if the interval is partly outside the margin
     * @throws IllegalArgumentException if the margin is not in (0, 0.5)
     */
    public DvgrAssert hasNoPositionBias(double margin) {
        return verify(DvgrClaims.noPositionBias(margin));
    }

    /**
     * Verifies the claim that at least a share of the questions has the same choice in both orders of the options. The spec
     * must set {@code counterbalance = BOTH}; see {@link dev.tenet.deepvalue.OrderSwap#consistency()}.
     *
     * @param share the share, in [0, 1]
     * @throws AssertionError if the interval lies below the share
     * @throws TestAbortedException if the interval contains the share, or no question was asked in both orders
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isConsistentUnderSwapAtLeast(double share) {
        return verify(DvgrClaims.consistentUnderSwapAtLeast(share));
    }

    /**
     * Verifies the claim that DVGR is at least a share among the questions with the same choice in both orders of the
     * options; see {@link dev.tenet.deepvalue.OrderSwap#dvgrOfConsistent()}.
     *
     * @param share the share, in [0, 1]
     * @throws AssertionError if the interval lies below the share
     * @throws TestAbortedException if the interval contains the share, or no question was asked in both orders
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isAtLeastWhereConsistent(double share) {
        return verify(DvgrClaims.atLeastWhereConsistent(share));
    }

    /**
     * Verifies the number of trials asked, including failed trials and those without a choice. This is not a claim. The
     * message of a claim contains the number of trials behind its interval.
     *
     * @throws AssertionError if there were fewer
     */
    public DvgrAssert hasAtLeastTrials(long atLeast) {
        isNotNull();
        long trials = actual.counts().trials();
        if (trials < atLeast) {
            throw failureWithActualExpected(
                    trials, atLeast, "%nExpecting number of trials to be at least %s%nbut was %s", atLeast, trials);
        }
        return this;
    }

    private DvgrAssert verify(Claim<Dvgr> claim) {
        isNotNull();
        return verify(claim.judge(actual));
    }
}
