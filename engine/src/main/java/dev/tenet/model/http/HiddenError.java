package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds errors in responses with status 200. Routers send the status before they know the outcome. */
final class HiddenError {

    // Names of errors that come without a number.
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("invalid_request_error", 400),
            Map.entry("invalid_prompt", 400),
            Map.entry("content_filter", 400),
            Map.entry("context_length_exceeded", 400),
            Map.entry("INVALID_ARGUMENT", 400),
            Map.entry("FAILED_PRECONDITION", 400),
            Map.entry("authentication_error", 401),
            Map.entry("invalid_api_key", 401),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("billing_error", 402),
            Map.entry("permission_error", 403),
            Map.entry("PERMISSION_DENIED", 403),
            Map.entry("not_found_error", 404),
            Map.entry("model_not_found", 404),
            Map.entry("NOT_FOUND", 404),
            Map.entry("request_too_large", 413),
            Map.entry("insufficient_quota", 429),
            Map.entry("rate_limit_error", 429),
            Map.entry("rate_limit_exceeded", 429),
            Map.entry("RESOURCE_EXHAUSTED", 429),
            Map.entry("api_error", 500),
            Map.entry("server_error", 500),
            Map.entry("INTERNAL", 500),
            Map.entry("UNAVAILABLE", 503),
            Map.entry("DEADLINE_EXCEEDED", 504),
            Map.entry("overloaded_error", 529));

    // The fields that contain the answer in each format.
    private static final List<String> ANSWERED = List.of("choices", "candidates", "content", "output");

    private HiddenError() {}

    /** Replaces the status with that of the error that the body contains instead of an answer, if any. */
    static Answer shown(Answer answer) {
        if (!answer.isSuccessful() || answer.isTooLong() || !mayHold(answer.body())) {
            return answer;
        }
        JsonNode root = ServerError.parsed(answer.body());
        JsonNode error = error(root);
        if (error.isMissingNode() || error.isNull()) {
            // Some bodies are the error: {"code": 401, "msg": "…"}.
            return isAnswered(root) || !root.isObject() ? answer : hiding(answer, root, root.toString());
        }
        return hiding(answer, error, "{\"error\":" + error + "}");
    }

    private static Answer hiding(Answer answer, JsonNode error, String body) {
        OptionalInt status = status(error);
        if (status.isEmpty()) {
            status = statusByWords(body);
        }
        return status.isEmpty() ? answer : answer.hiding(status.getAsInt(), body);
    }

    /** Whether the body is worth parsing; most are plain answers. */
    private static boolean mayHold(String body) {
        return body.contains("\"error\"")
                || body.contains("\"base_resp\"")
                || ANSWERED.stream().noneMatch(field -> body.contains('"' + field + '"'));
    }

    private static boolean isAnswered(JsonNode root) {
        return ANSWERED.stream().anyMatch(field -> !root.path(field).isEmpty());
    }

    private static JsonNode error(JsonNode root) {
        return isAnswered(root) ? root.path("choices").path(0).path("error") : root.path("error");
    }

    private static OptionalInt status(JsonNode error) {
        return Stream.of("code", "status", "type", "status_code")
                .map(error::path)
                .mapToInt(HiddenError::number)
                .filter(status -> status >= 400 && status < 600)
                .findFirst();
    }

    private static OptionalInt statusByWords(String body) {
        return switch (Ground.of(ServerError.in(body))) {
            case ACCOUNT -> OptionalInt.of(402);
            case SAFETY, TOO_LONG -> OptionalInt.of(400);
            case SETUP, ROUTING -> OptionalInt.of(404);
            // May be temporary, like any response that is not an answer.
            case UNKNOWN -> OptionalInt.empty();
        };
    }

    private static int number(JsonNode code) {
        if (code.isIntegralNumber()) {
            return code.asInt();
        }
        String text = code.asText("");
        return text.matches("\\d{3}") ? Integer.parseInt(text) : STATUS.getOrDefault(text, 0);
    }
}
