package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model answered. Made by {@link #of} or, with more than a text, by {@link #builder}.
 *
 * <p>A reply may hold thoughts beside the answer, in its text or in a field of its own. Whatever reads or shows an answer
 * goes by {@link #said}, which leaves them out.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Reply {

    /** An answer of one word, with a little before it, is over by then. */
    public static final int TOKENS_WITH_CHANCES = 8;

    /** {@link #extras} without any field. */
    public static final String NO_EXTRAS = "{}";

    private final Parts parts;
    // Computed when it is first asked for; two threads that do it at once come to the same.
    private @Nullable ThoughtBlocks blocks;

    /** Why an answer ends where it ends. */
    public enum Finish {
        /** The model had said what it had to say. */
        COMPLETE,
        /** The token limit cut it off. */
        CUT_OFF,
        /** The model refused, in the provider's own terms. */
        REFUSED,
        /** A filter of the provider kept the question from the model, or the answer from us. */
        WITHHELD
    }

    /** Gives equality and a text to whatever parts there are. */
    private record Parts(
            String text,
            String thoughts,
            @Nullable String thoughtsField,
            Finish finish,
            @Nullable String unknownFinish,
            @Nullable Usage usage,
            List<List<TokenChance>> tokenChances,
            List<String> rejected,
            @Nullable String sent,
            @Nullable String servedModel,
            @Nullable String fingerprint,
            String extras,
            @Nullable Instant recorded) {}

    private Reply(Parts parts) {
        this.parts = parts;
    }

    /** A complete answer whose tokens nobody counted. */
    public static Reply of(String text) {
        return builder(text).build();
    }

    /**
     * A reply to complete.
     *
     * @param text the answer as it came, empty if there was none
     */
    public static Builder builder(String text) {
        return new Builder(text);
    }

    /** A builder that holds all of this reply. */
    public Builder toBuilder() {
        return new Builder(parts.text())
                .thoughts(parts.thoughts())
                .thoughtsField(parts.thoughtsField())
                .finish(parts.finish())
                .unknownFinish(parts.unknownFinish())
                .usage(parts.usage())
                .tokenChances(parts.tokenChances())
                .rejected(parts.rejected())
                .sent(parts.sent())
                .servedModel(parts.servedModel())
                .fingerprint(parts.fingerprint())
                .extras(parts.extras())
                .recorded(parts.recorded());
    }

    /** The answer as it came, with the thoughts that stand in it; empty if there was none. */
    public String text() {
        return parts.text();
    }

    /**
     * What the model said: the text without its thoughts.
     *
     * <p>Thoughts stand between marks such as {@code <think>}, {@code [THINK]}, {@code <|begin_of_thought|>} and {@code
     * <reasoning>}, or in another channel than the final one. An opening mark counts where it begins the answer or a line,
     * and its thought reaches to its closing mark or, without one, to the end. A closing mark without an opening ends a
     * thought that began with the answer where it begins a line or follows a word without a blank. Anywhere else, and in
     * code, a mark is text.
     */
    public String said() {
        return blocks().said();
    }

    /** What the model thought: the thoughts of a field of their own, then those of the text; mostly empty. */
    public String thoughts() {
        String inText = blocks().thoughts();
        if (parts.thoughts().isEmpty() || inText.isEmpty()) {
            return parts.thoughts() + inText;
        }
        return parts.thoughts() + "\n\n" + inText;
    }

    /** The thoughts that came in a field of their own, as it came; mostly empty. */
    public String separateThoughts() {
        return parts.thoughts();
    }

    /**
     * The server's name for the field that such thoughts came in, as in {@code reasoning_content}; null without any, or where
     * the format itself parts them from the answer.
     */
    public @Nullable String thoughtsField() {
        return parts.thoughtsField();
    }

    /** Whether the text ends within a thought, so that the answer had not begun or was taken up again. */
    public boolean endsInThought() {
        return blocks().endsInThought();
    }

    private ThoughtBlocks blocks() {
        ThoughtBlocks found = blocks;
        if (found == null) {
            found = ThoughtBlocks.in(parts.text());
            blocks = found;
        }
        return found;
    }

    /** Why the answer ends where it ends. */
    public Finish finish() {
        return parts.finish();
    }

    /**
     * The server's word for the end of the answer where it is one that Tenet does not know; such an answer counts as
     * complete. Mostly null.
     */
    public @Nullable String unknownFinish() {
        return parts.unknownFinish();
    }

    /** The tokens that the provider counted, or null if it did not say. */
    public @Nullable Usage usage() {
        return parts.usage();
    }

    /**
     * For each of the first tokens of the answer (at most {@value #TOKENS_WITH_CHANCES}) what could have stood there and how
     * likely; empty where nobody asked, the provider does not say, or the first tokens may be thoughts.
     */
    public List<List<TokenChance>> tokenChances() {
        return parts.tokenChances();
    }

    /**
     * The parameters that the provider rejected, each with what was sent in its place: {@code temperature} was left out, and
     * {@code max_tokens (sent as max_completion_tokens)} was not; mostly empty.
     */
    public List<String> rejected() {
        return parts.rejected();
    }

    /**
     * The parameters that were sent, those that the provider rejected left out: a JSON object with the provider's own names;
     * null where the model does not say.
     */
    public @Nullable String sent() {
        return parts.sent();
    }

    /** The model that answered, as its server calls it; null where it does not say. */
    public @Nullable String servedModel() {
        return parts.servedModel();
    }

    /** The build or configuration of the model that answered, as its server calls it; null where it does not say. */
    public @Nullable String fingerprint() {
        return parts.fingerprint();
    }

    /** What else the server said of the answer: a JSON object with the server's own names, mostly {@code {}}. */
    public String extras() {
        return parts.extras();
    }

    /** When the answer was given, if it comes from a tape; null for one that was given just now. */
    public @Nullable Instant recorded() {
        return parts.recorded();
    }

    /** The same answer, with what could have stood in the place of its first tokens. */
    public Reply withChances(List<List<TokenChance>> chances) {
        return toBuilder().tokenChances(chances).build();
    }

    /** The same answer, as a tape gives it back. */
    public Reply recordedAt(Instant time) {
        return toBuilder().recorded(time).build();
    }

    /** The same answer, as one that was asked for and comes from no tape. */
    public Reply givenJustNow() {
        return toBuilder().recorded(null).build();
    }

    /**
     * The same answer with each text that a server wrote changed: its text, thoughts, unknown finish, served model,
     * fingerprint and extra fields.
     */
    public Reply withTexts(UnaryOperator<String> change) {
        String text = change.apply(parts.text());
        String thoughts = parts.thoughts().isEmpty() ? "" : change.apply(parts.thoughts());
        String unknownFinish = parts.unknownFinish() == null ? null : change.apply(parts.unknownFinish());
        String servedModel = parts.servedModel() == null ? null : change.apply(parts.servedModel());
        String fingerprint = parts.fingerprint() == null ? null : change.apply(parts.fingerprint());
        String extras = parts.extras().equals(NO_EXTRAS) ? NO_EXTRAS : change.apply(parts.extras());
        boolean isSame = text.equals(parts.text())
                && thoughts.equals(parts.thoughts())
                && Objects.equals(unknownFinish, parts.unknownFinish())
                && Objects.equals(servedModel, parts.servedModel())
                && Objects.equals(fingerprint, parts.fingerprint())
                && extras.equals(parts.extras());
        if (isSame) {
            return this;
        }
        Builder changed = toBuilder();
        changed.text = text;
        return changed.thoughts(thoughts)
                .unknownFinish(unknownFinish)
                .servedModel(servedModel)
                .fingerprint(fingerprint)
                .extras(extras)
                .build();
    }

    /** Whether there is no answer because the model refused, or a filter kept it back. */
    public boolean isRefused() {
        return finish() == Finish.REFUSED || finish() == Finish.WITHHELD;
    }

    /** What keeps it from being a whole answer; empty for a whole one and for a refusal. */
    public Optional<Shortfall> shortfall() {
        if (isRefused()) {
            return Optional.empty();
        }
        if (finish() == Finish.CUT_OFF) {
            return Optional.of(Shortfall.CUT_OFF);
        }
        if (!said().isBlank()) {
            return Optional.empty();
        }
        if (!parts.thoughts().isBlank() && parts.thoughtsField() != null) {
            return Optional.of(
                    parts.thoughtsField().equals("reasoning_content")
                            ? Shortfall.ONLY_REASONING_CONTENT
                            : Shortfall.ONLY_REASONING);
        }
        boolean hasThought = !thoughts().isBlank() || (usage() != null && usage().reasoningTokens() > 0);
        return Optional.of(hasThought ? Shortfall.ONLY_THOUGHTS : Shortfall.EMPTY);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Reply reply && parts.equals(reply.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return "Reply" + parts.toString().substring("Parts".length());
    }

    /** Puts a reply together; what is not set is absent, and the answer complete. */
    @API(status = EXPERIMENTAL, since = "0.1")
    public static final class Builder {

        private String text;
        private String thoughts = "";
        private @Nullable String thoughtsField;
        private Finish finish = Finish.COMPLETE;
        private @Nullable String unknownFinish;
        private @Nullable Usage usage;
        private List<List<TokenChance>> tokenChances = List.of();
        private List<String> rejected = List.of();
        private @Nullable String sent;
        private @Nullable String servedModel;
        private @Nullable String fingerprint;
        private String extras = NO_EXTRAS;
        private @Nullable Instant recorded;

        private Builder(String text) {
            this.text = Objects.requireNonNull(text, "text");
        }

        /** Sets the thoughts that came in a field of their own. */
        public Builder thoughts(String separate) {
            thoughts = Objects.requireNonNull(separate, "thoughts");
            return this;
        }

        /** Sets what the server calls the field that they came in; null if the format itself parts them from the answer. */
        public Builder thoughtsField(@Nullable String name) {
            thoughtsField = name;
            return this;
        }

        /** Sets why the answer ends where it ends. */
        public Builder finish(Finish why) {
            finish = Objects.requireNonNull(why, "finish");
            return this;
        }

        /** Sets the server's word for the end of the answer, if it is unknown; else null. */
        public Builder unknownFinish(@Nullable String word) {
            unknownFinish = word;
            return this;
        }

        /**
         * Sets the tokens that were counted; null if nobody did.
         *
         * @throws IllegalArgumentException if one of the numbers is below 0 or above {@link Usage#MOST}: no answer has as
         *     many
         */
        public Builder usage(@Nullable Usage counted) {
            if (counted != null) {
                counted.requireCounts();
            }
            usage = counted;
            return this;
        }

        /** Sets what could have stood in the place of the text's first tokens. */
        public Builder tokenChances(List<List<TokenChance>> chances) {
            tokenChances = chances;
            return this;
        }

        /** Sets the parameters that the provider rejected. */
        public Builder rejected(List<String> parameters) {
            rejected = parameters;
            return this;
        }

        /** Sets the parameters that were sent, a JSON object; null if that is not known. */
        public Builder sent(@Nullable String parameters) {
            sent = parameters;
            return this;
        }

        /** Sets the model that answered, as its server calls it; null if it does not say. */
        public Builder servedModel(@Nullable String name) {
            servedModel = name;
            return this;
        }

        /** Sets the build or configuration that answered, as its server calls it; null if it does not say. */
        public Builder fingerprint(@Nullable String name) {
            fingerprint = name;
            return this;
        }

        /** Sets what else the server said of the answer, a JSON object. */
        public Builder extras(String fields) {
            extras = Objects.requireNonNull(fields, "extras");
            return this;
        }

        /** Sets when the answer was given, if it comes from a tape. */
        public Builder recorded(@Nullable Instant time) {
            recorded = time;
            return this;
        }

        /** The reply. */
        public Reply build() {
            Reply reply = new Reply(new Parts(
                    text,
                    thoughts,
                    thoughtsField,
                    finish,
                    unknownFinish,
                    usage,
                    tokenChances.isEmpty()
                            ? List.of()
                            : tokenChances.stream().map(List::copyOf).toList(),
                    List.copyOf(rejected),
                    sent,
                    servedModel,
                    fingerprint,
                    extras,
                    recorded));
            // Tokens are counted from the first of all, which then belongs to a thought.
            return tokenChances.isEmpty() || reply.thoughts().isEmpty()
                    ? reply
                    : reply.toBuilder().tokenChances(List.of()).build();
        }
    }
}
