package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import org.apiguardian.api.API;

/**
 * What came back from the cases of a run, as response health counts it. A case on which several opinions were heard
 * counts by the share of them.
 *
 * @param unreadable the answers from which nothing can be learned, among all cases that were answered
 * @param calledUnreadable what such answers are called, as in {@code unreadable}
 * @param refused the refusals, among the cases of which that is known
 * @param undetermined how many answered cases may be refusals, because nobody could tell
 * @param failed the cases for which a call failed, among all
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Responses(
        Shares unreadable, String calledUnreadable, Shares refused, double undetermined, Shares failed) {

    /** Counts of answers, each of which is unreadable, a refusal, or neither. */
    public static Responses of(Proportion unreadable, Proportion refused, Proportion failed) {
        return new Responses(
                Shares.of(unreadable), "unreadable", Shares.of(refused), unreadable.successes(), Shares.of(failed));
    }

    /** Whether there was no case at all. */
    boolean isNothing() {
        return failed.total() == 0;
    }

    /** What the refusals would be if every answer that could not be read were one. */
    Shares refusedAtWorst() {
        return atMost(refused.sum() + undetermined, unreadable.total());
    }

    /** What the refusals would be if every case for which a call failed were one as well. */
    Shares refusedWithFailed() {
        return atMost(refused.sum() + undetermined + failed.sum(), failed.total());
    }

    /** What the unreadable answers would be if every case for which a call failed had one. */
    Shares unreadableWithFailed() {
        return atMost(unreadable.sum() + failed.sum(), failed.total());
    }

    /** A case that has a score although a call failed may be counted twice. */
    private static Shares atMost(double sum, long total) {
        return new Shares(Math.min(sum, (double) total), total);
    }
}
