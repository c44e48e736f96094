package dev.tenet.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The scores of a judge and of people by issue, for one figure. An issue is labeled if all of its pairs are; the labels
 * of other issues are not used, so that the mean of an issue is never that of a part. An issue with a pair that has no
 * score is missing.
 */
final class LabeledIssues {

    private final Map<Integer, Cell> issues = new LinkedHashMap<>();

    private static final class Cell {
        private int judged;
        private double sumOfJudge;
        private int labels;
        private double sumOfLabels;
        private int unread;
        private int failed;

        private boolean isComplete() {
            return judged > 0 && unread + failed == 0;
        }
    }

    /**
     * The means by issue, in order of arrival.
     *
     * @param labels the people's means of the labeled issues
     * @param judged the judge's means of the same issues
     * @param unlabeled the judge's means of the other issues
     * @param all the judge's means of all of these issues
     * @param unread the number of issues with a pair that was answered but has no score
     * @param failed the number of issues with a pair that has a failed call
     * @param partly the number of issues of which only some pairs have a label
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Means(
            double[] labels, double[] judged, double[] unlabeled, double[] all, int unread, int failed, int partly) {}

    private Cell of(FramingPair pair) {
        return issues.computeIfAbsent(pair.number(), number -> new Cell());
    }

    void add(FramingPair pair, double judged, OptionalDouble label) {
        Cell cell = of(pair);
        cell.judged++;
        cell.sumOfJudge += judged;
        if (label.isPresent()) {
            cell.labels++;
            cell.sumOfLabels += label.getAsDouble();
        }
    }

    void addUnread(FramingPair pair) {
        of(pair).unread++;
    }

    void addFailed(FramingPair pair) {
        of(pair).failed++;
    }

    Means soFar() {
        List<Double> labels = new ArrayList<>();
        List<Double> judged = new ArrayList<>();
        List<Double> unlabeled = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        int partly = 0;
        for (Cell cell : issues.values()) {
            if (cell.isComplete()) {
                double mean = within(cell.sumOfJudge / cell.judged);
                all.add(mean);
                if (cell.labels == cell.judged) {
                    labels.add(within(cell.sumOfLabels / cell.labels));
                    judged.add(mean);
                } else {
                    unlabeled.add(mean);
                    partly += cell.labels > 0 ? 1 : 0;
                }
            }
        }
        return new Means(
                array(labels),
                array(judged),
                array(unlabeled),
                array(all),
                (int) issues.values().stream()
                        .filter(cell -> cell.unread > 0 && cell.failed == 0)
                        .count(),
                (int) issues.values().stream().filter(cell -> cell.failed > 0).count(),
                partly);
    }

    private static double within(double share) {
        return Math.min(1, Math.max(0, share));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
