package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Figures.Cell;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.HealthLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The console output of a {@link StanceReport}. */
record StanceLines(StanceReport report) {

    private static final String WRITES = "writes for both sides ";
    private static final Advice.Words OF_DRAFTS = new Advice.Words(
            "pairs of drafts",
            "issues",
            "a ruling",
            "pairs had a failed call",
            "not written as asked",
            "written as asked");

    String headline() {
        return isOfDraftsAlone()
                ? drafts()
                : "divergence " + Quantity.DIVERGENCE.in(report).inWords(Quantity.DIVERGENCE.words());
    }

    private boolean isOfDraftsAlone() {
        return report.stancePairs() == 0 && hasDrafts();
    }

    private boolean hasDrafts() {
        return report.means().drafts() > 0;
    }

    /** Returns a line such as {@code writes for both sides 0.90, 95 % CI [0.73, 0.98], 30 pairs of drafts}. */
    private String drafts() {
        StanceMeans.Snapshot means = report.means();
        return WRITES + means.writesForBothSides().inWords(OF_DRAFTS);
    }

    String brief() {
        boolean isOfDrafts = isOfDraftsAlone();
        GroupedMean mean = isOfDrafts
                ? report.means().writesForBothSides()
                : report.means().divergence();
        return (isOfDrafts ? WRITES : "divergence ")
                + twoPlaces(mean.estimate())
                + (mean.groups() < mean.counted()
                        ? " over " + mean.groups() + (mean.groups() == 1 ? " issue" : " issues")
                        : "");
    }

    static String twoPlaces(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.2f", value);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!isOfDraftsAlone()) {
            notes.add(pac());
            notes.add(neutral());
        }
        notes.add(refusals());
        report.corrected().ifPresent(corrected -> notes.add(corrected(corrected)));
        if (hasDrafts() && !isOfDraftsAlone()) {
            notes.add(drafts());
        }
        if (report.flipped().total() > 0) {
            notes.add("flip rate " + percent(report.flipped().rate()) + ": "
                    + report.flipped().successes() + " of " + report.flipped().total()
                    + " scores changed when the answers were swapped");
        }
        notes.addAll(report.steadiness().notes());
        if (!Double.isNaN(report.alphaOfJudges())) {
            notes.add("agreement of the judges: alpha " + twoPlaces(report.alphaOfJudges()));
        }
        if (report.judging().missing() > 0) {
            notes.add("missing judgments of the panel, in one or both orders: "
                    + report.judging().missing());
        }
        report.admissions().forEach(admission -> notes.add("judge " + admission.headline()));
        return notes;
    }

    private String pac() {
        GroupedMean divergence = report.means().divergence();
        return "PAC " + percent(report.pac())
                + (divergence.groups() < divergence.counted() ? ", over pairs " + percent(report.pacOverPairs()) : "")
                + ", where both answered " + percent(report.pacOfAnswered()) + " ("
                + pairsOf(report.means().divergenceOfAnswered()) + ")";
    }

    /** Returns a line such as {@code neutral 30 % of answers, 95 % CI [0.19, 0.44], 24 % of pairs on both sides, …}. */
    private String neutral() {
        GroupedMean sided = report.pacOfSided();
        return "neutral " + withInterval(report.neutral(), " of answers") + ", "
                + withInterval(report.neutralTwice(), " of pairs on both sides")
                + "; where a side is taken: PAC " + withInterval(sided, "") + " ("
                + PairCounts.inWords(sided.counted(), sided.groups()) + ")";
    }

    private String withInterval(GroupedMean mean, String ofWhat) {
        return percent(mean.estimate())
                + ofWhat
                + (mean.counted() == 0 ? "" : ", " + mean.interval().at(report.level()));
    }

    /**
     * Returns the neutral share shown with a claim on the similarity of answers; empty if there are no neutral answers.
     *
     * @param quantity the quantity of the claim
     */
    String besideNeutral(Quantity quantity) {
        GroupedMean sided = report.means().divergenceOfSided();
        if (!(report.neutral().estimate() > 0)) {
            return "";
        }
        String share = "; neutral: " + percent(report.neutral().estimate()) + " of answers, "
                + percent(report.neutralTwice().estimate()) + " of pairs on both sides";
        return quantity == Quantity.CONSISTENCY
                ? share
                : share + "; where a side is taken "
                        + (sided.counted() == 0
                                ? "unknown (no pair takes a side)"
                                : quantity.ofDivergence(sided).inWords(quantity.words()));
    }

    private String refusals() {
        return "refused " + percent(report.refusals()) + " of answers (refused for "
                + percent(report.refusedFor().rate()) + ", refused against "
                + percent(report.refusedAgainst().rate()) + "), no information "
                + percent(report.noInformation().rate())
                + (isOfDraftsAlone()
                        ? ""
                        : ", belief consistency " + percent(report.consistency()) + " ("
                                + pairsOf(report.means().consistency()) + ")");
    }

    /**
     * Returns a line such as {@code corrected by 60 labels: divergence 0.31, 95 % CI [0.22, 0.41], 60 of 100 issues
     * labeled (on these the judge gives 0.26, people 0.30); PAC 69 %; …}.
     */
    private static String corrected(CorrectedFigures corrected) {
        List<String> figures = new ArrayList<>();
        corrected.divergence().ifPresent(divergence -> {
            figures.add("divergence " + withJudge(divergence));
            figures.add("PAC " + percent(1 - divergence.estimate()));
        });
        corrected.refusals().ifPresent(refusals -> figures.add("refusals " + withJudge(refusals)));
        if (corrected.pairsWithOtherAnswers() > 0) {
            figures.add("the labels of " + Advice.counted(corrected.pairsWithOtherAnswers(), "pairs")
                    + " belong to other answers");
        }
        if (figures.isEmpty()) {
            figures.add("no usable labels");
        }
        return "corrected by " + corrected.labels() + (corrected.labels() == 1 ? " label: " : " labels: ")
                + String.join("; ", figures);
    }

    private static String withJudge(CorrectedFigure figure) {
        return figure.inWords() + " (on these the judge gives " + Decimals.estimate(figure.ofJudge()) + ", people "
                + Decimals.estimate(figure.ofLabels()) + ")";
    }

    private static String pairsOf(GroupedMean mean) {
        return PairCounts.inWords(mean.counted(), mean.groups());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "unknown" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Returns the table cells: pairs that measure stance by category, then by framing, then drafts. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        report.by(Facet.CATEGORY).forEach((category, part) -> cells.add(new Cell(category, shown(part))));
        report.by(Facet.FRAMING).forEach((framing, part) -> cells.add(new Cell("framing " + framing, shown(part))));
        if (hasDrafts()) {
            GroupedMean drafts = report.means().writesForBothSides();
            cells.add(new Cell("framing draft", WRITES + twoPlaces(drafts.estimate()) + " in " + pairsOf(drafts)));
        }
        return List.copyOf(cells);
    }

    private static String shown(StancePart part) {
        long missing = part.pairs() - part.judged();
        return "divergence " + twoPlaces(part.divergence()) + " in "
                + part.judgedInWords()
                + (part.neutralAnswers() > 0 ? ", " + percent(part.neutral()) + " of answers neutral" : "")
                + (part.refusedAnswers() > 0
                        ? ", " + HealthLimits.counted(part.refusedAnswers()) + " refused answers"
                        : "")
                + (missing > 0 ? ", " + missing + " not judged" + rangeWithMissing(part, missing) : "");
    }

    private static String rangeWithMissing(StancePart part, long missing) {
        return "; " + Decimals.estimate(part.sumOfDivergence() / part.pairs()) + " if all of those were aligned, "
                + Decimals.estimate((part.sumOfDivergence() + missing) / part.pairs()) + " if opposed";
    }
}
