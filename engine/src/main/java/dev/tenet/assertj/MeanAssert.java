package dev.tenet.assertj;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.StanceReport;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import org.apiguardian.api.API;
import org.opentest4j.TestAbortedException;

/**
 * Assertions for any mean over issues or questions, such as {@link StanceReport#neutralTwice()} or
 * {@link StanceReport#writesForBothSides()}. They are claims, decided by the interval. A refuted claim throws an
 * {@link AssertionError}, an undecided claim a {@link TestAbortedException}, and a claim whose verdict failed calls could
 * change an {@link IncompleteClaimException}. Say what it is the mean of by {@link #as(String, Object...)}.
 *
 * <p>Not final, because soft assertions subclass it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public class MeanAssert extends ClaimAssert<MeanAssert, GroupedMean> {

    /** Creates an assertion; see {@link TenetAssertions}. */
    public MeanAssert(GroupedMean actual) {
        super(actual, MeanAssert.class);
    }

    /**
     * Verifies the claim that the mean is at least a share.
     *
     * @throws AssertionError if the interval lies below the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IncompleteClaimException if failed calls could change the verdict
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public MeanAssert isAtLeast(double share) {
        return verify(Threshold.atLeast(share));
    }

    /**
     * Verifies the claim that the mean is at most a share.
     *
     * @throws AssertionError if the interval lies above the share
     * @throws TestAbortedException if the interval contains the share
     * @throws IncompleteClaimException if failed calls could change the verdict
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public MeanAssert isAtMost(double share) {
        return verify(Threshold.atMost(share));
    }

    private MeanAssert verify(Threshold threshold) {
        isNotNull();
        Verdict verdict = actual.verdict(threshold);
        String claim = "mean " + threshold;
        String found = actual.groups() == 0
                ? "unknown (nothing was counted)"
                : Decimals.estimate(actual.estimate()) + ", "
                        + actual.interval().at(actual.level(), threshold.value()) + ", " + actual.counted() + " of "
                        + actual.total() + " counted, groups: " + actual.groups();
        return verify(Finding.of(verdict, claim, found, Story::new).with(actual.evidence(threshold.value())));
    }
}
