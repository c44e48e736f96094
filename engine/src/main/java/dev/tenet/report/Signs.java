package dev.tenet.report;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Verdict;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a console shows verdicts, trees and text: with the usual signs where its charset has them, in words and ASCII where
 * not. A sign that a charset lacks would be printed as {@code ?}, which is the sign of an undecided claim.
 */
final class Signs {

    private static final String ALL = "✓✗≥≤├└─│";

    private static final Map<Integer, String> IN_ASCII = Map.ofEntries(
            Map.entry((int) '✓', "supported"),
            Map.entry((int) '✗', "refuted"),
            Map.entry((int) '≥', ">="),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '≠', "!="),
            Map.entry((int) '±', "+-"),
            Map.entry((int) '×', "x"),
            Map.entry((int) '·', "-"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '−', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '→', "->"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '\u00A0', " "));

    private final List<CharsetEncoder> encoders;
    private final boolean hasAll;

    /**
     * Signs that each of several charsets has.
     */
    Signs(List<Charset> charsets) {
        this.encoders = charsets.stream()
                .filter(Charset::canEncode)
                .map(Charset::newEncoder)
                .toList();
        this.hasAll = canEncode(ALL);
    }

    /**
     * The signs of a stream. Test runners replace {@link System#out} by a stream that hands its text on to another process,
     * and that knows nothing of the console; so the stream's charset and that of this process's console both count.
     */
    static Signs of(PrintStream stream) {
        List<Charset> charsets = new ArrayList<>();
        named("stdout.encoding").ifPresent(charsets::add);
        // What a terminal has, in Java 17.
        named("sun.stdout.encoding").ifPresent(charsets::add);
        ofStream(stream)
                .or(() -> charsets.isEmpty() ? Optional.of(Charset.defaultCharset()) : Optional.empty())
                .ifPresent(charsets::add);
        return new Signs(charsets);
    }

    private static Optional<Charset> named(String property) {
        try {
            return Optional.ofNullable(System.getProperty(property))
                    .filter(name -> !name.isEmpty())
                    .map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** A stream says so since Java 18, which we are not compiled against. */
    private static Optional<Charset> ofStream(PrintStream stream) {
        try {
            return Optional.of((Charset) PrintStream.class.getMethod("charset").invoke(stream));
        } catch (ReflectiveOperationException olderJava) {
            return Optional.empty();
        }
    }

    String branch(boolean isLast) {
        return hasAll ? isLast ? "└─ " : "├─ " : isLast ? "`- " : "|- ";
    }

    String stem(boolean isLast) {
        return isLast ? "   " : hasAll ? "│  " : "|  ";
    }

    /** What stands before a line that names a verdict in words: its sign, or nothing where the charset lacks signs. */
    String before(Verdict verdict) {
        if (!hasAll) {
            return "";
        }
        return switch (verdict) {
            case SUPPORTED, WITHIN_LIMITS, PASSED -> "✓ ";
            case REFUTED -> "✗ ";
            case UNDECIDED -> "? ";
            case INCOMPLETE -> "! ";
        };
    }

    /** One line of text, whatever wrote it. */
    String line(String text) {
        return encodable(Untrusted.line(text));
    }

    /** Several lines of text, whatever wrote them. */
    String lines(String text) {
        return encodable(Untrusted.message(text));
    }

    /** The text, with other words or escapes in place of what the charset does not have. */
    private String encodable(String text) {
        if (canEncode(text)) {
            return text;
        }
        StringBuilder encodable = new StringBuilder();
        text.codePoints().forEach(point -> {
            String character = Character.toString(point);
            encodable.append(canEncode(character) ? character : IN_ASCII.getOrDefault(point, Untrusted.escape(point)));
        });
        return encodable.toString();
    }

    private boolean canEncode(String text) {
        return encoders.stream().allMatch(encoder -> encoder.canEncode(text));
    }
}
