package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Derives from an error message how to change a request of which the server rejects a parameter. */
final class Remedies {

    private static final String NUMBER = " ?\\W{0,2}(?<number>\\d[\\d,]*)";
    // Includes Anthropic's "8192 > 4096" and DeepSeek's "[1, 8192]".
    private static final List<Pattern> BOUNDS = Stream.of(
                    "(?:at most|at least|up to|maximum|minimum|max allowed|less than or equal to|greater than or equal to|<=|>="
                            + "|≤|≥)(?: (?:value|number|is|of|be|allowed)){0,3}:?" + NUMBER,
                    "\\d > (?<number>\\d[\\d,]*)",
                    "\\[ ?\\d+ ?, ?(?<number>\\d+) ?\\]")
            .map(bound -> Pattern.compile("(?i)" + bound))
            .toList();
    private static final Pattern WANTS_NUMBER = Pattern.compile(
            "(?i)\\b(?:bool|boolean)\\b.*\\b(?:expected|integer|number|[iu](?:8|16|32|64)|int)\\b|\\b(?:expected|valid)\\b.*"
                    + "\\b(?:integer|[iu](?:8|16|32|64))\\b.*\\b(?:bool|boolean|true)\\b");

    private Remedies() {}

    /** Whether a server expects the number of alternatives in the field in which others expect a boolean. */
    static boolean wantsNumber(ServerError error, JsonNode sent) {
        return sent.path("logprobs").isBoolean() && error.says(WANTS_NUMBER);
    }

    /** The changes to try, in order. */
    static List<Change> of(Parameter parameter, ServerError error, JsonNode sent, Dialect dialect) {
        List<Change> changes = new ArrayList<>();
        if (parameter == Parameter.LOGPROBS) {
            addAlternatives(changes, error, sent);
        } else if (parameter == Parameter.TOKEN_LIMIT) {
            addLimits(changes, error, sent);
        }
        Form.otherwise(parameter, dialect).ifPresent(changes::add);
        return List.copyOf(changes);
    }

    private static void addAlternatives(List<Change> changes, ServerError error, JsonNode sent) {
        int asked = Change.Alternatives.in(sent);
        boolean isInteger = wantsNumber(error, sent);
        int most = bound(error);
        if (most >= 1 && most < asked) {
            changes.add(new Change.Alternatives(most, isInteger || isNumberAlready(sent)));
        }
        if (isInteger && asked >= 1) {
            changes.add(new Change.Alternatives(asked, true));
        }
    }

    private static boolean isNumberAlready(JsonNode sent) {
        return sent.path("logprobs").isNumber();
    }

    private static void addLimits(List<Change> changes, ServerError error, JsonNode sent) {
        String name = Change.LimitNamed.nameIn(sent);
        int bound = bound(error);
        if (bound >= 1 && bound != sent.path(name).asInt()) {
            changes.add(new Change.LimitOf(bound));
        }
        Matcher others = Parameter.TOKEN_LIMIT.names().matcher(error.message());
        while (others.find()) {
            if (sent.has(name) && !others.group().equalsIgnoreCase(name)) {
                changes.add(new Change.LimitNamed(others.group()));
            }
        }
    }

    private static int bound(ServerError error) {
        return BOUNDS.stream()
                .mapToInt(error::numberAfter)
                .filter(number -> number >= 0)
                .findFirst()
                .orElse(-1);
    }
}
