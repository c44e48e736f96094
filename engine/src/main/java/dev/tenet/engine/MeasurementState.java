package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.trial.Finding;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** How far the measurement of a spec is. */
sealed interface MeasurementState {

    /** Nothing was done yet. */
    record New() implements MeasurementState {}

    /** The subject is known. */
    sealed interface Opened extends MeasurementState {
        Participant subject();
    }

    /** The spec is wrong; an invalid leaf says why. */
    record Invalid(String problem) implements MeasurementState {}

    /** The constructor or the method without parameters assumed what does not hold. */
    record Skipped(String reason) implements MeasurementState {}

    /** The trials were only counted. */
    record Planned(Plan plan) implements MeasurementState {}

    /** Some claims keep the verdict of an earlier run, so that nothing is asked. */
    record Kept(Participant subject, Map<String, Finding> verdicts) implements Opened {}

    /** Everything is prepared to ask the trials. */
    record Ready(Asking asking, Participant subject, Object instance, String key) implements Opened {}

    /** The trials were asked, all or some. */
    record Asked(
            Measured<?> measured, Participant subject, Object instance, String key, List<Cost> costs, Duration took)
            implements Opened {

        Asked cutShort(String reason) {
            return new Asked(measured.cutShort(reason), subject, instance, key, costs, took);
        }

        /** Answers of all participants, those from a tape among them. */
        long calls() {
            return costs.stream()
                    .mapToLong(cost -> cost.spent().calls() + cost.spent().replayed())
                    .sum();
        }
    }

    /** Something outside the spec broke: the constructor, a method without parameters, the disk. */
    record Broken(Throwable cause) implements MeasurementState {}

    /**
     * What will be asked.
     *
     * @param participants who is asked
     * @param cases the open cases
     * @param measure asks them
     */
    record Asking(List<Participant> participants, Closeable cases, Callable<Measured<?>> measure) {}
}
