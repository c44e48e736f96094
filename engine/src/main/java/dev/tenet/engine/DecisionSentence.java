package dev.tenet.engine;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Side;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Run;
import dev.tenet.trial.Verdict;
import java.util.Locale;

/**
 * The sentence that every report has on a verdict: when the claim was decided and why, with the level, the number of
 * observations and the method.
 */
final class DecisionSentence {

    // The level of one of several limits has no last digit: hundredths of a percent are enough to read.
    private static final double LEVEL_STEPS = 10_000;

    private DecisionSentence() {}

    /**
     * Returns a finding with the sentence, such as {@code Refuted after 26 of 40 planned cases: the 95 % CI [0.833,
     * 0.99996], n = 26, is above the threshold 0.25; method: exact (Clopper-Pearson), at the planned 40.} A finding
     * without figures is returned as it is: its result says why.
     *
     * @param hasOneSide whether the claim is about one side of its threshold
     */
    static Finding explained(Finding finding, Run<?> run, boolean hasOneSide) {
        return finding.evidence()
                .map(evidence -> finding.decided(sentence(finding.verdict(), evidence, run, hasOneSide)))
                .orElse(finding);
    }

    private static String sentence(Verdict verdict, Evidence evidence, Run<?> run, boolean hasOneSide) {
        String word = verdict.words();
        double threshold = evidence.threshold();
        return String.format(
                Locale.ROOT,
                "%s%s after %s planned cases: the %s, n = %,d, %s; method: %s.",
                word.substring(0, 1).toUpperCase(Locale.ROOT),
                word.substring(1),
                cases(run),
                evidence.interval().at(Math.rint(evidence.level() * LEVEL_STEPS) / LEVEL_STEPS, threshold),
                evidence.n(),
                hasOneSide ? position(evidence, verdict) : "with the limit " + Decimals.exact(threshold),
                evidence.method());
    }

    private static String cases(Run<?> run) {
        long after = run.ending() instanceof Ending.Decided early ? early.after() : run.asked();
        return (after == run.planned() ? "all " : String.format(Locale.ROOT, "%,d of ", after))
                + String.format(Locale.ROOT, "%,d", run.planned());
    }

    /** Returns where the interval is, which usually is why; otherwise the message says what else there is. */
    private static String position(Evidence evidence, Verdict verdict) {
        Side side = evidence.interval().side(evidence.threshold());
        boolean isDecided = verdict == Verdict.SUPPORTED || verdict == Verdict.REFUTED;
        String where = switch (side) {
            case ABOVE -> "is above the threshold ";
            case BELOW -> "is below the threshold ";
            case UNDECIDED -> "contains the threshold ";
        };
        return where
                + Decimals.exact(evidence.threshold())
                + (isDecided == (side != Side.UNDECIDED) ? "" : ", but the message has a further reason");
    }
}
