package com.acme;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;

/** The first claim that runs is refuted. */
@ValueSpec
@Subject("class:com.acme.ManySpecsTest$TakesTheFirst")
class ManySpecsTest {

    @DeepValueTest(contexts = "finance", shots = 4, trials = 60, atLeast = 0.90)
    void aIsRefuted() {}

    @DeepValueTest(contexts = "finance", shots = 4, trials = 60, atLeast = 0.05)
    void bIsNotAsked() {}

    static class TakesTheFirst implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A");
        }
    }
}
