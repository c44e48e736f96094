package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import org.apiguardian.api.API;

/**
 * The responses of a run, as counted for response health. A case judged by several judges counts with the share of
 * their opinions. If several cases form one observation, the shares are of observations, and each counts with the share
 * of its cases.
 *
 * @param unreadable the unreadable answers, among all answered cases
 * @param calledUnreadable the term for such answers, such as {@code unreadable}
 * @param refused the refusals, among the cases for which it is known
 * @param failed the cases with a failed call, among all cases
 * @param atWorst the worst-case rates
 * @param observations the plural noun for observations if several cases form one, such as {@code issues}; otherwise
 *     empty
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Responses(
        Shares unreadable,
        String calledUnreadable,
        Shares refused,
        Shares failed,
        AtWorst atWorst,
        String observations) {

    /**
     * Rates under the worst-case assumption for missing cases.
     *
     * @param refused the refusals if every unreadable answer were one
     * @param refusedWithFailed the refusals if every case with a failed call were one as well
     * @param unreadableWithFailed the unreadable answers if every case with a failed call had one
     */
    public record AtWorst(Shares refused, Shares refusedWithFailed, Shares unreadableWithFailed) {}

    /**
     * Creates the responses of cases that are one observation each.
     *
     * @param undetermined the number of answered cases that may be refusals because it could not be determined
     */
    public Responses(Shares unreadable, String calledUnreadable, Shares refused, double undetermined, Shares failed) {
        this(
                unreadable,
                calledUnreadable,
                refused,
                failed,
                new AtWorst(
                        atMost(refused.sum() + undetermined, unreadable.total()),
                        atMost(refused.sum() + undetermined + failed.sum(), failed.total()),
                        atMost(unreadable.sum() + failed.sum(), failed.total())),
                "");
    }

    /** Creates responses from counts of answers, each of which is unreadable, a refusal, or neither. */
    public static Responses of(Proportion unreadable, Proportion refused, Proportion failed) {
        return new Responses(
                Shares.of(unreadable), "unreadable", Shares.of(refused), unreadable.successes(), Shares.of(failed));
    }

    /** Returns whether there are no cases. */
    boolean isNothing() {
        return failed.total() == 0;
    }

    /** Limits a sum to the total: a case that has a score despite a failed call may be counted twice. */
    private static Shares atMost(double sum, long total) {
        return new Shares(Math.min(sum, (double) total), total);
    }
}
