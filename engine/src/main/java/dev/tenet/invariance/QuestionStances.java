package dev.tenet.invariance;

import dev.tenet.Change;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Which stances one question was answered with, wording by wording. */
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

    /** The share of support among the answers to the wording as written, in [0, 1]; empty of none. */
    OptionalDouble supportAsWritten() {
        int answers = supportsAsWritten + opposesAsWritten;
        return answers == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) supportsAsWritten / answers);
    }

    /**
     * How likely two answers to the same wording, as written, agree, in [0, 1]: the share of all pairs of them that do;
     * empty of fewer than two.
     */
    OptionalDouble steadiness() {
        double answers = supportsAsWritten + opposesAsWritten;
        return answers < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (supportsAsWritten * (supportsAsWritten - 1.0) + opposesAsWritten * (opposesAsWritten - 1.0))
                                / (answers * (answers - 1)));
    }

    /** The share of support in every wording, the one as written among them, under a change. */
    List<Double> support(Change change) {
        List<Double> support = new ArrayList<>();
        supportAsWritten().ifPresent(support::add);
        changed.getOrDefault(change, List.of()).forEach(supports -> support.add(supports ? 1.0 : 0.0));
        return support;
    }
}
