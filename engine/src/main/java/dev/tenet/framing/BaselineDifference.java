package dev.tenet.framing;

import dev.tenet.framing.Issue.Both;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.ScoredCase;
import dev.tenet.trial.baseline.ServedModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The difference from the baseline's PAC over the cases with a score in both runs, as a mean over issues, and the
 * bounds that the remaining cases set. Immutable.
 */
final class BaselineDifference {

    static final int CASES_SHOWN = 5;

    private final Baseline baseline;
    private final double level;
    private final Counts counts;
    private final LeftOut leftOut;
    private final ServedModels served;
    private final List<String> changed;
    private final List<OfIssue> issues;
    private final List<WorseCase> worst;
    private volatile @Nullable Interval interval;

    /**
     * The cases with a score in both runs.
     *
     * @param compared the number of these cases
     * @param worse the number of cases with a lower score than before
     * @param better the number of cases with a higher score than before
     */
    record Counts(long compared, long worse, long better) {}

    /**
     * The cases without a score in both runs.
     *
     * @param onlyNow the number of cases in this run only
     * @param onlyBefore the number of cases in the earlier run only
     * @param unscored the number of cases in both runs with a missing score
     * @param failed the number of this run's cases whose score is missing because of a failed call, including cases in
     *     this run only
     */
    record LeftOut(long onlyNow, long onlyBefore, long unscored, long failed) {

        boolean isNothing() {
            return onlyNow + onlyBefore + unscored + failed == 0;
        }

        String inWords() {
            List<String> parts = new ArrayList<>();
            add(parts, onlyNow, "only in this run");
            add(parts, onlyBefore, "only in the baseline");
            add(parts, unscored, "without a score in one of them");
            add(parts, failed, "failed");
            return String.join(", ", parts);
        }

        private static void add(List<String> parts, long count, String what) {
            if (count > 0) {
                parts.add(count + " " + what);
            }
        }
    }

    /** The bounds of the sum of unknown differences. */
    record Bounds(double lowest, double highest, int pairs) {

        static final Bounds NOTHING = new Bounds(0, 0, 0);

        Bounds plus(Bounds other) {
            return new Bounds(lowest + other.lowest, highest + other.highest, pairs + other.pairs);
        }
    }

    /**
     * The pairs of one issue.
     *
     * @param sum the sum of the known differences
     * @param compared the number of known differences
     * @param leftOut the bounds of the unknown differences
     * @param failed the bounds of the differences that are unknown because of a failed call
     */
    record OfIssue(double sum, int compared, Bounds leftOut, Bounds failed) {}

    /**
     * A case with a lower score than in the baseline.
     *
     * @param before the score in the baseline
     * @param now the score in this run
     * @param answers the answers in this run
     */
    record WorseCase(
            String id, Both<String> questions, ScoredCase earlier, double before, double now, Both<String> answers) {

        double change() {
            return (now - before) / 4;
        }
    }

    BaselineDifference(
            Baseline baseline,
            double level,
            Counts counts,
            LeftOut leftOut,
            ServedModels served,
            List<String> changed,
            List<OfIssue> issues,
            List<WorseCase> worst) {
        this.baseline = baseline;
        this.level = level;
        this.counts = counts;
        this.leftOut = leftOut;
        this.served = served;
        this.changed = changed;
        this.issues = issues;
        this.worst = worst;
    }

    /** Returns the difference of no pairs. */
    static BaselineDifference nothing(Baseline baseline, double level) {
        return new BaselineDifference(
                baseline,
                level,
                new Counts(0, 0, 0),
                new LeftOut(0, 0, 0, 0),
                new ServedModels.Collected().soFar(),
                List.of(),
                List.of(),
                List.of());
    }

    Baseline baseline() {
        return baseline;
    }

    double level() {
        return level;
    }

    /** Returns the differences between the subjects, and between the models that answered, each in words. */
    List<String> differences() {
        if (!(baseline instanceof Baseline.Earlier earlier)) {
            return List.of();
        }
        List<String> differences = new ArrayList<>(earlier.differences());
        differences.addAll(served.differencesFrom(earlier.entry().served()));
        return differences;
    }

    Counts counts() {
        return counts;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /** Returns the cases with the largest drop first, at most {@value #CASES_SHOWN}. */
    List<WorseCase> worst() {
        return worst;
    }

    /** Returns why a comparison is impossible; empty if it is possible. */
    Optional<String> obstacle() {
        if (baseline instanceof Baseline.Refused refused) {
            return Optional.of(refused.reason());
        }
        if (!(baseline instanceof Baseline.Earlier earlier)) {
            return Optional.of("there is no baseline");
        }
        if (!changed.isEmpty()) {
            return Optional.of("it cannot be compared with " + earlier.file() + ": in " + changed.size()
                    + (changed.size() == 1 ? " case" : " cases") + " other words are asked than before, first in "
                    + changed.get(0));
        }
        return counts.compared() == 0
                ? Optional.of("it cannot be compared with " + earlier.file() + ": no case has a score in both runs ("
                        + leftOut.inWords() + ")")
                : Optional.empty();
    }

    /** Returns the number of issues that have a case with a score in both runs. */
    int observations() {
        return (int) issues.stream().filter(issue -> issue.compared() > 0).count();
    }

    /** Returns the mean over issues, each being the mean of its pairs, in [−1, 1]; {@code NaN} if there is none. */
    double mean() {
        return issues.stream()
                .filter(issue -> issue.compared() > 0)
                .mapToDouble(issue -> issue.sum() / issue.compared())
                .average()
                .orElse(Double.NaN);
    }

    private double[] rescaled() {
        return issues.stream()
                .filter(issue -> issue.compared() > 0)
                .mapToDouble(issue -> (issue.sum() / issue.compared() + 1) / 2)
                .toArray();
    }

    /**
     * Returns the number of issues required to distinguish the mean from a difference, assuming issues like these;
     * empty if too many.
     */
    OptionalLong issuesToTellFrom(double difference) {
        return BettingInterval.observationsToExclude(rescaled(), (difference + 1) / 2, level, Advice.MOST_CASES);
    }

    /** Returns the interval of {@link #mean()}: the betting interval of the differences, rescaled to [0, 1]. */
    Interval interval() {
        Interval known = interval;
        if (known == null) {
            Interval found = BettingInterval.of(rescaled(), level);
            known = new Interval(2 * found.low() - 1, 2 * found.high() - 1);
            interval = known;
        }
        return known;
    }

    /**
     * Returns the interval with every excluded case included, from all at their lowest to all at their highest. The
     * mean over all cases of both runs moves by as much as these cases allow, and they add the same uncertainty as
     * known cases.
     *
     * @param withFailed whether to include cases whose score is missing because of a failed call
     */
    Interval worstCase(boolean withFailed) {
        double lowest = 0;
        double highest = 0;
        double known = 0;
        int count = 0;
        for (OfIssue issue : issues) {
            Bounds missing = withFailed ? issue.leftOut().plus(issue.failed()) : issue.leftOut();
            int pairs = issue.compared() + missing.pairs();
            if (pairs > 0) {
                lowest += (issue.sum() + missing.lowest()) / pairs;
                highest += (issue.sum() + missing.highest()) / pairs;
                known += (double) issue.compared() / pairs;
                count++;
            }
        }
        if (count == 0) {
            return new Interval(-1, 1);
        }
        double share = known / count;
        return new Interval(
                Math.max(-1, lowest / count - share * (mean() - interval().low())),
                Math.min(1, highest / count + share * (interval().high() - mean())));
    }

    /** Writes the comparison to {@code summary.json} as {@code baseline}. */
    void describe(Description into) {
        if (baseline instanceof Baseline.None) {
            into.putNull("baseline");
        } else {
            into.object("baseline", this::describeComparison);
        }
    }

    private void describeComparison(Description into) {
        if (baseline instanceof Baseline.Earlier earlier) {
            into.put("file", earlier.file())
                    .put("subject", earlier.entry().subject().label())
                    .put("model", earlier.entry().subject().model())
                    .texts("servedModels", earlier.entry().served().subject())
                    .put("date", earlier.entry().run().date())
                    .texts("differences", differences());
        }
        into.put("obstacle", obstacle().orElse(null))
                .put("pairs", counts.compared())
                .put("issues", observations())
                .put("worse", counts.worse())
                .put("better", counts.better())
                .put("onlyInThisRun", leftOut.onlyNow())
                .put("onlyInBaseline", leftOut.onlyBefore())
                .put("withoutScore", leftOut.unscored())
                .put("failed", leftOut.failed());
        if (counts.compared() > 0) {
            into.put("difference", mean()).put("betting", interval()).put("worstCase", worstCase(true));
        }
    }
}
