package dev.tenet.trial.baseline;

import dev.tenet.trial.SubjectPlace;
import java.util.List;

/** Matches a subject with a subject of an earlier run. */
sealed interface BaselineMatch {

    record Found(BaselineEntry entry) implements BaselineMatch {}

    /**
     * No match.
     *
     * @param reason the reason, in words for users
     */
    record None(String reason) implements BaselineMatch {}

    /**
     * Matches by label, or else by position if the number of subjects is unchanged.
     *
     * @param ofSpec the earlier subjects of the spec, at least one
     */
    static BaselineMatch of(List<BaselineEntry> ofSpec, String label, SubjectPlace place) {
        List<BaselineEntry> ofLabel = ofSpec.stream()
                .filter(entry -> entry.subject().label().equals(label))
                .toList();
        if (ofLabel.size() == 1) {
            return new Found(ofLabel.get(0));
        }
        List<BaselineEntry> inPlace = (ofLabel.isEmpty() ? ofSpec : ofLabel)
                .stream()
                        .filter(entry -> entry.place() == place.number() && entry.subjects() == place.subjects())
                        .toList();
        if (inPlace.size() != 1) {
            String found = ofLabel.isEmpty() ? "no subject " : ofLabel.size() + " subjects called ";
            return new None("it has " + found + label + advice(ofSpec, place));
        }
        String other = inPlace.get(0).subject().label();
        return ofLabel.isEmpty() && place.labels().contains(other)
                ? new None("it has no subject " + label + ", and at its position it has " + other
                        + ", another subject of this spec; give each subject a stable @Subject(id = …)")
                : new Found(inPlace.get(0));
    }

    private static String advice(List<BaselineEntry> ofSpec, SubjectPlace place) {
        int before = ofSpec.get(0).subjects();
        return before == place.subjects()
                ? ", and none at position " + place.number() + " of " + before
                : "; it has " + before + (before == 1 ? " subject" : " subjects") + " in total, and this spec has "
                        + place.subjects() + ". Give each subject a stable @Subject(id = …)";
    }
}
