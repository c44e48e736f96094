package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer to one prompt. Create it with {@link #of}, or with {@link #builder} for more than a text.
 *
 * <p>A reply may contain the model's reasoning ("thoughts") in addition to the answer, inline in its text or in a separate
 * field. Code that reads or displays an answer uses {@link #said}, which excludes them.
 */
@API(status = STABLE, since = "0.1")
public final class Reply {

    /** The most token positions that {@link #tokenChances} covers: enough for a one-word answer and a short prefix. */
    public static final int MAX_CHANCE_POSITIONS = 8;

    /** The value of {@link #extras} without fields. */
    public static final String NO_EXTRAS = "{}";

    private final Parts parts;
    // Computed on first use; a race between threads is harmless because they compute the same value.
    private @Nullable ThoughtBlocks blocks;

    /** Why an answer ended. */
    public enum Finish {
        /** The model finished its answer. */
        COMPLETE,
        /** The token limit was reached. */
        CUT_OFF,
        /** The model refused, as reported by the provider. */
        REFUSED,
        /** The provider's content filter blocked the question or the answer. */
        WITHHELD
    }

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}. */
    private record Parts(
            String text,
            String thoughts,
            @Nullable String thoughtsField,
            Finish finish,
            @Nullable String unknownFinish,
            @Nullable Usage usage,
            List<List<TokenChance>> tokenChances,
            List<String> rejectedParameters,
            @Nullable String sentParameters,
            @Nullable String servedModel,
            @Nullable String fingerprint,
            String extras,
            @Nullable Instant recorded) {}

    private Reply(Parts parts) {
        this.parts = parts;
    }

    /** A complete answer without a token count. */
    public static Reply of(String text) {
        return builder(text).build();
    }

    /**
     * A builder for a reply.
     *
     * @param text the answer as received; empty if there was none
     */
    public static Builder builder(String text) {
        return new Builder(text);
    }

    /** A builder initialized with this reply's values. */
    public Builder toBuilder() {
        return new Builder(parts.text())
                .thoughts(parts.thoughts())
                .thoughtsField(parts.thoughtsField())
                .finish(parts.finish())
                .unknownFinish(parts.unknownFinish())
                .usage(parts.usage())
                .tokenChances(parts.tokenChances())
                .rejectedParameters(parts.rejectedParameters())
                .sentParameters(parts.sentParameters())
                .servedModel(parts.servedModel())
                .fingerprint(parts.fingerprint())
                .extras(parts.extras())
                .recorded(parts.recorded());
    }

    /** The answer as received, including inline thoughts; empty if there was none. */
    public String text() {
        return parts.text();
    }

    /**
     * The answer without inline thoughts.
     *
     * <p>Inline thoughts are delimited by markers such as {@code <think>}, {@code [THINK]}, {@code <|begin_of_thought|>} and
     * {@code <reasoning>}, or are written to a channel other than the final one. An opening marker is recognized at the
     * start of the answer or of a line; its thought extends to the closing marker or, without one, to the end. A closing
     * marker without an opening one ends a thought that started with the answer, if it is at the start of a line or follows
     * a word without whitespace. Markers anywhere else, including in code, are plain text.
     */
    public String said() {
        return blocks().said();
    }

    /** The thoughts of the separate field followed by those in the text; usually empty. */
    public String thoughts() {
        String inText = blocks().thoughts();
        if (parts.thoughts().isEmpty() || inText.isEmpty()) {
            return parts.thoughts() + inText;
        }
        return parts.thoughts() + "\n\n" + inText;
    }

    /** The thoughts received in a separate field; usually empty. */
    public String separateThoughts() {
        return parts.thoughts();
    }

    /**
     * The name of the separate field that held thoughts, such as {@code reasoning_content}; null if there was none, or if the
     * wire format itself separates thoughts from the answer.
     */
    public @Nullable String thoughtsField() {
        return parts.thoughtsField();
    }

    /** Whether the text ends inside a thought, so that the answer is missing or incomplete. */
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

    /** Why the answer ended. */
    public Finish finish() {
        return parts.finish();
    }

    /**
     * The finish reason reported by the server, if Tenet does not know it; such an answer counts as complete. Usually null.
     */
    public @Nullable String unknownFinish() {
        return parts.unknownFinish();
    }

    /** The token counts reported by the provider, or null if it reported none. */
    public @Nullable Usage usage() {
        return parts.usage();
    }

    /**
     * The candidates for each of the first tokens of the answer, at most {@value #MAX_CHANCE_POSITIONS} positions. Empty if
     * they were not requested, the provider does not report them, or the first tokens may belong to a thought.
     */
    public List<List<TokenChance>> tokenChances() {
        return parts.tokenChances();
    }

    /**
     * The parameters that the provider rejected, with any replacement: {@code temperature} was omitted, {@code max_tokens
     * (sent as max_completion_tokens)} was renamed. Usually empty.
     */
    public List<String> rejectedParameters() {
        return parts.rejectedParameters();
    }

    /**
     * The parameters that were sent, without those that the provider rejected: a JSON object with the provider's parameter
     * names. Null if the model does not report them.
     */
    public @Nullable String sentParameters() {
        return parts.sentParameters();
    }

    /** The model that answered, as named by the server; null if not reported. */
    public @Nullable String servedModel() {
        return parts.servedModel();
    }

    /** The build or configuration of the model that answered, as named by the server; null if not reported. */
    public @Nullable String fingerprint() {
        return parts.fingerprint();
    }

    /** Other fields that the server reported with the answer: a JSON object with the server's field names, usually {@code {}}. */
    public String extras() {
        return parts.extras();
    }

    /** When the answer was recorded, if it was replayed from a tape; null for a new answer. */
    public @Nullable Instant recorded() {
        return parts.recorded();
    }

    /** A copy with these candidates for the first tokens. */
    public Reply withTokenChances(List<List<TokenChance>> chances) {
        return toBuilder().tokenChances(chances).build();
    }

    /** A copy that was recorded at a time; null for a new answer. */
    public Reply withRecorded(@Nullable Instant time) {
        return toBuilder().recorded(time).build();
    }

    /**
     * A copy with a function applied to every text that the server wrote: the answer, thoughts, unknown finish reason, served
     * model, fingerprint and extra fields.
     */
    public Reply mapTexts(UnaryOperator<String> change) {
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

    /** Whether the model refused or a content filter blocked the exchange. */
    public boolean isRefused() {
        return finish() == Finish.REFUSED || finish() == Finish.WITHHELD;
    }

    /** Why this is not a complete answer; empty for a complete answer and for a refusal. */
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

    /** Builds a reply. The answer is complete and optional values are absent unless they are set. */
    @API(status = STABLE, since = "0.1")
    public static final class Builder {

        private String text;
        private String thoughts = "";
        private @Nullable String thoughtsField;
        private Finish finish = Finish.COMPLETE;
        private @Nullable String unknownFinish;
        private @Nullable Usage usage;
        private List<List<TokenChance>> tokenChances = List.of();
        private List<String> rejectedParameters = List.of();
        private @Nullable String sentParameters;
        private @Nullable String servedModel;
        private @Nullable String fingerprint;
        private String extras = NO_EXTRAS;
        private @Nullable Instant recorded;

        private Builder(String text) {
            this.text = Objects.requireNonNull(text, "text");
        }

        /** Sets the thoughts received in a separate field. */
        public Builder thoughts(String separate) {
            thoughts = Objects.requireNonNull(separate, "thoughts");
            return this;
        }

        /** Sets the name of that field; null if the wire format itself separates thoughts from the answer. */
        public Builder thoughtsField(@Nullable String name) {
            thoughtsField = name;
            return this;
        }

        /** Sets why the answer ended. */
        public Builder finish(Finish why) {
            finish = Objects.requireNonNull(why, "finish");
            return this;
        }

        /** Sets the finish reason reported by the server if Tenet does not know it, otherwise null. */
        public Builder unknownFinish(@Nullable String word) {
            unknownFinish = word;
            return this;
        }

        /**
         * Sets the token counts; null if there are none.
         *
         * @throws IllegalArgumentException if a count is negative or above {@link Usage#MOST}
         */
        public Builder usage(@Nullable Usage counted) {
            if (counted != null) {
                counted.requireCounts();
            }
            usage = counted;
            return this;
        }

        /** Sets the candidates for the first tokens of the text. */
        public Builder tokenChances(List<List<TokenChance>> chances) {
            tokenChances = chances;
            return this;
        }

        /** Sets the parameters that the provider rejected. */
        public Builder rejectedParameters(List<String> parameters) {
            rejectedParameters = parameters;
            return this;
        }

        /** Sets the parameters that were sent, a JSON object; null if unknown. */
        public Builder sentParameters(@Nullable String parameters) {
            sentParameters = parameters;
            return this;
        }

        /** Sets the model that answered, as named by the server; null if not reported. */
        public Builder servedModel(@Nullable String name) {
            servedModel = name;
            return this;
        }

        /** Sets the build or configuration that answered, as named by the server; null if not reported. */
        public Builder fingerprint(@Nullable String name) {
            fingerprint = name;
            return this;
        }

        /** Sets other fields that the server reported, a JSON object. */
        public Builder extras(String fields) {
            extras = Objects.requireNonNull(fields, "extras");
            return this;
        }

        /** Sets when the answer was recorded, if it was replayed from a tape; otherwise null. */
        public Builder recorded(@Nullable Instant time) {
            recorded = time;
            return this;
        }

        /** Builds the reply. */
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
                    List.copyOf(rejectedParameters),
                    sentParameters,
                    servedModel,
                    fingerprint,
                    extras,
                    recorded));
            // Positions start at the first token of all, which belongs to a thought if there is one.
            return tokenChances.isEmpty() || reply.thoughts().isEmpty()
                    ? reply
                    : reply.toBuilder().tokenChances(List.of()).build();
        }
    }
}
