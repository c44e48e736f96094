package dev.tenet.report;

import dev.tenet.run.RecordedOutcome;
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
 * Converts verdicts, trees and text for a console. Symbols are used if its charset has them, otherwise words and ASCII.
 * An unsupported symbol would be printed as {@code ?}, which is the sign for an undecided claim.
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

    /** Creates signs supported by all of several charsets. */
    Signs(List<Charset> charsets) {
        this.encoders = charsets.stream()
                .filter(Charset::canEncode)
                .map(Charset::newEncoder)
                .toList();
        this.hasAll = canEncode(ALL);
    }

    /**
     * Returns the signs for a stream. Test runners replace {@link System#out} with a stream that forwards text to
     * another process and does not know the console. Therefore both the stream's charset and that of this process's
     * console are considered.
     */
    static Signs of(PrintStream stream) {
        List<Charset> charsets = new ArrayList<>();
        named("stdout.encoding").ifPresent(charsets::add);
        // The terminal's charset in Java 17.
        named("sun.stdout.encoding").ifPresent(charsets::add);
        if (charsets.isEmpty()) {
            // Java 17 without a terminal: a build tool reads UTF-8 if file.encoding says so, and prints it in the
            // charset of the locale, which is ASCII where LANG is not set.
            named("native.encoding").ifPresent(charsets::add);
        }
        ofStream(stream).or(() -> Optional.of(Charset.defaultCharset())).ifPresent(charsets::add);
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

    /**
     * Returns the stream's charset by reflection, because the method was added in Java 18 and Tenet is compiled against
     * Java 17.
     */
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

    /**
     * Returns the prefix of a line that names a verdict in words: its symbol, or nothing if symbols are not supported.
     */
    String before(Verdict verdict) {
        return sign(RecordedOutcome.of(verdict.words()).sign());
    }

    /** Returns a sign and a space; nothing if symbols are not supported. */
    String sign(String sign) {
        return hasAll ? sign + " " : "";
    }

    /** Makes a command for a CI server printable, which must not contain untrusted text that is not escaped. */
    String command(String line) {
        return encodable(line);
    }

    /** Sanitizes a line of text. */
    String line(String text) {
        return encodable(Untrusted.line(text));
    }

    /** Sanitizes several lines of text. */
    String lines(String text) {
        return encodable(Untrusted.message(text));
    }

    /** Replaces characters that the charset lacks with words or escapes. */
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
