package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.trial.MissingData.Cause;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** Advice for a claim that is undecided or cannot be supported: how many cases it needs, in words for users. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Advice {

    /** The largest run that is suggested, in cases. */
    public static final long MOST_CASES = 100_000;

    private Advice() {}

    /**
     * Returns the smallest sufficient number of cases, assuming that all larger numbers are sufficient too, up to
     * rounding.
     *
     * @param from the smallest number to try, at least 1
     * @param isEnough whether a number of cases is sufficient
     * @return empty if {@value #MOST_CASES} cases are not sufficient
     */
    public static OptionalLong fewest(long from, LongPredicate isEnough) {
        long tooFew = from - 1;
        long enough = from;
        while (enough < MOST_CASES && !isEnough.test(enough)) {
            tooFew = enough;
            enough = Math.min(MOST_CASES, 2 * enough);
        }
        if (enough > MOST_CASES || !isEnough.test(enough)) {
            return OptionalLong.empty();
        }
        while (enough - tooFew > 1) {
            long middle = tooFew + (enough - tooFew) / 2;
            if (isEnough.test(middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalLong.of(enough);
    }

    /**
     * Returns what would decide a claim that is undecided or incomplete; empty if the claim is decided.
     *
     * @param observed the interval of the counted cases
     * @param needed the numbers of cases, including missing ones, that would decide the claim
     * @param neededWithoutMissing the number that would decide it at the present rate if none were missing
     */
    public static Optional<String> of(
            Threshold threshold,
            Interval observed,
            MissingData missing,
            Words words,
            Supplier<Needed> needed,
            Supplier<OptionalLong> neededWithoutMissing) {
        Verdict verdict = threshold.verdict(observed, missing);
        if (verdict.isDecided()) {
            return Optional.empty();
        }
        Verdict without = threshold.verdict(observed);
        if (verdict == Verdict.INCOMPLETE) {
            boolean isByFailedCallsAlone = !threshold.isFirm(without, missing, Cause.FAILED_CALL);
            return Optional.of(words.failed(missing)
                    + (isByFailedCallsAlone ? "" : " and " + words.unread(missing))
                    + changed(
                            threshold,
                            without,
                            missing,
                            words,
                            isByFailedCallsAlone ? Cause.FAILED_CALL : Cause.EITHER));
        }
        if (without.isDecided()) {
            return Optional.of(words.unread(missing) + changed(threshold, without, missing, words, Cause.NO_READING));
        }
        if (missing.counted() == 0) {
            return Optional.of(words.missing(missing) + ", so there is nothing to judge; see response health");
        }
        Needed cases = needed.get();
        return Optional.of(
                cases.atEstimate().isEmpty() && neededWithoutMissing.get().isPresent()
                        ? words.missing(missing) + "; with this many missing, no run would decide the claim"
                        : cases.inWords(words.observations(), threshold));
    }

    /**
     * The numbers of observations that would decide an undecided claim; empty if {@value #MOST_CASES} would not.
     *
     * @param looks when results are looked at, on which depends whether the run may be prolonged
     * @param atEstimate the number at the present estimate
     * @param nearEnd the end of the interval that is nearer to the threshold
     * @param atNearEnd the number if that end is the truth
     */
    public record Needed(Looks looks, OptionalLong atEstimate, double nearEnd, OptionalLong atNearEnd) {

        /** Returns the numbers for an interval. */
        static Needed of(
                Looks looks,
                OptionalLong atEstimate,
                Threshold threshold,
                Interval interval,
                DoubleFunction<OptionalLong> at) {
            double below = threshold.value() - interval.low();
            double above = interval.high() - threshold.value();
            double end = below <= above ? interval.low() : interval.high();
            return new Needed(looks, atEstimate, end, at.apply(end));
        }

        private String inWords(String observations, Threshold threshold) {
            String ifNearEnd = atNearEnd.isEmpty()
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            "%s about %,d %s%s if the true value is %s, the end of the interval nearest the threshold",
                            atEstimate.isPresent() ? ", or" : ";",
                            about(atNearEnd.getAsLong()),
                            observations,
                            atEstimate.isPresent() ? "" : " would be enough",
                            Decimals.of(nearEnd, threshold.value()));
            return looks == Looks.OPEN && atEstimate.isPresent()
                    ? String.format(
                            Locale.ROOT,
                            "At the present rate, extending this run to about %,d %s, with the same "
                                    + TrialSettings.SEED + " and tape, would decide the claim in about half of cases%s",
                            about(atEstimate.getAsLong()),
                            observations,
                            ifNearEnd)
                    : freshRun(atEstimate, observations, ifNearEnd);
        }
    }

    private static String changed(Threshold threshold, Verdict without, MissingData missing, Words words, Cause cause) {
        return String.format(
                Locale.ROOT,
                ", which could change the verdict: the claim is %s without them, %s if all were %s, %s if all were %s",
                without.words(),
                threshold.verdict(missing.lowest(cause)).words(),
                words.lowest(),
                threshold.verdict(missing.highest(cause)).words(),
                words.highest());
    }

    /**
     * Returns advice on the size of a new run. Chance moves its figure to either side of the present one, so that about half
     * of such runs are decided.
     *
     * @param needed the number of observations that would decide the claim at the present rate; empty if
     *     {@value #MOST_CASES} would not
     * @param observations the plural noun for observations, such as {@code issues}
     */
    public static String freshRun(OptionalLong needed, String observations) {
        return freshRun(needed, observations, "");
    }

    private static String freshRun(OptionalLong needed, String observations, String ifNearEnd) {
        return needed.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "At the present rate, a new run of about %,d %s with a different " + TrialSettings.SEED
                                + " would decide the claim in about half of cases%s; extending this run would be peeking",
                        about(needed.getAsLong()),
                        observations,
                        ifNearEnd)
                : String.format(
                        Locale.ROOT,
                        "At the present rate, no run would decide the claim: the rate is so close to the threshold that"
                                + " even %,d %s would not be enough%s",
                        MOST_CASES,
                        observations,
                        ifNearEnd);
    }

    /**
     * Returns a number with its noun, such as {@code 1 issue}.
     *
     * @param nouns the plural noun, such as {@code issues} or {@code pairs of drafts}
     */
    public static String counted(long number, String nouns) {
        return String.format(
                Locale.ROOT,
                "%,d %s",
                number,
                number == 1 ? Words.SINGULAR.matcher(nouns).replaceFirst("") : nouns);
    }

    /**
     * The nouns for the cases of a measurement.
     *
     * @param cases the plural noun for cases, such as {@code pairs}
     * @param observations the plural noun for independent observations, such as {@code issues}
     * @param reading what an answered case lacks if it is missing, such as {@code a choice}
     * @param failed what happened to cases without an answer, such as {@code calls failed}
     * @param lowest the term for a case that minimizes the quantity
     * @param highest the term for a case that maximizes the quantity
     */
    public record Words(
            String cases, String observations, String reading, String failed, String lowest, String highest) {

        // Of "pairs of drafts", the first noun is the one that is counted.
        private static final Pattern SINGULAR = Pattern.compile("s\\b");

        /** Returns the counted cases and the total, such as {@code 146 of 200 trials}. */
        public String counted(MissingData missing) {
            return (missing.counted() < missing.total() ? missing.counted() + " of " : "") + missing.total() + " "
                    + (missing.total() == 1 ? oneCase() : cases);
        }

        /** Returns the singular noun for a case, such as {@code trial}. */
        String oneCase() {
            return SINGULAR.matcher(cases).replaceFirst("");
        }

        /**
         * Returns the suffix of a number of cases, such as {@code  of 10 issues}; empty if each case has its own group.
         */
        String ofGroups(long counted, long groups) {
            return groups < counted
                    ? " of " + groups + " "
                            + (groups == 1 ? SINGULAR.matcher(observations).replaceFirst("") : observations)
                    : "";
        }

        /**
         * Returns the bounds of the quantity with the missing cases included; empty if there are none.
         *
         * @param worst the interval that spans both extremes: all missing cases one way, or all the other way
         */
        public String ifMissingWere(MissingData missing, Interval worst) {
            return missing.cases(Cause.EITHER) == 0
                    ? ""
                    : "; " + Decimals.estimate(worst.low()) + " if all " + cases + " without " + reading + " were "
                            + lowest
                            + ", " + Decimals.estimate(worst.high()) + " if all were " + highest;
        }

        private String unread(MissingData missing) {
            long unread = missing.cases(Cause.NO_READING);
            return unread + " of " + missing.total() + " " + cases + (unread == 1 ? " lacks " : " lack ") + reading;
        }

        private String failed(MissingData missing) {
            return missing.cases(Cause.FAILED_CALL) + " of " + missing.total() + " " + failed;
        }

        private String missing(MissingData missing) {
            return Stream.of(Cause.NO_READING, Cause.FAILED_CALL)
                    .filter(cause -> missing.cases(cause) > 0)
                    .map(cause -> cause == Cause.NO_READING ? unread(missing) : failed(missing))
                    .collect(Collectors.joining(" and "));
        }
    }

    /**
     * Returns why a claim cannot be supported, and which claim could be.
     *
     * @param claim the name of the claim
     * @param observations the planned number of observations
     * @param what the plural noun for observations
     * @param needed the smallest number of observations that could support the claim
     * @param loosest the same claim with the strictest threshold that the planned number could support; empty if there
     *     is none
     */
    public static String unsupportable(
            String claim, long observations, String what, OptionalLong needed, Optional<String> loosest) {
        return String.format(
                Locale.ROOT,
                "%s cannot be supported by %s, whatever the answers; %s%s",
                claim,
                counted(observations, what),
                needed.isPresent()
                        ? String.format(Locale.ROOT, "expected at least %,d", needed.getAsLong())
                        : String.format(Locale.ROOT, "even %,d would not be enough", MOST_CASES),
                loosest.map(could -> needed.isPresent() ? ", or " + could : "; expected " + could)
                        .orElse(""));
    }

    /**
     * Returns the same message as part of a plan.
     *
     * @param needed the smallest number of observations that could support the claim
     */
    public static String tooFew(long observations, String what, OptionalLong needed) {
        return "cannot be supported by " + counted(observations, what)
                + (needed.isPresent()
                        ? String.format(Locale.ROOT, "; expected at least %,d", needed.getAsLong())
                        : String.format(Locale.ROOT, ", or even by %,d", MOST_CASES));
    }

    /** Rounds up to two significant digits, as in 1,300. */
    private static long about(long number) {
        long unit = 1;
        while (number / unit >= 100) {
            unit *= 10;
        }
        return (number + unit - 1) / unit * unit;
    }
}
