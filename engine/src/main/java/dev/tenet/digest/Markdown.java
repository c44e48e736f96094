package dev.tenet.digest;

import dev.tenet.text.Untrusted;
import java.util.regex.Pattern;

/**
 * Writes text in GitHub Flavored Markdown so that it is shown as it is: no markup, no HTML, no link, no mention, no
 * further cell of a table. GitLab and Jenkins read the same syntax.
 */
final class Markdown {

    private static final int LONGEST = 300;
    // Nothing that any renderer treats as markup, or links, such as an address, a name or a number of an issue.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{Nd} .,:;()%≥≤≠±–−?!'\"/-]*");
    private static final Pattern LINKED =
            Pattern.compile("(?i)www\\.|://|:[^:\\s]+:|\\b(?:mailto|xmpp):|\\bGH-|[0-9a-f]{7,}");
    private static final Pattern AT_LINE_START = Pattern.compile("^\\s*(?:[-\\d]|\\s).*");
    private static final Pattern SPAN = Pattern.compile("[^`|\\\\]+");

    private Markdown() {}

    /** Returns text as prose, if it contains only letters, digits and harmless punctuation; otherwise as code. */
    static String text(String text) {
        String line = line(text);
        return PLAIN.matcher(line).matches()
                        && !LINKED.matcher(line).find()
                        && !AT_LINE_START.matcher(line).matches()
                ? line
                : span(line);
    }

    /** Returns text as code. */
    static String code(String text) {
        return span(line(text));
    }

    private static String line(String text) {
        return Untrusted.excerpt(Untrusted.line(text), LONGEST).strip();
    }

    private static String span(String line) {
        if (line.isEmpty()) {
            return "";
        }
        return SPAN.matcher(line).matches() ? "`" + line + "`" : "<code>" + entities(line) + "</code>";
    }

    /** A character that is written as its number is never markup. */
    private static String entities(String line) {
        StringBuilder entities = new StringBuilder();
        line.codePoints().forEach(point -> {
            if (Character.isLetterOrDigit(point) || point == ' ') {
                entities.appendCodePoint(point);
            } else {
                entities.append("&#").append(point).append(';');
            }
        });
        return entities.toString();
    }
}
