package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked: everything that shapes the answer, and nothing else.
 *
 * @param system the system prompt, or null for none
 * @param question the user's message
 * @param sampling how the answer is drawn
 * @param schema the form the answer should have, or null for free text
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Prompt(
        @Nullable String system,
        String question,
        Sampling sampling,
        @Nullable AnswerSchema schema) {

    /** A prompt for free text. */
    public Prompt(@Nullable String system, String question, Sampling sampling) {
        this(system, question, sampling, null);
    }
}
