package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The claim that calls succeeded, and that answers were readable and not refusals. The engine makes it for every spec.
 *
 * @param limits the maximum rates
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record HealthClaim<F extends Figures>(HealthLimits limits) implements Claim<F> {

    /** The id of the claim. */
    public static final String ID = "health";

    /** The name of the claim, the same for all measurements. */
    public static final String NAME = "response health";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Finding judge(F figures) {
        return limits.judge(figures.health());
    }

    /**
     * Returns whether the claim allows a run to end early: it is refuted, or it passes and refusals are clearly below
     * twice their limit.
     */
    @Override
    public boolean isDecided(F figures) {
        return switch (judge(figures).verdict()) {
            case REFUTED -> true;
            case WITHIN_LIMITS ->
                limits.areRefusalsClear(
                        figures.health().responses(), figures.health().level());
            case SUPPORTED, PASSED, UNDECIDED, INCOMPLETE -> false;
        };
    }

    /** Returns whether the claim may be decided by the responses so far, in constant time. */
    boolean mayBeDecided(Responses soFar) {
        return limits.areRefusalsLow(soFar) || limits.isAnyAbove(soFar);
    }
}
