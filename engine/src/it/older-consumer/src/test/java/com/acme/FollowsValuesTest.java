package com.acme;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import org.junit.jupiter.api.Tag;

@ValueSpec
@Subject("embedded:bag-of-words")
class FollowsValuesTest {

    @Tag("release")
    @DeepValueTest(contexts = "finance", shots = 4, trials = 40, atLeast = 0.05)
    void inFinance() {}

    @DeepValueTest(contexts = "legal", shots = 4, trials = 40, atLeast = 0.05)
    void inLegal() {}
}
