package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a body that arrived as a stream although none was requested: <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a> with one JSON object
 * each, or one JSON object per line.
 */
final class EventStream {

    private static final Pattern FIELD =
            Pattern.compile("\\s*+(?:(?:data|event|id|retry)?+:|(?:data|event|id|retry)[\\r\\n])");
    // Not \R, because a line separator (U+2028) may occur unescaped in a JSON string and does not end a line of a
    // stream.
    private static final Pattern LINE = Pattern.compile("\\r\\n|[\\r\\n]");
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    private EventStream() {}

    /** Whether a body is a stream, judged by its start. */
    static boolean isOne(String body) {
        int first = 0;
        while (first < body.length() && Character.isWhitespace(body.charAt(first))) {
            first++;
        }
        if (first == body.length()) {
            return false;
        }
        return body.charAt(first) == '{'
                ? isLines(body, first)
                : FIELD.matcher(body).lookingAt();
    }

    /** Whether an object ends at the end of its line and is followed by another one. */
    private static boolean isLines(String body, int first) {
        int next = body.indexOf('\n', first);
        while (next >= 0 && next < body.length() && Character.isWhitespace(body.charAt(next))) {
            next++;
        }
        if (next < 0 || next == body.length() || body.charAt(next) != '{') {
            return false;
        }
        int last = body.indexOf('\n', first) - 1;
        return last >= first && (body.charAt(last) == '}' || (last > first && body.charAt(last - 1) == '}'));
    }

    /**
     * The objects in order, without the end marker of OpenAI's streams.
     *
     * @throws MalformedReplyException if an event is not JSON or is an error
     */
    static List<JsonNode> events(String body) throws MalformedReplyException {
        List<JsonNode> events = new ArrayList<>();
        boolean isOfEvents = FIELD.matcher(body).lookingAt();
        StringBuilder data = new StringBuilder();
        for (String line : LINE.split(body, -1)) {
            boolean isFirst = data.isEmpty();
            if (!isOfEvents) {
                data.append(line);
            } else if (line.startsWith(DATA)) {
                data.append(isFirst ? "" : "\n")
                        .append(line.substring(DATA.length()).strip());
            }
            // An event ends with a blank line; servers that omit it write one object per line.
            if (line.isEmpty() || !isOfEvents || (isFirst && isObject(data))) {
                add(events, data);
            }
        }
        add(events, data);
        return events;
    }

    private static boolean isObject(StringBuilder data) {
        if (data.isEmpty() || data.charAt(data.length() - 1) != '}') {
            return false;
        }
        try {
            ReplyJson.parse(data.toString());
            return true;
        } catch (MalformedReplyException goesOn) {
            return false;
        }
    }

    private static void add(List<JsonNode> events, StringBuilder data) throws MalformedReplyException {
        String object = data.toString().strip();
        data.setLength(0);
        if (object.isEmpty() || object.equals(DONE)) {
            return;
        }
        JsonNode event = ReplyJson.parse(object);
        if (event.path("error").isObject() || event.path("error").isTextual()) {
            throw new MalformedReplyException("expected a complete stream, found one that ended with an error");
        }
        events.add(event);
    }
}
