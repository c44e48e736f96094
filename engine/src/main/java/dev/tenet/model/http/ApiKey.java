package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A key that is never printed or stored: only the header that carries it reads the value. */
final class ApiKey {

    static final int SHORTEST_SECRET = 8;
    // The part of a masked key that servers typically leave visible. Shorter parts occur in unrelated text.
    private static final int PART = 8;
    private static final Pattern WORD = Pattern.compile("\\p{Upper}?\\p{Lower}+");
    private static final String SHOWN = "***";
    private static final String NOTHING = "(?!)";
    private static final Map<Character, String> HTML_NAMES =
            Map.of('&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos");

    private final String value;
    private final String variable;
    private final Pattern everyForm;
    private final Pattern inAnswers;
    private final boolean isFiller;

    private ApiKey(String value, String variable, Pattern everyForm, Pattern inAnswers, boolean isFiller) {
        this.value = value;
        this.variable = variable;
        this.everyForm = everyForm;
        this.inAnswers = inAnswers;
        this.isFiller = isFiller;
    }

    /**
     * @param variable the environment variable that holds the key, for messages
     * @throws ModelNameException if the value is not valid in a header
     */
    static ApiKey of(String value, String variable) {
        if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new ModelNameException(
                    "the environment variable " + variable + " does not contain a key: it has whitespace, a line"
                            + " break or a non-ASCII character; expected printable ASCII only. Copy the key again");
        }
        return new ApiKey(
                value,
                variable,
                Pattern.compile(everyFormOf(value, end -> true)),
                Pattern.compile(everyFormOf(value, end -> !WORD.matcher(end).matches())),
                value.length() < SHORTEST_SECRET);
    }

    /** This key, also hiding the other one; in answers, only if it is long enough to be a secret. */
    ApiKey and(ApiKey other) {
        List<ApiKey> both = List.of(this, other);
        return new ApiKey(
                value,
                variable,
                either(both, key -> key.everyForm),
                either(both.stream().filter(key -> !key.isFiller).toList(), key -> key.inAnswers),
                isFiller && other.isFiller);
    }

    private static Pattern either(List<ApiKey> keys, Function<ApiKey, Pattern> form) {
        return Pattern.compile(
                keys.isEmpty()
                        ? NOTHING
                        : keys.stream().map(form).map(Pattern::pattern).collect(Collectors.joining("|")));
    }

    /** The key itself. */
    String value() {
        return value;
    }

    /** The environment variable that holds the key. */
    String variable() {
        return variable;
    }

    /**
     * Removes the key from a text that a server wrote. Some servers echo the key: verbatim, URL-encoded, escaped in
     * JSON or HTML, in base64, or in a mixture. The first and last eight characters are removed on their own, too.
     */
    String hiddenIn(String text) {
        return everyForm.matcher(text).replaceAll(SHOWN);
    }

    /** Whether it is too short to be a secret, such as {@code none} for servers that accept any key. */
    boolean isFiller() {
        return isFiller;
    }

    /** Whether a text contains the key or either end of it, in any of these forms. */
    boolean isIn(String text) {
        return everyForm.matcher(text).find();
    }

    /** Like {@link #hiddenIn}, for a model's answer, which may contain a word that the key starts or ends with. */
    String hiddenInAnswer(String text) {
        return inAnswers.matcher(text).replaceAll(SHOWN);
    }

    /** A pattern for the key with each character in any form, its base64 encodings, and its two ends. */
    private static String everyFormOf(String key, Predicate<String> isHidden) {
        StringJoiner forms = new StringJoiner("|");
        forms.add(everyCharacterOf(key));
        // The text before the key, as in "Bearer KEY" and "user:KEY", determines its alignment in base64: three
        // variants.
        for (int before = 0; before < 3; before++) {
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String encoded = base64(" ".repeat(before) + key, before, encoder);
                // A key of a few letters would match half of every answer.
                if (encoded.length() >= Math.min(4, key.length())) {
                    // The characters at both ends also encode bits of the key.
                    forms.add((before == 0 ? "" : "[\\w+/-]?") + Pattern.quote(encoded) + "[\\w+/-]?={0,2}");
                }
            }
        }
        endsOf(key).filter(isHidden).map(ApiKey::everyCharacterOf).forEach(forms::add);
        return forms.toString();
    }

    private static Stream<String> endsOf(String key) {
        return key.length() <= PART
                ? Stream.of()
                : Stream.of(key.substring(0, PART), key.substring(key.length() - PART));
    }

    private static String everyCharacterOf(String text) {
        return text.chars().mapToObj(ApiKey::everyFormOf).collect(Collectors.joining());
    }

    /**
     * A pattern for one character: plain, URL-encoded once or more, escaped in JSON once or more, or escaped in HTML.
     */
    private static String everyFormOf(int character) {
        String plain = Pattern.quote(Character.toString(character));
        if (Character.isLetterOrDigit(character)) {
            // No encoding changes these, and each additional form slows down every search.
            return plain;
        }
        String hex = String.format(Locale.ROOT, "(?i:%02x)", character);
        String name = HTML_NAMES.getOrDefault((char) character, "");
        return "(?:\\\\*" + plain + "|%(?:25)*" + hex + "|\\\\+u00" + hex + "|&(?:amp;)*(?:#0*" + character + "|#[xX]0*"
                + hex + (name.isEmpty() ? "" : "|" + name) + ");)";
    }

    /** The base64 characters that depend on the key alone. */
    private static String base64(String text, int before, Base64.Encoder encoder) {
        String encoded = encoder.withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        int begin = before == 0 ? 0 : before + 1;
        int end = text.length() % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(begin, Math.max(begin, end));
    }

    @Override
    public String toString() {
        return SHOWN;
    }
}
