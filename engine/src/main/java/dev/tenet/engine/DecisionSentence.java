package dev.tenet.engine;

import dev.tenet.stats.Decimals;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Run;
import dev.tenet.trial.Threshold.Direction;
import dev.tenet.trial.Verdict;
import java.util.Locale;
import java.util.Optional;

/**
 * The sentence that every report has on a verdict: when the claim was decided and why, with the level, the number of
 * observations and the method.
 *
 * @param after the number of cases when the run ended
 * @param planned the planned number of cases
 * @param claimed the side of its threshold that the claim is about; empty if it is about several limits
 */
record DecisionSentence(Verdict verdict, Evidence evidence, long after, long planned, Optional<Direction> claimed) {

    // The level of one of several limits has no last digit: hundredths of a percent are enough to read.
    private static final double LEVEL_STEPS = 10_000;
    private static final double ROUNDING = 1e-6;

    /**
     * Returns a finding with the sentence, such as {@code Refuted after 26 of 40 planned cases: the 95 % CI [0.833,
     * 0.99996], n = 26, is above the threshold 0.25; method: exact (Clopper-Pearson), at the planned 40.} A finding
     * without figures is returned as it is: its result says why.
     */
    static Finding explained(Finding finding, Run<?> run, Optional<Direction> claimed) {
        long after = run.ending() instanceof Ending.Decided early ? early.after() : run.asked();
        return finding.evidence()
                .map(evidence -> new DecisionSentence(finding.verdict(), evidence, after, run.planned(), claimed))
                .map(sentence -> finding.decided(sentence.text()))
                .orElse(finding);
    }

    String text() {
        String word = verdict.words();
        return String.format(
                Locale.ROOT,
                "%s%s after %s planned cases: the %s%s, n = %,d, %s; method: %s.",
                word.substring(0, 1).toUpperCase(Locale.ROOT),
                word.substring(1),
                whenDecided() + cases(),
                evidence.interval().at(shown(evidence.level()), evidence.threshold()),
                evidence.quantity().isEmpty() ? "" : " (" + evidence.quantity() + ")",
                evidence.n(),
                claimed.map(this::position).orElse("with the limit " + Decimals.exact(evidence.threshold())),
                evidence.method());
    }

    /** Rounds down: no level is 100 %. */
    private static double shown(double level) {
        return Math.floor(level * LEVEL_STEPS + ROUNDING) / LEVEL_STEPS;
    }

    /** Returns the number of observations that decided the claim, if other claims kept the run going for longer. */
    private String whenDecided() {
        return claimed.filter(side -> side.verdict(evidence.interval(), evidence.threshold()) == verdict)
                .flatMap(side -> evidence.looks().stream()
                        .filter(look -> side.verdict(look.interval(), evidence.threshold()) == verdict)
                        .findFirst())
                .filter(look -> verdict != Verdict.UNDECIDED && look.n() < evidence.n())
                .map(look -> String.format(Locale.ROOT, "%,d observations, in a run of ", look.n()))
                .orElse("");
    }

    private String cases() {
        return (after == planned ? "all " : String.format(Locale.ROOT, "%,d of ", after))
                + String.format(Locale.ROOT, "%,d", planned);
    }

    /** Returns where the interval is, which usually is why; otherwise the message says what else there is. */
    private String position(Direction side) {
        Verdict alone = side.verdict(evidence.interval(), evidence.threshold());
        return where(alone, side)
                + Decimals.exact(evidence.threshold())
                + (alone == verdict ? "" : ", but the message has a further reason");
    }

    private String where(Verdict alone, Direction side) {
        return switch (evidence.interval().side(evidence.threshold())) {
            case ABOVE -> "is above the threshold ";
            case BELOW -> "is below the threshold ";
            case UNDECIDED ->
                alone == Verdict.UNDECIDED
                        ? "contains the threshold "
                        : side == Direction.AT_LEAST ? "is not below the threshold " : "is not above the threshold ";
        };
    }
}
