package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

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

    /**
     * Returns whether the figures that the claim is judged by hold whenever a run stops, so that looking at them after each
     * case costs no error. Only such claims can end a run early.
     */
    default boolean isAnytimeValid() {
        return false;
    }

    /** Judges the claim on the figures of a complete run. */
    Finding judge(F figures);

    /**
     * Returns whether the figures so far prove or disprove the claim. Called after each case of a run that may stop
     * early.
     */
    default boolean isDecided(F figures) {
        return judge(figures).verdict().isDecided();
    }

    /**
     * Returns why the claim cannot be supported by any outcome of the planned cases; empty if it can be supported. The
     * answer is based on the best possible figures.
     *
     * @param observations the planned number of independent observations, see {@link CaseSource#observations()}
     * @param level the confidence level, in (0, 1)
     */
    default Optional<String> unsupportable(long observations, double level) {
        return Optional.empty();
    }

    /**
     * Returns which results would support the claim and which would refute it, for a plan; empty if that cannot be
     * known in advance.
     *
     * @param observations the planned number of independent observations, see {@link CaseSource#observations()}
     * @param level the confidence level, in (0, 1)
     */
    default Optional<String> prospects(long observations, double level) {
        return Optional.empty();
    }
}
