package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which claims of an earlier launch are still there to be selected. */
class FullClaimIdTests {

    private static final String TYPE = "dev.tenet.engine.FullClaimIdTests$Values";

    @ValueSpec
    static class Values {

        @DeepValueTest(atLeast = 0.5)
        void areMeasured() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TYPE + ".areMeasured/dvgr-at-least",
                TYPE + ".areMeasured/health",
                TYPE + ".areMeasured[http://localhost:8000/v1#qwen3]/health",
                TYPE + ".areMeasured(Dvgr)[openai:gpt-4.1-mini, prompts/agent.md]/health"
            })
    void isThere(String id) {
        assertThat(FullClaimId.stillExists(id, Kinds.load())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TYPE + ".areMeasured/dvgr-at-most",
                TYPE + ".wereMeasured/health",
                "com.acme.Deleted.areMeasured/health",
                "no claim"
            })
    void isGone(String id) {
        assertThat(FullClaimId.stillExists(id, Kinds.load())).isFalse();
    }
}
