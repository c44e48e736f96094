package dev.tenet.deepvalue;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Parts;
import dev.tenet.stats.Parts.Simultaneous;
import dev.tenet.stats.Proportion;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
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

    List<String> ofDvgr(Dvgr dvgr) {
        Counts counts = dvgr.counts();
        Story story = firstFailure(dvgr);
        story.add("counted: " + counts.deep() + " deep, " + counts.shallow() + " shallow, " + counts.unreadable()
                + " unreadable, " + counts.refused() + " refused, " + counts.failed() + " failed");
        for (Every every : Every.values()) {
            furthest(dvgr, every).ifPresent(story::add);
        }
        if (dvgr.optionA().total() > 0) {
            story.add(PositionClaim.inWords(dvgr) + " (0.5 means no position bias)");
        }
        dvgr.exampleOf(against()).ifPresent(example -> show(example, story));
        return story.lines();
    }

    static List<String> ofLearnt(Dvgr dvgr) {
        Counts counts = dvgr.learnt();
        return firstFailure(dvgr)
                .add("asked with value and style together, as in the examples: " + counts.deep() + " answered like the"
                        + " examples, "
                        + counts.shallow() + " did not, " + counts.unreadable() + " unreadable, " + counts.refused()
                        + " refused, " + counts.failed() + " failed")
                .lines();
    }

    private static Story firstFailure(Dvgr dvgr) {
        Story story = new Story();
        dvgr.firstFailure().ifPresent(story::firstFailure);
        return story;
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
                        + part.simultaneous().interval().at(dvgr.level(), threshold.value()) + " for all "
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

    private void show(Dvgr.ExampleTrial example, Story story) {
        Trial trial = example.trial();
        story.add("a " + against().name().toLowerCase(Locale.ROOT) + " answer: trial " + Untrusted.line(trial.id())
                        + " (the deep option is " + trial.deepOption() + ")")
                .exchange(lastQuestion(trial.prompt()), example.answer());
    }

    private static String lastQuestion(String prompt) {
        int from = prompt.lastIndexOf("CONTEXT:");
        return from < 0 ? prompt : prompt.substring(from);
    }
}
