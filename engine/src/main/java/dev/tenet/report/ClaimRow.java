package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A claim as a row of a table. Texts are as recorded, thus untrusted.
 *
 * @param spec the simple name of the class, the method and, if there are several, the subject
 * @param claim the name of the claim
 * @param verdict the verdict in words, or the status of a spec that was not measured
 * @param figure the estimate; empty if there is none
 * @param interval the interval that decided the claim, such as {@code [0.24, 0.38]}; empty if there is none
 * @param n the number of observations; empty if there is none
 * @param decision when the claim was decided and why, in one sentence; without figures, the result; empty if there is none
 * @param sign the sign of the verdict, which is that of a pass only if the claim passed
 * @param isPass whether the claim passed
 * @param isDrifting whether the estimate is outside its interval
 */
@API(status = INTERNAL, since = "0.1")
public record ClaimRow(
        String spec,
        String claim,
        String verdict,
        String figure,
        String interval,
        String n,
        String decision,
        String sign,
        boolean isPass,
        boolean isDrifting) {

    /** Returns the row of a claim of a spec. */
    public static ClaimRow of(RecordedSpec spec, RecordedClaim claim) {
        double[] threshold = claim.threshold().stream().toArray();
        return new ClaimRow(
                spec.shortName(),
                claim.name(),
                claim.verdict(),
                claim.estimate().isPresent()
                        ? Decimals.estimate(claim.estimate().getAsDouble())
                        : "",
                claim.interval()
                        .map(range -> "[" + Decimals.of(range.low(), threshold) + ", "
                                + Decimals.of(range.high(), threshold) + "]")
                        .orElse(""),
                claim.n().isPresent()
                        ? String.format(Locale.ROOT, "%,d", claim.n().getAsLong())
                        : "",
                claim.decision().or(claim::found).orElse(""),
                claim.sign(),
                claim.isPass(),
                claim.isDrifting());
    }

    /** Returns the rows of all claims of a run, those that did not pass first. */
    public static List<ClaimRow> of(RecordedRun run) {
        List<ClaimRow> rows = new ArrayList<>();
        for (RecordedSpec spec : run.specs()) {
            spec.claims().forEach(claim -> rows.add(of(spec, claim)));
        }
        rows.sort(Comparator.comparing(ClaimRow::isPass));
        return rows;
    }
}
