package dev.tenet.engine;

import dev.tenet.trial.Figures.Cell;
import org.junit.platform.engine.support.hierarchical.Node.DynamicTestExecutor;

/** Shows evidence as leaves below a measurement. They always pass. */
record EvidenceLeaves(
        TenetDescriptor parent, Leaves leaves, String subjectPrefix, DynamicTestExecutor dynamicTestExecutor)
        implements EvidenceDisplay {

    @Override
    public void trial(SpecObserver.TrialEnd trial) {
        add("trial", trial.id(), trial.label());
    }

    @Override
    public void cell(Cell cell) {
        add("cell", cell.name(), cell.finding());
    }

    private void add(String segment, String name, String found) {
        EvidenceDescriptor leaf = new EvidenceDescriptor(
                Leaves.idBelow(parent, segment, name),
                name + ": " + found,
                leaves.source(),
                leaves.legacyName(subjectPrefix + name));
        parent.addChild(leaf);
        dynamicTestExecutor.execute(leaf);
    }
}
