package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/** Something that is said of the figures before they are known. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Claim<F extends Figures> {

    /** Identifies the claim among those of its spec, whatever its threshold: {@code dvgr-at-least}. */
    String id();

    /** What is claimed, as in {@code DVGR ≥ 0.50}. */
    String name();

    /** Judges the claim on the figures of a run in which everything planned was asked. */
    Finding judge(F figures);

    /** Whether the figures so far prove or disprove the claim; asked after each case of a run that may stop early. */
    default boolean isDecided(F figures) {
        return judge(figures).verdict().isDecided();
    }

    /**
     * Why the claim cannot be supported, however the cases come out; empty if it can. It is judged on the best possible
     * figures.
     *
     * @param observations how many independent observations there will be, see {@link CaseSource#observations()}
     * @param level the confidence level, in (0, 1)
     */
    default Optional<String> unsupportable(long observations, double level) {
        return Optional.empty();
    }

    /**
     * Which results would support the claim and which would refute it, for a plan; empty where that is not known
     * beforehand.
     *
     * @param observations how many independent observations there will be, see {@link CaseSource#observations()}
     * @param level the confidence level, in (0, 1)
     */
    default Optional<String> prospects(long observations, double level) {
        return Optional.empty();
    }
}
