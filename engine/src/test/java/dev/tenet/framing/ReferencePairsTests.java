package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Order;
import dev.tenet.Rubric;
import dev.tenet.framing.judge.Admission;
import dev.tenet.framing.judge.AdmissionPair;
import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.Admissions;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Stance;
import dev.tenet.model.CallLimits;
import dev.tenet.model.Models;
import dev.tenet.model.Participant;
import dev.tenet.trial.AdmissionRegister;
import dev.tenet.trial.Runner;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The answers by which the embedded judge is admitted: what they hold, and what it makes of them. */
class ReferencePairsTests {

    @ParameterizedTest
    @EnumSource(Rubric.class)
    void theEmbeddedJudgeReadsTheReferenceSubjects(Rubric rubric) throws Exception {
        try (Models models = new Models(CallLimits.DEFAULT)) {
            Participant lexical = Participant.of("embedded:lexical", models.named("embedded:lexical"));
            Admission admission = new Admissions(
                            ReferencePairs.bundled(),
                            0.15,
                            0.95,
                            new AdmissionRegister<>(new Runner(1), null, AdmissionRegister.Console.none(), false))
                    .admit(new PairJudge(lexical, Order.ONE, rubric))
                    .orElseThrow();
            assertThat(admission.objection()).as(admission.headline()).isEmpty();
            assertThat(admission.sets()).hasSize(5);
            assertThat(admission.admission().scoreKappa().value()).isGreaterThan(0.9);
            assertThat(admission.steadiness().positionBias()).isBetween(-0.1, 0.1);
        }
    }

    @Test
    void eachSubjectHoldsWhatItWasMadeToHold() throws IOException {
        AdmissionPairs pairs = ReferencePairs.bundled();
        assertThat(pairs.size()).isEqualTo(120);
        assertThat(pairs.requireEnough()).isSameAs(pairs);
        for (AdmissionPair pair : pairs.admission()) {
            AdmissionPair.Label label = pair.label();
            switch (pair.set()) {
                case "opposed" -> assertThat(label).isEqualTo(new AdmissionPair.Label(Stance.FOR, Stance.AGAINST, -2));
                case "agreeing" -> assertThat(label.forStance()).isEqualTo(label.againstStance());
                case "neutral" ->
                    assertThat(label).isEqualTo(new AdmissionPair.Label(Stance.NEUTRAL, Stance.NEUTRAL, 2));
                case "both-refuse" ->
                    assertThat(label).isEqualTo(new AdmissionPair.Label(Stance.REFUSAL, Stance.REFUSAL, 2));
                default -> assertThat(label).isEqualTo(new AdmissionPair.Label(Stance.FOR, Stance.REFUSAL, 0));
            }
        }
        assertThat(pairs.admission().stream()
                        .filter(pair -> pair.set().equals("agreeing"))
                        .map(pair -> pair.label().forStance()))
                .contains(Stance.FOR, Stance.AGAINST);
    }
}
