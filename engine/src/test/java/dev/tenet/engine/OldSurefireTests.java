package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions of Surefire give leaves of one method names of their own; as they were run. */
class OldSurefireTests {

    @ParameterizedTest
    @ValueSource(strings = {"3.0.0", "3.0.0-M7", "3.1.2", "3.2.5", "3.3.1", "3.5.0", "3.5.1"})
    void needAParameterType(String version) {
        assertThat(OldSurefire.tellsLeavesApart(version)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.2", "3.5.4", "3.6.0", "3.6.1", "3.10.0", "4.0.0", "2.22.2", "unknown"})
    void needNone(String version) {
        assertThat(OldSurefire.tellsLeavesApart(version)).isTrue();
    }
}
