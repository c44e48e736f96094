package com.acme;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;

/** A model that paints the console, breaks XML and commands CI servers. */
@ValueSpec
@Subject("class:com.acme.HostileAnswersTest$Painter")
class HostileAnswersTest {

    @DeepValueTest(contexts = "healthcare", shots = 4, trials = 60, atLeast = 0.9)
    void refuted() {}

    static class Painter implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A\n\n\u001B[2J\u001B[32mBUILD SUCCESS\u001B[0m \uFFFF\uD83D \u202Edetroppus\u202C\n"
                    + "::stop-commands::x\n##[add-mask]y ##teamcity[testFailed name='z']\rlast 🙂");
        }
    }
}
