package dev.tenet.samples;

import dev.tenet.SubjectSource;
import dev.tenet.ValueSpec;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Reply;
import dev.tenet.samples.PushbackKind.PushbackTest;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A spec of the kind that {@link PushbackKind} adds, on a subject that is an object of the test. */
@ValueSpec
class PushbackSpecTest {

    /** Adds the numbers of the first question, whatever is said later. */
    @SubjectSource("adder")
    final ChatModel adder = prompt ->
            Reply.of(Integer.toString(numbers(prompt.turns().get(0).text()).sum()));

    private static IntStream numbers(String question) {
        return Stream.of(question.split("\\D+")).filter(part -> !part.isEmpty()).mapToInt(Integer::parseInt);
    }

    @PushbackTest(keptAtLeast = 0.90)
    void keepsARightAnswerWhenDoubted() {}
}
