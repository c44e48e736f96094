package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A system prompt as declared: literal text or the location of a text. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class SystemPrompt {

    private static final String TEXT = "text:";
    private static final int SHORT = 32;

    // A word that ends in the extension of a text file, a word with slashes and any extension, or one that starts like
    // a path.
    private static final Pattern PATH = Pattern.compile(
            "\\S+\\.(?:md|mdx|markdown|txt|text|prompt|adoc|rst|ya?ml|json|xml|html?|j2|jinja2?|tmpl|mustache|hbs)"
                    + "|\\S*[/\\\\]\\S*\\.\\w{1,10}|(?:\\.{1,2}|~)?[/\\\\]\\S+",
            Pattern.CASE_INSENSITIVE);

    private SystemPrompt() {}

    /** Returns why the declaration cannot be used: it looks like a path but has no prefix that says so. */
    public static Optional<String> problem(String declared) {
        String text = declared.strip();
        if (isLocation(text) || text.startsWith(TEXT) || !PATH.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of("\"" + text + "\" looks like a file path, but is not marked as one; for the contents of"
                + " the file write \"classpath:" + text + "\" or \"file:" + text + "\", for this literal text \""
                + TEXT
                + text + "\"");
    }

    /**
     * Reads the text of the prompt; {@code null} if it is empty.
     *
     * @throws IOException if the file cannot be read, or is not text in UTF-8 or UTF-16
     */
    public static @Nullable String read(String declared) throws IOException {
        String text = declared.startsWith(TEXT) ? declared.substring(TEXT.length()) : declared;
        if (text.isEmpty() || !isLocation(declared)) {
            return text.isEmpty() ? null : text;
        }
        return new FileLocation(declared).text();
    }

    /** Returns a short title: the file name, or the beginning of the text in quotes. */
    public static String title(String declared) {
        if (isLocation(declared)) {
            return declared.substring(1
                    + Math.max(declared.indexOf(':'), Math.max(declared.lastIndexOf('/'), declared.lastIndexOf('\\'))));
        }
        return "\"" + Untrusted.excerpt(declared.strip().replaceAll("\\s+", " "), SHORT) + "\"";
    }

    private static boolean isLocation(String text) {
        return text.startsWith("classpath:") || text.startsWith("file:");
    }
}
