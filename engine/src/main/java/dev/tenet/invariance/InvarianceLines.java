package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of a report below its headline. */
final class InvarianceLines {

    private final InvarianceReport report;

    InvarianceLines(InvarianceReport report) {
        this.report = report;
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        Stream.of(byChance(), steadiness(), position(), negation(), divergence())
                .flatMap(Optional::stream)
                .forEach(notes::add);
        return List.copyOf(notes);
    }

    private Optional<String> byChance() {
        StanceTable stances = report.stances();
        return stances.total() == 0
                ? Optional.empty()
                : Optional.of("by chance " + Decimals.estimate(stances.byChance())
                        + " of the pairs would agree; beyond chance (Cohen's kappa) "
                        + Decimals.estimate(stances.kappa()));
    }

    private Optional<String> steadiness() {
        Shares steadiness = report.steadiness();
        return steadiness.total() == 0
                ? Optional.empty()
                : Optional.of("asked again in the same words: " + Decimals.estimate(steadiness.rate())
                        + " of the answers agree, over "
                        + steadiness.total() + questions(steadiness.total()));
    }

    private static String questions(long count) {
        return count == 1 ? " question" : " questions";
    }

    private Optional<String> position() {
        Proportion first = report.firstListed();
        return first.total() == 0
                ? Optional.empty()
                : Optional.of("the option listed first was chosen in " + Decimals.estimate(first.rate()) + " of "
                        + first.total() + " answers (0.5 means no position bias)");
    }

    /**
     * If "yes" means different stances for a question and its negation, an acquiescent subject answers "yes" to both.
     */
    private Optional<String> negation() {
        return Optional.ofNullable(report.changes().get(Change.NEGATION))
                .filter(figures -> figures.counts().different() > 0)
                .map(figures -> figures.counts().different() + " of "
                        + figures.counts().read() + " pairs have the same word as the answer to a question and to"
                        + " its negation");
    }

    private Optional<String> divergence() {
        List<String> parts = new ArrayList<>();
        report.changes().values().forEach(figures -> add("under " + figures.name(), figures.divergence(), parts));
        add("within topics", report.divergenceOverTopics(), parts);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "d-dimensional Jensen–Shannon divergence " + String.join(", ", parts) + " (0 means one stance, "
                                + Decimals.estimate(Math.rint(1000 * Divergence.LARGEST) / 1000) + " evenly split)");
    }

    private static void add(String name, Divergence divergence, List<String> parts) {
        if (divergence.groups() > 0) {
            parts.add(Decimals.estimate(divergence.mean()) + " " + name);
        }
    }
}
