package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.text.Untrusted;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Extracts the message from an error body as one short line. */
final class ServerMessage {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();

    private static final int BODY_LENGTH = 200;
    private static final int MESSAGE_LENGTH = 1000;
    // The text of an HTML page may follow a long head; more than this is never needed.
    private static final int READ_LENGTH = 64 * 1024;

    private static final Pattern PAGE = Pattern.compile("(?i)<(!doctype|html|head|body)\\b");
    // An unclosed element extends to the end, because its closing tag lies beyond what is read.
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<!--.*?(-->|\\z)|<(script|style)\\b.*?(</\\2\\s*>|\\z)|<[^>]*>?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\p{Zl}\\p{Zp}]+");

    private ServerMessage() {}

    /** The message in an error body, or else the start of the body. */
    static String of(String body, @Nullable ApiKey key) {
        String message = message(body);
        return message == null ? beginningOf(body, key) : line(message, MESSAGE_LENGTH, key);
    }

    /** The first 200 characters of a body, on one line. */
    static String beginningOf(String body, @Nullable ApiKey key) {
        String line = line(body, BODY_LENGTH, key);
        return line.isEmpty() ? "(an empty body)" : line;
    }

    /** One line, for texts from a server that are not bodies. */
    static String line(String text, @Nullable ApiKey key) {
        return line(text, MESSAGE_LENGTH, key);
    }

    private static @Nullable String message(String body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            return null;
        }
        // Google's gateway wraps errors in an array.
        JsonNode node = root.isArray() ? root.path(0) : root;
        JsonNode error = node.path("error");
        // "detail" is used by FastAPI, on which many servers are built
        List<JsonNode> candidates = List.of(error.path("message"), error, node.path("message"), node.path("detail"));
        for (JsonNode candidate : candidates) {
            String text = candidate.textValue();
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private static String line(String text, int length, @Nullable ApiKey key) {
        String read = Untrusted.beginning(text, READ_LENGTH);
        String seen = PAGE.matcher(read).find() ? UNSEEN.matcher(read).replaceAll(" ") : read;
        String line = BLANKS.matcher(seen).replaceAll(" ").strip();
        // The key is removed before truncation, so that no part of it remains at the end.
        return Untrusted.line(Untrusted.excerpt(key == null ? line : key.hiddenIn(line), length));
    }
}
