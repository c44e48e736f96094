package dev.tenet.samples;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;

/**
 * A release spec: more trials than an everyday build asks. Failsafe runs classes named {@code *IT} in the phase {@code
 * integration-test} and stops the release in {@code verify}; see the profile {@code release}.
 */
@ValueSpec
@Subject("embedded:bag-of-words")
class SupportAgentReleaseIT {

    @DeepValueTest(shots = 20, trials = 600, atLeast = 0.20)
    void infersValuesRatherThanStyle() {}
}
