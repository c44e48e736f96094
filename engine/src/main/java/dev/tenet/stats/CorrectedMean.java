package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/**
 * The mean of the scores that people would give, from few cases with a person's label and many with a judge's score
 * alone, with an interval that holds for any number of cases and whatever the judge's errors are.
 *
 * <p>The estimate is that of {@link PredictionPowered}, or the mean label if there is no unlabeled case or only one
 * label. The interval inverts two e-values, one on either side: each is the average of those of {@link DebiasedScores}
 * with the weights 0 (labels alone) and ½, after all cases. By Markov's inequality, an e-value reaches 1/ε with
 * probability at most ε under its hypothesis, and e-values do not increase (or decrease) with the mean. The interval is
 * extended to the estimate if that is outside.
 *
 * <p>Requires that the labeled cases are drawn at random from those that the mean is about.
 *
 * @param estimate in [0, 1]
 * @param interval within [0, 1]; each end errs with probability at most (1 − level)/2
 * @param weight the weight of the judge in the estimate, in [0, 1]
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CorrectedMean(double estimate, Interval interval, double weight) {

    private static final double HALF = 0.5;
    private static final int HALVINGS = 40;
    private static final int MIN_LABELS = 2;
    private static final int MOST_LABELS = 100_000;

    /**
     * Estimates the mean label.
     *
     * @param labels the people's labels, at least one, each in [0, 1]
     * @param judged the judge's scores of the same cases, each in [0, 1]
     * @param unlabeled the judge's scores of other cases, each in [0, 1]
     * @param level the confidence level, in (0, 1)
     * @throws IllegalArgumentException if there is no label, there are not as many labels as scores for them, or a
     *     number is out of range
     */
    public static CorrectedMean of(double[] labels, double[] judged, double[] unlabeled, double level) {
        Checks.inside("level", level);
        if (labels.length == 0) {
            throw new IllegalArgumentException("no label; expected at least 1");
        }
        DebiasedScores labelsAlone = DebiasedScores.inBatches(labels, judged, unlabeled, 0);
        List<DebiasedScores> all = unlabeled.length < labels.length
                ? List.of(labelsAlone)
                : List.of(labelsAlone, DebiasedScores.inBatches(labels, judged, unlabeled, HALF));
        double error = (1 - level) / 2;
        double low = last(mean -> average(all, scores -> scores.evidenceAbove(mean)) >= 1 / error);
        double high = 1 - last(rest -> average(all, scores -> scores.evidenceBelow(1 - rest)) >= 1 / error);
        PredictionPowered powered = labels.length >= MIN_LABELS && unlabeled.length > 0
                ? PredictionPowered.of(labels, judged, unlabeled)
                : new PredictionPowered(Arrays.stream(labels).average().orElseThrow(), 0, 0);
        double estimate = Math.min(1, Math.max(0, powered.estimate()));
        double[] ends = DoubleStream.of(low, high, estimate).sorted().toArray();
        return new CorrectedMean(estimate, new Interval(ends[0], ends[2]), powered.weight());
    }

    /**
     * The fewest labels with which the interval can be at most a threshold: all labels and scores are 0, and there are at
     * least as many unlabeled cases. For "at least", give 1 − threshold.
     *
     * @param threshold in (0, 1)
     * @param level the confidence level, in (0, 1)
     * @return empty if {@value #MOST_LABELS} are too few
     */
    public static OptionalInt fewestLabels(double threshold, double level) {
        Checks.inside("threshold", threshold);
        double needed = 2 / (1 - Checks.inside("level", level));
        int labels = 1;
        while (bestEvidence(threshold, labels) < needed) {
            labels++;
            if (labels > MOST_LABELS) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(labels);
    }

    private static double bestEvidence(double threshold, int labels) {
        return (DebiasedScores.bestEvidence(threshold, labels, 0)
                        + DebiasedScores.bestEvidence(threshold, labels, HALF))
                / 2;
    }

    /** The average of e-values is one. */
    private static double average(List<DebiasedScores> scores, Function<DebiasedScores, double[]> evidence) {
        return scores.stream()
                        .map(evidence)
                        .mapToDouble(after -> after[after.length - 1])
                        .sum()
                / scores.size();
    }

    /** Returns the last number in [0, 1] with a property, given that it holds for all smaller ones above 0; 0 if none. */
    private static double last(DoublePredicate isExcluded) {
        double with = 0;
        double without = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (with + without) / 2;
            if (isExcluded.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }
}
