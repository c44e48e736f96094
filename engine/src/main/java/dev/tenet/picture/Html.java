package dev.tenet.picture;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.text.Untrusted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apiguardian.api.API;

/**
 * Writes HTML and SVG that is also well-formed XML. Text and attribute values are sanitized ({@link Untrusted}) and
 * escaped; no method writes them otherwise. Mutable.
 */
@API(status = INTERNAL, since = "0.1")
public final class Html {

    private final StringBuilder written = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Creates an empty document. */
    public Html() {}

    /**
     * Opens an element.
     *
     * @param tag a constant name
     * @param attributes constant names, each followed by its value; an attribute with an empty value is left out
     */
    public Html open(String tag, String... attributes) {
        begin(tag, attributes);
        written.append('>');
        open.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    public Html close() {
        written.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element without content. */
    public Html empty(String tag, String... attributes) {
        begin(tag, attributes);
        written.append("/>");
        return this;
    }

    /** Writes an element that contains text alone. */
    public Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** Writes text, whose line ends and tabs are kept. */
    public Html text(String text) {
        escape(Untrusted.message(text));
        return this;
    }

    /** Writes a style sheet or a script, which must be a constant of Tenet's own, and must not contain characters that end it in HTML or XML. */
    public Html constant(String tag, String content) {
        begin(tag);
        written.append('>').append(content).append("</").append(tag).append('>');
        return this;
    }

    /** Writes markup that another writer has written completely. */
    public Html append(Html other) {
        if (!other.open.isEmpty()) {
            throw new IllegalStateException("not closed: " + other.open);
        }
        written.append(other.written);
        return this;
    }

    /** Starts a document. */
    public Html doctype() {
        written.append("<!DOCTYPE html>\n");
        return this;
    }

    /** Returns what was written, in UTF-8. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns what was written. */
    @Override
    public String toString() {
        return written.toString();
    }

    private void begin(String tag, String... attributes) {
        written.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                written.append(' ').append(attributes[i]).append("=\"");
                escape(Untrusted.line(attributes[i + 1]));
                written.append('"');
            }
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\'' -> written.append("&#39;");
                default -> written.append(unit);
            }
        }
    }

    /** Formats a finite coordinate with one decimal place. A page has thousands, for which a formatter is slow. */
    public static String at(double coordinate) {
        long tenths = Math.round(Math.abs(coordinate) * 10);
        return (coordinate < 0 && tenths > 0 ? "-" : "") + tenths / 10 + "." + tenths % 10;
    }
}
