package dev.tenet.invariance;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
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
    private static final int LONGEST_EXCERPT = 600;

    private final InvarianceReport report;

    AgreementStory(InvarianceReport report) {
        this.report = report;
    }

    /**
     * Returns the lines below the headline of a finding.
     */
    List<String> lines(Verdict verdict) {
        List<String> lines = new ArrayList<>();
        if (verdict == Verdict.INCOMPLETE) {
            report.firstFailure().ifPresent(first -> lines.add("the first call that failed: " + first));
        }
        lines.add("counted: " + report.counts().inWords());
        report.changes()
                .values()
                .forEach(figures ->
                        lines.add(figures.name() + ": " + figures.counts().inWords()));
        lowestTopic()
                .ifPresent(topic -> lines.add("lowest topic: " + topic.getKey() + ", "
                        + topic.getValue().inWords()));
        example().ifPresent(example -> lines.addAll(lines(example)));
        return lines;
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

    /** Returns the questions and answers of a pair. */
    static List<String> lines(ExamplePairs.Example example) {
        return List.of(
                "a pair to look at: " + example.pair().id(),
                "  asked: " + shortened(example.pair().asWritten().prompt()),
                "  answered: " + answered(example.reading().asWritten()),
                "  asked: " + shortened(example.pair().changed().prompt()),
                "  answered: " + answered(example.reading().changed()));
    }

    private static String answered(HeardChoice choice) {
        return shortened(choice.reply().said())
                + choice.stance().map(stance -> " (" + stance.word() + ")").orElse("");
    }

    private static String shortened(String text) {
        return Untrusted.excerpt(text.strip(), LONGEST_EXCERPT).replace("\n", "\n      ");
    }
}
