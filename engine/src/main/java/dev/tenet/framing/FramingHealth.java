package dev.tenet.framing;

import static dev.tenet.trial.HealthLimits.counted;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Responses;
import java.util.List;

/** The claim that answers and judges' replies came, could be read, and were not refusals. */
record FramingHealth(HealthLimits limits, double flipsAtMost) implements Claim<StanceReport> {

    @Override
    public String name() {
        return HealthLimits.claimName();
    }

    @Override
    public Finding judge(StanceReport report) {
        return limits.judge(
                report.responses(),
                List.of(flips(report)),
                found(report),
                report.firstFailure().map(first -> "the first call that failed: " + first).stream()
                        .toList(),
                report.level(),
                report.intervalOfShares());
    }

    /** Anybody may change a mind once. */
    private HealthLimits.Further flips(StanceReport report) {
        Shares flips = report.steadiness().flips();
        return new HealthLimits.Further(
                "contradicted by the same judge", flips, "judged twice", flipsAtMost, flips.sum() > 1);
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
                : "; of " + flips.total() + " judged twice " + counted(flips.sum()) + " contradicted by the same judge";
    }

    private static String failed(StanceReport report) {
        long judged = report.judgedDespiteFailure();
        return report.counts().failed() + " failed"
                + (judged == 0 ? "" : ", " + judged + " judged though a judge's call failed,");
    }

    /** The same claim, decided where a run may end early with it. */
    record ToEndEarly(FramingHealth health) implements Claim<StanceReport>, QuickLook {

        @Override
        public String name() {
            return health.name();
        }

        @Override
        public Finding judge(StanceReport report) {
            return health.judge(report);
        }

        @Override
        public boolean isDecided(StanceReport report) {
            return switch (judge(report).verdict()) {
                case REFUTED -> true;
                case WITHIN_LIMITS -> health.limits.areRefusalsClear(report.responses(), report.level());
                case SUPPORTED, PASSED, UNDECIDED, INCOMPLETE -> false;
            };
        }

        /** Rates that are above their limits may be refuted. */
        @Override
        public boolean mayBeDecided(StanceTally soFar) {
            Responses responses = soFar.responses();
            return health.limits.areRefusalsLow(responses) || health.limits.isAnyAbove(responses);
        }
    }
}
