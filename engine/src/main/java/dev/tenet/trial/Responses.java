package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import org.apiguardian.api.API;

/**
 * What came back from the cases of a run, as response health counts it. A case on which several opinions were heard
 * counts by the share of them. Where several cases are one observation, the shares are of observations: of each the share
 * of its cases.
 *
 * @param unreadable the answers from which nothing can be learned, among all cases that were answered
 * @param calledUnreadable what such answers are called, as in {@code unreadable}
 * @param refused the refusals, among the cases of which that is known
 * @param failed the cases for which a call failed, among all
 * @param atWorst what could be
 * @param observations what an observation is called where several cases are one, as in {@code issues}; else empty
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
     * What the rates would be if what is missing had come out badly.
     *
     * @param refused the refusals if every answer that could not be read were one
     * @param refusedWithFailed the refusals if every case for which a call failed were one as well
     * @param unreadableWithFailed the unreadable answers if every case for which a call failed had one
     */
    public record AtWorst(Shares refused, Shares refusedWithFailed, Shares unreadableWithFailed) {}

    /**
     * Cases that are an observation each.
     *
     * @param undetermined how many answered cases may be refusals, because nobody could tell
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

    /** Counts of answers, each of which is unreadable, a refusal, or neither. */
    public static Responses of(Proportion unreadable, Proportion refused, Proportion failed) {
        return new Responses(
                Shares.of(unreadable), "unreadable", Shares.of(refused), unreadable.successes(), Shares.of(failed));
    }

    /** Whether there was no case at all. */
    boolean isNothing() {
        return failed.total() == 0;
    }

    /** A case that has a score although a call failed may be counted twice. */
    private static Shares atMost(double sum, long total) {
        return new Shares(Math.min(sum, (double) total), total);
    }
}
