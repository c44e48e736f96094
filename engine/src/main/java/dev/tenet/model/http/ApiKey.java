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

/** Keeps a key out of everything that is printed or kept: only the header that carries it ever asks for the value. */
final class ApiKey {

    static final int SHORTEST_SECRET = 8;
    // What servers leave of a key when they hide the rest; fewer characters are in many other texts.
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
     * @param variable the environment variable it comes from, for messages
     * @throws ModelNameException if no header can carry it
     */
    static ApiKey of(String value, String variable) {
        if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new ModelNameException(
                    "the environment variable " + variable + " holds no key: there is a blank, a line"
                            + " break or a letter outside ASCII in it; expected printable ASCII only. Copy the key again");
        }
        return new ApiKey(
                value,
                variable,
                Pattern.compile(everyFormOf(value, end -> true)),
                Pattern.compile(everyFormOf(value, end -> !WORD.matcher(end).matches())),
                value.length() < SHORTEST_SECRET);
    }

    /** The same key, which hides the other one as well; in answers only what is long enough to be a secret. */
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

    /** The environment variable it comes from. */
    String variable() {
        return variable;
    }

    /**
     * The text without the key, for texts that come from a server: some repeat the key they were sent, plain, URL-encoded,
     * escaped in JSON or HTML, in base64, or a part of it in one form and the rest in another. Its first and its last eight
     * characters alone are hidden, too.
     */
    String hiddenIn(String text) {
        return everyForm.matcher(text).replaceAll(SHOWN);
    }

    /** Whether it is so short that it can be no secret, as in {@code none} for servers that want just any. */
    boolean isFiller() {
        return isFiller;
    }

    /** Whether the key, or one of its ends, is in a text, in any of these forms. */
    boolean isIn(String text) {
        return everyForm.matcher(text).find();
    }

    /** The same as {@link #hiddenIn} for an answer of a model, which may hold a word that the key begins or ends with. */
    String hiddenInAnswer(String text) {
        return inAnswers.matcher(text).replaceAll(SHOWN);
    }

    /** The key with each of its characters in any form, what base64 makes of it, and its two ends. */
    private static String everyFormOf(String key, Predicate<String> isHidden) {
        StringJoiner forms = new StringJoiner("|");
        forms.add(everyCharacterOf(key));
        // What stands before the key, as in "Bearer KEY" and "user:KEY", decides how its base64 begins: three ways.
        for (int before = 0; before < 3; before++) {
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String encoded = base64(" ".repeat(before) + key, before, encoder);
                // A key of a few letters would hide half of every answer.
                if (encoded.length() >= Math.min(4, key.length())) {
                    // The characters at its ends hold bits of the key as well.
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

    /** One character: plain, in a URL (once or more often), escaped in JSON (likewise), in HTML. */
    private static String everyFormOf(int character) {
        String plain = Pattern.quote(Character.toString(character));
        if (Character.isLetterOrDigit(character)) {
            // No encoding touches these, and each form more makes every search longer.
            return plain;
        }
        String hex = String.format(Locale.ROOT, "(?i:%02x)", character);
        String name = HTML_NAMES.getOrDefault((char) character, "");
        return "(?:\\\\*" + plain + "|%(?:25)*" + hex + "|\\\\+u00" + hex + "|&(?:amp;)*(?:#0*" + character + "|#[xX]0*"
                + hex + (name.isEmpty() ? "" : "|" + name) + ");)";
    }

    /** The characters that the key alone decides. */
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
