package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The largest shares with which figures are still healthy, each in [0, 1].
 *
 * @param unreadable among what was answered
 * @param refused among what was answered
 * @param failed cases for which a call failed, among all cases
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record HealthLimits(double unreadable, double refused, double failed) {

    /** 5 % unreadable, 20 % refused, 1 % failed. */
    public static final HealthLimits DEFAULT = new HealthLimits(0.05, 0.20, 0.01);

    private static final int LIMITS = 3;

    private static final String NAME = "response health";

    /** What the evidence says of a run whose number of cases was fixed beforehand: by Clopper–Pearson intervals. */
    public Finding judge(
            Proportion unreadable,
            Proportion refused,
            Proportion failed,
            String actual,
            List<String> examples,
            double level) {
        return judge(unreadable, "unreadable", refused, failed, actual, examples, level, Proportion::clopperPearson);
    }

    /**
     * What the evidence says: refuted where it disproves that one of the shares is within its limit, else supported. Each
     * is compared at a third of the error, which is Bonferroni's correction: one disproved limit refutes the claim, and
     * of the one that is disproved most clearly Holm's asks the same. Figures within all limits are thus refuted with a
     * probability of at most (1 − level)/2, like any claim.
     *
     * @param unreadable answers from which nothing can be learnt
     * @param calledUnreadable what such answers are called in what is measured
     * @param actual the counts, in one line
     * @param examples what a reviewer may look at where it is refuted, one a line
     * @param level the confidence level, in (0, 1)
     * @param interval makes an interval of a share at a level; of a run that may stop because of what it found, one that
     *     holds whenever it stops
     */
    public Finding judge(
            Proportion unreadable,
            String calledUnreadable,
            Proportion refused,
            Proportion failed,
            String actual,
            List<String> examples,
            double level,
            IntervalOfShare interval) {
        double levelOfEach = 1 - (1 - level) / LIMITS;
        List<String> problems = new ArrayList<>();
        check(unreadable, this.unreadable, calledUnreadable, interval.of(unreadable, levelOfEach))
                .ifPresent(problems::add);
        check(refused, this.refused, "refused", interval.of(refused, levelOfEach))
                .ifPresent(problems::add);
        check(failed, this.failed, "failed", interval.of(failed, levelOfEach)).ifPresent(problems::add);
        if (problems.isEmpty()) {
            return new Finding(Verdict.SUPPORTED, NAME, actual, NAME + ": " + actual);
        }
        problems.addAll(examples);
        return new Finding(
                Verdict.REFUTED,
                String.format(
                        Locale.ROOT,
                        "unreadable ≤ %.2f, refused ≤ %.2f, failed ≤ %.2f",
                        this.unreadable,
                        this.refused,
                        this.failed),
                actual,
                NAME + " is refuted: " + actual + "\n  " + String.join("\n  ", problems));
    }

    /** How sure a share is. */
    @FunctionalInterface
    public interface IntervalOfShare {

        /**
         * The interval of a share.
         *
         * @param level the confidence level, in (0, 1)
         */
        Interval of(Proportion share, double level);
    }

    /** What the claim is called, whatever is measured. */
    public static String claimName() {
        return NAME;
    }

    private static Optional<String> check(Proportion share, double limit, String what, Interval interval) {
        return interval.low() <= limit
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%d of %d %s: at least %.2f, more than the %.2f that are allowed",
                        share.successes(),
                        share.total(),
                        what,
                        interval.low(),
                        limit));
    }
}
