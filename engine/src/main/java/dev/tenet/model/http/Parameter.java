package dev.tenet.model.http;

import dev.tenet.model.AnswerSchema;
import dev.tenet.model.Prompt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request may hold beside a model and a conversation, and what a server may turn it down for. */
enum Parameter {
    SCHEMA(
            "schema",
            "schema",
            "output_config|output[_ ]format|response_format|text\\.format|json[_ ]?(?:schema|mode|object)|grammar"
                    + "|guided[_ ]json|structured[_ ]outputs?|response_?(?:json_?)?schema|response_?mime_?type"),
    LOGPROBS(
            "logprobs",
            "logprobs",
            "(?:sample |prompt )?(?:top_?|response_?)?log_?probs?|log[- ]probabilit(?:y|ies)|output_text\\.logprobs"),
    TEMPERATURE("temperature", "temperature", "temperature"),
    TOP_P("top_p", "topP", "top[_ -]?p"),
    SEED("seed", "seed", "(?:random_)?seed"),
    TOKEN_LIMIT("max_tokens", "maxTokens", "max_?(?:completion_?|output_?|new_?)?tokens"),
    SYSTEM(
            "system",
            "system",
            "system[_ -]?(?:role|prompts?|messages?|instructions?)|developer (?:instructions?|messages?)"
                    + "|messages(?:\\[\\d+\\]|\\.\\d+)\\.role|role\\W{0,3} ?\\W?system|system\\W{0,2} role"
                    + "|roles must alternate|only user and assistant roles|(?:unexpected|unknown|invalid) role");

    private final String word;
    private final String attribute;
    private final Pattern names;

    Parameter(String word, String attribute, String name) {
        this.word = word;
        this.attribute = attribute;
        this.names = Pattern.compile("(?i)(?<![a-z])(?:" + name + ")(?![a-z])");
    }

    /** What it is called in reports, whatever servers call it. */
    String word() {
        return word;
    }

    /** What it is called in the annotations. */
    String attribute() {
        return attribute;
    }

    /** Finds its names, in any wire format. */
    Pattern names() {
        return names;
    }

    /** Whether users set it, as against what Tenet adds by itself. */
    boolean isOfUsers() {
        return this != SCHEMA && this != LOGPROBS;
    }

    /** What a prompt asks for with it, to tell one wish from another; empty for nothing. */
    String wanted(Prompt prompt) {
        return switch (this) {
            case SCHEMA -> schema(prompt.schema());
            case LOGPROBS -> prompt.requestsTokenChances() ? "wanted" : "";
            case TEMPERATURE -> text(prompt.sampling().temperature());
            case TOP_P -> text(prompt.sampling().topP());
            case SEED -> text(prompt.sampling().seed());
            // Some formats have one without being asked.
            case TOKEN_LIMIT -> "limit " + text(prompt.sampling().maxTokens());
            case SYSTEM -> prompt.system() == null ? "" : "wanted";
        };
    }

    private static String schema(@Nullable AnswerSchema schema) {
        return schema == null ? "" : schema.name();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
