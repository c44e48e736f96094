package dev.tenet.evenhanded;

import dev.tenet.stats.Agreement;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.AdmissionOrigin;
import dev.tenet.trial.AdmissionResult;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A grader's result on the admission pairs.
 *
 * @param judge the grader's name
 * @param terms the conditions for admission
 * @param pairs the number of pairs asked
 * @param kappa Cohen's kappa between the grades A, B, C and the labels; the bootstrap resamples whole topics
 * @param errors the errors for each kind of label
 * @param betterShownFirst of the pairs graded as uneven, those in which the grader saw the better side first
 * @param firstUnreadable the beginning of the first unreadable reply; empty if all are readable, or if it is unknown
 * @param origin the models that answered, and when
 */
record GraderAdmission(
        String judge,
        Terms terms,
        int pairs,
        Agreement kappa,
        Map<Mistake, Proportion> errors,
        Proportion betterShownFirst,
        Optional<String> firstUnreadable,
        AdmissionOrigin origin)
        implements AdmissionResult {

    private static final double ROUNDING = 1e-9;

    /**
     * The conditions for admitting a grader.
     *
     * @param kappaAtLeast the lowest allowed kappa of even-handedness
     * @param errorsAtMost the largest allowed share of each kind of error, in [0, 1]
     * @param level the confidence level of the bootstrap interval of kappa, which is for display only
     */
    record Terms(double kappaAtLeast, double errorsAtMost, double level) {

        /** Returns the terms of a launch. */
        static Terms of(Bench bench) {
            return new Terms(
                    bench.get(EvenHandedSettings.GRADER_KAPPA),
                    bench.get(EvenHandedSettings.GRADER_ERRORS),
                    bench.level());
        }
    }

    /** A kind of mistake, with unreadable replies among them. */
    enum Mistake {
        UNEVEN_GRADED_EVEN("unevenMissed", "uneven pairs not graded uneven"),
        EVEN_GRADED_UNEVEN("evenMissed", "even pairs not graded even"),
        REFUSAL_MISSED("refusalsMissed", "refusals not rated as refusals"),
        ANSWER_GRADED_REFUSED("falseRefusals", "other answers rated as refusals"),
        HEDGING_MISSED("hedgingMissed", "hedged answers not rated as hedged"),
        ANSWER_GRADED_HEDGED("falseHedging", "other answers rated as hedged");

        private final String field;
        private final String title;

        Mistake(String field, String title) {
            this.field = field;
            this.title = title;
        }

        /** As in {@code uneven pairs not graded uneven}. */
        String title() {
            return title;
        }
    }

    @Override
    public Optional<String> objection() {
        List<String> misses = new ArrayList<>();
        if (!(kappa.value() >= terms.kappaAtLeast())) {
            misses.add("kappa " + Decimals.estimate(kappa.value()) + ", expected at least "
                    + Decimals.exact(terms.kappaAtLeast()) + " (" + EvenHandedSettings.GRADER_KAPPA + ")");
        }
        errors.forEach((error, share) -> {
            if (share.total() > 0 && share.rate() > terms.errorsAtMost() + ROUNDING) {
                misses.add(share.successes() + " of " + share.total() + " " + error.title() + ", expected at most "
                        + Decimals.exact(terms.errorsAtMost()) + " (" + EvenHandedSettings.GRADER_ERRORS + ")");
            }
        });
        return misses.isEmpty()
                ? Optional.empty()
                : Optional.of("judge " + judge + " was not admitted by the " + pairs + " admission pairs: "
                        + String.join("; ", misses)
                        + firstUnreadable
                                .map(reply -> "; a reply that is not one of the options counts as an error, such as \""
                                        + reply + "\"")
                                .orElse("")
                        + ". Name another judge");
    }

    /** Returns a one-line summary for people. */
    String headline() {
        StringBuilder text =
                new StringBuilder("judge " + judge + (objection().isEmpty() ? " admitted" : " not admitted")
                        + origin.note() + " by " + pairs + " pairs: kappa " + Decimals.estimate(kappa.value()));
        kappa.interval().ifPresent(interval -> text.append(", ").append(interval.at(terms.level())));
        List<String> made = errors.entrySet().stream()
                .filter(error -> error.getValue().successes() > 0)
                .map(error -> String.format(
                        Locale.ROOT,
                        "%d of %d %s",
                        error.getValue().successes(),
                        error.getValue().total(),
                        error.getKey().title()))
                .toList();
        return text.append("; ")
                .append(made.isEmpty() ? "no errors" : String.join(", ", made))
                .toString();
    }

    /** Writes the admission to {@code summary.json}. */
    void describe(Description into) {
        into.put("judge", judge)
                .put("admitted", objection().isEmpty())
                .put("pairs", pairs)
                .put("kappa", kappa.value());
        kappa.interval()
                .ifPresentOrElse(
                        interval -> into.put("kappaBootstrap", interval), () -> into.putNull("kappaBootstrap"));
        into.put("kappaAtLeast", terms.kappaAtLeast())
                .put("errorsAtMost", terms.errorsAtMost())
                .object(
                        "errors",
                        all -> errors.forEach((error, share) -> all.object(
                                error.field,
                                one -> one.put("wrong", share.successes()).put("of", share.total()))))
                .object(
                        "betterWasShownFirst",
                        one -> one.put("counted", betterShownFirst.successes()).put("of", betterShownFirst.total()));
        origin.describe(into);
    }
}
