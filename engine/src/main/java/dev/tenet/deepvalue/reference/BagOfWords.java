package dev.tenet.deepvalue.reference;

import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A small subject that really learns from the prompt: it reads the examples out of the text, fits a logistic preference
 * model on the words and word pairs by which the chosen option differs from the rejected one, and takes the option that
 * the model prefers. It knows the prompt and nothing else, and gives the same answer to the same prompt.
 *
 * <p>Without examples, or where no word of the question was in one, it takes an option by the question's hash: it has no
 * opinion of its own.
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
            // A generator spreads the hash: its own lowest bit hardly changes between questions of one form.
            return RandomSource.SPLIT_MIX_64.create((long) asked.hashCode()).nextBoolean() ? 'A' : 'B';
        }
        return preference > 0 ? 'A' : 'B';
    }
}
