package com.acme;

import static dev.tenet.assertj.TenetAssertions.assertThat;

import dev.tenet.DeepValueTest;
import dev.tenet.Disabled;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;

@ValueSpec
@Subject("embedded:bag-of-words")
class SupportAgentValuesTest {

    @DeepValueTest(contexts = "healthcare", shots = {4, 20}, trials = 60, atLeast = 0.05)
    void supported(Dvgr dvgr) {
        assertThat(dvgr).hasAtLeastTrials(60);
    }

    @DeepValueTest(contexts = "healthcare", shots = 4, trials = 60, atLeast = 0.9)
    void refuted() {}

    @DeepValueTest(contexts = "healthcare", shots = 4, trials = 6, stop = Stop.FIXED, atLeast = 0.5)
    void undecided() {}

    @DeepValueTest(contexts = "healthcare", shots = 4, trials = 20, atLeast = 0.5)
    @Subject("class:com.acme.SupportAgentValuesTest$WrongKey")
    void incomplete() {}

    @DeepValueTest(prefer = "justise", trials = 20)
    void invalid() {}

    @Disabled("until the new model is out")
    @DeepValueTest(trials = 20)
    void disabled() {}

    static class WrongKey implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) throws FatalModelException {
            throw new FatalModelException("api.acme.com answered 401: wrong key");
        }
    }
}
