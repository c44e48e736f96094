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
        assertThat(meter.spent().served().models()).isEqualTo(Map.of("a", 3L));
        assertThat(meter.spent().changeOfModel("subject x")).isEmpty();
        assertThat(meter.spent().changeOfFingerprint("subject x")).isEmpty();
    }

    @Test
    void aChangeIsSaidInWords() {
        answered(120, "a", "fp_1");
        answered(80, "b", "fp_2");
        assertThat(meter.spent().changeOfModel("subject openai:x"))
                .contains("subject openai:x: answered by two models: a (120), b (80)");
        assertThat(meter.spent().changeOfFingerprint("subject openai:x"))
                .contains("subject openai:x: answered under two fingerprints: fp_1 (120), fp_2 (80)");
    }

    @Test
    void answersOfATapeCountAsWell() {
        answered(1, "a", "fp_1");
        meter.count(
                Reply.builder("Tea.").servedModel("b").recorded(Instant.EPOCH).build());
        assertThat(meter.spent().changeOfModel("subject x"))
                .contains("subject x: answered by two models: a (1), b (1)");
    }

    @Test
    void onlySoManyNamesAreKept() {
        for (int i = 0; i < 1000; i++) {
            answered(1, "m" + i + "x".repeat(1000), "fp_" + i);
        }
        Served served = meter.spent().served();
        assertThat(served.models()).hasSize(9).containsEntry("(others)", 992L);
        assertThat(served.models().keySet()).allMatch(name -> name.length() <= 101);
        assertThat(served.plus(served).models()).hasSize(9).containsEntry("(others)", 1984L);
        assertThat(meter.spent().changeOfModel("subject x").orElseThrow()).contains("answered by more than 8 models: ");
    }

    @Test
    void whatBothSpentIsAddedUp() {
        answered(2, "a", "fp_1");
        Spent first = meter.spent();
        Meter other = new Meter();
        other.count(Reply.builder("<think>Hm.").servedModel("b").build());
        Spent both = first.plus(other.spent());
        assertThat(both.served().models()).isEqualTo(Map.of("a", 2L, "b", 1L));
        assertThat(both.shortfalls()).isEqualTo(Map.of(Shortfall.ONLY_THOUGHTS, 1L));
    }

    @Test
    void answersThatAreNoWholeOnesAreCountedWithWhatCanBeDone() {
        assertThat(meter.spent().shortfall("judge x", "@Judge")).isEmpty();
        meter.count(Reply.builder("Te").finish(Finish.CUT_OFF).build());
        meter.count(Reply.builder("<think>Te").finish(Finish.CUT_OFF).build());
        meter.count(Reply.of("<think>Hm.</think>"));
        meter.count(Reply.of("Tea."));
        assertThat(meter.spent().shortfall("judge x", "@Judge"))
                .contains("judge x: of its answers 2 were cut off by the token limit, 1 holds only thoughts;"
                        + " raise maxTokens of @Judge");
    }
}
