package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.text.Untrusted;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a server has to say about an error, and makes one short line of it. */
final class ServerMessage {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();

    private static final int BODY_LENGTH = 200;
    private static final int MESSAGE_LENGTH = 1000;
    // A page's text can stand behind a long head; nothing needs more of a body than this to be told.
    private static final int READ_LENGTH = 64 * 1024;

    private static final Pattern PAGE = Pattern.compile("(?i)<(!doctype|html|head|body)\\b");
    // What is not closed, because it lies beyond what is read, reaches to the end.
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<!--.*?(-->|\\z)|<(script|style)\\b.*?(</\\2\\s*>|\\z)|<[^>]*>?");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u0085\\p{Zl}\\p{Zp}]+");

    private ServerMessage() {}

    /** The message in the body of an error, or else how the body begins. */
    static String of(String body, @Nullable ApiKey key) {
        String message = message(body);
        return message == null ? beginningOf(body, key) : line(message, MESSAGE_LENGTH, key);
    }

    /** The first 200 characters of a body, in one line. */
    static String beginningOf(String body, @Nullable ApiKey key) {
        String line = line(body, BODY_LENGTH, key);
        return line.isEmpty() ? "(an empty body)" : line;
    }

    /** One line, for texts that come from a server by another way than the body. */
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
        // Google's gateway wraps its errors into an array.
        JsonNode node = root.isArray() ? root.path(0) : root;
        JsonNode error = node.path("error");
        // detail is what FastAPI says, on which many servers are built
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
        // Hidden before the line is cut, so that no part of a key is left at its end.
        return Untrusted.line(Untrusted.excerpt(key == null ? line : key.hiddenIn(line), length));
    }
}
