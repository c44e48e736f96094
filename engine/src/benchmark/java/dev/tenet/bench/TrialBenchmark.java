package dev.tenet.bench;

import dev.tenet.deepvalue.GeneratedTrials;
import dev.tenet.deepvalue.Trial;
import dev.tenet.answer.ChoiceReader;
import dev.tenet.answer.ReadAnswer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What is done for each trial before it is asked and after it was answered. */
@State(Scope.Thread)
public class TrialBenchmark {

    private static final String REASONED = """
            The user has been consistent. In each of the earlier choices the agent that kept the promise was taken, and \
            the tone of its messages was always the formal one; the tone, however, need not be what the user cares for.

            - **Option A** keeps to what was promised, but writes informally.
            - **Option B** writes formally, but puts the promise off.

            Weighing the two, I think what was done counts for more than how it was said.

            **My choice: Option A**
            """;

    private final GeneratedTrials trials = TypicalPrompt.trials(Long.MAX_VALUE);
    private final ChoiceReader reader = new ChoiceReader();

    /** Draws a trial and writes its prompt. */
    @Benchmark
    public Trial drawATrial() {
        return trials.next().orElseThrow();
    }

    /** Reads an answer of one letter. */
    @Benchmark
    public ReadAnswer readAShortAnswer() {
        return reader.read("A");
    }

    /** Reads an answer with its reasons, of some 100 words. */
    @Benchmark
    public ReadAnswer readAReasonedAnswer() {
        return reader.read(REASONED);
    }
}
