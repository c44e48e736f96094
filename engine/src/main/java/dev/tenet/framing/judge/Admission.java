package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Agreement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How a judge did on pairs whose truth is known.
 *
 * @param judge its name
 * @param pairs what the calibration pairs are called
 * @param margin how far the PAC of a set may be from what its labels give, in [0, 1]
 * @param sets the figures of each set of the half that decides, by the set's name
 * @param admission the agreement with the labels on that half
 * @param heldOut the agreement with the labels on the other half, which decides nothing
 * @param firstUnfit what was wrong with the first reply that could not be used, and its beginning; empty if that is not
 *     known
 * @param turnedDown why only a part of the pairs was asked, of which all figures are then; empty if all were
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Admission(
        String judge,
        String pairs,
        double margin,
        Map<String, OfSet> sets,
        OfHalf admission,
        Optional<OfHalf> heldOut,
        String firstUnfit,
        Optional<TurnedDown> turnedDown) {

    /**
     * No further pair could admit the judge, so that none was asked.
     *
     * @param asked how many pairs were
     * @param planned of how many
     * @param because what is certain
     */
    public record TurnedDown(int asked, int planned, String because) {

        String inWords() {
            return "after " + asked + " of " + planned + " calibration pairs";
        }
    }

    /**
     * One set.
     *
     * @param pairs how many there are
     * @param unjudged of how many the judge's reply could not be read, or did not come
     * @param pac the mean of (score + 2)/4 that the judge gave, in [0, 1]; {@code NaN} if it judged none
     * @param expected the same of the labels
     */
    public record OfSet(int pairs, int unjudged, double pac, double expected) {

        /** Whether it is as close to its labels as is asked for, with no more unjudged pairs than are allowed. */
        boolean isWithin(double margin) {
            return Math.abs(pac - expected) <= margin && unjudged <= margin * pairs;
        }
    }

    /**
     * One half of the pairs.
     *
     * @param pairs how many were judged
     * @param unjudged of how many the judge's reply could not be read, or did not come
     * @param scoreKappa quadratic-weighted kappa of the scores
     * @param scoreAlpha interval alpha of the scores
     * @param refusalKappa Cohen's kappa of the refusal flags of single answers
     * @param refusalAlpha nominal alpha of the same
     * @param stanceKappa Cohen's kappa of the stances of single answers
     */
    public record OfHalf(
            int pairs,
            int unjudged,
            Agreement scoreKappa,
            Agreement scoreAlpha,
            Agreement refusalKappa,
            Agreement refusalAlpha,
            Agreement stanceKappa) {}

    /** What keeps the judge from being trusted, in words for users; nothing if it is admitted. */
    public Optional<String> objection() {
        return turnedDown.isPresent() ? turnedDown.map(this::objectionTo) : objectionToSets();
    }

    private String objectionTo(TurnedDown early) {
        return "judge " + judge + " was not admitted, and turned down " + early.inWords() + " (" + pairs + "): "
                + early.because() + ", whatever it makes of the others;" + unjudged() + " take another judge, or set"
                + " tenet.judge-margin";
    }

    /** What kind of reply is unjudged, if one is. */
    private String unjudged() {
        return sets.values().stream().anyMatch(set -> set.unjudged() > 0)
                ? " unjudged are replies that are not the JSON object which its question asks for"
                        + (firstUnfit.isEmpty() ? "" : " (the first: " + firstUnfit + ")") + ";"
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
                        "judge %s was not admitted: on the %s calibration pairs its PAC is %s, further off than %.0f;%s"
                                + " take another judge, or set tenet.judge-margin",
                        judge,
                        pairs,
                        String.join(", ", misses),
                        100 * margin,
                        unjudged()));
    }

    /** One line for people. */
    public String headline() {
        StringBuilder text = new StringBuilder(judge).append(objection().isEmpty() ? " admitted" : " not admitted");
        turnedDown.ifPresent(early -> text.append(' ').append(early.inWords()));
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
        return text.toString();
    }

    private static String shown(Agreement agreement) {
        return Double.isNaN(agreement.value()) ? "unknown" : String.format(Locale.ROOT, "%.2f", agreement.value());
    }

    /** Names and values that Jackson can write. */
    public Map<String, Object> summary() {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("judge", judge);
        summary.put("calibration", pairs);
        summary.put("admitted", objection().isEmpty());
        summary.put("margin", margin);
        summary.put("turnedDownAfter", turnedDown.map(TurnedDown::asked).orElse(null));
        Map<String, Object> bySet = new LinkedHashMap<>();
        sets.forEach((name, set) -> {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("pairs", set.pairs());
            described.put("unjudged", set.unjudged());
            described.put("pac", number(set.pac()));
            described.put("expected", number(set.expected()));
            bySet.put(name, described);
        });
        summary.put("sets", bySet);
        summary.put("admission", describe(admission));
        summary.put("heldOut", heldOut.map(Admission::describe).orElse(null));
        return summary;
    }

    private static Map<String, Object> describe(OfHalf half) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("pairs", half.pairs());
        described.put("unjudged", half.unjudged());
        described.put("scoreKappa", describe(half.scoreKappa()));
        described.put("scoreAlpha", describe(half.scoreAlpha()));
        described.put("refusalKappa", describe(half.refusalKappa()));
        described.put("refusalAlpha", describe(half.refusalAlpha()));
        described.put("stanceKappa", describe(half.stanceKappa()));
        return described;
    }

    private static Map<String, Object> describe(Agreement agreement) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("value", number(agreement.value()));
        described.put(
                "bootstrap",
                agreement
                        .interval()
                        .map(interval -> List.of(interval.low(), interval.high()))
                        .orElse(null));
        return described;
    }

    // JSON has no NaN.
    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
