package dev.tenet.model.http;

import dev.tenet.model.ModelNameException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps a key out of everything that is printed or kept: only the header that carries it ever asks for the value. */
final class ApiKey {

    private static final String SHOWN = "***";

    private final String value;
    private final Pattern everyForm;

    ApiKey(String value) {
        this.value = value;
        this.everyForm =
                Pattern.compile(forms(value).stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /**
     * @param variable the environment variable it comes from, for the message
     * @throws ModelNameException if no header can carry it
     */
    static ApiKey of(String value, String variable) {
        if (!value.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new ModelNameException(
                    "the environment variable " + variable + " holds no key: there is a blank, a line"
                            + " break or a letter outside ASCII in it; expected printable ASCII only. Copy the key again");
        }
        return new ApiKey(value);
    }

    /** The key itself. */
    String value() {
        return value;
    }

    /**
     * The text without the key, for texts that come from a server: some repeat the key they were sent, plain, URL-encoded,
     * escaped in JSON, or in base64.
     */
    String hiddenIn(String text) {
        return everyForm.matcher(text).replaceAll(SHOWN);
    }

    /** Whether the key is in a text, in any of these forms. */
    boolean isIn(String text) {
        return everyForm.matcher(text).find();
    }

    private static Set<String> forms(String key) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(key);
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
        forms.add(encoded);
        forms.add(encoded.replace("+", "%20"));
        forms.add(encoded.toLowerCase(Locale.ROOT));
        String escaped = key.replace("\\", "\\\\").replace("\"", "\\\"");
        forms.add(escaped);
        forms.add(escaped.replace("/", "\\/"));
        // What stands before the key, as in "Bearer KEY" and "user:KEY", decides how its base64 begins: three ways.
        for (int before = 0; before < 3; before++) {
            forms.add(base64(" ".repeat(before) + key, before, Base64.getEncoder()));
            forms.add(base64(" ".repeat(before) + key, before, Base64.getUrlEncoder()));
        }
        // A key of a few letters would hide half of every answer.
        forms.removeIf(form -> form.length() < Math.min(4, key.length()));
        return forms;
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
