package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.MissingData.Cause;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What is said of a claim that is not decided, or cannot be supported: how much more it takes, in words for users. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Advice {

    /** The largest run that is suggested. */
    public static final long MOST_CASES = 100_000;

    private Advice() {}

    /**
     * The fewest cases that do, where all larger numbers do too, up to rounding.
     *
     * @param from the least number that is tried, at least 1
     * @param isEnough whether a number of cases does
     * @return empty if {@value #MOST_CASES} are not enough
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
     * What would decide a claim that is undecided or incomplete; nothing of one that is decided.
     *
     * @param observed the interval of what was counted
     * @param needed how many cases would decide it at the present rates, missing ones among them
     * @param neededWithoutMissing how many would if none were missing
     */
    public static Optional<String> of(
            Threshold threshold,
            Interval observed,
            MissingData missing,
            Words words,
            Supplier<OptionalLong> needed,
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
            return Optional.of(
                    words.missing(missing) + ", so that there is nothing to judge; response health says more");
        }
        OptionalLong cases = needed.get();
        return Optional.of(
                cases.isEmpty() && neededWithoutMissing.get().isPresent()
                        ? words.missing(missing) + ": while so many are missing, no run would decide it"
                        : freshRun(cases, words.observations()));
    }

    private static String changed(Threshold threshold, Verdict without, MissingData missing, Words words, Cause cause) {
        return String.format(
                Locale.ROOT,
                ", which could change the verdict: without them the claim is %s, if all were %s %s, if all were %s %s",
                without.words(),
                words.lowest(),
                threshold.verdict(missing.lowest(cause)).words(),
                words.highest(),
                threshold.verdict(missing.highest(cause)).words());
    }

    /**
     * How large a fresh run would have to be.
     *
     * @param needed how many observations would decide it at the present rate; empty if {@value #MOST_CASES} would not
     * @param observations what they are called, as in {@code issues}
     */
    public static String freshRun(OptionalLong needed, String observations) {
        return needed.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "A fresh run of about %,d %s under a new " + TrialSettings.SEED + " would decide it at the present rate;"
                                + " adding to the same run would be peeking",
                        about(needed.getAsLong()),
                        observations)
                : String.format(
                        Locale.ROOT,
                        "No run would decide it: the present rate is so close to the threshold that %,d %s would not be"
                                + " enough",
                        MOST_CASES,
                        observations);
    }

    /**
     * How the cases of a measurement are spoken of.
     *
     * @param cases what they are called, as in {@code pairs}
     * @param observations what the independent ones are called, as in {@code issues}
     * @param reading what a case is without that is missing although it was answered, as in {@code a choice}
     * @param failed what happened where nothing was answered, as in {@code calls failed}
     * @param lowest what a case is that makes the quantity least
     * @param highest what a case is that makes the quantity greatest
     */
    public record Words(
            String cases, String observations, String reading, String failed, String lowest, String highest) {

        /** As in {@code 146 of 200 trials}: those that the quantity speaks of, and all. */
        public String counted(MissingData missing) {
            return (missing.counted() < missing.total() ? missing.counted() + " of " : "") + missing.total() + " "
                    + cases;
        }

        /**
         * What the quantity would be with the missing cases; empty without any.
         *
         * @param worst if all were one way and if all were the other
         */
        public String ifMissingWere(MissingData missing, Interval worst) {
            return missing.cases(Cause.EITHER) == 0
                    ? ""
                    : "; if all " + cases + " without " + reading + " were " + lowest + " "
                            + Decimals.estimate(worst.low()) + ", if " + highest + " "
                            + Decimals.estimate(worst.high());
        }

        private String unread(MissingData missing) {
            return missing.cases(Cause.NO_READING) + " of " + missing.total() + " " + cases + " are without " + reading;
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
     * Why a claim cannot be supported, and what could be.
     *
     * @param claim its name
     * @param observations how many there will be
     * @param what what an observation is called, in the plural
     * @param needed the fewest observations that could support it
     * @param loosest the same claim with the strictest threshold that so few observations could support; empty if there is
     *     none
     */
    public static String unsupportable(
            String claim, long observations, String what, OptionalLong needed, Optional<String> loosest) {
        return String.format(
                Locale.ROOT,
                "%s cannot be supported by %,d %s, whatever the answers are; %s%s",
                claim,
                observations,
                what,
                needed.isPresent()
                        ? String.format(Locale.ROOT, "expected at least %,d", needed.getAsLong())
                        : String.format(Locale.ROOT, "not even %,d would be enough", MOST_CASES),
                loosest.map(could -> needed.isPresent() ? ", or " + could : "; expected " + could)
                        .orElse(""));
    }

    /**
     * The same as a part of a plan.
     *
     * @param needed the fewest observations that could support the claim
     */
    public static String tooFew(long observations, String what, OptionalLong needed) {
        return String.format(Locale.ROOT, "cannot be supported by %,d %s", observations, what)
                + (needed.isPresent()
                        ? String.format(Locale.ROOT, "; %,d are needed", needed.getAsLong())
                        : String.format(Locale.ROOT, ", nor by %,d", MOST_CASES));
    }

    /** Rounded up to two digits, as in 1,300. */
    private static long about(long number) {
        long unit = 1;
        while (number / unit >= 100) {
            unit *= 10;
        }
        return (number + unit - 1) / unit * unit;
    }
}
