package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenet.model.Prompt;
import dev.tenet.model.Turn;
import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of an error body: its codes, such as OpenAI's {@code error.code}, {@code error.type} and {@code
 * error.param}, Azure's {@code error.innererror.code}, Gemini's {@code error.status} and FastAPI's {@code detail}, and
 * its message.
 *
 * @param codes the error's codes
 * @param parameter the parameter it concerns, or empty
 * @param message the message, or the start of the body if it has another form; without fields that echo the request
 * @param isJson whether the body is JSON, not HTML or plain text
 */
record ServerError(List<String> codes, String parameter, String message, boolean isJson) {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final int LONGEST = 2000;
    private static final int SHORTEST_REPEATED = 16;
    private static final Pattern PAGE = Pattern.compile("(?i)<(!doctype|html|head|body)\\b");
    private static final Pattern WITH_NUMBERS = Pattern.compile("[0-9a-fA-F]{8,}|\\d+");

    static ServerError in(String body) {
        JsonNode root = parsed(body);
        JsonNode error = errorIn(root);
        String message = words(root, error);
        return new ServerError(
                codes(root, error),
                Stream.of(error, root)
                        .map(node -> node.path("param").asText(""))
                        .filter(name -> !name.isEmpty() && !name.equals("null"))
                        .findFirst()
                        .orElse(""),
                Untrusted.beginning(message.isBlank() ? body : message, LONGEST),
                root.isContainerNode());
    }

    static JsonNode parsed(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            // Google's gateway wraps errors in an array.
            return root.isArray() && !root.isEmpty() ? root.path(0) : root;
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static JsonNode errorIn(JsonNode root) {
        JsonNode error = root.path(root.has("error") ? "error" : "errors");
        return error.isArray() || !root.has("error") ? error.path(0) : error;
    }

    private static List<String> codes(JsonNode root, JsonNode error) {
        List<String> codes = new ArrayList<>();
        add(codes, error.path("innererror").path("code"));
        for (JsonNode node : List.of(error, root)) {
            for (String field : List.of("code", "type", "status", "error_type", "error_code", "__type")) {
                add(codes, node.path(field));
            }
            for (JsonNode detail : node.path("details")) {
                add(codes, detail.path("reason"));
            }
        }
        add(codes, root.path("base_resp").path("status_code"));
        return List.copyOf(codes);
    }

    private static void add(List<String> codes, JsonNode code) {
        if (code.isTextual() || code.isIntegralNumber()) {
            codes.add(code.asText());
        }
    }

    private static String words(JsonNode root, JsonNode error) {
        List<JsonNode> said = new ArrayList<>(List.of(error, error.path("message"), error.path("msg")));
        for (String field : List.of("message", "Message", "msg", "detail", "error_msg", "error_description", "title")) {
            said.add(root.path(field));
        }
        said.add(root.path("base_resp").path("status_msg"));
        // OpenRouter's message of the upstream provider, which its own message does not repeat.
        said.add(error.path("metadata").path("raw"));
        error.path("metadata").path("reasons").forEach(said::add);
        for (JsonNode detail : root.path("detail")) {
            // Not "input", which echoes the request.
            detail.path("loc").forEach(said::add);
            said.add(detail.path("msg"));
        }
        return said.stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** A copy without echoed parts of the prompt, which say nothing about the error. */
    ServerError apartFrom(Prompt prompt) {
        String own = message;
        Stream<String> texts = Stream.concat(
                Stream.ofNullable(prompt.system()), prompt.turns().stream().map(Turn::text));
        for (String line : (Iterable<String>) texts.flatMap(String::lines).map(String::strip)::iterator) {
            if (line.length() >= SHORTEST_REPEATED) {
                own = without(own, line);
            }
        }
        return own.equals(message) ? this : new ServerError(codes, parameter, own, isJson);
    }

    /** The echo may be truncated. */
    private static String without(String text, String line) {
        int begin = text.indexOf(line.substring(0, SHORTEST_REPEATED));
        if (begin < 0) {
            return text;
        }
        int length = SHORTEST_REPEATED;
        while (length < line.length()
                && begin + length < text.length()
                && line.charAt(length) == text.charAt(begin + length)) {
            length++;
        }
        return text.substring(0, begin) + "…" + text.substring(begin + length);
    }

    boolean isPage() {
        return !isJson && PAGE.matcher(message).find();
    }

    boolean isCode(String... wanted) {
        return Stream.of(wanted).anyMatch(codes::contains);
    }

    boolean says(Pattern words) {
        return words.matcher(message).find();
    }

    /** The message without numbers and ids, equal for errors of the same kind. */
    String kind() {
        return WITH_NUMBERS.matcher(message).replaceAll("#");
    }

    /** The parameters named by the dedicated field or, if it names none, in the message. */
    List<Parameter> named(Set<Parameter> sent) {
        List<Parameter> byField = named(sent, parameter);
        return byField.isEmpty() ? named(sent, message) : byField;
    }

    /** Whether the dedicated field names a parameter. */
    boolean namesOneByField() {
        return !parameter.isEmpty();
    }

    private static List<Parameter> named(Set<Parameter> sent, String text) {
        return sent.stream()
                .filter(parameter -> parameter.names().matcher(text).find())
                .toList();
    }

    /** The first number, at least 0, after one of these words; -1 if there is none. */
    int numberAfter(Pattern words) {
        Matcher found = words.matcher(message);
        if (!found.find()) {
            return -1;
        }
        try {
            return Integer.parseInt(found.group("number").replace(",", ""));
        } catch (NumberFormatException tooLong) {
            return -1;
        }
    }
}
