package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;

/** The result of a measurement, as far as reports need it independently of what was measured. */
@API(status = EXPERIMENTAL, since = "0.1")
public interface Figures {

    /** Returns a one-line summary for readers: the quantity, its rate and its interval. */
    String headline();

    /** Returns the summary without parts that are slow to compute, for a run in progress. */
    default String brief() {
        return headline();
    }

    /** Returns the cells of the evidence that are reported separately, in design order. */
    List<Cell> cells();

    /** Returns additional lines for readers: figures that are not part of a claim. */
    default List<String> notes() {
        return List.of();
    }

    /** Returns the counts and rates for response health. */
    Health health();

    /** Writes the figures to {@code summary.json}. */
    void describe(Description into);

    /**
     * A cell of the evidence.
     *
     * @param name the name, stable across runs, such as {@code healthcare · 4 shots}
     * @param finding the counts of this run, such as {@code 19 of 50 deep}
     */
    record Cell(String name, String finding) {}
}
