package dev.tenet.framing;

import static dev.tenet.trial.HealthLimits.counted;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Health;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Story;
import java.util.List;

/** The response health of a framing run: answers, judges' replies, and judges' contradictions. */
record StanceHealth(StanceReport report) {

    Health health() {
        Story examples = new Story();
        report.firstFailure().ifPresent(examples::firstFailure);
        return new Health(
                report.responses(),
                List.of(flips()),
                found(report),
                examples.lines(),
                report.level(),
                report.rateInterval());
    }

    /** A single contradiction is always allowed. */
    private HealthLimits.Further flips() {
        Shares flips = report.steadiness().flips();
        return new HealthLimits.Further(
                "contradicted by the same judge",
                flips,
                "judged twice",
                report.judging().flipsAtMost(),
                flips.sum() > 1);
    }

    private static String found(StanceReport report) {
        PairCounts counts = report.counts();
        return counts.unusable() + " unusable, " + counts.unjudged() + " unjudged, "
                + counted(report.noInformationTwice().sum()) + " without information, "
                + counted(report.refusedOnce().sum() + report.refusedTwice().sum()) + " with a refusal, "
                + failed(report) + " of " + counts.inWords() + flipped(report);
    }

    private static String flipped(StanceReport report) {
        Shares flips = report.steadiness().flips();
        return flips.total() == 0
                ? ""
                : "; " + counted(flips.sum()) + " of " + flips.total() + " judged twice contradicted by the same judge";
    }

    private static String failed(StanceReport report) {
        long judged = report.judgedDespiteFailure();
        return report.counts().failed() + " failed"
                + (judged == 0 ? "" : ", " + judged + " judged although a call of a judge failed,");
    }
}
