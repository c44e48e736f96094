package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.Reply.Finish;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of who answered, after many answers. */
class MeterTests {

    private final Meter meter = new Meter();

    private void answered(int times, String model, String fingerprint) {
        for (int i = 0; i < times; i++) {
            meter.count(Reply.builder("Tea.")
                    .servedModel(model)
                    .fingerprint(fingerprint)
                    .build());
        }
    }

    @Test
    void aModelThatStaysTheSameIsNoChange() {
        answered(3, "a", "fp_1");
        meter.count(Reply.of("Tea."));
        assertThat(meter.totals().served().models()).isEqualTo(Map.of("a", 3L));
        assertThat(meter.totals().severalModels("subject x")).isEmpty();
        assertThat(meter.totals().severalFingerprints("subject x")).isEmpty();
    }

    @Test
    void aChangeIsSaidInWords() {
        answered(120, "a", "fp_1");
        answered(80, "b", "fp_2");
        assertThat(meter.totals().severalModels("subject openai:x"))
                .contains("subject openai:x: answered by two models: a (120), b (80)");
        assertThat(meter.totals().severalFingerprints("subject openai:x"))
                .contains("subject openai:x: answered under two fingerprints: fp_1 (120), fp_2 (80)");
    }

    @Test
    void answersOfATapeCountAsWell() {
        answered(1, "a", "fp_1");
        meter.count(
                Reply.builder("Tea.").servedModel("b").recorded(Instant.EPOCH).build());
        assertThat(meter.totals().severalModels("subject x"))
                .contains("subject x: answered by two models: a (1), b (1)");
    }

    @Test
    void onlySoManyNamesAreKept() {
        for (int i = 0; i < 1000; i++) {
            answered(1, "m" + i + "x".repeat(1000), "fp_" + i);
        }
        ServedModelCounts served = meter.totals().served();
        assertThat(served.models()).hasSize(9).containsEntry("(others)", 992L);
        assertThat(served.models().keySet()).allMatch(name -> name.length() <= 101);
        assertThat(served.plus(served).models()).hasSize(9).containsEntry("(others)", 1984L);
        assertThat(meter.totals().severalModels("subject x").orElseThrow())
                .contains("answered by more than 8 models: ");
    }

    @Test
    void whatBothSpentIsAddedUp() {
        answered(2, "a", "fp_1");
        CallTotals first = meter.totals();
        Meter other = new Meter();
        other.count(Reply.builder("<think>Hm.").servedModel("b").build());
        CallTotals both = first.plus(other.totals());
        assertThat(both.served().models()).isEqualTo(Map.of("a", 2L, "b", 1L));
        assertThat(both.shortfalls()).isEqualTo(Map.of(Shortfall.ONLY_THOUGHTS, 1L));
    }

    @Test
    void answersThatAreNoWholeOnesAreCountedWithWhatCanBeDone() {
        assertThat(meter.totals().shortfallSummary("judge x", "@Judge")).isEmpty();
        meter.count(Reply.builder("Te").finish(Finish.CUT_OFF).build());
        meter.count(Reply.builder("<think>Te").finish(Finish.CUT_OFF).build());
        meter.count(Reply.of("<think>Hm.</think>"));
        meter.count(Reply.of("Tea."));
        assertThat(meter.totals().shortfallSummary("judge x", "@Judge"))
                .contains("judge x: 2 answers were cut off by the token limit, 1 answer contains only thoughts;"
                        + " increase maxTokens of @Judge");
    }
}
