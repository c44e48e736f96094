package dev.tenet.trial.baseline;

import dev.tenet.model.Reply;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.StudentInterval;
import dev.tenet.trial.Description;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Two subjects on the cases that both have a score for. A difference is the second subject's figure minus the first's.
 *
 * @param first the first subject, with which the second is compared
 * @param second the second subject
 * @param difference the difference, and what is left out
 * @param estimate the difference, in [−1, 1]; {@code NaN} if no case has a score for both
 * @param higher the number of cases with a higher score of the second subject
 * @param lower the number of cases with a lower score of the second subject
 * @param same the number of cases with the same score
 * @param differing the ids of the first cases with different scores, at most {@value #IDS}
 * @param pValue the two-sided p-value of "no difference"; empty if there is none
 */
record SubjectPair(
        ScoredSubject first,
        ScoredSubject second,
        Difference difference,
        double estimate,
        long higher,
        long lower,
        long same,
        List<String> differing,
        OptionalDouble pValue) {

    private static final int IDS = 5;
    private static final int IDS_IN_WORDS = 3;
    private static final Reply NOT_KEPT = Reply.of("");

    static SubjectPair of(ScoredSubject first, ScoredSubject second, double level) {
        Map<ScoredSubject.Asked, Double> before = first.scores();
        Map<ScoredSubject.Asked, Double> now = second.scores();
        now.keySet().retainAll(before.keySet());
        List<ScoredSubject.Asked> differing = now.keySet().stream()
                .filter(asked -> Objects.compare(now.get(asked), before.get(asked), Comparator.naturalOrder()) != 0)
                .toList();
        long higher = differing.stream()
                .filter(asked -> Objects.compare(now.get(asked), before.get(asked), Comparator.naturalOrder()) > 0)
                .count();
        boolean isOneLook = first.isComplete() && second.isComplete() && !now.isEmpty();
        List<String> ids =
                differing.stream().limit(IDS).map(ScoredSubject.Asked::id).toList();
        long same = (long) now.size() - differing.size();
        long lower = differing.size() - higher;
        if (first.scoring() instanceof Scoring.Scores scores) {
            ScoreDifference found = ofScores(first, second, level, scores);
            OptionalDouble p = isOneLook ? StudentInterval.pValue(found.ofGroups()) : OptionalDouble.empty();
            return new SubjectPair(first, second, found, found.mean(), higher, lower, same, ids, p);
        }
        ChoiceDifference found = ofChoices(first, second, level);
        OptionalDouble p =
                isOneLook && found.obstacle().isEmpty() ? OptionalDouble.of(found.pValue()) : OptionalDouble.empty();
        return new SubjectPair(first, second, found, found.pairs().difference(), higher, lower, same, ids, p);
    }

    private static ChoiceDifference ofChoices(ScoredSubject first, ScoredSubject second, double level) {
        ChoiceComparison comparison = new ChoiceComparison(Baseline.Earlier.ofSubject(first.entry()), level);
        for (ScoredCase now : second.cases()) {
            Double score = now.score();
            comparison.add(now.id(), now.fingerprint(), score == null ? null : (Boolean) (score == 1), NOT_KEPT);
        }
        return comparison.soFar();
    }

    private static ScoreDifference ofScores(
            ScoredSubject first, ScoredSubject second, double level, Scoring.Scores scoring) {
        ScoreComparison comparison = new ScoreComparison(
                Baseline.Earlier.ofSubject(first.entry()), level, scoring.range(), scoring.counts());
        for (ScoredCase now : second.cases()) {
            comparison.add(new Scoring.Scored(now.id(), now.fingerprint(), now.group(), now.score(), false), List::of);
        }
        return comparison.soFar();
    }

    /** Whether the number of cases does not depend on the results, so that an interval for it is valid. */
    private boolean isOneLook() {
        return first.isComplete()
                && second.isComplete()
                && difference.obstacle().isEmpty();
    }

    private long compared() {
        return higher + lower + same;
    }

    /**
     * @param adjusted the p-value adjusted for the number of pairs; {@code NaN} if there is none
     * @param isOneOfSeveral whether there are other pairs, so that the adjustment is shown
     */
    String inWords(double adjusted, boolean isOneOfSeveral) {
        StringBuilder text = new StringBuilder(second.label() + " against " + first.label() + ": ");
        if (compared() == 0) {
            return text.append("no case has a score for both").toString();
        }
        text.append("difference ").append(Decimals.estimate(estimate));
        if (isOneLook()) {
            text.append(", ").append(difference.interval().at(difference.level(), 0));
        }
        if (pValue.isPresent()) {
            text.append(", ").append(inWords("p", pValue.getAsDouble()));
            text.append(isOneOfSeveral ? ", " + inWords("by Holm", adjusted) : "");
        }
        text.append(String.format(
                Locale.ROOT,
                "; the same in %d of %d %s",
                same,
                compared(),
                first.scoring().words().cases()));
        if (!differing.isEmpty()) {
            text.append("; different in ")
                    .append(differing.stream().limit(IDS_IN_WORDS).collect(Collectors.joining("; ")))
                    .append(higher + lower > IDS_IN_WORDS ? "; …" : "");
        }
        return text.toString();
    }

    static String inWords(String name, double pValue) {
        return pValue < 0.001 ? name + " < 0.001" : String.format(Locale.ROOT, "%s %.3f", name, pValue);
    }

    /** @param adjusted the p-value adjusted for the number of pairs; {@code NaN} if there is none */
    void describe(Description into, double adjusted) {
        into.put("first", first.label())
                .put("second", second.label())
                .put("compared", compared())
                .put("same", same)
                .put("higher", higher)
                .put("lower", lower)
                .put("agreement", (double) same / compared())
                .put("difference", estimate);
        if (isOneLook()) {
            into.put("interval", difference.interval()).put("worstCase", difference.worstCase());
        } else {
            into.putNull("interval").putNull("worstCase");
        }
        LeftOut leftOut = difference.leftOut();
        into.put("pValue", pValue.isPresent() ? (Double) pValue.getAsDouble() : null)
                .put("holm", adjusted)
                .put("onlyFirst", leftOut.onlyBefore())
                .put("onlySecond", leftOut.onlyNow())
                .put("withoutScore", leftOut.unscored())
                .texts("differing", differing);
    }
}
