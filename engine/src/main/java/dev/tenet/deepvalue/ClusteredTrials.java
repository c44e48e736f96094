package dev.tenet.deepvalue;

import dev.tenet.trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects trials with their clusters for {@link ClusteredDvgr}. Mutable, not thread-safe. */
final class ClusteredTrials {

    private final double level;
    private final List<Asked> trials = new ArrayList<>();

    /**
     * A trial.
     *
     * @param value the value that the user acts on
     * @param question the test id: trials with the same one share their situation and, in published files, their examples
     * @param isFailed whether its call failed
     * @param score 1 for the deep choice, 0 for the shallow one; null without a choice
     */
    record Asked(
            String value,
            TestQuestion question,
            boolean isFailed,
            @Nullable Integer score) {}

    ClusteredTrials(double level) {
        this.level = level;
    }

    void add(Outcome<Trial, DeepValueReading> outcome) {
        Trial trial = outcome.posed();
        boolean isRead = outcome instanceof Outcome.Read<Trial, DeepValueReading>;
        trials.add(new Asked(trial.situation().preferred(), TestQuestion.of(trial), !isRead, score(outcome)));
    }

    private static @Nullable Integer score(Outcome<Trial, DeepValueReading> outcome) {
        return outcome instanceof Outcome.Read<Trial, DeepValueReading> read
                ? read.reading().choice().score()
                : null;
    }

    ClusteredDvgr soFar() {
        return new ClusteredDvgr(List.copyOf(trials), level);
    }
}
