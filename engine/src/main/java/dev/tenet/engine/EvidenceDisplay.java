package dev.tenet.engine;

import dev.tenet.trial.Figures.Cell;

/** Receives the evidence of a spec as it becomes available, to display it. */
interface EvidenceDisplay {

    /** Called when a case has ended. */
    void trial(SpecObserver.TrialEnd trial);

    /** Called when a cell of the figures is known. */
    void cell(Cell cell);
}
