package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/** The verdict on a claim. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Verdict {
    /** The evidence proves the claim at the confidence level. */
    SUPPORTED,
    /** Every rate is at or below its limit, and none is proven to be above it. Nothing is proven. */
    WITHIN_LIMITS,
    /** The assertions in the method's body passed. */
    PASSED,
    /** The evidence disproves the claim at the confidence level. */
    REFUTED,
    /** The run is complete, and the evidence neither proves nor disproves the claim. */
    UNDECIDED,
    /** There is not enough evidence to judge the claim, because the run was cut short or calls failed. */
    INCOMPLETE;

    /** Returns whether the claim's test passes. */
    public boolean isPass() {
        return this == SUPPORTED || this == WITHIN_LIMITS || this == PASSED;
    }

    /** Returns whether the evidence proves or disproves the claim. */
    public boolean isDecided() {
        return this == SUPPORTED || this == REFUTED;
    }

    /** Returns the verdict on the conjunction of two claims: supported if both are, refuted if one is. */
    public Verdict and(Verdict other) {
        for (Verdict verdict : List.of(REFUTED, INCOMPLETE, UNDECIDED)) {
            if (this == verdict || other == verdict) {
                return verdict;
            }
        }
        return this == SUPPORTED ? other : this;
    }

    /**
     * Returns the verdict on a claim about each of several parts, with an error α on a side. It is supported if every part
     * is supported at α, which needs no correction (Berger's intersection–union test, Technometrics 24, 1982). It is
     * refuted if any of k parts is refuted at α/k: the first step of Holm's procedure (Scand. J. Stat. 6, 1979), which
     * refutes something exactly if the whole procedure does.
     *
     * @param single the verdict on each part at α
     * @param simultaneous the verdict on each part at α/k
     */
    public static Verdict onEach(Collection<Verdict> single, Collection<Verdict> simultaneous) {
        if (simultaneous.contains(REFUTED)) {
            return REFUTED;
        }
        if (!single.isEmpty() && single.stream().allMatch(SUPPORTED::equals)) {
            return SUPPORTED;
        }
        return single.contains(INCOMPLETE) || simultaneous.contains(INCOMPLETE) ? INCOMPLETE : UNDECIDED;
    }

    /** Returns the verdict in words, such as {@code within limits}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
