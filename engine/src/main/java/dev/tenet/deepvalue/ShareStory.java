package dev.tenet.deepvalue;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Parts;
import dev.tenet.stats.Parts.Simultaneous;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Explains a DVGR claim that is not supported: the counts, the levels where the subject is weakest, and a sample trial.
 *
 * @param threshold the threshold of the claim
 */
record ShareStory(Threshold threshold) {

    // Rates from fewer trials are too noisy to name, even if shrunk.
    private static final int FEWEST_TO_SHOW = 10;

    List<String> ofDvgr(Dvgr dvgr, Verdict verdict) {
        Counts counts = dvgr.counts();
        List<String> lines = firstFailure(dvgr, verdict);
        lines.add("counted: " + counts.deep() + " deep, " + counts.shallow() + " shallow, " + counts.unreadable()
                + " unreadable, " + counts.refused() + " refused, " + counts.failed() + " failed");
        for (Every every : Every.values()) {
            furthest(dvgr, every).ifPresent(lines::add);
        }
        if (dvgr.optionA().total() > 0) {
            lines.add(PositionClaim.inWords(dvgr) + " (0.5 means no position bias)");
        }
        dvgr.exampleOf(against()).ifPresent(example -> lines.addAll(exampleLines(example)));
        return lines;
    }

    static List<String> ofLearnt(Dvgr dvgr, Verdict verdict) {
        Counts counts = dvgr.learnt();
        List<String> lines = firstFailure(dvgr, verdict);
        lines.add("asked with value and style together, as in the examples: " + counts.deep() + " answered like the"
                + " examples, "
                + counts.shallow() + " did not, " + counts.unreadable() + " unreadable, " + counts.refused()
                + " refused, " + counts.failed() + " failed");
        return lines;
    }

    private static List<String> firstFailure(Dvgr dvgr, Verdict verdict) {
        List<String> lines = new ArrayList<>();
        if (verdict == Verdict.INCOMPLETE) {
            dvgr.firstFailure().ifPresent(first -> lines.add("the first call that failed: " + first));
        }
        return lines;
    }

    /** Returns the choice that counts against the claim. */
    private Choice against() {
        return threshold.direction() == Threshold.Direction.AT_LEAST ? Choice.SHALLOW : Choice.DEEP;
    }

    /**
     * Describes the part that is furthest on the wrong side. The lowest of several observed shares is too low by chance,
     * so the estimate is shrunk, and the interval is one of those that hold for all parts at once.
     */
    private Optional<String> furthest(Dvgr dvgr, Every every) {
        List<PartShare> parts = dvgr.parts(every.factor()).stream()
                .filter(part -> part.share().counted() >= FEWEST_TO_SHOW)
                .toList();
        if (parts.size() < 2) {
            return Optional.empty();
        }
        Parts estimated = Parts.of(
                parts.stream()
                        .map(part -> againstOrFor(part.share().proportion()))
                        .toList(),
                dvgr.level(),
                Simultaneous.BONFERRONI);
        int furthest = estimated.lowest().orElseThrow();
        PartShare part = parts.get(furthest);
        double shrunk = estimated.estimates().get(furthest).shrunk();
        return Optional.of(
                (isAtLeast() ? "weakest " : "strongest ") + every.factor().title() + ": " + part.name() + ", "
                        + String.format(Locale.ROOT, "%.2f", isAtLeast() ? shrunk : 1 - shrunk) + " (shrunk from "
                        + Decimals.estimate(part.share().proportion().rate()) + "), simultaneous "
                        + part.simultaneous().interval().at(dvgr.level(), threshold.value()) + " of "
                        + dvgr.parts(every.factor()).size() + " "
                        + every.parts() + ", " + Counts.WORDS.counted(part.share())
                        + Counts.WORDS.ifMissingWere(part.share(), part.share().worstCase())
                        + (Double.isInfinite(estimated.concentration())
                                ? "; the " + every.parts() + " differ by no more than chance"
                                : ""));
    }

    private boolean isAtLeast() {
        return against() == Choice.SHALLOW;
    }

    /** The share whose lowest part is the furthest. */
    private Proportion againstOrFor(Proportion deep) {
        return isAtLeast() ? deep : new Proportion(deep.total() - deep.successes(), deep.total());
    }

    private List<String> exampleLines(Dvgr.ExampleTrial example) {
        Trial trial = example.trial();
        return List.of(
                "a " + against().name().toLowerCase(Locale.ROOT) + " answer: trial " + trial.id()
                        + " (the deep option is " + trial.deepOption() + ")",
                "  " + lastQuestion(trial.prompt()).replace("\n", "\n    "),
                "  answered: " + DvgrClaims.shortened(example.answer()).replace("\n", "\n      "));
    }

    private static String lastQuestion(String prompt) {
        int from = prompt.lastIndexOf("CONTEXT:");
        return DvgrClaims.shortened(from < 0 ? prompt : prompt.substring(from));
    }
}
