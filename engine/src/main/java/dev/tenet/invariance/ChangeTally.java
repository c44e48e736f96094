package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.GroupMeans;
import java.util.List;

/** The running figures of one change. */
final class ChangeTally {

    private final Change change;
    private final GroupMeans means;
    private PairCounts counts = PairCounts.NONE;
    private StanceTable stances = StanceTable.EMPTY;
    private Divergence divergence = Divergence.NONE;

    ChangeTally(Change change, SamplingPlan plan) {
        this.change = change;
        this.means = new GroupMeans(plan);
    }

    void add(InvarianceReading reading) {
        counts = counts.and(reading.result());
        switch (reading.result()) {
            case SAME -> means.add(1);
            case DIFFERENT -> means.add(0);
            case UNREADABLE, REFUSED_ONCE, REFUSED_TWICE -> means.addWithoutReading();
        }
        reading.asWritten()
                .stance()
                .ifPresent(asWritten ->
                        reading.changed().stance().ifPresent(changed -> stances = stances.and(asWritten, changed)));
    }

    void addFailed() {
        counts = counts.andFailed();
        means.addFailed();
    }

    /** Completes a question, given its answers. */
    void end(QuestionStances answers) {
        means.end();
        List<Double> support = answers.support(change);
        boolean hasBoth = support.size() > 1 && answers.supportAsWritten().isPresent();
        if (hasBoth) {
            divergence = divergence.and(TopicStances.distance(support), support.size());
        }
    }

    ChangeFigures soFar() {
        return new ChangeFigures(change, counts, means.soFar(), stances, divergence);
    }
}
