package dev.tenet.framing;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Responses;
import java.util.Arrays;

/**
 * What came back, as response health counts it: of each issue the share of its pairs, then the mean over issues, because
 * what one pair of an issue meets the others of it are likely to meet as well. Where each issue has one pair these are
 * counts of pairs. Memory is 36 to 72 bytes an issue.
 *
 * <p>A refusal is a pair in which at least one answer is one. Two answers that say nothing of the issue are as alike as two
 * refusals, and as little an answer: they count as unreadable.
 */
final class IssueResponses {

    private Columns columns = new Columns(64);
    private int issues;
    private int answeredIssues;
    private int judgedIssues;
    private boolean hasSecondPairs;
    private double unreadable;
    private double refused;
    private double refusedAtWorst;
    private double failed;
    private double unreadableWithFailed;
    private double refusedWithFailed;

    /** What is known of each issue, by its number. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares columns
    private record Columns(
            int[] pairs,
            int[] unread,
            int[] failed,
            int[] judgedAndFailed,
            double[] refused,
            double[] withoutInformation) {

        Columns(int size) {
            this(new int[size], new int[size], new int[size], new int[size], new double[size], new double[size]);
        }

        Columns copy(int size) {
            return new Columns(
                    Arrays.copyOf(pairs, size),
                    Arrays.copyOf(unread, size),
                    Arrays.copyOf(failed, size),
                    Arrays.copyOf(judgedAndFailed, size),
                    Arrays.copyOf(refused, size),
                    Arrays.copyOf(withoutInformation, size));
        }

        int judged(int issue) {
            return pairs[issue] - failed[issue] - unread[issue];
        }

        int answered(int issue) {
            return pairs[issue] - failed[issue];
        }

        int withFailedCall(int issue) {
            return failed[issue] + judgedAndFailed[issue];
        }
    }

    /**
     * A pair that has a score.
     *
     * @param isRefused the share of opinions that see a refusal, in [0, 1]
     * @param isWithoutInformation the share of opinions that see two answers without information, in [0, 1]
     * @param hasFailedCall whether a call to a judge failed
     */
    void addJudged(int issue, double isRefused, double isWithoutInformation, boolean hasFailedCall) {
        begin(issue);
        columns.refused()[issue] += isRefused;
        columns.withoutInformation()[issue] += isWithoutInformation;
        columns.judgedAndFailed()[issue] += hasFailedCall ? 1 : 0;
        end(issue);
    }

    /** A pair that has no score though its answers came. */
    void addUnread(int issue) {
        begin(issue);
        columns.unread()[issue]++;
        end(issue);
    }

    /** A pair that has no score because a call failed. */
    void addFailed(int issue) {
        begin(issue);
        columns.failed()[issue]++;
        end(issue);
    }

    /** Takes the issue off, as it was before a pair more. */
    private void begin(int issue) {
        int size = columns.pairs().length;
        if (issue >= size) {
            columns = columns.copy(Math.max(issue + 1, 2 * size));
        }
        if (columns.pairs()[issue] > 0) {
            hasSecondPairs = true;
            count(issue, -1);
        }
        columns.pairs()[issue]++;
    }

    private void end(int issue) {
        count(issue, 1);
    }

    private void count(int issue, int sign) {
        int pairs = columns.pairs()[issue];
        int unread = columns.unread()[issue];
        double nothingSaid = unread + columns.withoutInformation()[issue];
        double refusals = columns.refused()[issue];
        int withFailedCall = columns.withFailedCall(issue);
        issues += sign;
        failed += sign * share(withFailedCall, pairs);
        unreadableWithFailed += sign * share(nothingSaid + withFailedCall, pairs);
        refusedWithFailed += sign * share(refusals + unread + withFailedCall, pairs);
        if (columns.answered(issue) > 0) {
            answeredIssues += sign;
            unreadable += sign * share(nothingSaid, columns.answered(issue));
            refusedAtWorst += sign * share(refusals + unread, columns.answered(issue));
        }
        if (columns.judged(issue) > 0) {
            judgedIssues += sign;
            refused += sign * share(refusals, columns.judged(issue));
        }
    }

    /** A pair that has a score although a call failed may be counted twice. */
    private static double share(double some, int all) {
        return Math.min(1, some / all);
    }

    /** How many issues were asked about. */
    int issues() {
        return issues;
    }

    /** Whether an issue has several pairs, so that its shares are no counts. */
    boolean hasSecondPairs() {
        return hasSecondPairs;
    }

    Responses soFar() {
        return new Responses(
                shares(unreadable, answeredIssues),
                "unusable, unjudged or without information",
                shares(refused, judgedIssues),
                shares(failed, issues),
                new Responses.AtWorst(
                        shares(refusedAtWorst, answeredIssues),
                        shares(refusedWithFailed, issues),
                        shares(unreadableWithFailed, issues)),
                hasSecondPairs ? "issues" : "");
    }

    /** What was added and taken off again may leave a rounding error. */
    private static Shares shares(double sum, int issues) {
        return new Shares(Math.min(issues, Math.max(0, sum)), issues);
    }
}
