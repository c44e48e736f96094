package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/** What the evidence says of a claim. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Verdict {
    /** The evidence proves the claim at the level. */
    SUPPORTED,
    /** Every rate is at or below its limit, and none is proven to be above it; nothing is proven. */
    WITHIN_LIMITS,
    /** The assertions in the method's body passed. */
    PASSED,
    /** The evidence disproves the claim at the level. */
    REFUTED,
    /** Everything planned was asked, and the evidence neither proves nor disproves the claim. */
    UNDECIDED,
    /** The run was cut short, so there is not enough evidence to judge the claim. */
    INCOMPLETE;

    /** Whether the claim's test passes. */
    public boolean isPass() {
        return this == SUPPORTED || this == WITHIN_LIMITS || this == PASSED;
    }

    /** Whether the evidence proves or disproves the claim. */
    public boolean isDecided() {
        return this == SUPPORTED || this == REFUTED;
    }

    /** The verdict of this claim and another as one claim: supported if both are, refuted if one is. */
    public Verdict and(Verdict other) {
        for (Verdict verdict : List.of(REFUTED, INCOMPLETE, UNDECIDED)) {
            if (this == verdict || other == verdict) {
                return verdict;
            }
        }
        return this == SUPPORTED ? other : this;
    }

    /** As in {@code within limits}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
