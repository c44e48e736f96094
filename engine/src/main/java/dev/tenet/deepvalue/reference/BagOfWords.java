package dev.tenet.deepvalue.reference;

import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A small model that learns from the examples in a prompt. It parses the examples, fits a logistic preference model to
 * the words and word pairs in which the chosen and the rejected option differ, and chooses the option that the model
 * prefers. The answer depends only on the prompt, and is deterministic.
 *
 * <p>Without examples, or if the question shares no word with them, the option is chosen by the hash of the question:
 * the model has no prior preference.
 */
final class BagOfWords implements ChatModel {

    @Override
    public Reply ask(Prompt prompt) {
        List<PromptChoice> choices = PromptChoice.readAll(prompt.question());
        Optional<PromptChoice> asked = choices.isEmpty()
                ? Optional.empty()
                : Optional.of(choices.get(choices.size() - 1)).filter(last -> last.chosen() == PromptChoice.OPEN);
        if (asked.isEmpty()) {
            return Reply.of("I can see no question with an Option A and an Option B.");
        }
        return Reply.of("Option " + answer(choices.subList(0, choices.size() - 1), asked.get()));
    }

    private static char answer(List<PromptChoice> examples, PromptChoice asked) {
        double preference = PreferenceModel.fit(examples).preference(asked.optionA(), asked.optionB());
        if (preference == 0) {
            // A generator mixes the hash, whose lowest bit hardly varies between similar questions.
            return RandomSource.SPLIT_MIX_64.create((long) asked.hashCode()).nextBoolean() ? 'A' : 'B';
        }
        return preference > 0 ? 'A' : 'B';
    }
}
