package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked: everything that shapes the answer, and what it is asked for.
 *
 * @param system the system prompt, or null for none
 * @param question the user's message
 * @param sampling how the answer is drawn
 * @param schema the form the answer should have, or null for free text
 * @param withTokenChances whether the provider shall say what could have stood in the place of the answer's first tokens,
 *     where it can
 * @param occasion what it is asked for, as in the id of a trial; never sent. Equal prompts for different occasions are
 *     repeats: each is asked, and a tape keeps their answers apart
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Prompt(
        @Nullable String system,
        String question,
        Sampling sampling,
        @Nullable AnswerSchema schema,
        boolean withTokenChances,
        String occasion) {

    /** A prompt for free text. */
    public Prompt(@Nullable String system, String question, Sampling sampling) {
        this(system, question, sampling, null, false, "");
    }

    /** A prompt for an answer of some form, or for free text if the schema is null. */
    public Prompt(@Nullable String system, String question, Sampling sampling, @Nullable AnswerSchema schema) {
        this(system, question, sampling, schema, false, "");
    }

    /** The same, asked for this. */
    public Prompt on(String otherOccasion) {
        return new Prompt(system, question, sampling, schema, withTokenChances, otherOccasion);
    }

    /** The same, with the chances of the first token asked for. */
    public Prompt withChances() {
        return new Prompt(system, question, sampling, schema, true, occasion);
    }
}
