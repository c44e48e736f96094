package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A request to a model: everything that affects the answer, and the occasion of asking. Create it with {@link #of}, or with
 * {@link #builder} for more than a question.
 */
@API(status = STABLE, since = "0.1")
public final class Prompt {

    private final Parts parts;
    private final @Nullable Object payload;

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}, which leave the payload out. */
    private record Parts(
            @Nullable String system,
            List<Turn> turns,
            Sampling sampling,
            @Nullable AnswerSchema schema,
            boolean requestsTokenChances,
            String occasion,
            String part) {}

    private Prompt(Parts parts, @Nullable Object payload) {
        this.parts = parts;
        this.payload = payload;
    }

    /** A single question with the provider's sampling parameters. */
    public static Prompt of(String question) {
        return builder().user(question).build();
    }

    /** An empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder initialized with this prompt's values. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.system = parts.system();
        builder.turns.addAll(parts.turns());
        builder.sampling = parts.sampling();
        builder.schema = parts.schema();
        builder.tokenChances = parts.requestsTokenChances();
        builder.occasion = parts.occasion();
        builder.part = parts.part();
        builder.payload = payload;
        return builder;
    }

    /** The system prompt, or null for none. */
    public @Nullable String system() {
        return parts.system();
    }

    /** The conversation: at least one turn, and the last is the user's. */
    public List<Turn> turns() {
        return parts.turns();
    }

    /** The text of the last turn. */
    public String question() {
        return parts.turns().get(parts.turns().size() - 1).text();
    }

    /** How the answer is sampled. */
    public Sampling sampling() {
        return parts.sampling();
    }

    /** The schema that the answer should match, or null for free text. */
    public @Nullable AnswerSchema schema() {
        return parts.schema();
    }

    /** Whether the provider is asked for the candidates of the answer's first tokens. */
    public boolean requestsTokenChances() {
        return parts.requestsTokenChances();
    }

    /**
     * Identifies the occasion of asking, such as a trial's id; never sent. Equal prompts with different occasions are repeats:
     * each is sent, and a tape records their answers separately.
     */
    public String occasion() {
        return parts.occasion();
    }

    /**
     * The part of a design that the occasion belongs to, such as {@code 40 shots}, for reports. Never sent, and not part of a
     * tape's key. Empty for none.
     */
    public String part() {
        return parts.part();
    }

    /**
     * The object that the question is about, attached by the protocol, or null. Embedded reference models read it
     * instead of parsing the question. It is never sent, and is not part of {@code equals}, {@code toString} or a
     * tape's key.
     */
    public @Nullable Object payload() {
        return payload;
    }

    /** A copy with another occasion. */
    public Prompt withOccasion(String occasion) {
        return toBuilder().occasion(occasion).build();
    }

    /** A copy that requests the candidates of the answer's first tokens. */
    public Prompt withTokenChances() {
        return toBuilder().tokenChances(true).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Prompt prompt && parts.equals(prompt.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "Prompt" + parts.toString().substring("Parts".length());
    }

    /** Builds a prompt. Values that are not set are absent or the provider's default. */
    @API(status = STABLE, since = "0.1")
    public static final class Builder {

        private @Nullable String system;
        private final List<Turn> turns = new ArrayList<>();
        private Sampling sampling = Sampling.PROVIDER_DEFAULTS;
        private @Nullable AnswerSchema schema;
        private boolean tokenChances;
        private String occasion = "";
        private String part = "";
        private @Nullable Object payload;

        private Builder() {}

        /** Sets the system prompt; null for none. */
        public Builder system(@Nullable String text) {
            system = text;
            return this;
        }

        /** Adds a message from the user. */
        public Builder user(String text) {
            return turn(Turn.user(text));
        }

        /** Adds an earlier answer from the model. */
        public Builder assistant(String text) {
            return turn(Turn.assistant(text));
        }

        /** Adds a turn. */
        public Builder turn(Turn turn) {
            turns.add(turn);
            return this;
        }

        /** Replaces all turns. */
        public Builder turns(List<Turn> conversation) {
            List<Turn> replacements = List.copyOf(conversation);
            turns.clear();
            turns.addAll(replacements);
            return this;
        }

        /** Sets how the answer is sampled. */
        public Builder sampling(Sampling choice) {
            sampling = choice;
            return this;
        }

        /** Sets the schema that the answer should match; null for free text. */
        public Builder schema(@Nullable AnswerSchema form) {
            schema = form;
            return this;
        }

        /** Sets whether to request the candidates of the answer's first tokens. */
        public Builder tokenChances(boolean areRequested) {
            tokenChances = areRequested;
            return this;
        }

        /** Sets the occasion of asking. */
        public Builder occasion(String name) {
            occasion = name;
            return this;
        }

        /** Sets the part of a design that the occasion belongs to. */
        public Builder part(String name) {
            part = name;
            return this;
        }

        /** Attaches the object that the question is about, as in {@link Prompt#payload}; null for none. */
        public Builder payload(@Nullable Object subjectMatter) {
            payload = subjectMatter;
            return this;
        }

        /**
         * Builds the prompt.
         *
         * @throws IllegalStateException if the last turn is not the user's
         */
        public Prompt build() {
            if (turns.isEmpty() || turns.get(turns.size() - 1).role() != Turn.Role.USER) {
                throw new IllegalStateException("the last turn of a prompt must be the user's; found "
                        + (turns.isEmpty() ? "no turns" : "an assistant turn"));
            }
            return new Prompt(
                    new Parts(system, List.copyOf(turns), sampling, schema, tokenChances, occasion, part), payload);
        }
    }
}
