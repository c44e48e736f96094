package dev.tenet.deepvalue;

import dev.tenet.stats.Proportion;
import java.util.List;
import java.util.Map;

/**
 * The counts of a run, broken down.
 *
 * @param counts by factor and level, levels in order
 * @param independent the same of the first trial of each question, if each was asked in both orders; otherwise the same
 * @param parts the shares of the factors that claims on every part speak of; no factor if the parts were not planned and
 *     the run may end early
 * @param cells by the name of the cell, in order
 * @param questions the choices of each test question that has any
 */
record Breakdown(
        Map<Factor, Map<String, Counts>> counts,
        Map<Factor, Map<String, Counts>> independent,
        Map<Factor, List<PartShare>> parts,
        Map<String, Counts> cells,
        Map<TestQuestion, Proportion> questions) {

    static final Breakdown NONE = new Breakdown(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
}
