package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked: everything that shapes the answer, and what it is asked for. Made by {@link #of} or, with more than
 * a question, by {@link #builder}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Prompt {

    private final Parts parts;
    private final @Nullable Object payload;

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}, which leave the payload out. */
    private record Parts(
            @Nullable String system,
            List<Turn> turns,
            Sampling sampling,
            @Nullable AnswerSchema schema,
            boolean withTokenChances,
            String occasion,
            String part) {}

    private Prompt(Parts parts, @Nullable Object payload) {
        this.parts = parts;
        this.payload = payload;
    }

    /** A question in a conversation of its own, drawn as the provider chooses. */
    public static Prompt of(String question) {
        return builder().user(question).build();
    }

    /** A prompt with nothing in it. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that holds all of this prompt. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.system = parts.system();
        builder.turns.addAll(parts.turns());
        builder.sampling = parts.sampling();
        builder.schema = parts.schema();
        builder.withTokenChances = parts.withTokenChances();
        builder.occasion = parts.occasion();
        builder.part = parts.part();
        builder.payload = payload;
        return builder;
    }

    /** The system prompt, or null for none. */
    public @Nullable String system() {
        return parts.system();
    }

    /** The conversation so far, at least one turn; the last is the user's. */
    public List<Turn> turns() {
        return parts.turns();
    }

    /** The text of the last turn. */
    public String question() {
        return parts.turns().get(parts.turns().size() - 1).text();
    }

    /** How the answer is drawn. */
    public Sampling sampling() {
        return parts.sampling();
    }

    /** The form the answer should have, or null for free text. */
    public @Nullable AnswerSchema schema() {
        return parts.schema();
    }

    /** Whether the provider is asked what could have stood in the place of the answer's first tokens. */
    public boolean withTokenChances() {
        return parts.withTokenChances();
    }

    /**
     * What it is asked for, as in the id of a trial; never sent. Equal prompts for different occasions are repeats: each is
     * asked, and a tape keeps their answers apart.
     */
    public String occasion() {
        return parts.occasion();
    }

    /**
     * The part of a design that the occasion belongs to, as in {@code 40 shots}, for reports; never sent, and no part of the
     * exchange. Empty for none.
     */
    public String part() {
        return parts.part();
    }

    /**
     * The object that the question is about, as its protocol attached it, or null for none. Reference models that run in
     * the JVM read it in place of the question's text. It is never sent, and is no part of equality, of {@code toString} or
     * of a tape's key.
     */
    public @Nullable Object payload() {
        return payload;
    }

    /** The same, asked for this. */
    public Prompt on(String occasion) {
        return toBuilder().occasion(occasion).build();
    }

    /** The same, with the chances of the first tokens asked for. */
    public Prompt withChances() {
        return toBuilder().withTokenChances(true).build();
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

    /** Puts a prompt together; what is not set is absent or the provider's choice. */
    @API(status = EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private @Nullable String system;
        private final List<Turn> turns = new ArrayList<>();
        private Sampling sampling = Sampling.PROVIDERS_CHOICE;
        private @Nullable AnswerSchema schema;
        private boolean withTokenChances;
        private String occasion = "";
        private String part = "";
        private @Nullable Object payload;

        private Builder() {}

        /** Sets the system prompt; null for none. */
        public Builder system(@Nullable String text) {
            system = text;
            return this;
        }

        /** Adds a message of the user. */
        public Builder user(String text) {
            return turn(Turn.ofUser(text));
        }

        /** Adds an earlier answer of the model. */
        public Builder assistant(String text) {
            return turn(Turn.ofAssistant(text));
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

        /** Sets how the answer is drawn. */
        public Builder sampling(Sampling choice) {
            sampling = choice;
            return this;
        }

        /** Sets the form the answer should have; null for free text. */
        public Builder schema(@Nullable AnswerSchema form) {
            schema = form;
            return this;
        }

        /** Sets whether the chances of the first tokens are asked for. */
        public Builder withTokenChances(boolean areAsked) {
            withTokenChances = areAsked;
            return this;
        }

        /** Sets what it is asked for. */
        public Builder occasion(String name) {
            occasion = name;
            return this;
        }

        /** Sets which part of a design it belongs to. */
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
         * The prompt.
         *
         * @throws IllegalStateException if the last turn is not the user's
         */
        public Prompt build() {
            if (turns.isEmpty() || turns.get(turns.size() - 1).role() != Turn.Role.USER) {
                throw new IllegalStateException("a prompt ends with a turn of the user; found "
                        + (turns.isEmpty() ? "no turn" : "one of the assistant") + " at its end");
            }
            return new Prompt(
                    new Parts(system, List.copyOf(turns), sampling, schema, withTokenChances, occasion, part), payload);
        }
    }
}
