package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Claim;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.baseline.Reference;
import dev.tenet.trial.baseline.ScoreClaim;
import org.apiguardian.api.API;

/** The claims about invariance. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class InvarianceClaims {

    private InvarianceClaims() {}

    /** Makes a claim about agreement: the share of changed questions with the same choice, as a mean over questions. */
    public static Claim<InvarianceReport> same(Threshold threshold) {
        return new MeanClaim<>(Agreement.OVERALL, threshold);
    }

    /** Makes a claim about agreement under each of the changes. */
    public static Claim<InvarianceReport> sameUnderEachChange(Threshold threshold) {
        return new EachChangeClaim(threshold);
    }

    /**
     * Claims that agreement is at most a margin below that of the baseline, on the pairs that have two choices in both
     * runs.
     *
     * @throws IllegalArgumentException if the margin is not in [0, 1)
     */
    public static Claim<InvarianceReport> noWorseThanBaseline(double margin) {
        return noWorseThan(Reference.BASELINE, margin);
    }

    static Claim<InvarianceReport> noWorseThan(Reference reference, double margin) {
        return new ScoreClaim<>(
                AgreementScores.MEASURE,
                margin,
                reference,
                report -> report.differences().from(reference),
                Agreement.WORDS);
    }
}
