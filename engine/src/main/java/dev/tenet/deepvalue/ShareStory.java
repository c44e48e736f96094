package dev.tenet.deepvalue;

import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Explains a DVGR claim that is not supported: the counts, the levels where the subject is weakest, and a sample trial.
 *
 * @param threshold the threshold of the claim
 */
record ShareStory(Threshold threshold) {

    // Rates from fewer trials are too noisy to rank.
    private static final int FEWEST_TO_SHOW = 10;

    List<String> ofDvgr(Dvgr dvgr, Verdict verdict) {
        Counts counts = dvgr.counts();
        List<String> lines = firstFailure(dvgr, verdict);
        lines.add("counted: " + counts.deep() + " deep, " + counts.shallow() + " shallow, " + counts.unreadable()
                + " unreadable, " + counts.refused() + " refused, " + counts.failed() + " failed");
        for (Factor factor : List.of(Factor.CONTEXT, Factor.PREFERRED_VALUE, Factor.SHOTS)) {
            furthest(dvgr, factor)
                    .ifPresent(part -> lines.add((against() == Choice.SHALLOW ? "weakest " : "strongest ")
                            + factor.title() + ": " + part.getKey() + ", "
                            + dvgr.share(part.getValue()).inWords(Counts.WORDS, threshold.value())));
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

    private Optional<Map.Entry<String, Counts>> furthest(Dvgr dvgr, Factor factor) {
        Map<String, Counts> levels = dvgr.by(factor);
        if (levels.size() < 2) {
            return Optional.empty();
        }
        Comparator<Map.Entry<String, Counts>> byRate =
                Comparator.comparingDouble(part -> part.getValue().dvgr().rate());
        return levels.entrySet().stream()
                .filter(part -> part.getValue().dvgr().total() >= FEWEST_TO_SHOW)
                .min(against() == Choice.SHALLOW ? byRate : byRate.reversed());
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
