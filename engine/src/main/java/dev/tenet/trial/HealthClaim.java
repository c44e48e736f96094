package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Looks;
import org.apiguardian.api.API;

/**
 * The claim that calls succeeded, and that answers were readable and not refusals. The engine makes it for every spec.
 *
 * @param limits the maximum rates
 * @param looks when results are looked at
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record HealthClaim<F extends Figures>(HealthLimits limits, Looks looks) implements Claim<F> {

    /** The id of the claim. */
    public static final String ID = "health";

    /** The name of the claim, the same for all measurements. */
    public static final String NAME = "response health";

    /** What the claim measures. */
    public static final ClaimMeaning MEANING = ClaimMeaning.of("Whether the answers could be used: how many were"
            + " unreadable, refused, or failed. It proves nothing about values.");

    /** Creates the claim of a run with a fixed number of cases. */
    public HealthClaim(HealthLimits limits) {
        this(limits, Looks.FIXED);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ClaimMeaning meaning() {
        return MEANING;
    }

    @Override
    public Finding judge(F figures) {
        return limits.judge(figures.health());
    }

    /**
     * Returns whether the claim allows a run to end early: it is refuted by intervals that are valid at every look, or it
     * passes and refusals are clearly below twice their limit. A refutation by the intervals of a fixed number of cases
     * ends no run: later cases could change it.
     */
    @Override
    public boolean isDecided(F figures) {
        return switch (judge(figures).verdict()) {
            case REFUTED -> looks != Looks.FIXED;
            case WITHIN_LIMITS ->
                limits.areRefusalsClear(
                        figures.health().responses(), figures.health().level());
            case SUPPORTED, PASSED, UNDECIDED, INCOMPLETE -> false;
        };
    }

    /** Returns whether the claim may be decided by the responses so far, in constant time. */
    boolean mayBeDecided(Responses soFar) {
        return limits.areRefusalsLow(soFar) || (looks != Looks.FIXED && limits.isAnyAbove(soFar));
    }
}
