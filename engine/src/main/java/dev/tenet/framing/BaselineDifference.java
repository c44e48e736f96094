package dev.tenet.framing;

import dev.tenet.framing.Issue.Both;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * PAC less that of the baseline on the cases that have a score in both runs, over issues, and how far the other cases could
 * move it. Immutable.
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
     * The cases that have a score in both runs.
     *
     * @param compared how many they are
     * @param worse how many have a lower score than before
     * @param better how many have a higher one
     */
    record Counts(long compared, long worse, long better) {}

    /**
     * The cases that have not.
     *
     * @param onlyNow how many were asked in this run alone
     * @param onlyBefore how many in the earlier one alone
     * @param unscored how many were asked in both, and have no score in one of them
     * @param failed how many of this run's cases have none because a call failed, also of those that were asked in it alone
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

    /** The sums of differences that are not known, at their lowest and at their highest. */
    record Bounds(double lowest, double highest, int pairs) {

        static final Bounds NOTHING = new Bounds(0, 0, 0);

        Bounds plus(Bounds other) {
            return new Bounds(lowest + other.lowest, highest + other.highest, pairs + other.pairs);
        }
    }

    /**
     * The pairs of one issue.
     *
     * @param sum of the differences that are known
     * @param compared how many they are
     * @param leftOut those that are not known
     * @param failed those that are not known because a call failed
     */
    record OfIssue(double sum, int compared, Bounds leftOut, Bounds failed) {}

    /**
     * A case that got worse.
     *
     * @param before its score in the baseline
     * @param now its score in this run
     * @param answers what was said in this run
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

    /** Of no pair. */
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

    /** How the subject, and who answered, differ from the baseline, each in words. */
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

    /** The cases that got worse, most first, at most {@value #CASES_SHOWN}. */
    List<WorseCase> worst() {
        return worst;
    }

    /** Why nothing can be compared; empty if it can. */
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

    /** How many issues have a case with a score in both runs. */
    int observations() {
        return (int) issues.stream().filter(issue -> issue.compared() > 0).count();
    }

    /** Over issues, each the mean of its pairs, in [−1, 1]; {@code NaN} of none. */
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

    /** How many issues would tell the mean from a difference, if they came out as these did; empty if too many. */
    OptionalLong issuesToTellFrom(double difference) {
        return BettingInterval.observationsToExclude(rescaled(), (difference + 1) / 2, level, Advice.MOST_CASES);
    }

    /** Of {@link #mean()}: the betting interval of the differences, rescaled to [0, 1]. */
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
     * What the interval would be with every case that was left out, from all of them at their lowest to all of them at their
     * highest: the mean over all cases of both runs moves as far as they can move it, and what is uncertain about it weighs as
     * much as the cases that are known.
     *
     * @param withFailed whether cases count that have no score because a call failed
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

    /** Writes it to {@code summary.json} as {@code baseline}. */
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
