package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a run is compared with, and the draft that it fills for later runs. From {@link Baselines#comparing}.
 *
 * @param baseline the baseline, or {@link Baseline#NONE}
 * @param reference the scores of another subject of the launch, or {@link Baseline#NONE}
 * @param measured what is measured; null for a run that is neither compared nor kept
 * @param draft receives the scores for a new baseline and for other subjects; null if there is neither
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Comparing(
        Baseline baseline,
        Baseline reference,
        @Nullable MeasuredSetup measured,
        @Nullable BaselineDraft draft) {

    /** Nothing is compared, and nothing kept. */
    public static final Comparing NOTHING = with(Baseline.NONE);

    /** Returns a comparison with a baseline alone, of which nothing is kept. */
    public static Comparing with(Baseline baseline) {
        return new Comparing(baseline, Baseline.NONE, null, null);
    }

    /** Writes the fields of a trial log record that let a later run compare with it. */
    public void describe(Description into) {
        if (measured != null) {
            measured.describe(into);
        }
    }
}
