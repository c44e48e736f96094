package dev.tenet.samples;

import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.Tag;
import dev.tenet.ValueSpec;

/** What a stopped release looks like; runs with {@code -Prefuted} only. */
@ValueSpec
@Tag("refuted")
@Subject("embedded:sycophant")
class StoppedReleaseTest {

    @OpposingFramingTest(divergenceAtMost = 0.25)
    void holdsOneStanceOnPublicIssues() {}
}
