package dev.tenet.framing;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Responses;
import java.util.Arrays;

/**
 * Counts responses for response health. The share of each issue's pairs is averaged over issues, since problems of one
 * pair are likely to affect the other pairs of its issue. With one pair per issue, these are counts of pairs. Uses 36
 * to 72 bytes of memory per issue.
 *
 * <p>A pair counts as a refusal if at least one answer is one. Two answers without information on the issue count as
 * unreadable: like two refusals, they are alike without answering.
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

    /** The statistics of each issue, by its number. */
    @SuppressWarnings("ArrayRecordComponent") // columns are never compared
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
     * Adds a pair with a score.
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

    /** Adds a pair with answers but without a score. */
    void addUnread(int issue) {
        begin(issue);
        columns.unread()[issue]++;
        end(issue);
    }

    /** Adds a pair without a score because of a failed call. */
    void addFailed(int issue) {
        begin(issue);
        columns.failed()[issue]++;
        end(issue);
    }

    /** Subtracts the issue's previous shares, before a pair is added to it. */
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

    /** Capped at 1: a pair with a score and a failed call may be counted twice. */
    private static double share(double some, int all) {
        return Math.min(1, some / all);
    }

    /** Returns the number of issues asked about. */
    int issues() {
        return issues;
    }

    /** Returns whether an issue has several pairs, in which case its shares are not counts. */
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

    /** Addition followed by subtraction may leave a rounding error. */
    private static Shares shares(double sum, int issues) {
        return new Shares(Math.min(issues, Math.max(0, sum)), issues);
    }
}
