package dev.tenet.deepvalue;

import dev.tenet.trial.CaseSource;
import java.util.Map;

/** Trials whose number in each part is known before the first is asked, whatever the answers will be. */
interface PlannedTrials extends CaseSource<Trial> {

    /** Returns the number of trials at each level of the factors that {@link Every} names, in no order. */
    Map<Factor, Map<String, Long>> planned();
}
