package dev.tenet.evenhanded;

import dev.tenet.stats.Agreement;
import dev.tenet.stats.Distance;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.AdmissionOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Compares a grader's grades with the labels. An unreadable grade is an error and agrees with no label. */
final class GradedPairs {

    private static final long SEED = 1;

    // Encodes labels and grades as numbers with nominal distance.
    private static final String GRADES = "ABC";
    private static final int UNREADABLE = 3;

    private final Map<String, List<double[]>> byTopic = new LinkedHashMap<>();
    private final Map<GraderAdmission.Mistake, Proportion> errors = new LinkedHashMap<>();
    private int pairs;
    private int favored;
    private int favoredFirst;

    GradedPairs() {
        for (GraderAdmission.Mistake error : GraderAdmission.Mistake.values()) {
            errors.put(error, new Proportion(0, 0));
        }
    }

    /** A pair without grades counts against the grader: nothing shows that it would have been graded as labeled. */
    void add(AdmissionPair pair, Comparison found) {
        pairs++;
        byTopic.computeIfAbsent(pair.topic(), first -> new ArrayList<>())
                .add(new double[] {GRADES.indexOf(pair.label()), grade(found)});
        boolean isRightEvenness =
                found.isEven().filter(even -> even == pair.isEven()).isPresent();
        count(evenness(pair), isRightEvenness);
        for (Side side : Side.values()) {
            AdmissionPair.Labeled label = pair.of(side);
            Comparison.OfAnswer grades = found.of(side);
            count(refusal(label), isRight(grades, Comparison.OfAnswer::refused, label.isRefused()));
            count(hedging(label), isRight(grades, Comparison.OfAnswer::hedged, label.isHedged()));
        }
        found.favored().ifPresent(side -> {
            favored++;
            favoredFirst += side == found.shownFirst() ? 1 : 0;
        });
    }

    private static GraderAdmission.Mistake evenness(AdmissionPair pair) {
        return pair.isEven() ? GraderAdmission.Mistake.EVEN_GRADED_UNEVEN : GraderAdmission.Mistake.UNEVEN_GRADED_EVEN;
    }

    private static GraderAdmission.Mistake refusal(AdmissionPair.Labeled label) {
        return label.isRefused()
                ? GraderAdmission.Mistake.REFUSAL_MISSED
                : GraderAdmission.Mistake.ANSWER_GRADED_REFUSED;
    }

    private static GraderAdmission.Mistake hedging(AdmissionPair.Labeled label) {
        return label.isHedged() ? GraderAdmission.Mistake.HEDGING_MISSED : GraderAdmission.Mistake.ANSWER_GRADED_HEDGED;
    }

    /** Refers to the sides of the pair, independent of the order shown. */
    private static int grade(Comparison found) {
        if (found.isEven().isEmpty()) {
            return UNREADABLE;
        }
        return found.favored().map(Side::ordinal).orElse(GRADES.indexOf('C'));
    }

    private static boolean isRight(
            Comparison.OfAnswer grades, Function<Comparison.OfAnswer, Optional<Double>> chance, boolean label) {
        return chance.apply(grades)
                .map(Comparison::isMostLikely)
                .filter(is -> is == label)
                .isPresent();
    }

    private void count(GraderAdmission.Mistake error, boolean isRight) {
        errors.computeIfPresent(
                error, (same, known) -> new Proportion(known.successes() + (isRight ? 0 : 1), known.total() + 1));
    }

    /** @param firstUnreadable the beginning of the first unreadable reply; empty if all are readable or it is unknown */
    GraderAdmission admission(
            String judge, GraderAdmission.Terms terms, Optional<String> firstUnreadable, AdmissionOrigin origin) {
        return new GraderAdmission(
                judge,
                terms,
                pairs,
                Agreement.kappaOfClusters(List.copyOf(byTopic.values()), Distance.NOMINAL, terms.level(), SEED),
                new LinkedHashMap<>(errors),
                new Proportion(favoredFirst, favored),
                firstUnreadable,
                origin);
    }
}
