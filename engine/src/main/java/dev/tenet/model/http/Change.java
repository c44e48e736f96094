package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.Prompt;
import dev.tenet.model.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a request differs from what was asked for in one parameter, because its server did not take it as it was. */
sealed interface Change {

    /** The parameter it is about. */
    Parameter parameter();

    /** The prompt with the change, as far as it shows there. */
    default Prompt prompt(Prompt prompt) {
        return prompt;
    }

    /** Makes the change in the JSON of a request, as far as it shows only there. */
    default void to(ObjectNode request) {}

    /** What was changed, for reports: the parameter alone if it was left out. */
    String words();

    /** Where a request has its parameters. */
    private static JsonNode holder(JsonNode request) {
        return request.path("generationConfig").isObject() ? request.path("generationConfig") : request;
    }

    /** The parameter is not sent. */
    record LeftOut(Parameter parameter) implements Change {

        @Override
        public Prompt prompt(Prompt prompt) {
            return switch (parameter) {
                case SCHEMA -> prompt.toBuilder().schema(null).build();
                case LOGPROBS -> prompt.toBuilder().withTokenChances(false).build();
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
                // An answer without a limit, or to a question without its system prompt, is another one than was asked
                // for.
                case TOKEN_LIMIT, SYSTEM -> throw new IllegalStateException(parameter + " is never left out");
            };
        }

        @Override
        public String words() {
            return parameter.word();
        }
    }

    /** The token limit goes by another name. */
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

        /** The name of the token limit of a request; empty if it has none. */
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

    /** The token limit is the nearest one that the server allows. */
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
     * Log-probabilities of fewer tokens are asked for, or in the older form.
     *
     * @param number of how many tokens, at least 1
     * @param isInteger whether {@code logprobs} is this number, in place of {@code true} and {@code top_logprobs}
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

        /** Of how many tokens a request asks for them; 0 if it does not. */
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

    /** The system prompt stands before the first question, as a part of it. */
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
            turns.set(first, Turn.ofUser(prompt.system() + "\n\n" + turns.get(first).text()));
            return prompt.toBuilder().system(null).turns(turns).build();
        }

        /** A prompt ends with a question, so that there is one. */
        private static int firstQuestion(List<Turn> turns) {
            int index = 0;
            while (turns.get(index).role() != Turn.Role.USER) {
                index++;
            }
            return index;
        }

        @Override
        public String words() {
            return "system (sent before the question)";
        }
    }
}
