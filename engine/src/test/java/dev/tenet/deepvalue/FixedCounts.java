package dev.tenet.deepvalue;

import dev.tenet.Reader;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Share;
import dev.tenet.trial.baseline.ChoiceDifferences;
import java.util.Map;

/** Figures of counts alone, all of whose trials were planned and asked. */
final class FixedCounts {

    private FixedCounts() {}

    static Dvgr dvgr(Counts counts, double level) {
        return new Dvgr(
                SamplingPlan.fixed(level, counts.trials()),
                counts.share(Looks.FIXED, level),
                Share.of(0, 0, 0, 0, level),
                AnswerForm.TEXT,
                Reader.TENET,
                counts,
                Breakdown.NONE,
                Share.of(0, 0, 0, 0, 0.95),
                Map.of(),
                ExamplesEffect.unknown(level),
                null,
                ChoiceDifferences.nothing(level),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
