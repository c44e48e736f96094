package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.report.TrialFiles;
import dev.tenet.trial.Finding;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The state of a spec's measurement. */
sealed interface MeasurementState {

    /** Not started. */
    record New() implements MeasurementState {}

    /** The subject is open. */
    sealed interface Opened extends MeasurementState {
        Participant subject();
    }

    /** The spec is invalid; an invalid leaf reports the problem. */
    record Invalid(String problem) implements MeasurementState {}

    /** An assumption failed in the constructor, a method without parameters, or a {@code @SubjectSource}. */
    record Skipped(String reason) implements MeasurementState {}

    /** The trials were counted but not asked. */
    record Planned(Plan plan) implements MeasurementState {}

    /** Some claims keep the verdict of an earlier run, so nothing is asked. */
    record Kept(Participant subject, Map<String, Finding> verdicts) implements Opened {}

    /** Ready to ask the trials. */
    record Ready(Asking asking, Participant subject, Object instance, String key) implements Opened {}

    /**
     * All or some of the trials were asked.
     *
     * @param figures the figures of the run, which do not change if it is cut short
     */
    record Asked(
            Measured<?> measured,
            DescribedFigures figures,
            Participant subject,
            Object instance,
            String key,
            List<Cost> costs,
            Duration took,
            TrialFiles files)
            implements Opened {

        Asked cutShort(String reason) {
            return new Asked(measured.cutShort(reason), figures, subject, instance, key, costs, took, files);
        }

        /** Returns the number of answers of all participants, including those from a tape. */
        long calls() {
            return costs.stream()
                    .mapToLong(cost -> cost.spent().calls() + cost.spent().replayed())
                    .sum();
        }
    }

    /** Something outside the spec failed: the constructor, a method without parameters, a {@code @SubjectSource}, the disk. */
    record Broken(Throwable cause) implements MeasurementState {}

    /**
     * The prepared trials.
     *
     * @param participants the participants
     * @param cases the open cases
     * @param measure asks the cases
     * @param files collects the trials while they are asked
     */
    record Asking(List<Participant> participants, Closeable cases, Callable<Measured<?>> measure, TrialFiles files) {}
}
