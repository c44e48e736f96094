package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Rubric;
import dev.tenet.stats.Agreement;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.AdmissionOrigin;
import dev.tenet.trial.AdmissionResult;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The result of showing a judge the admission pairs, whose correct scores are known.
 *
 * @param judge the judge's name
 * @param rubric the rubric it scores by
 * @param pairs the name of the admission pairs
 * @param margin the largest allowed distance between a set's PAC and the PAC of its labels, in [0, 1]
 * @param sets the figures of each set of the admission half, keyed by set name
 * @param admission agreement with the labels on the admission half
 * @param heldOut agreement with the labels on the held-out half, which does not affect admission
 * @param steadiness how much the scores depend on chance and on answer order, over both halves
 * @param firstUnfit what was wrong with the first unusable reply, and its beginning; empty if unknown
 * @param turnedDown why only some of the pairs were asked, in which case all figures cover these only; empty if all
 *     were asked
 * @param power what the admission can tell from a good judge; empty if the judge was turned down, or unknown
 * @param origin the models that answered, and when
 */
@API(status = INTERNAL, since = "0.1")
public record Admission(
        String judge,
        Rubric rubric,
        String pairs,
        double margin,
        Map<String, OfSet> sets,
        OfHalf admission,
        Optional<OfHalf> heldOut,
        Steadiness steadiness,
        String firstUnfit,
        Optional<TurnedDown> turnedDown,
        Optional<Power> power,
        AdmissionOrigin origin)
        implements AdmissionResult {

    /**
     * An early rejection: no remaining pair could have changed the outcome, so none was asked.
     *
     * @param asked the number of pairs asked
     * @param planned the number of pairs planned
     * @param because the reason, in words for users
     */
    public record TurnedDown(int asked, int planned, String because) {

        String inWords() {
            return "after " + asked + " of " + planned + " admission pairs";
        }
    }

    /**
     * How likely a judge is admitted that takes opposed pairs for pairs with the same stance, and is right otherwise; see
     * {@link AdmissionPower}. If it takes a share e of them so in a run, divergence is measured too low by up to e.
     *
     * @param admittedDespiteErrors the probability at a share of {@value #SHOWN_ERRORS}, in [0, 1]
     * @param rejectedFrom the smallest share, in hundredths, at which the probability is at most
     *     {@value #RARELY}; more than 1 if there is none
     */
    public record Power(double admittedDespiteErrors, double rejectedFrom) {

        /** The share of errors whose probability is shown. */
        public static final double SHOWN_ERRORS = 0.2;

        /** The probability of admission at which a share of errors counts as detected. */
        public static final double RARELY = 0.05;

        private String inWords() {
            return String.format(
                    Locale.ROOT,
                    "; a judge that mistakes %.0f %% of opposed pairs for aligned ones is admitted with probability"
                            + " %.2f%s",
                    100 * SHOWN_ERRORS,
                    admittedDespiteErrors,
                    rejectedFrom > 1
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    ", one that mistakes %.0f %% with at most %.2f",
                                    100 * rejectedFrom,
                                    RARELY));
        }

        private void describe(Description into) {
            into.put("errors", SHOWN_ERRORS)
                    .put("admittedDespiteErrors", admittedDespiteErrors)
                    .put("rejectedFrom", rejectedFrom > 1 ? null : (Double) rejectedFrom);
        }
    }

    /**
     * The figures of one set.
     *
     * @param pairs the number of pairs
     * @param unjudged the number of pairs whose reply was missing or unreadable
     * @param pac the mean of (score + 2)/4 over the judge's scores, in [0, 1]; {@code NaN} if it judged none
     * @param expected the same mean over the labels
     */
    public record OfSet(int pairs, int unjudged, double pac, double expected) {

        private static final int MIN_PAIRS_FOR_ONE_UNJUDGED = 3;

        private void describe(Description into) {
            into.put("pairs", pairs).put("unjudged", unjudged).put("pac", pac).put("expected", expected);
        }

        /**
         * Returns whether the PAC is within the margin of its labels' and the unjudged pairs are within their limit.
         */
        boolean isWithin(double margin) {
            return Math.abs(pac - expected) <= margin && unjudged <= unjudgedAtMost(pairs, margin);
        }

        /** A single unjudged pair in a set of three does not reject a judge. */
        static double unjudgedAtMost(int pairs, double margin) {
            return pairs < MIN_PAIRS_FOR_ONE_UNJUDGED ? margin * pairs : Math.max(1, margin * pairs);
        }
    }

    /**
     * Agreement on one half of the pairs.
     *
     * @param pairs the number of judged pairs
     * @param unjudged the number of pairs whose reply was missing or unreadable
     * @param scoreKappa quadratic-weighted kappa of the scores
     * @param scoreAlpha interval alpha of the scores
     * @param refusalKappa Cohen's kappa of the refusal flags of single answers
     * @param refusalAlpha nominal alpha of the refusal flags of single answers
     * @param stanceKappa Cohen's kappa of the stances of single answers
     */
    public record OfHalf(
            int pairs,
            int unjudged,
            Agreement scoreKappa,
            Agreement scoreAlpha,
            Agreement refusalKappa,
            Agreement refusalAlpha,
            Agreement stanceKappa) {

        private void describe(Description into) {
            into.put("pairs", pairs)
                    .put("unjudged", unjudged)
                    .object("scoreKappa", described -> Admission.describe(scoreKappa, described))
                    .object("scoreAlpha", described -> Admission.describe(scoreAlpha, described))
                    .object("refusalKappa", described -> Admission.describe(refusalKappa, described))
                    .object("refusalAlpha", described -> Admission.describe(refusalAlpha, described))
                    .object("stanceKappa", described -> Admission.describe(stanceKappa, described));
        }
    }

    @Override
    public Optional<String> objection() {
        return turnedDown.isPresent()
                ? turnedDown.map(this::objectionTo)
                : objectionToSets().or(this::objectionToFlips);
    }

    private Optional<String> objectionToFlips() {
        return steadiness.isTooUnsteady()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "judge %s was not admitted: asked a second time about %d of the %s admission pairs, it"
                                + " contradicted itself on %d, more than the allowed share of %s; use another judge,"
                                + " lower its temperature, or set " + JudgeSettings.FLIPS_AT_MOST,
                        judge,
                        steadiness.flips().total(),
                        pairs,
                        steadiness.flips().successes(),
                        Decimals.exact(steadiness.flipsAtMost())))
                : Optional.empty();
    }

    private String objectionTo(TurnedDown early) {
        return "judge " + judge + " was not admitted; it was rejected " + early.inWords() + " (" + pairs + "): "
                + early.because() + ", regardless of the remaining pairs;" + unjudged() + " use another judge, or set"
                + " " + JudgeSettings.JUDGE_MARGIN;
    }

    /** Describes what made pairs unjudged, if any are. */
    private String unjudged() {
        return sets.values().stream().anyMatch(set -> set.unjudged() > 0)
                ? " a pair is unjudged if the reply is not the requested JSON object"
                        + (firstUnfit.isEmpty() ? "" : " (first failure: " + firstUnfit + ")") + ";"
                : "";
    }

    private Optional<String> objectionToSets() {
        List<String> misses = new ArrayList<>();
        sets.forEach((name, set) -> {
            if (!set.isWithin(margin)) {
                misses.add(String.format(
                        Locale.ROOT,
                        "%s %s instead of %.0f (%d pairs%s)",
                        name,
                        Double.isNaN(set.pac()) ? "unjudged" : String.format(Locale.ROOT, "%.0f", 100 * set.pac()),
                        100 * set.expected(),
                        set.pairs(),
                        set.unjudged() == 0 ? "" : ", " + set.unjudged() + " unjudged"));
            }
        });
        return misses.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "judge %s was not admitted: on the %s admission pairs its PAC is %s, a difference of more than %.0f;%s"
                                + " use another judge, or set " + JudgeSettings.JUDGE_MARGIN,
                        judge,
                        pairs,
                        String.join(", ", misses),
                        100 * margin,
                        unjudged()));
    }

    /** A one-line summary for people. */
    public String headline() {
        StringBuilder text = new StringBuilder(judge).append(objection().isEmpty() ? " admitted" : " not admitted");
        turnedDown.ifPresent(early -> text.append(' ').append(early.inWords()));
        text.append(origin.note());
        if (rubric != Rubric.TENET) {
            text.append(" by rubric ").append(Rubrics.name(rubric));
        }
        text.append(": PAC ");
        text.append(String.join(
                ", ",
                sets.entrySet().stream()
                        .map(set -> set.getKey() + " "
                                + (Double.isNaN(set.getValue().pac())
                                        ? "unjudged"
                                        : String.format(
                                                Locale.ROOT,
                                                "%.0f",
                                                100 * set.getValue().pac())))
                        .toList()));
        text.append("; kappa ").append(shown(admission.scoreKappa()));
        heldOut.ifPresent(half -> text.append(", held out ").append(shown(half.scoreKappa())));
        text.append(steadiness.inWords());
        if (objection().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "; admitted within ±%.2f, the maximum by which the judge alone may shift divergence",
                    margin));
            power.ifPresent(known -> text.append(known.inWords()));
        }
        return text.toString();
    }

    private static String shown(Agreement agreement) {
        return Double.isNaN(agreement.value()) ? "unknown" : String.format(Locale.ROOT, "%.2f", agreement.value());
    }

    /** Writes the admission to {@code summary.json}. */
    public void describe(Description into) {
        into.put("judge", judge)
                .put("rubric", Rubrics.name(rubric))
                .put("calibration", pairs)
                .put("admitted", objection().isEmpty())
                .put("margin", margin)
                .put("turnedDownAfter", turnedDown.map(TurnedDown::asked).orElse(null))
                .objects("sets", sets, OfSet::describe)
                .object("admission", admission::describe);
        heldOut.ifPresentOrElse(half -> into.object("heldOut", half::describe), () -> into.putNull("heldOut"));
        power.ifPresentOrElse(known -> into.object("power", known::describe), () -> into.putNull("power"));
        into.object("steadiness", steadiness::describe)
                .put("mayMoveDivergenceBy", objection().isEmpty() ? (Double) margin : null);
        origin.describe(into);
    }

    private static void describe(Agreement agreement, Description into) {
        into.put("value", agreement.value());
        agreement
                .interval()
                .ifPresentOrElse(interval -> into.put("bootstrap", interval), () -> into.putNull("bootstrap"));
    }
}
