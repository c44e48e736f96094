package dev.tenet.engine;

import dev.tenet.trial.Figures.Cell;

/** Where the parts of a spec's evidence are shown, as they become known. */
interface Evidence {

    /** A case has ended. */
    void trial(SpecObserver.TrialEnd trial);

    /** A part of the figures is known. */
    void cell(Cell cell);
}
