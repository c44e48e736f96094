package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apiguardian.api.API;

/**
 * Evidence that the mean of observations in [0, 1] changed between two of several runs, valid at every look: under the
 * hypothesis that nothing changed, the probability that it ever exceeds 1/α is at most α, however often one looks, and
 * whenever one stops.
 *
 * <p>The evidence is an e-process by universal inference (Wasserman, Ramdas and Balakrishnan, PNAS 117, 2020, 16880): the
 * likelihood under a mixture of alternatives, divided by the maximum likelihood under the hypothesis,
 *
 * <pre>
 *   E = Σ w(c) · m(runs before c) · m(runs from c on) / sup over p of p^S · (1 − p)^F
 * </pre>
 *
 * where S is the sum of all observations, F the sum of one minus each, m(S, F) = B(S + ½, F + ½)/B(½, ½) is the marginal
 * likelihood with Jeffreys' prior, and w(c) = 1/(c(c − 1)) is the prior probability that the mean changed at run c = 2, 3
 * …; the rest, 1/(number of runs), is that of no change so far. For observations that are 0 or 1 it is exact. For others it
 * is conservative: a factor with the exponents x and 1 − x is at most the mean of its values for 1 and 0 with the weights x
 * and 1 − x (inequality of arithmetic and geometric means).
 *
 * <p>Assumptions: given the earlier ones, each observation has the same expectation. Cases drawn at random satisfy it, also
 * if a run stops early. Cases that are the same in each run make the alarm rarer, not more frequent.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ChangeOfMean {

    private static final double PRIOR = 0.5;
    private static final double LOG_PRIOR = LogBeta.value(PRIOR, PRIOR);

    private final double[] sums;
    private final double[] totals;
    private double greatest;
    private int at = 1;
    private int changedAt = 1;

    private ChangeOfMean(List<Run> runs) {
        sums = new double[runs.size() + 1];
        totals = new double[runs.size() + 1];
        for (int i = 0; i < runs.size(); i++) {
            sums[i + 1] = sums[i] + runs.get(i).mean() * runs.get(i).n();
            totals[i + 1] = totals[i] + runs.get(i).n();
        }
    }

    /**
     * The observations of a run.
     *
     * @param mean their mean, in [0, 1]
     * @param n their number, at least 0
     */
    public record Run(double mean, long n) {

        /** Checks the ranges. */
        public Run {
            if (!(mean >= 0 && mean <= 1) || n < 0) {
                throw new IllegalArgumentException(
                        "mean " + mean + " of " + n + " observations; expected a mean in [0, 1] and a count");
            }
        }
    }

    /** Evaluates runs in the order of time. */
    public static ChangeOfMean of(List<Run> runs) {
        ChangeOfMean change = new ChangeOfMean(runs);
        for (int look = 2; look <= runs.size(); look++) {
            change.look(look);
        }
        return change;
    }

    private void look(int runs) {
        double[] terms = new double[runs + 1];
        double most = Double.NEGATIVE_INFINITY;
        int likely = 2;
        terms[1] = logMarginal(0, runs) - Math.log(runs);
        for (int c = 2; c <= runs; c++) {
            terms[c] = logMarginal(0, c - 1) + logMarginal(c - 1, runs) - Math.log(c * (c - 1.0));
            if (terms[c] > most) {
                most = terms[c];
                likely = c;
            }
        }
        double top = Math.max(most, terms[1]);
        double sum = 0;
        for (int c = 1; c <= runs; c++) {
            sum += Math.exp(terms[c] - top);
        }
        double evidence = top + Math.log(sum) - logMaximum(runs);
        if (evidence > greatest) {
            greatest = evidence;
            at = runs;
            changedAt = likely;
        }
    }

    private double logMarginal(int from, int to) {
        double sum = sums[to] - sums[from];
        double rest = totals[to] - totals[from] - sum;
        return LogBeta.value(sum + PRIOR, Math.max(0, rest) + PRIOR) - LOG_PRIOR;
    }

    private double logMaximum(int runs) {
        double sum = sums[runs];
        double rest = Math.max(0, totals[runs] - sum);
        return xLog(sum, sum / totals[runs]) + xLog(rest, rest / totals[runs]);
    }

    private static double xLog(double x, double share) {
        return x > 0 ? x * Math.log(share) : 0;
    }

    /** Returns the natural logarithm of the greatest evidence at any look so far, at least 0. */
    public double logEvidence() {
        return greatest;
    }

    /** Returns the number of runs at the look with the greatest evidence. */
    public int look() {
        return at;
    }

    /** Returns the number of the run, from 1, at which the mean most probably changed, as of that look. */
    public int changedAt() {
        return changedAt;
    }

    /**
     * Returns whether there is an alarm.
     *
     * @param alpha the probability of ever raising an alarm if nothing changed, in (0, 1)
     */
    public boolean isAlarm(double alpha) {
        return greatest >= -Math.log(alpha);
    }
}
