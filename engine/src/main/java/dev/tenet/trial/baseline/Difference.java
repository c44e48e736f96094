package dev.tenet.trial.baseline;

import dev.tenet.stats.Interval;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the differences of choices and of scores have in common. */
interface Difference {

    /** The number of cases that got worse that messages show. */
    int CASES_SHOWN = 5;

    /** The largest number of cases that got worse that {@code summary.json} lists. */
    int CASES_LISTED = 200;

    /** Returns what the run is compared with. */
    Baseline baseline();

    /** Returns the models that answered in this run. */
    ServedModels served();

    /** Returns the cases that are not compared. */
    LeftOut leftOut();

    /** Returns why a comparison is impossible; empty if it is possible. */
    Optional<String> obstacle();

    /** Returns the interval of the difference over the compared cases, this run minus the other, in [−1, 1]. */
    Interval interval();

    /** Returns the interval with each missing case counted as its worst for either bound, in [−1, 1]. */
    Interval worstCase();

    /** Returns the confidence level of the intervals, in (0, 1). */
    double level();

    /**
     * Returns the differences between the subjects, and between the models that answered, each in words; empty if two
     * subjects of a launch are compared, which are meant to differ.
     */
    default List<String> differences() {
        if (!(baseline() instanceof Baseline.Earlier earlier)
                || earlier.reference().isSubject()) {
            return List.of();
        }
        List<String> differences = new ArrayList<>(earlier.differences());
        differences.addAll(served().differencesFrom(earlier.entry().served()));
        return differences;
    }

    /** Returns the obstacle that lies in the baseline itself; empty if the cases can be looked at. */
    default Optional<String> obstacleOfBaseline() {
        if (baseline() instanceof Baseline.Refused refused) {
            return Optional.of(refused.reason());
        }
        return baseline() instanceof Baseline.Earlier ? Optional.empty() : Optional.of("there is no baseline");
    }

    /** Returns the reason in the words of an obstacle. */
    default String notComparable(Baseline.Earlier earlier, String reason) {
        return "this run cannot be compared with " + earlier.file() + ": " + reason;
    }

    /** Returns the reason for ids with different questions. */
    static String otherWords(List<String> changed) {
        return "the prompt has changed in " + changed.size() + (changed.size() == 1 ? " case" : " cases")
                + ", first in " + changed.get(0);
    }

    /** Writes with what the run is compared. */
    default void describeReference(Description into) {
        if (!(baseline() instanceof Baseline.Earlier earlier)) {
            return;
        }
        boolean isSubject = earlier.reference().isSubject();
        if (!isSubject) {
            into.put("file", earlier.file());
        }
        into.put("subject", earlier.entry().subject().label())
                .put("model", earlier.entry().subject().model())
                .texts("servedModels", earlier.entry().served().subject());
        if (!isSubject) {
            into.put("date", earlier.entry().run().date()).texts("differences", differences());
        }
    }

    /** Returns what the run is compared with, in the words of messages. */
    default Reference reference() {
        return baseline() instanceof Baseline.Earlier earlier ? earlier.reference() : Reference.BASELINE;
    }
}
