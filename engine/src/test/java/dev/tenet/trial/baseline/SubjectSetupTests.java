package dev.tenet.trial.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Order;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.text.Fingerprint;
import org.junit.jupiter.api.Test;

/** Fields of the provider's own belong to what a baseline compares. */
class SubjectSetupTests {

    private static Participant with(Sampling sampling) {
        return Participant.of("class:m", prompt -> Reply.of("Tea.")).withSampling(sampling);
    }

    private static Sampling extra(String json) {
        return Sampling.PROVIDER_DEFAULTS.withTemperature(0.0).withExtra(json);
    }

    @Test
    void theFieldsOfASubjectAreAPartOfItsSampling() {
        SubjectSetup before = SubjectSetup.of(with(extra("{\"top_k\": 1}")));
        SubjectSetup now = SubjectSetup.of(with(extra("{\"top_k\": 2}")));
        assertThat(before.sampling()).isEqualTo("temperature 0.0, extra {\"top_k\":1}");
        assertThat(now.differencesFrom(before))
                .containsExactly(
                        "sampling temperature 0.0, extra {\"top_k\":1}, now temperature 0.0, extra {\"top_k\":2}");
    }

    @Test
    void aJudgeWithOtherFieldsIsAnotherJudge() {
        assertThat(new PairJudge(with(extra("{\"top_k\": 1}")), Order.ONE).fingerprint())
                .isNotEqualTo(new PairJudge(with(extra("{\"top_k\": 2}")), Order.ONE).fingerprint())
                .isNotEqualTo(new PairJudge(with(extra("{}")), Order.ONE).fingerprint());
    }

    @Test
    void aJudgeWithoutAnyIsWhatItWasBeforeThereWereAny() {
        // As made by the version before there were extra fields.
        assertThat(new PairJudge(with(extra("{}")), Order.ONE).fingerprint())
                .isEqualTo(Fingerprint.of("class:m", "", null, "0.0", "null", "null", "null", "ONE"));
    }
}
