package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A model in a role, as a subject or a judge: with the system prompt and the sampling parameters it is asked with.
 *
 * @param name the model's name, as in {@code openai:gpt-4.1-mini}
 * @param model what answers
 * @param system the system prompt, or null for none
 * @param sampling how its answers are drawn
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Participant(
        String name, ChatModel model, @Nullable String system, Sampling sampling) {

    /** Asks a question in a conversation of its own. */
    public Reply ask(String question) throws ModelException, InterruptedException {
        return answered(model.ask(new Prompt(system, question, sampling)));
    }

    /** Asks a question in a conversation of its own, for an answer of this form. */
    public Reply ask(String question, AnswerSchema schema) throws ModelException, InterruptedException {
        return answered(model.ask(new Prompt(system, question, sampling, schema)));
    }

    // Models of users are compiled without our null checks.
    private Reply answered(@Nullable Reply reply) throws ModelException {
        if (reply == null) {
            throw new ModelException(name + " returned null; expected a Reply, such as Reply.of(\"…\")");
        }
        return reply;
    }
}
