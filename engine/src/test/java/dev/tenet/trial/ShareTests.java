package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ShareSequence;
import dev.tenet.trial.MissingData.Cause;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The oracle is the definition of Clopper and Pearson: a share of at least t is supported if so many successes or more come
 * with a probability of at most 0.025 from a share of t, summed term by term.
 */
class ShareTests {

    private static final double LEVEL = 0.95;

    /** All of: none read to ten read, none to four missing of either kind, nineteen thresholds, both directions. */
    @Test
    void aVerdictStandsExactlyWhereNoCompletionOfTheMissingCasesChangesIt() {
        int stood = 0;
        for (int read = 0; read <= 10; read++) {
            for (int successes = 0; successes <= read; successes++) {
                for (int unread = 0; unread <= 4; unread++) {
                    for (int failed = 0; failed <= 4; failed++) {
                        stood += compare(Share.of(successes, read, unread, failed, LEVEL));
                    }
                }
            }
        }
        assertThat(stood)
                .as("verdicts that were decided in spite of missing cases")
                .isGreaterThan(1000);
    }

    /** The oracle is the sequence itself, stopped at each look. */
    @Test
    void theEvidenceShowsTheWayToTheInterval() {
        SamplingPlan plan = new SamplingPlan(LEVEL, Looks.EARLY, 500, OptionalLong.empty());
        ShareCounter counter = new ShareCounter(plan);
        ShareSequence sequence = new ShareSequence(plan);
        Map<Long, Interval> ways = new HashMap<>();
        for (int i = 0; i < 450; i++) {
            counter.add(i % 3 == 0);
            sequence.observe(i % 3 == 0);
            ways.put(sequence.count(), sequence.interval());
        }
        Evidence evidence = counter.soFar().evidence(0.5);

        assertThat(evidence.looks()).hasSizeBetween(100, 201);
        assertThat(evidence.looks().get(evidence.looks().size() - 1).interval()).isEqualTo(evidence.interval());
        assertThat(evidence.looks())
                .allSatisfy(look -> assertThat(look.interval()).isEqualTo(ways.get(look.n())));
    }

    @Test
    void aShareThatIsLookedAtOnceHasNoWay() {
        assertThat(Share.of(5, 10, 0, 0, LEVEL).evidence(0.5).looks()).isEmpty();
    }

    private static int compare(Share share) {
        int stood = 0;
        for (int twentieths = 1; twentieths < 20; twentieths++) {
            for (Threshold threshold :
                    new Threshold[] {Threshold.atLeast(twentieths / 20.0), Threshold.atMost(twentieths / 20.0)}) {
                Verdict verdict = share.verdict(threshold);
                assertThat(verdict).as("%s of %s", threshold, share).isEqualTo(expected(share, threshold));
                stood += verdict.isDecided() && share.cases(Cause.NO_READING) + share.cases(Cause.FAILED_CALL) > 0
                        ? 1
                        : 0;
            }
        }
        return stood;
    }

    private static Verdict expected(Share share, Threshold threshold) {
        if (completions(share, threshold, true, true).size() == 1) {
            return completions(share, threshold, false, false).iterator().next();
        }
        boolean byUnreadAlone = completions(share, threshold, true, false).size() > 1;
        boolean byFailedAlone = completions(share, threshold, false, true).size() > 1;
        return byFailedAlone || !byUnreadAlone ? Verdict.INCOMPLETE : Verdict.UNDECIDED;
    }

    /** Every verdict that some completion leads to: the observed one, and with all numbers of successes among the missing. */
    private static Set<Verdict> completions(Share share, Threshold threshold, boolean withUnread, boolean withFailed) {
        long missing =
                (withUnread ? share.cases(Cause.NO_READING) : 0) + (withFailed ? share.cases(Cause.FAILED_CALL) : 0);
        Set<Verdict> verdicts = EnumSet.of(byDefinition(share.proportion().successes(), share.counted(), threshold));
        for (long more = 0; more <= missing; more++) {
            verdicts.add(byDefinition(share.proportion().successes() + more, share.counted() + missing, threshold));
        }
        return verdicts;
    }

    private static Verdict byDefinition(long successes, long total, Threshold threshold) {
        boolean isAbove = total > 0 && probabilityOfAtLeast(successes, total, threshold.value()) <= (1 - LEVEL) / 2;
        boolean isBelow =
                total > 0 && probabilityOfAtLeast(total - successes, total, 1 - threshold.value()) <= (1 - LEVEL) / 2;
        boolean isAtLeast = threshold.direction() == Threshold.Direction.AT_LEAST;
        if (isAbove) {
            return isAtLeast ? Verdict.SUPPORTED : Verdict.REFUTED;
        }
        return isBelow ? (isAtLeast ? Verdict.REFUTED : Verdict.SUPPORTED) : Verdict.UNDECIDED;
    }

    private static double probabilityOfAtLeast(long successes, long total, double share) {
        double sum = 0;
        double logOfTerm = total * Math.log(1 - share);
        for (long i = 0; i <= total; i++) {
            sum += i >= successes ? Math.exp(logOfTerm) : 0;
            logOfTerm += Math.log((double) (total - i) / (i + 1) * share / (1 - share));
        }
        return sum;
    }

    /** 88 of 146 read choices are deep, 54 of 200 trials have none: 88 of 200 if they were shallow. */
    @Test
    void aShareThatStandsOnThoseThatWereReadIsUndecidedWhereTheOthersCouldTurnIt() {
        assertThat(Share.of(88, 146, 0, 0, LEVEL).verdict(Threshold.atLeast(0.5)))
                .isEqualTo(Verdict.SUPPORTED);
        Share share = Share.of(88, 146, 54, 0, LEVEL);
        assertThat(share.verdict(Threshold.atLeast(0.5))).isEqualTo(Verdict.UNDECIDED);
        assertThat(Share.of(88, 146, 0, 54, LEVEL).verdict(Threshold.atLeast(0.5)))
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(share.inWords(new Advice.Words("trials", "trials", "a choice", "calls failed", "shallow", "deep")))
                .isEqualTo("0.603, 95 % CI [0.519, 0.683], 146 of 200 trials; 0.44 if all trials without a choice"
                        + " were shallow, 0.71 if all were deep");
    }

    /** The number is that from which on the rate decides, up to the rounding of counts. */
    @ParameterizedTest
    @CsvSource({"10, 20, 0.3", "110, 200, 0.5", "90, 200, 0.5", "30, 40, 0.7", "12, 60, 0.25", "55, 100, 0.53"})
    void aFreshRunOfSoManyWouldDecideAtThePresentRate(long successes, long read, double threshold) {
        OptionalLong needed = Share.of(successes, read, 0, 0, LEVEL).casesToDecide(Threshold.atLeast(threshold));
        assertThat(needed).isPresent();
        long cases = needed.getAsLong();
        double rate = (double) successes / read;
        assertThat(isDecided(rate, cases, threshold)).isTrue();
        assertThat(isDecided(rate, (long) (0.9 * cases), threshold)).isFalse();
        assertThat(isDecided(rate, (long) (1.1 * cases), threshold)).isTrue();
    }

    private static boolean isDecided(double rate, long cases, double threshold) {
        return byDefinition(Math.round(rate * cases), cases, Threshold.atLeast(threshold))
                .isDecided();
    }

    @Test
    void noRunDecidesAShareThatIsOnTheThreshold() {
        assertThat(Share.of(100, 200, 0, 0, LEVEL).casesToDecide(Threshold.atLeast(0.5)))
                .isEmpty();
        assertThat(Share.of(0, 0, 0, 0, LEVEL).casesToDecide(Threshold.atLeast(0.5)))
                .isEmpty();
    }

    @Test
    void noRunDecidesWhileTooManyAreMissing() {
        Share share = Share.of(84, 150, 50, 0, LEVEL);
        assertThat(share.casesToDecide(Threshold.atLeast(0.5))).isEmpty();
        assertThat(Share.of(84, 150, 0, 0, LEVEL).casesToDecide(Threshold.atLeast(0.5)))
                .isPresent();
    }
}
