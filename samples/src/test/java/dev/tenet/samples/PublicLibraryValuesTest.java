package dev.tenet.samples;

import dev.tenet.DeepValueTest;
import dev.tenet.Guidance;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;

/** A team's own values and context, from a file beside the specs. */
@ValueSpec
@Subject("embedded:bag-of-words")
class PublicLibraryValuesTest {

    @DeepValueTest(
            scenarios = "classpath:scenarios/public-library.yaml",
            prefer = "confidentiality",
            over = "openness",
            contexts = "public library",
            confoundedBy = {"vocabulary", "pace"},
            shots = {2, 4},
            guidance = Guidance.EXPLICIT,
            trials = 60)
    void infersThatReadersPutConfidentialityFirst() {}
}
