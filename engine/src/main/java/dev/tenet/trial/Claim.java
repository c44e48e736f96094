package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.SamplingPlan;
import java.util.Optional;
import org.apiguardian.api.API;

/** A claim about the figures of a measurement, made before they are known. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Claim<F extends Figures> {

    /**
     * Returns the id of the claim, unique within its spec and independent of the threshold, such as
     * {@code dvgr-at-least}.
     */
    String id();

    /** Returns the name of the claim, such as {@code DVGR ≥ 0.50}. */
    String name();

    /** Returns what the claim measures, for reports; unknown by default. */
    default ClaimMeaning meaning() {
        return ClaimMeaning.UNKNOWN;
    }

    /** Judges the claim on the figures of a complete run. */
    Finding judge(F figures);

    /**
     * Returns whether the verdict is final: the figures so far are valid at every look and decide the claim, or no result
     * of the planned cases could change the verdict. Called after each case; a run ends as soon as this is true of all
     * claims. By default false, so that all planned cases are asked.
     */
    default boolean isDecided(F figures) {
        return false;
    }

    /**
     * Returns whether the claim compares with the {@linkplain Declared#reference() reference subject}. It is made for
     * every subject of the spec method but that one.
     */
    default boolean comparesSubjects() {
        return false;
    }

    /**
     * Returns why the claim cannot be supported by any outcome of the planned cases; empty if it can be supported. The
     * answer is based on the best possible figures.
     *
     * @param plan the planned number of independent observations, see {@link CaseSource#observations()}, and when they
     *     are looked at
     */
    default Optional<String> unsupportable(SamplingPlan plan) {
        return Optional.empty();
    }

    /**
     * Returns which results would support the claim and which would refute it, for a plan; empty if that cannot be
     * known in advance.
     *
     * @param plan the planned number of independent observations, see {@link CaseSource#observations()}, and when they
     *     are looked at
     */
    default Optional<String> prospects(SamplingPlan plan) {
        return Optional.empty();
    }

    /**
     * Returns how far the truth must be from the threshold for most runs of a plan to support the claim, and how many
     * observations they take on average; empty if that cannot be computed.
     *
     * @param plan the planned number of independent observations, see {@link CaseSource#observations()}, and when they
     *     are looked at
     */
    default Optional<Power> power(SamplingPlan plan) {
        return Optional.empty();
    }
}
