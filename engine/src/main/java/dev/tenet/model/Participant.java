package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A model in a role, such as subject or judge, with the system prompt and the sampling parameters that it is asked with.
 * Begin with {@link #of}, as in {@code Participant.of("openai:gpt-4.1-mini", model).withSystem("Be brief.")}.
 *
 * <p>Immutable, except for the counts of its {@link #meter}, which copies share.
 */
@API(status = STABLE, since = "0.1")
public final class Participant {

    private final Parts parts;

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}. */
    private record Parts(
            String role,
            String name,
            String label,
            ChatModel model,
            @Nullable String system,
            Sampling sampling,
            Meter meter,
            String part) {}

    private Participant(Parts parts) {
        this.parts = parts;
    }

    /**
     * A participant without a system prompt, with the provider's sampling parameters and a new meter.
     *
     * @param name the model's name, as in {@code openai:gpt-4.1-mini}; also its label in reports
     */
    public static Participant of(String name, ChatModel model) {
        return new Participant(
                new Parts("subject", name, name, model, null, Sampling.PROVIDER_DEFAULTS, new Meter(), ""));
    }

    /** The role in which it is asked, in lower case: {@code subject}, unless it was given another. */
    public String role() {
        return parts.role();
    }

    /** The model's name, as in {@code openai:gpt-4.1-mini}. */
    public String name() {
        return parts.name();
    }

    /** What reports call it: its name, unless it was given a label of its own. */
    public String label() {
        return parts.label();
    }

    /** The model that answers. */
    public ChatModel model() {
        return parts.model();
    }

    /** The system prompt, or null for none. */
    public @Nullable String system() {
        return parts.system();
    }

    /** How its answers are sampled. */
    public Sampling sampling() {
        return parts.sampling();
    }

    /** Counts the calls made in this role. */
    public Meter meter() {
        return parts.meter();
    }

    /** The part of a design that it is asked for, as in {@code 40 shots}; usually empty. */
    public String part() {
        return parts.part();
    }

    /** A copy in another role, as in {@code judge}. */
    public Participant withRole(String role) {
        return new Participant(new Parts(role, name(), label(), model(), system(), sampling(), meter(), part()));
    }

    /** A copy with another label in reports. */
    public Participant withLabel(String label) {
        return new Participant(new Parts(role(), name(), label, model(), system(), sampling(), meter(), part()));
    }

    /** A copy with another system prompt; null for none. */
    public Participant withSystem(@Nullable String system) {
        return new Participant(new Parts(role(), name(), label(), model(), system, sampling(), meter(), part()));
    }

    /** A copy with other sampling parameters. */
    public Participant withSampling(Sampling sampling) {
        return new Participant(new Parts(role(), name(), label(), model(), system(), sampling, meter(), part()));
    }

    /** A copy whose calls are counted by another meter. */
    public Participant withMeter(Meter meter) {
        return new Participant(new Parts(role(), name(), label(), model(), system(), sampling(), meter, part()));
    }

    /** A copy that is asked for a part of a design: reports name the parts whose prompts were truncated. */
    public Participant withPart(String part) {
        return new Participant(new Parts(role(), name(), label(), model(), system(), sampling(), meter(), part));
    }

    /**
     * Asks a single question in a new conversation.
     *
     * @param occasion what it is asked for, as in {@link Prompt#occasion}
     */
    public Reply ask(String occasion, String question) throws ModelException, InterruptedException {
        return ask(prompt(occasion).user(question).build());
    }

    /** Asks a single question in a new conversation, for an answer that matches a schema. */
    public Reply ask(String occasion, String question, AnswerSchema schema)
            throws ModelException, InterruptedException {
        return ask(prompt(occasion).user(question).schema(schema).build());
    }

    /**
     * Asks a single question in a new conversation.
     *
     * @param schema the schema that the answer should match; null for free text
     * @param withChances whether to request the candidates of the answer's first tokens
     */
    public Reply ask(String occasion, String question, @Nullable AnswerSchema schema, boolean withChances)
            throws ModelException, InterruptedException {
        return ask(prompt(occasion)
                .user(question)
                .schema(schema)
                .tokenChances(withChances)
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
     * A prompt with this participant's system prompt, sampling parameters and part, and no turns yet. Use it to ask
     * with earlier turns, a payload, or anything else that a prompt can contain:
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
                .system(system())
                .sampling(sampling())
                .occasion(occasion)
                .part(part());
    }

    /**
     * Asks a prompt without changing it, and counts the call. Build the prompt with {@link #prompt}.
     *
     * @throws ModelException if the call failed, or the model returned null
     */
    public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        // A user's model may be compiled without null checks.
        @Nullable Reply reply;
        ProcessingTime.callBegins();
        try {
            reply = model().ask(prompt);
        } finally {
            ProcessingTime.callEnds();
        }
        if (reply == null) {
            throw new ModelException(name() + " returned null; expected a Reply, such as Reply.of(\"…\")");
        }
        meter().count(prompt, reply);
        return reply;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Participant participant && parts.equals(participant.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "Participant" + parts.toString().substring("Parts".length());
    }
}
