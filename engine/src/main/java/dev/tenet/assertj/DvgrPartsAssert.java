package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.Dvgr;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Threshold;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.opentest4j.TestAbortedException;

/**
 * Assertions for a DVGR in each of several parts, such as {@code assertThat(dvgr).inEveryContext().isAtLeast(0.4)}. A
 * claim is supported if every part is, and refuted if any part is, with Holm's correction for their number.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DvgrPartsAssert {

    private final Function<Threshold, Claim<Dvgr>> claim;
    private final Function<Claim<Dvgr>, DvgrAssert> verify;

    DvgrPartsAssert(Function<Threshold, Claim<Dvgr>> claim, Function<Claim<Dvgr>, DvgrAssert> verify) {
        this.claim = claim;
        this.verify = verify;
    }

    /**
     * Verifies the claim that DVGR is at least a share in each part.
     *
     * @throws AssertionError if the corrected interval of any part lies below the share
     * @throws TestAbortedException if the claim is neither supported nor refuted
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isAtLeast(double share) {
        return verify.apply(claim.apply(Threshold.atLeast(share)));
    }

    /**
     * Verifies the claim that DVGR is at most a share in each part.
     *
     * @throws AssertionError if the corrected interval of any part lies above the share
     * @throws TestAbortedException if the claim is neither supported nor refuted
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public DvgrAssert isAtMost(double share) {
        return verify.apply(claim.apply(Threshold.atMost(share)));
    }
}
