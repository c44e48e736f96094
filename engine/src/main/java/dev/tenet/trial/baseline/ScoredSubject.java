package dev.tenet.trial.baseline;

import dev.tenet.stats.Proportion;
import dev.tenet.trial.SubjectPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of a subject in this launch.
 *
 * @param place its position among the subjects of the spec
 * @param entry its scores; those that the scoring does not count are left out
 * @param scoring how its cases are scored
 * @param estimate its figure
 * @param isComplete whether all of its cases were asked, so that the number does not depend on the results
 */
record ScoredSubject(SubjectPlace place, BaselineEntry entry, Scoring scoring, Estimate estimate, boolean isComplete) {

    String label() {
        return entry.subject().label();
    }

    /** Returns the cases that are compared. */
    List<ScoredCase> cases() {
        return scoring instanceof Scoring.Scores scores
                ? entry.cases().stream().filter(scores.counts()).toList()
                : entry.cases();
    }

    long scored() {
        return cases().stream().filter(scored -> scored.score() != null).count();
    }

    /** Returns the scores by what was asked. */
    Map<Asked, Double> scores() {
        Map<Asked, Double> scores = new LinkedHashMap<>();
        for (ScoredCase scored : cases()) {
            if (scored.score() != null) {
                scores.put(new Asked(scored.id(), scored.fingerprint()), scored.score());
            }
        }
        return scores;
    }

    /** Returns the successes among the choices. */
    Proportion successes() {
        return new Proportion(
                scores().values().stream().filter(score -> score == 1).count(), scored());
    }

    /** A case that is the same for both subjects. */
    record Asked(String id, String fingerprint) {}
}
