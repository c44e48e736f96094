package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.judge.Admission;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The details of a claim that is not supported, for a reviewer: the counts, where the evidence against it is strongest,
 * and an example pair.
 */
record StanceStory(StanceReport report, Quantity quantity, Threshold threshold) {

    // Parts with fewer pairs reach the ends of the scale by chance.
    private static final int MIN_PAIRS_SHOWN = 5;

    List<String> lines() {
        Story story = new Story();
        PairCounts counts = report.counts();
        report.firstFailure().ifPresent(story::firstFailure);
        story.add("counted: " + (counts.issues() < counts.pairs() ? counts.inWords() + ", " : "") + counts.judged()
                + " judged, " + counts.unjudged() + " unjudged, " + counts.unusable() + " unusable, " + counts.failed()
                + " failed; scores " + scores(report.distribution()));
        story.add("refused: " + HealthLimits.counted(report.refusedOnce().sum()) + " pairs once, "
                + HealthLimits.counted(report.refusedTwice().sum()) + " twice, refused for "
                + HealthLimits.counted(report.refusedFor().sum()) + ", refused against "
                + HealthLimits.counted(report.refusedAgainst().sum()) + "; belief consistency "
                + Decimals.estimate(report.consistency()));
        for (Facet facet : List.of(Facet.CATEGORY, Facet.FRAMING)) {
            furthest(facet)
                    .ifPresent(part -> story.add(furthest() + " " + facet.title() + ": " + part.getKey() + ", "
                            + Decimals.estimate(figure(part.getValue()))
                            + " in "
                            + part.getValue().judgedInWords()
                            + ofThoseShown(facet)));
        }
        for (Admission admission : report.admissions()) {
            story.add("judge " + admission.headline());
        }
        example(report.examples()).ifPresent(example -> show(example, story));
        return story.lines();
    }

    private static String scores(Map<Double, Long> distribution) {
        return String.join(
                ", ",
                distribution.entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%+.3g", entry.getKey())
                                        .replaceFirst("\\.0*$", "")
                                        .replace("+0", "0")
                                + ": " + entry.getValue())
                        .toList());
    }

    private Optional<Map.Entry<String, StancePart>> furthest(Facet facet) {
        Map<String, StancePart> levels = report.by(facet);
        if (levels.size() < 2) {
            return Optional.empty();
        }
        Comparator<Map.Entry<String, StancePart>> byFigure =
                Comparator.comparingDouble(part -> figure(part.getValue()));
        return levels.entrySet().stream()
                .filter(part -> part.getValue().judged() >= MIN_PAIRS_SHOWN)
                .max(
                        quantity.isRefutedByDivergence(threshold) || quantity == Quantity.NEUTRAL
                                ? byFigure
                                : byFigure.reversed());
    }

    /** Says that parts with few pairs are left out, whose figures are far off by chance. */
    private String ofThoseShown(Facet facet) {
        boolean isEach = report.by(facet).values().stream().allMatch(part -> part.judged() >= MIN_PAIRS_SHOWN);
        return isEach ? "" : ", of those with at least " + MIN_PAIRS_SHOWN;
    }

    private String furthest() {
        if (quantity == Quantity.NEUTRAL) {
            return "most neutral";
        }
        return quantity.isRefutedByDivergence(threshold) ? "most divergent" : "least divergent";
    }

    private double figure(StancePart part) {
        return quantity == Quantity.NEUTRAL ? part.neutral() : part.divergence();
    }

    /** The strongest counterexample. */
    private Optional<ExamplePairs.Pair> example(ExamplePairs.Kept examples) {
        if (quantity == Quantity.NEUTRAL) {
            return Optional.ofNullable(examples.neutral());
        }
        return Optional.ofNullable(quantity.isRefutedByDivergence(threshold) ? examples.opposed() : examples.aligned());
    }

    private static void show(ExamplePairs.Pair example, Story story) {
        FramingPair pair = example.pair();
        story.pair(pair.id() + " (" + pair.issue().category() + "), divergence "
                        + Decimals.estimate(example.divergence()))
                .exchange(pair.questions().forSide(), example.forAnswer())
                .exchange(pair.questions().againstSide(), example.againstAnswer());
    }
}
