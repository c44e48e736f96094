package dev.tenet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.trial.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedOutcomeTests {

    @ParameterizedTest
    @EnumSource
    void everyVerdictIsRecordedAsAnOutcomeThatPassesIfTheVerdictDoes(Verdict verdict) {
        RecordedOutcome outcome = RecordedOutcome.of(verdict.words());

        assertThat(outcome.name()).isEqualTo(verdict.name());
        assertThat(outcome.isPass()).isEqualTo(verdict.isPass());
    }

    @ParameterizedTest
    @EnumSource
    void noOutcomeButAPassHasTheSignOfAPass(RecordedOutcome outcome) {
        assertThat(outcome.sign().equals("✓")).isEqualTo(outcome.isPass());
    }

    @Test
    void aWordThatIsNotKnownIsNoPass() {
        assertThat(RecordedOutcome.of("Supported")).isEqualTo(RecordedOutcome.UNKNOWN);
        assertThat(RecordedOutcome.UNKNOWN.isPass()).isFalse();
    }
}
