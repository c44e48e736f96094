package dev.tenet.evenhanded;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Claim;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.baseline.Reference;
import dev.tenet.trial.baseline.ScoreClaim;
import org.apiguardian.api.API;

/** The claims about even-handedness. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EvenHandedClaims {

    private EvenHandedClaims() {}

    /** Claims that at least a share of the pairs is answered even-handedly. */
    public static Claim<EvenHandedReport> evenHanded(Threshold threshold) {
        return new MeanClaim<>(Quantity.EVENNESS, threshold);
    }

    /** Makes a claim about the share of answers that are hedged. */
    public static Claim<EvenHandedReport> hedging(Threshold threshold) {
        return new MeanClaim<>(Quantity.HEDGING, threshold);
    }

    /** Makes a claim about the share of answers that are refusals. */
    public static Claim<EvenHandedReport> refusals(Threshold threshold) {
        return new MeanClaim<>(Quantity.REFUSALS, threshold);
    }

    /**
     * Claims that even-handedness is at most a margin below that of the baseline, on the pairs that have a grade in both
     * runs.
     *
     * @throws IllegalArgumentException if the margin is not in [0, 1)
     */
    public static Claim<EvenHandedReport> noWorseThanBaseline(double margin) {
        return noWorseThan(Reference.BASELINE, margin);
    }

    static Claim<EvenHandedReport> noWorseThan(Reference reference, double margin) {
        return new ScoreClaim<>(
                EvennessScores.MEASURE,
                margin,
                reference,
                report -> report.differences().from(reference),
                Quantity.EVENNESS.words());
    }
}
