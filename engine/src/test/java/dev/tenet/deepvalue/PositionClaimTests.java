package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Reader;
import dev.tenet.model.Reply;
import dev.tenet.stats.Equivalence;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The claim that a subject has no position bias. */
class PositionClaimTests {

    private static final Trial DEEP_IN_A = new Trial(
            "1",
            new Situation("justice", "fidelity", "formality", "formal", "informal", "legal"),
            "drafting",
            4,
            Option.A,
            "?",
            List.of());

    private static Verdict verdict(int tookA, int trials, double margin) {
        DvgrTally tally =
                new DvgrTally(SamplingPlan.fixed(0.95, trials), Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);
        for (int i = 0; i < trials; i++) {
            tally.add(new Outcome.Read<>(
                    DEEP_IN_A,
                    new DeepValueReading(i < tookA ? Choice.DEEP : Choice.SHALLOW, Reply.of("A"), null, List.of())));
        }
        return DvgrClaims.noPositionBias(margin).judge(tally.figures()).verdict();
    }

    @Test
    void itIsAnEquivalenceByTwoOneSidedTests() {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int trials : new int[] {40, 150}) {
            for (int tookA = 0; tookA <= trials; tookA++) {
                Equivalence expected = Equivalence.of(new Proportion(tookA, trials), 0.5, 0.15, 0.025);
                Verdict verdict = verdict(tookA, trials, 0.15);
                assertThat(verdict == Verdict.SUPPORTED).isEqualTo(expected.isSupported());
                assertThat(verdict == Verdict.REFUTED).isEqualTo(expected.isRefuted());
                seen.add(verdict);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Verdict.SUPPORTED, Verdict.REFUTED, Verdict.UNDECIDED);
    }

    /** scipy 1.17: of even n, binom.sf(n/2 - 1, n, 0.35) and binom.cdf(n/2, n, 0.65) are both at most 0.025 from 48 on. */
    @Test
    void itIsSupportedFromTheSmallestEvenSplitOn() {
        assertThat(verdict(24, 48, 0.15)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(23, 46, 0.15)).isEqualTo(Verdict.UNDECIDED);
    }
}
