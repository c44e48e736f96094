package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/** What a run measured, as far as a report needs to know it whatever was measured. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Figures {

    /** One line for people: the quantity, its rate and its interval. */
    String headline();

    /** The same without what takes long to compute, for a run that is under way. */
    default String brief() {
        return headline();
    }

    /** The parts of the evidence that are shown one by one, in the order of the design. */
    List<Cell> cells();

    /** Further lines for people: what belongs to the figures and is not claimed. */
    default List<String> notes() {
        return List.of();
    }

    /** What came back, by which response health is judged. */
    Health health();

    /** Writes the figures to {@code summary.json}. */
    void describe(Description into);

    /**
     * A part of the evidence.
     *
     * @param name stays the same from run to run, as in {@code healthcare · 4 shots}
     * @param finding what was counted this time, as in {@code 19 of 50 deep}
     */
    record Cell(String name, String finding) {}
}
