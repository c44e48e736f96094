package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.Prompt;
import dev.tenet.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A change of one parameter of a request, because the server rejected the original. */
sealed interface Change {

    /** The changed parameter. */
    Parameter parameter();

    /** Applies the part of the change that is visible in the prompt. */
    default Prompt prompt(Prompt prompt) {
        return prompt;
    }

    /** Applies the part of the change that is visible only in the JSON. */
    default void to(ObjectNode request) {}

    /** A description for reports; the name of the parameter alone if it was omitted. */
    String words();

    /** The object that contains the parameters of a request. */
    private static JsonNode holder(JsonNode request) {
        return request.path("generationConfig").isObject() ? request.path("generationConfig") : request;
    }

    /** Omits the parameter. */
    record LeftOut(Parameter parameter) implements Change {

        @Override
        public Prompt prompt(Prompt prompt) {
            return switch (parameter) {
                case SCHEMA -> prompt.toBuilder().schema(null).build();
                case LOGPROBS -> prompt.toBuilder().tokenChances(false).build();
                case TEMPERATURE ->
                    prompt.toBuilder()
                            .sampling(prompt.sampling().withTemperature(null))
                            .build();
                case TOP_P ->
                    prompt.toBuilder()
                            .sampling(prompt.sampling().withTopP(null))
                            .build();
                case SEED ->
                    prompt.toBuilder()
                            .sampling(prompt.sampling().withSeed(null))
                            .build();
                // Without its token limit or system prompt, the request would be a different one.
                case TOKEN_LIMIT, SYSTEM -> throw new IllegalStateException(parameter + " is never omitted");
            };
        }

        @Override
        public String words() {
            return parameter.word();
        }
    }

    /** Sends the token limit under another name. */
    record LimitNamed(String name) implements Change {

        @Override
        public Parameter parameter() {
            return Parameter.TOKEN_LIMIT;
        }

        @Override
        public void to(ObjectNode request) {
            String known = nameIn(request);
            if (!known.isEmpty() && request.has(known)) {
                request.set(name, request.remove(known));
            }
        }

        /** The name of the token limit in a request; empty if it has none. */
        static String nameIn(JsonNode request) {
            return Change.holder(request).properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> Parameter.TOKEN_LIMIT.names().matcher(name).matches())
                    .findFirst()
                    .orElse("");
        }

        @Override
        public String words() {
            return "max_tokens (sent as " + name + ")";
        }
    }

    /** Sends the nearest token limit that the server allows. */
    record LimitOf(int tokens) implements Change {

        @Override
        public Parameter parameter() {
            return Parameter.TOKEN_LIMIT;
        }

        @Override
        public Prompt prompt(Prompt prompt) {
            return prompt.toBuilder()
                    .sampling(prompt.sampling().withMaxTokens(tokens))
                    .build();
        }

        @Override
        public String words() {
            return "max_tokens (sent as " + tokens + ")";
        }
    }

    /**
     * Requests log probabilities of fewer tokens, or in the older form.
     *
     * @param number the number of tokens, at least 1
     * @param isInteger whether {@code logprobs} is this number, instead of {@code true} with {@code top_logprobs}
     */
    record Alternatives(int number, boolean isInteger) implements Change {

        @Override
        public Parameter parameter() {
            return Parameter.LOGPROBS;
        }

        @Override
        public void to(ObjectNode request) {
            if (!(Change.holder(request) instanceof ObjectNode holder)) {
                return;
            }
            if (isInteger) {
                holder.remove("top_logprobs");
                holder.put("logprobs", number);
            } else if (holder.path("top_logprobs").isNumber()) {
                holder.put("top_logprobs", number);
            } else if (holder.path("logprobs").isNumber()) {
                holder.put("logprobs", number);
            }
        }

        /** The number of tokens for which a request asks; 0 if it does not. */
        static int in(JsonNode request) {
            JsonNode holder = Change.holder(request);
            return holder.has("top_logprobs")
                    ? holder.path("top_logprobs").asInt()
                    : holder.path("logprobs").asInt();
        }

        @Override
        public String words() {
            return "logprobs (sent as " + (isInteger ? "the number " : "") + number + ")";
        }
    }

    /** Puts the system prompt at the start of the user's first message. */
    record SystemFirst() implements Change {

        @Override
        public Parameter parameter() {
            return Parameter.SYSTEM;
        }

        @Override
        public Prompt prompt(Prompt prompt) {
            if (prompt.system() == null) {
                return prompt;
            }
            List<Turn> turns = new ArrayList<>(prompt.turns());
            int first = firstQuestion(turns);
            turns.set(
                    first, Turn.user(prompt.system() + "\n\n" + turns.get(first).text()));
            return prompt.toBuilder().system(null).turns(turns).build();
        }

        /** There is one, because a prompt ends with a user's message. */
        private static int firstQuestion(List<Turn> turns) {
            int index = 0;
            while (turns.get(index).role() != Turn.Role.USER) {
                index++;
            }
            return index;
        }

        @Override
        public String words() {
            return "system (sent in the first user message)";
        }
    }
}
