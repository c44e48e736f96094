package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.Proportion;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of a hundred, with the oracle beside each: tails of binomial distributions by scipy 1.17's binom.sf. */
class HealthLimitsTests {

    private static final Proportion NONE = new Proportion(0, 100);

    @Test
    void aShareThatTheEvidencePutsAboveItsLimitIsRefuted() {
        // P(X >= 12 | n = 100, p = 0.05) = 0.0043, less than a third of 0.025.
        assertThat(judge(new Proportion(12, 100), NONE, NONE).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judge(new Proportion(12, 100), NONE, NONE).message())
                .contains("12 of 100 unreadable: at least 0.05, more than the 0.05 that are allowed");
    }

    @Test
    void threeLimitsTogetherErrNoMoreOftenThanOneWould() {
        // P(X >= 11 | n = 100, p = 0.05) = 0.0115 and P(X >= 29 | n = 100, p = 0.2) = 0.0200: more than a third of
        // 0.025.
        assertThat(judge(new Proportion(11, 100), NONE, NONE).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(judge(NONE, new Proportion(29, 100), NONE).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void everyShareAboveItsLimitIsNamed() {
        assertThat(judge(new Proportion(50, 100), new Proportion(60, 100), new Proportion(70, 100))
                        .message())
                .contains("50 of 100 unreadable", "60 of 100 refused", "70 of 100 failed");
    }

    private static Finding judge(Proportion unreadable, Proportion refused, Proportion failed) {
        return HealthLimits.DEFAULT.judge(unreadable, refused, failed, "counts", List.of(), 0.95);
    }
}
