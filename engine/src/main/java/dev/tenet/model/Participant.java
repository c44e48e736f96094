package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A model in a role, as a subject or a judge: with the system prompt and the sampling parameters it is asked with.
 *
 * @param name the model's name, as in {@code openai:gpt-4.1-mini}
 * @param label what it is called in reports: its name, unless somebody gave it another
 * @param model what answers
 * @param system the system prompt, or null for none
 * @param sampling how its answers are drawn
 * @param meter counts what it is asked in this role
 * @param part the part of a design that it is asked for, as in {@code 40 shots}; mostly empty
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Participant(
        String name,
        String label,
        ChatModel model,
        @Nullable String system,
        Sampling sampling,
        Meter meter,
        String part) {

    /** A participant that was not asked anything yet. */
    public Participant(String name, ChatModel model, @Nullable String system, Sampling sampling) {
        this(name, name, model, system, sampling, new Meter(), "");
    }

    /** The same, called something else in reports. */
    public Participant labeled(String otherLabel) {
        return new Participant(name, otherLabel, model, system, sampling, meter, part);
    }

    /** The same model in the same role, with another system prompt. */
    public Participant instructed(@Nullable String otherSystem) {
        return new Participant(name, label, model, otherSystem, sampling, meter, part);
    }

    /** The same, asked for a part of a design: reports say of which parts it did not read the prompts to their end. */
    public Participant askedFor(String otherPart) {
        return new Participant(name, label, model, system, sampling, meter, otherPart);
    }

    /**
     * Asks a question in a conversation of its own.
     *
     * @param occasion what it is asked for, as in {@link Prompt#occasion}
     */
    public Reply ask(String occasion, String question) throws ModelException, InterruptedException {
        return ask(prompt(occasion).user(question).build());
    }

    /** Asks a question in a conversation of its own, for an answer of this form. */
    public Reply ask(String occasion, String question, AnswerSchema schema)
            throws ModelException, InterruptedException {
        return ask(prompt(occasion).user(question).schema(schema).build());
    }

    /**
     * Asks a question in a conversation of its own.
     *
     * @param schema the form that the answer is asked to have; null for none
     * @param withChances whether to ask what could have stood in the place of the answer's first tokens
     */
    public Reply ask(String occasion, String question, @Nullable AnswerSchema schema, boolean withChances)
            throws ModelException, InterruptedException {
        return ask(prompt(occasion).user(question)
                .schema(schema)
                .withTokenChances(withChances)
                .build());
    }

    /**
     * Continues a conversation.
     *
     * @param occasion what it is asked for, as in {@link Prompt#occasion}
     * @param turns the earlier turns and, last, the user's question
     * @throws IllegalStateException if the last turn is not the user's
     */
    public Reply ask(String occasion, List<Turn> turns) throws ModelException, InterruptedException {
        return ask(prompt(occasion).turns(turns).build());
    }

    /**
     * A prompt with this participant's system prompt, sampling parameters and part, and no turn yet. The way to ask with
     * earlier turns, a payload or anything else that a prompt may hold:
     *
     * <pre>{@code
     * Reply reply = subject.ask(subject.prompt(id)
     *         .user("Tea or coffee?")
     *         .assistant("Tea.")
     *         .user("Are you sure?")
     *         .payload(posed)
     *         .build());
     * }</pre>
     *
     * @param occasion what it is asked for, as in {@link Prompt#occasion}
     */
    public Prompt.Builder prompt(String occasion) {
        return Prompt.builder()
                .system(system)
                .sampling(sampling)
                .occasion(occasion)
                .part(part);
    }

    /**
     * Asks a prompt as it is, and counts the call. Most prompts are built by {@link #prompt}.
     *
     * @throws ModelException if the call failed, or the model returned null
     */
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        // Models of users are compiled without our null checks.
        @Nullable Reply reply;
        OwnTime.callBegins();
        try {
            reply = model.ask(prompt);
        } finally {
            OwnTime.callEnds();
        }
        if (reply == null) {
            throw new ModelException(name + " returned null; expected a Reply, such as Reply.of(\"…\")");
        }
        meter.count(prompt, reply);
        return reply;
    }
}
