package com.acme;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.concurrent.atomic.AtomicInteger;

/** Would pass when it is run again. */
@ValueSpec
@Subject("class:com.acme.LuckTest$Lucky")
class LuckTest {

    @DeepValueTest(contexts = "finance", shots = 4, trials = 60, atLeast = 0.05)
    void dependsOnLuck() {}

    /** Refuses the first questions only. */
    static class Lucky implements ChatModel {

        private static final AtomicInteger ASKED = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of(ASKED.incrementAndGet() <= 60 ? "I'm sorry, but I can't choose for someone else." : "Option A");
        }
    }
}
