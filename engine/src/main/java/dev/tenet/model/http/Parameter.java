package dev.tenet.model.http;

import dev.tenet.model.AnswerSchema;
import dev.tenet.model.Prompt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An optional parameter of a request, which a server may reject. */
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

    /** Its name in reports, independent of the server. */
    String word() {
        return word;
    }

    /** Its name in the annotations. */
    String attribute() {
        return attribute;
    }

    /** Matches its names in all wire formats. */
    Pattern names() {
        return names;
    }

    /** Whether it is set by users, not by Tenet. */
    boolean isOfUsers() {
        return this != SCHEMA && this != LOGPROBS;
    }

    /** The requested value, to distinguish requests; empty for none. */
    String wanted(Prompt prompt) {
        return switch (this) {
            case SCHEMA -> schema(prompt.schema());
            case LOGPROBS -> prompt.requestsTokenChances() ? "wanted" : "";
            case TEMPERATURE -> text(prompt.sampling().temperature());
            case TOP_P -> text(prompt.sampling().topP());
            case SEED -> text(prompt.sampling().seed());
            // Some formats send one even if none is requested.
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
