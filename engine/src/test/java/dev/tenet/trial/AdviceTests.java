package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an undecided claim says about the size of the next run. */
class AdviceTests {

    private static final double LEVEL = 0.95;
    private static final Advice.Words WORDS =
            new Advice.Words("trials", "trials", "a choice", "calls failed", "shallow", "deep");

    private static Share read(long successes, long total, Looks looks) {
        return Share.of(successes, total, 0, 0, looks, LEVEL);
    }

    @Test
    void anUndecidedShareSaysHowManyWouldDecideAtTheNearEndOfItsInterval() {
        // The low end, 0.4972 (R 4.2.2, binom.test(60, 100)), is nearer to 0.52. By Clopper and Pearson, this rate is
        // below 0.52 for some numbers of trials from 1867 on, and for all from 1923 on (scipy 1.17.1).
        Optional<String> advice = read(60, 100, Looks.FIXED).advice(Threshold.atLeast(0.52), WORDS);
        assertThat(advice)
                .hasValueSatisfying(words -> assertThat(words)
                        .matches("At the present rate, a new run of about [\\d,]+ trials with a different tenet\\.seed"
                                + " would decide the claim in about half of cases, or about [\\d,]+ trials if the true value is 0\\.497, the"
                                + " end of the interval nearest the threshold; extending this run would be peeking"));
        assertThat(needed(advice)).isBetween(1900L, 2000L);
    }

    private static long needed(Optional<String> advice) {
        return Long.parseLong(advice.orElseThrow()
                .replaceAll(".*, or about ([\\d,]+) trials if the true value is .*", "$1")
                .replace(",", ""));
    }

    @Test
    void anOpenRunMayBeProlongedUnderItsSeed() {
        assertThat(read(30, 50, Looks.OPEN).advice(Threshold.atLeast(0.5), WORDS))
                .hasValueSatisfying(advice -> assertThat(advice)
                        .startsWith("At the present rate, extending this run to about ")
                        .contains(
                                " trials, with the same tenet.seed and tape, would decide the claim in about half of cases")
                        .doesNotContain("different", "peeking"));
    }

    @Test
    void anUndecidedMeanSaysHowManyWouldDecideAtTheNearEndOfItsInterval() {
        GroupMeans means = new GroupMeans(SamplingPlan.early(LEVEL, 40));
        for (int issue = 0; issue < 40; issue++) {
            means.add(issue % 4 == 0 ? 1 : 0.25, true);
            means.end(issue);
        }
        Threshold threshold = Threshold.atMost(0.5);
        GroupedMean mean = means.soFar();
        assertThat(mean.verdict(threshold)).isEqualTo(Verdict.UNDECIDED);
        String advice = mean.advice(threshold, WORDS).orElseThrow();
        assertThat(advice).contains("a new run of about ", ", the end of the interval nearest the threshold");
        // The mirror image of the claim takes as many.
        assertThat(needed(means.soFar().mirrored().advice(Threshold.atLeast(0.5), WORDS)))
                .isEqualTo(needed(Optional.of(advice)));
    }
}
