package dev.tenet.invariance;

import dev.tenet.trial.Story;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The details of a claim that is not supported, for a reviewer: the counts, where agreement fails, and an example pair.
 */
final class AgreementStory {

    // Topics with fewer pairs reach the ends of the scale by chance.
    private static final int MIN_PAIRS_SHOWN = 10;

    private final InvarianceReport report;

    AgreementStory(InvarianceReport report) {
        this.report = report;
    }

    /** Returns the lines below the headline of a finding. */
    List<String> lines() {
        Story story = new Story();
        report.firstFailure().ifPresent(story::firstFailure);
        story.add("counted: " + report.counts().inWords());
        report.changes()
                .values()
                .forEach(figures ->
                        story.add(figures.name() + ": " + figures.counts().inWords()));
        lowestTopic()
                .ifPresent(topic -> story.add("lowest topic: " + topic.getKey() + ", "
                        + topic.getValue().inWords()));
        example().ifPresent(example -> show(example, story));
        return story.lines();
    }

    private Optional<Map.Entry<String, PairCounts>> lowestTopic() {
        return report.byTopic().entrySet().stream()
                .filter(topic -> report.byTopic().size() > 1 && topic.getValue().read() >= MIN_PAIRS_SHOWN)
                .min(Comparator.comparingDouble(topic -> share(topic.getValue())));
    }

    private static double share(PairCounts counts) {
        return (double) counts.same() / counts.read();
    }

    /** An example of the change with the least agreement. */
    private Optional<ExamplePairs.Example> example() {
        return report.changes().values().stream()
                .filter(figures -> report.examples().different().containsKey(figures.change()))
                .min(Comparator.comparingDouble(figures -> share(figures.counts())))
                .map(figures -> report.examples().different().get(figures.change()));
    }

    /** Adds the questions and answers of a pair. */
    static void show(ExamplePairs.Example example, Story story) {
        story.pair(example.pair().id());
        show(example.pair().asWritten(), example.reading().asWritten(), story);
        show(example.pair().changed(), example.reading().changed(), story);
    }

    private static void show(AskedQuestion asked, HeardChoice choice, Story story) {
        story.exchange(
                asked.prompt(),
                choice.reply().said(),
                choice.stance().map(Stance::word).orElse(""));
    }
}
