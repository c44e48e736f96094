package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.Dvgr;
import dev.tenet.deepvalue.DvgrClaims;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Claim;
import dev.tenet.trial.HealthLimits;
import java.util.Locale;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/**
 * Assertions on a {@link Dvgr}. Those on shares are claims, decided by the interval: refuted throws an {@link
 * AssertionError}, undecided a {@link TestAbortedException}. To compare the point value alone, use {@link Dvgr#rate()}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DvgrAssert extends AbstractAssert<DvgrAssert, Dvgr> {

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
     * Verifies that the evidence does not disprove that answers came, could be read and were no refusals.
     *
     * @throws AssertionError if more of them failed, were unreadable or refused than the limits allow
     */
    public DvgrAssert isHealthy(HealthLimits limits) {
        return verify(DvgrClaims.health(limits));
    }

    /**
     * Verifies that the evidence does not disprove that either position is taken as often as the other: the interval of
     * the share of answers that took option A holds a half.
     *
     * @throws AssertionError if it does not
     */
    public DvgrAssert hasNoPositionBias() {
        isNotNull();
        Proportion optionA = actual.optionA();
        Interval interval = optionA.clopperPearson(actual.level());
        if (interval.low() > 0.5 || interval.high() < 0.5) {
            throw failure(String.format(
                    Locale.ROOT,
                    "%nExpecting no position bias: option A taken by a half of the answers%nbut it was by %d of %d, interval [%.2f, %.2f]",
                    optionA.successes(),
                    optionA.total(),
                    interval.low(),
                    interval.high()));
        }
        return this;
    }

    /**
     * Verifies how many trials there were, failed ones among them.
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
