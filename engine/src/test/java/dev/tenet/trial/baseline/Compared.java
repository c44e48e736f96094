package dev.tenet.trial.baseline;

import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Health;
import java.util.List;

/** Figures that hold a difference of scores and nothing else. */
record Compared(ScoreDifference difference) implements Figures {
    @Override
    public String headline() {
        return "";
    }

    @Override
    public List<Cell> cells() {
        return List.of();
    }

    @Override
    public Health health() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void describe(Description into) {}
}
