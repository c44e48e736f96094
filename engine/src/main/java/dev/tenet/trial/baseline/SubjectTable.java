package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Association;
import dev.tenet.stats.CochranQ;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Holm;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The subjects of a spec method side by side: the figure of each, each pair on the cases that both answered, and
 * whether the subjects differ at all. Intervals and p-values of pairs need runs that asked all of their cases. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SubjectTable {

    private final List<ScoredSubject> subjects;
    private final double level;
    private final List<SubjectPair> pairs;
    private final double[] adjusted;
    private final Optional<CochranQ> cochranQ;
    private final Optional<Association> association;

    /** @param subjects at least two, of the same spec */
    SubjectTable(List<ScoredSubject> subjects, double level) {
        this.subjects = subjects;
        this.level = level;
        this.pairs = pairs(subjects, level);
        this.adjusted = adjusted(pairs);
        boolean isOfChoices = isOneLook() && subjects.get(0).scoring() instanceof Scoring.Choices;
        this.cochranQ = isOfChoices ? cochranQ(subjects) : Optional.empty();
        this.association = isOfChoices
                ? Association.of(subjects.stream().map(ScoredSubject::successes).toList(), level)
                : Optional.empty();
    }

    private static List<SubjectPair> pairs(List<ScoredSubject> subjects, double level) {
        List<SubjectPair> pairs = new ArrayList<>();
        for (int second = 1; second < subjects.size(); second++) {
            for (int first = 0; first < second; first++) {
                pairs.add(SubjectPair.of(subjects.get(first), subjects.get(second), level));
            }
        }
        return pairs;
    }

    /** Returns Holm's adjustment over the pairs with a p-value, in the order of all pairs; {@code NaN} for the others. */
    private static double[] adjusted(List<SubjectPair> pairs) {
        double[] known =
                pairs.stream().flatMapToDouble(pair -> pair.pValue().stream()).toArray();
        double[] holm = Holm.adjusted(known);
        double[] adjusted = new double[pairs.size()];
        int next = 0;
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] = pairs.get(i).pValue().isPresent() ? holm[next++] : Double.NaN;
        }
        return adjusted;
    }

    private static Optional<CochranQ> cochranQ(List<ScoredSubject> subjects) {
        List<Map<ScoredSubject.Asked, Double>> scores =
                subjects.stream().map(ScoredSubject::scores).toList();
        Set<ScoredSubject.Asked> common = new LinkedHashSet<>(scores.get(0).keySet());
        scores.forEach(of -> common.retainAll(of.keySet()));
        return CochranQ.of(
                subjects.size(),
                common.stream()
                        .map(asked -> scores.stream()
                                .map(of -> Objects.equals(of.get(asked), 1.0))
                                .toList())
                        .toList());
    }

    /** Returns the labels of the subjects without a complete run in this launch. */
    private List<String> missing() {
        List<String> missing = new ArrayList<>(subjects.get(0).place().labels());
        subjects.forEach(subject -> missing.remove(subject.label()));
        return missing;
    }

    private boolean isOneLook() {
        return subjects.stream().allMatch(ScoredSubject::isComplete);
    }

    private String measure() {
        return subjects.get(0).entry().measure();
    }

    private String cases() {
        return subjects.get(0).scoring().words().cases();
    }

    /** Returns the table in words: the subjects, the pairs, and whether the subjects differ. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (ScoredSubject subject : subjects) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: %s %s, %s, %d %s",
                    subject.label(),
                    measure(),
                    Decimals.estimate(subject.estimate().value()),
                    subject.estimate().interval().at(level),
                    subject.scored(),
                    cases()));
        }
        for (int i = 0; i < pairs.size(); i++) {
            lines.add(pairs.get(i).inWords(adjusted[i], pairs.size() > 1));
        }
        if (!missing().isEmpty()) {
            lines.add("not compared: " + String.join(", ", missing()));
        }
        if (!isOneLook()) {
            lines.add("no tests, because a run stopped early; stop = FIXED gives each pair an interval and a p-value");
        }
        cochranQ.ifPresent(found -> lines.add(String.format(
                Locale.ROOT,
                "Do the subjects differ? Cochran's Q %.2f (%d df, %d %s), %s%s",
                found.statistic(),
                found.degrees(),
                found.cases(),
                cases(),
                SubjectPair.inWords("p", found.pValue()),
                association
                        .map(by -> String.format(Locale.ROOT, "; Cramér's V %.3f", by.cramersV()))
                        .orElse(""))));
        return lines;
    }

    /** Writes the table to {@code summary.json}. */
    public void describe(Description into) {
        into.put("spec", subjects.get(0).entry().spec())
                .put("measure", measure())
                .put("level", level)
                .put("complete", isOneLook())
                .list("subjects", subjects, SubjectTable::describe)
                .texts("notCompared", missing());
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            numbers.add(i);
        }
        into.list("pairs", numbers, (number, pair) -> pairs.get(number).describe(pair, adjusted[number]));
        cochranQ.ifPresentOrElse(
                found -> into.object(
                        "cochranQ",
                        object -> object.put("statistic", found.statistic())
                                .put("degrees", found.degrees())
                                .put("pValue", found.pValue())
                                .put("cases", found.cases())),
                () -> into.putNull("cochranQ"));
        association.ifPresentOrElse(
                found -> into.object(
                        "association",
                        object -> object.put("chiSquare", found.chiSquare())
                                .put("degrees", found.degrees())
                                .put("pValue", found.pValue())
                                .put("cramersV", found.cramersV())
                                .put("interval", found.interval())),
                () -> into.putNull("association"));
    }

    private static void describe(ScoredSubject subject, Description into) {
        into.put("subject", subject.label())
                .put("model", subject.entry().subject().model())
                .put("estimate", subject.estimate().value())
                .put("interval", subject.estimate().interval())
                .put("cases", subject.cases().size())
                .put("scored", subject.scored())
                .put("complete", subject.isComplete());
    }
}
