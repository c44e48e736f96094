package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenet.text.Untrusted;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the body of an error says for programs: OpenAI's {@code error.code}, {@code error.type} and {@code error.param},
 * Azure's {@code error.innererror.code}, Anthropic's {@code error.type}.
 *
 * @param codes what it calls the error, from the most special
 * @param parameter the parameter it is about, or empty
 * @param message what it says for people; the beginning of the body where it has another form
 */
record ServerError(List<String> codes, String parameter, String message) {

    /** What a parameter is called that asks for an answer of some form. */
    static final String SCHEMA = "schema";

    /** What a parameter is called that asks for the chances of tokens. */
    static final String LOGPROBS = "logprobs";

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    // Anthropic's newer models, for one, say so in words only.
    private static final String NAME = "\\b(temperature|top_p|seed|logprobs|top_logprobs|responseLogprobs)\\b";
    private static final String NOT =
            "(?:unsupported|not (?:be )?(?:supported|permitted|allowed|accepted)|deprecated|removed)";
    private static final Pattern NOT_TAKEN =
            Pattern.compile("(?i)" + NAME + "[^.]*?\\b" + NOT + "\\b|\\b" + NOT + "\\b[^.]*?" + NAME);
    // What a schema is sent in, by whatever name: providers hold only their newer models to one.
    private static final Pattern OF_SCHEMA = Pattern.compile(
            "(?i)\\b(output_config|output[_ ]format|response_format|text\\.format|json[_ ]?schema|grammar"
                    + "|structured outputs?|response_?(?:json_?)?schema)\\b");
    private static final int MOST_OF_A_BODY = 2000;

    static ServerError in(String body) {
        JsonNode error;
        try {
            error = JSON.readTree(body).path("error");
        } catch (JsonProcessingException noJson) {
            error = MissingNode.getInstance();
        }
        return new ServerError(
                Stream.of(error.path("innererror").path("code"), error.path("code"), error.path("type"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .toList(),
                error.path("param").asText(""),
                // Whoever has another form may say it anywhere.
                error.path("message").asText(Untrusted.beginning(body, MOST_OF_A_BODY)));
    }

    boolean isCode(String... wanted) {
        return Stream.of(wanted).anyMatch(codes::contains);
    }

    /**
     * The parameter that is not taken, as {@code error.param} or as the words say: {@code schema} for what a schema is sent
     * in, {@code logprobs} for all that chances of tokens are asked with; empty if it is about something else.
     */
    String refusedParameter() {
        if (isCode("unsupported_value", "unsupported_parameter")) {
            return named(parameter);
        }
        if (OF_SCHEMA.matcher(parameter).find() || OF_SCHEMA.matcher(message).find()) {
            return SCHEMA;
        }
        Matcher refused = NOT_TAKEN.matcher(message);
        return refused.find() ? named(refused.group(1) != null ? refused.group(1) : refused.group(2)) : "";
    }

    private static String named(String parameter) {
        if (OF_SCHEMA.matcher(parameter).find()) {
            return SCHEMA;
        }
        String name = parameter.toLowerCase(Locale.ROOT);
        return name.equals("top_logprobs") || name.equals("responselogprobs") ? LOGPROBS : name;
    }

    boolean says(String words) {
        return message.toLowerCase(Locale.ROOT).contains(words);
    }
}
