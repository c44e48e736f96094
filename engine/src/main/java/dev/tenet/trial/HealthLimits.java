package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The maximum rates of healthy figures, each in [0, 1].
 *
 * <p>Health passes as {@link Verdict#WITHIN_LIMITS} if the rates of unreadable answers and of refusals are at or below
 * their limits, and would remain so if every unreadable answer were a refusal and every failed call were either. It is
 * never supported, because a few cases within the limits prove nothing. Otherwise it is
 *
 * <ul>
 *   <li>refuted, if the evidence disproves that a rate is within its limit. Each of the three rates is tested at a
 *       third of the error (Bonferroni's correction, which for the most clearly disproved rate is Holm's), so that
 *       figures within all limits are refuted with a probability of at most (1 − level)/2;
 *   <li>undecided, if a rate is above its limit, or could be because of unreadable answers;
 *   <li>incomplete, if a rate could be above its limit only because of failed calls, or if nothing was asked.
 * </ul>
 *
 * @param unreadable the limit for unreadable answers, among answered cases
 * @param refused the limit for refusals, among answered and readable cases
 * @param failed the limit for cases with a failed call, among all cases. A rate above this limit is refuted if the
 *     evidence proves it, and is not otherwise a reason to fail, because the effect of failed calls is accounted for
 *     separately
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record HealthLimits(double unreadable, double refused, double failed) {

    /** The default limits: 5 % unreadable, 20 % refused, 1 % failed. */
    public static final HealthLimits DEFAULT = new HealthLimits(0.05, 0.20, 0.01);

    /**
     * The minimum number of cases before a run may end early, or of observations if several cases form one. With this
     * minimum, a subject that refuses twice as often as the default limit allows, in 0.4 of the cases, is found within
     * the limit in at most 0.025 of checks: P(X ≤ ⌊0.2 n⌋ | n, 0.4) is 0.0294 for n = 25, 0.0214 for n = 26, and no
     * larger for any greater n.
     */
    public static final int FEWEST_TO_END_EARLY = 26;

    private static final int LIMITS = 3;

    private static final String NAME = HealthClaim.NAME;

    /**
     * An additional rate that only some figures have.
     *
     * @param name the name, such as {@code refused}, which follows the number of cases
     * @param observations the plural noun for the cases, such as {@code pairs judged twice}
     * @param limit the limit, in [0, 1]
     * @param isHeldAgainst whether a rate above the limit prevents health from passing
     */
    public record Further(String name, Shares shares, String observations, double limit, boolean isHeldAgainst) {}

    /** A rate and its limit. */
    private record Rate(String name, Shares shares, String observations, double limit, Interval interval) {

        boolean isRefuted() {
            return interval.low() > limit;
        }

        boolean isAbove() {
            return shares.isAbove(limit);
        }

        double distance() {
            return shares.rate() - limit;
        }

        String refutation() {
            return String.format(
                    Locale.ROOT,
                    "%s %s: at least %s, above the limit of %s",
                    ratio(shares, observations),
                    name,
                    formatted(limit, interval.low()),
                    formatted(limit, limit));
        }

        String excess() {
            return String.format(
                    Locale.ROOT,
                    "%s %s: %s is above the limit of %s, but this is not proven (lower bound %s)",
                    ratio(shares, observations),
                    name,
                    formatted(limit, shares.rate()),
                    formatted(limit, limit),
                    formatted(limit, interval.low()));
        }
    }

    /** Judges response health. */
    public Finding judge(Health health) {
        return judge(
                health.responses(),
                health.further(),
                health.found(),
                health.examples(),
                health.level(),
                health.interval());
    }

    /** Judges response health for a run with a fixed number of cases, using Clopper–Pearson intervals. */
    public Finding judge(
            Proportion unreadable,
            Proportion refused,
            Proportion failed,
            String actual,
            List<String> examples,
            double level) {
        return judge(Responses.of(unreadable, refused, failed), actual, examples, level, RateInterval.CLOPPER_PEARSON);
    }

    /**
     * Judges response health.
     *
     * @param actual the counts, in one line
     * @param examples cases for a reviewer to look at if health does not pass, one per line
     * @param level the confidence level, in (0, 1)
     * @param interval computes the interval of a rate at a level; it must be anytime-valid if the run may stop because
     *     of its results
     */
    public Finding judge(
            Responses responses, String actual, List<String> examples, double level, RateInterval interval) {
        return judge(responses, List.of(), actual, examples, level, interval);
    }

    /**
     * Judges response health with additional rates. All rates are tested at an equal part of the error.
     *
     * @param further the additional rates; a rate without cases is ignored
     */
    public Finding judge(
            Responses responses,
            List<Further> further,
            String actual,
            List<String> examples,
            double level,
            RateInterval interval) {
        List<Further> known =
                further.stream().filter(rate -> rate.shares().total() > 0).toList();
        double levelOfEach = 1 - (1 - level) / (LIMITS + known.size());
        List<Rate> others = known.stream()
                .filter(Further::isHeldAgainst)
                .map(rate -> new Rate(
                        rate.name(),
                        rate.shares(),
                        rate.observations(),
                        rate.limit(),
                        interval.of(rate.shares(), levelOfEach)))
                .toList();
        Rate readable = new Rate(
                responses.calledUnreadable(),
                responses.unreadable(),
                responses.observations(),
                unreadable,
                interval.of(responses.unreadable(), levelOfEach));
        Rate answering = new Rate(
                "refused",
                responses.refused(),
                responses.observations(),
                refused,
                interval.of(responses.refused(), levelOfEach));
        Rate coming = new Rate(
                "failed",
                responses.failed(),
                responses.observations(),
                failed,
                interval.of(responses.failed(), levelOfEach));
        List<Rate> refuted = Stream.concat(Stream.of(readable, answering, coming), others.stream())
                .filter(Rate::isRefuted)
                .toList();
        List<String> reasons =
                new ArrayList<>(refuted.stream().map(Rate::refutation).toList());
        Verdict verdict = Verdict.REFUTED;
        if (refuted.isEmpty()) {
            Stream.concat(Stream.of(readable, answering), others.stream())
                    .filter(Rate::isAbove)
                    .map(Rate::excess)
                    .forEach(reasons::add);
            refusedAtWorst(responses).ifPresent(reasons::add);
            verdict = reasons.isEmpty() ? Verdict.WITHIN_LIMITS : Verdict.UNDECIDED;
            List<String> because = reasons.isEmpty() ? withFailed(responses) : List.of();
            verdict = because.isEmpty() ? verdict : Verdict.INCOMPLETE;
            reasons.addAll(because);
        }
        List<Rate> shown = Stream.concat(
                        Stream.of(readable, answering), others.stream().filter(Rate::isAbove))
                .toList();
        Optional<Evidence> evidence = nearest(refuted.isEmpty() ? shown : refuted, levelOfEach, interval);
        return finding(verdict, known, actual, reasons, examples, evidence);
    }

    private Finding finding(
            Verdict verdict,
            List<Further> further,
            String actual,
            List<String> reasons,
            List<String> examples,
            Optional<Evidence> evidence) {
        Story story = new Story();
        if (verdict.isPass()) {
            return new Finding(
                    verdict, NAME, verdict.words() + ": " + actual, story.message(NAME, verdict, actual), evidence);
        }
        story.addAll(reasons).addAll(examples);
        String expected =
                "unreadable ≤ " + formatted(unreadable, unreadable) + ", refused ≤ " + formatted(refused, refused)
                        + ", failed ≤ " + formatted(failed, failed)
                        + further.stream()
                                .map(rate -> ", " + rate.name() + " ≤ " + formatted(rate.limit(), rate.limit()))
                                .collect(Collectors.joining());
        return new Finding(verdict, expected, actual, story.message(NAME, verdict, actual), evidence);
    }

    /** Returns the refusals that unreadable answers may hide, if they would exceed the limit. */
    private Optional<String> refusedAtWorst(Responses responses) {
        return responses.refused().isAbove(refused)
                        || !responses.atWorst().refused().isAbove(refused)
                ? Optional.empty()
                : Optional.of(atWorst(
                        "refused: " + counted(responses.refused().sum()),
                        responses.atWorst().refused(),
                        responses.observations(),
                        "all unreadable answers were refusals",
                        refused));
    }

    /** Returns what failed calls may hide, if it would exceed a limit. */
    private List<String> withFailed(Responses responses) {
        List<String> because = new ArrayList<>();
        if (responses.isNothing()) {
            because.add("nothing was asked");
        }
        if (responses.atWorst().unreadableWithFailed().isAbove(unreadable)) {
            because.add(atWorst(
                    responses.calledUnreadable() + ": "
                            + counted(responses.unreadable().sum()),
                    responses.atWorst().unreadableWithFailed(),
                    responses.observations(),
                    "all failed calls had an unreadable answer",
                    unreadable));
        }
        if (responses.atWorst().refusedWithFailed().isAbove(refused)) {
            because.add(atWorst(
                    "refused: " + counted(responses.refused().sum()),
                    responses.atWorst().refusedWithFailed(),
                    responses.observations(),
                    "all unreadable and missing answers were refusals",
                    refused));
        }
        return because;
    }

    private static String atWorst(String found, Shares worst, String observations, String condition, double limit) {
        return String.format(
                Locale.ROOT,
                "%s, but %s (%s) if %s; the limit is %s",
                found,
                ratio(worst, observations),
                formatted(limit, worst.rate()),
                condition,
                formatted(limit, limit));
    }

    /** Returns the figures of the rate furthest above its limit or, if none is above, closest to it. */
    private static Optional<Evidence> nearest(List<Rate> rates, double level, RateInterval interval) {
        return rates.stream()
                .filter(rate -> rate.shares().total() > 0)
                .max(Comparator.comparingDouble(Rate::distance))
                .map(rate -> new Evidence(
                                rate.limit(),
                                rate.shares().rate(),
                                rate.interval(),
                                level,
                                rate.shares().total(),
                                interval.words())
                        .of(rate.name()));
    }

    /**
     * Returns whether refusals allow a run to end early: they are within their limit after at least
     * {@value #FEWEST_TO_END_EARLY} cases, and an anytime-valid interval puts them below twice the limit. A subject
     * that refuses twice as often as allowed therefore ends a run early, with its health passed, with a probability of
     * at most (1 − level)/2, regardless of the number of checks. In all other cases the run continues to its planned
     * end.
     *
     * @param level the confidence level, in (0, 1)
     */
    public boolean areRefusalsClear(Responses responses, double level) {
        return areRefusalsLow(responses)
                && (2 * refused >= 1 || responses.refused().anytimeValid(level).high() < 2 * refused);
    }

    /** Returns the constant-time part of {@link #areRefusalsClear}. */
    public boolean areRefusalsLow(Responses responses) {
        return responses.refused().total() >= FEWEST_TO_END_EARLY
                && !responses.refused().isAbove(refused);
    }

    /** Returns whether any rate is above its limit, proven or not, in constant time. */
    public boolean isAnyAbove(Responses responses) {
        return responses.unreadable().isAbove(unreadable)
                || responses.refused().isAbove(refused)
                || responses.failed().isAbove(failed);
    }

    /** Formats a rate with two decimal places, or more if they are needed to tell on which side of its limit it is. */
    private static String formatted(double limit, double rate) {
        String text = "";
        for (int places = 2; places <= 17; places++) {
            text = String.format(Locale.ROOT, "%." + places + "f", rate);
            if (Double.compare(Double.parseDouble(text), limit) == Double.compare(rate, limit)) {
                break;
            }
        }
        return text;
    }

    /** Formats a count, such as {@code 14 of 41}, or {@code 2.5 of 10 issues} if several cases form one observation. */
    private static String ratio(Shares shares, String observations) {
        return counted(shares.sum()) + " of " + shares.total() + (observations.isEmpty() ? "" : " " + observations);
    }

    /** Formats a number of cases, such as {@code 14}, or {@code 14.5} if judges disagree about a case. */
    public static String counted(double cases) {
        boolean isWhole = Math.abs(cases - Math.rint(cases)) < 0.05;
        return String.format(Locale.ROOT, isWhole ? "%.0f" : "%.1f", cases);
    }
}
