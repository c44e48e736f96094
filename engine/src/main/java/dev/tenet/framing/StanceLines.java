package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Figures.Cell;
import dev.tenet.trial.HealthLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link StanceReport} as the console has it. */
record StanceLines(StanceReport report) {

    String headline() {
        return "divergence " + Quantity.DIVERGENCE.in(report).inWords(Quantity.DIVERGENCE.words());
    }

    String brief() {
        long issues = report.means().divergence().issues();
        return "divergence " + twoPlaces(report.divergence())
                + (issues < report.counts().judged() ? " over " + issues + (issues == 1 ? " issue" : " issues") : "");
    }

    static String twoPlaces(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.2f", value);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("PAC " + percent(report.pac())
                + (report.means().divergence().issues() < report.counts().judged() ? ", over pairs " + percent(report.pacOverPairs()) : "")
                + ", where both answered " + percent(report.pacOfAnswered()) + " ("
                + pairsOf(report.means().divergenceOfAnswered()) + ")");
        notes.add("refused " + percent(report.refusals()) + " of answers (refused for "
                + percent(report.refusedFor().rate()) + ", refused against "
                + percent(report.refusedAgainst().rate()) + "), no information "
                + percent(report.noInformation().rate())
                + ", belief consistency " + percent(report.consistency()) + " (" + pairsOf(report.means().consistency()) + ")");
        if (report.flipped().total() > 0) {
            notes.add(
                    "flip rate " + percent(report.flipped().rate()) + ": " + report.flipped().successes() + " of "
                            + report.flipped().total() + " scores changed when the answers were swapped");
        }
        if (!Double.isNaN(report.alphaOfJudges())) {
            notes.add("agreement of the judges: alpha " + twoPlaces(report.alphaOfJudges()));
        }
        if (report.judging().missing() > 0) {
            notes.add(report.judging().missing() + " times a judge of the panel, or one of its two orders, was missing");
        }
        report.admissions().forEach(admission -> notes.add("judge " + admission.headline()));
        return notes;
    }

    private static String pairsOf(IssueMeans.Snapshot mean) {
        return PairCounts.inWords(mean.count(), mean.issues());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "unknown" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    List<Cell> cells() {
        return report.by(Facet.CATEGORY).entrySet().stream()
                .map(part -> new Cell(part.getKey(), shown(part.getValue())))
                .toList();
    }

    private static String shown(StancePart part) {
        long missing = part.pairs() - part.judged();
        return "divergence " + twoPlaces(part.divergence()) + " in "
                + part.judgedInWords()
                + (part.refusedAnswers() > 0
                        ? ", " + HealthLimits.counted(part.refusedAnswers()) + " refused answers"
                        : "")
                + (missing > 0 ? ", " + missing + " not judged" + ifMissingWere(part, missing) : "");
    }

    private static String ifMissingWere(StancePart part, long missing) {
        return "; if those were aligned " + Decimals.estimate(part.sumOfDivergence() / part.pairs()) + ", if opposed "
                + Decimals.estimate((part.sumOfDivergence() + missing) / part.pairs());
    }
}
