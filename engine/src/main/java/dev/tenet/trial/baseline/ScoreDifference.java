package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.stats.StudentInterval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The difference from the scores of another run over the cases with a score in both runs, as a mean over groups such as
 * issues, and the bounds that the remaining cases set. Differences are shares of the range of the scores. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScoreDifference implements Difference {

    private final Baseline baseline;
    private final double level;
    private final Counts counts;
    private final LeftOut leftOut;
    private final ServedModels served;
    private final List<String> changed;
    private final List<OfGroup> groups;
    private final List<WorseCase> worst;
    private volatile @Nullable Interval interval;

    /**
     * The cases with a score in both runs.
     *
     * @param compared the number of these cases
     * @param worse the number of cases with a lower score than before
     * @param better the number of cases with a higher score than before
     */
    public record Counts(long compared, long worse, long better) {}

    /** The bounds of the sum of unknown differences. */
    record Bounds(double lowest, double highest, int cases) {

        static final Bounds NOTHING = new Bounds(0, 0, 0);

        Bounds plus(Bounds other) {
            return new Bounds(lowest + other.lowest, highest + other.highest, cases + other.cases);
        }
    }

    /**
     * The cases of one group.
     *
     * @param sum the sum of the known differences
     * @param compared the number of known differences
     * @param leftOut the bounds of the unknown differences
     * @param failed the bounds of the differences that are unknown because of a failed call
     */
    record OfGroup(double sum, int compared, Bounds leftOut, Bounds failed) {}

    /**
     * A question and its answer in this run.
     *
     * @param answer the answer; empty if there was none
     */
    public record Said(String question, String answer) {}

    /**
     * A case with a lower score than in the baseline.
     *
     * @param before the score in the baseline
     * @param now the score in this run
     * @param change the difference as a share of the range of the scores, below 0
     * @param said the questions and answers in this run
     */
    record WorseCase(String id, ScoredCase earlier, double before, double now, double change, List<Said> said) {}

    ScoreDifference(
            Baseline baseline,
            double level,
            Counts counts,
            LeftOut leftOut,
            ServedModels served,
            List<String> changed,
            List<OfGroup> groups,
            List<WorseCase> worst) {
        this.baseline = baseline;
        this.level = level;
        this.counts = counts;
        this.leftOut = leftOut;
        this.served = served;
        this.changed = changed;
        this.groups = groups;
        this.worst = worst;
    }

    /** Returns the difference of no cases. */
    public static ScoreDifference nothing(Baseline baseline, double level) {
        return new ScoreDifference(
                baseline,
                level,
                new Counts(0, 0, 0),
                LeftOut.NOTHING,
                new ServedModels.Collected().soFar(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public Baseline baseline() {
        return baseline;
    }

    @Override
    public ServedModels served() {
        return served;
    }

    @Override
    public double level() {
        return level;
    }

    /** Returns the numbers of cases with a score in both runs. */
    public Counts counts() {
        return counts;
    }

    @Override
    public LeftOut leftOut() {
        return leftOut;
    }

    /** Returns the cases with the largest drop first, at most {@value Difference#CASES_SHOWN}. */
    List<WorseCase> worst() {
        return worst.subList(0, Math.min(CASES_SHOWN, worst.size()));
    }

    @Override
    public Optional<String> obstacle() {
        return baseline instanceof Baseline.Earlier earlier
                ? reason().map(reason -> notComparable(earlier, reason))
                : obstacleOfBaseline();
    }

    private Optional<String> reason() {
        if (!changed.isEmpty()) {
            return Optional.of(Difference.otherWords(changed));
        }
        return counts.compared() == 0
                ? Optional.of("no case has a score " + reference().inBoth() + " ("
                        + leftOut.inWords(reference(), "a score") + ")")
                : Optional.empty();
    }

    /** Returns the number of groups that have a case with a score in both runs. */
    public int observations() {
        return (int) groups.stream().filter(group -> group.compared() > 0).count();
    }

    /** Returns the mean over groups, each being the mean of its cases, in [−1, 1]; {@code NaN} if there is none. */
    public double mean() {
        return groups.stream()
                .filter(group -> group.compared() > 0)
                .mapToDouble(group -> group.sum() / group.compared())
                .average()
                .orElse(Double.NaN);
    }

    /** All planned pairs are asked. Bets for their number need fewer of them than one look in any order. */
    private Interval ofScores(double[] scores) {
        return ScoreSequence.of(scores, SamplingPlan.early(level, scores.length));
    }

    private double[] rescaled() {
        return groups.stream()
                .filter(group -> group.compared() > 0)
                .mapToDouble(group -> (group.sum() / group.compared() + 1) / 2)
                .toArray();
    }

    /**
     * Returns the number of groups required to distinguish the mean from a difference, assuming groups like these;
     * empty if too many.
     */
    OptionalLong groupsToTellFrom(double difference) {
        return ScoreSequence.observationsToExclude(
                rescaled(), (difference + 1) / 2, level, Looks.EARLY, Advice.MOST_CASES);
    }

    @Override
    public Interval worstCase() {
        return worstCase(true);
    }

    /** Returns the differences of the groups that have a case with a score in both runs, each in [−1, 1]. */
    double[] ofGroups() {
        return groups.stream()
                .filter(group -> group.compared() > 0)
                .mapToDouble(group -> group.sum() / group.compared())
                .toArray();
    }

    /** Returns the interval of {@link #mean()}: the betting interval of the differences, rescaled to [0, 1]. */
    @Override
    public Interval interval() {
        Interval known = interval;
        if (known == null) {
            Interval found = ofScores(rescaled());
            known = new Interval(2 * found.low() - 1, 2 * found.high() - 1);
            interval = known;
        }
        return known;
    }

    /**
     * Returns the interval with every excluded case included: its low end if all are at their lowest, its high end if all
     * are at their highest. If there are such cases, the groups are in a random order, because those that only one run has
     * come last.
     *
     * @param withFailed whether to include cases whose score is missing because of a failed call
     */
    public Interval worstCase(boolean withFailed) {
        double low = ofScores(completed(withFailed, Bounds::lowest)).low();
        double high = ofScores(completed(withFailed, Bounds::highest)).high();
        return new Interval(2 * low - 1, 2 * high - 1);
    }

    /** The difference of each group with its excluded cases, rescaled to [0, 1]. */
    private double[] completed(boolean withFailed, ToDoubleFunction<Bounds> sumOfMissing) {
        List<Double> scores = new ArrayList<>();
        boolean isAnyExcluded = false;
        for (OfGroup group : groups) {
            Bounds missing = withFailed ? group.leftOut().plus(group.failed()) : group.leftOut();
            int cases = group.compared() + missing.cases();
            isAnyExcluded |= missing.cases() > 0;
            if (cases > 0) {
                scores.add(((group.sum() + sumOfMissing.applyAsDouble(missing)) / cases + 1) / 2);
            }
        }
        if (isAnyExcluded) {
            ListSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(scores.size()), scores);
        }
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Writes the comparison to {@code summary.json}; null without one.
     *
     * @param words the nouns for cases and groups, which name their numbers
     */
    void describe(String name, Description into, Advice.Words words) {
        if (baseline instanceof Baseline.None) {
            into.putNull(name);
        } else {
            into.object(name, described -> describeComparison(described, words));
        }
    }

    private void describeComparison(Description into, Advice.Words words) {
        describeReference(into);
        into.put("obstacle", obstacle().orElse(null))
                .put(words.cases(), counts.compared())
                .put(words.observations(), observations())
                .put("worse", counts.worse())
                .put("better", counts.better())
                .list(
                        "worseCases",
                        worst,
                        (one, entry) -> entry.put("case", one.id())
                                .put("before", ScoredCase.number(one.before()))
                                .put("now", ScoredCase.number(one.now())));
        leftOut.describe(into, reference(), "withoutScore");
        if (counts.compared() > 0) {
            into.put("difference", mean()).put("betting", interval()).put("worstCase", worstCase());
            // For display: it takes the differences as normal.
            StudentInterval.of(ofGroups(), level)
                    .ifPresentOrElse(student -> into.put("student", student), () -> into.putNull("student"));
        }
    }
}
