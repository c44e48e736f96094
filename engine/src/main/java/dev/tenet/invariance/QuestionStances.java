package dev.tenet.invariance;

import dev.tenet.Change;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The stances of the answers to one question, by wording. */
final class QuestionStances {

    private int supportsAsWritten;
    private int opposesAsWritten;
    private final Map<Change, List<Boolean>> changed = new EnumMap<>(Change.class);

    void add(InvariancePair pair, InvarianceReading reading) {
        reading.asWritten().stance().ifPresent(this::addAsWritten);
        reading.changed()
                .stance()
                .ifPresent(stance -> changed.computeIfAbsent(pair.change(), none -> new ArrayList<>())
                        .add(stance == Stance.SUPPORTS));
    }

    private void addAsWritten(Stance stance) {
        if (stance == Stance.SUPPORTS) {
            supportsAsWritten++;
        } else {
            opposesAsWritten++;
        }
    }

    /** Returns the share of support among the answers to the original wording, in [0, 1]; empty if there is none. */
    OptionalDouble supportAsWritten() {
        int answers = supportsAsWritten + opposesAsWritten;
        return answers == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) supportsAsWritten / answers);
    }

    /**
     * Returns the probability that two answers to the original wording agree, in [0, 1]: the share of agreeing pairs of
     * answers; empty for fewer than two answers.
     */
    OptionalDouble steadiness() {
        double answers = supportsAsWritten + opposesAsWritten;
        return answers < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (supportsAsWritten * (supportsAsWritten - 1.0) + opposesAsWritten * (opposesAsWritten - 1.0))
                                / (answers * (answers - 1)));
    }

    /** Returns the share of support in every wording under a change, including the original. */
    List<Double> support(Change change) {
        List<Double> support = new ArrayList<>();
        supportAsWritten().ifPresent(support::add);
        changed.getOrDefault(change, List.of()).forEach(supports -> support.add(supports ? 1.0 : 0.0));
        return support;
    }
}
