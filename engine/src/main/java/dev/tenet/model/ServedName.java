package dev.tenet.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether the model name that a server reports can denote the requested model. Names of the same model may
 * differ in owner, date, build, size, quantization, and in words such as {@code latest} and {@code instruct}. A
 * different version number or family, or a word such as {@code mini}, denotes a different model.
 */
final class ServedName {

    /** Schemes whose names are chosen by the user, or whose models have no server. */
    private static final Set<String> OWN_NAMES = Set.of("azure", "class", "embedded");

    private static final Set<String> OF_NO_ACCOUNT = Set.of(
            "latest",
            "preview",
            "exp",
            "experimental",
            "beta",
            "instruct",
            "chat",
            "it",
            "hf",
            "free",
            "online",
            "gguf",
            "ggml",
            "safetensors",
            "bin",
            "mlx",
            "awq",
            "gptq",
            "exl",
            "fp",
            "bf",
            "int",
            "bit",
            "v",
            "model",
            "models",
            "stable",
            "release",
            "snapshot",
            "default",
            "main",
            "quantized",
            "dynamic");
    private static final Pattern PACKING =
            Pattern.compile("[-_.](?:i?q\\d\\w*|fp\\d+|bf16|int\\d+|\\d+bit|f16|f32)(?=$|[-_.])");
    private static final Pattern WORD = Pattern.compile("\\d+(?:[.]\\d+)?(?:x\\d+)?[bm](?![a-z0-9])|[a-z]+|\\d+");
    private static final Pattern SIZE = Pattern.compile("\\d+(?:[.]\\d+)?(?:x\\d+)?[bm]");

    private ServedName() {}

    /**
     * @param asked the full requested name, as in {@code openai:gpt-4.1-mini} or {@code http://localhost:8000/v1#qwen3}
     */
    static boolean mayBe(String asked, String served) {
        int colon = asked.indexOf(':');
        String scheme = colon < 0 ? "" : asked.substring(0, colon).toLowerCase(Locale.ROOT);
        if (OWN_NAMES.contains(scheme)) {
            return true;
        }
        String model = asked.indexOf('#') >= 0 ? asked.substring(asked.indexOf('#') + 1) : asked.substring(colon + 1);
        String mine = plain(model);
        String theirs = plain(served);
        if (letters(mine).equals(letters(theirs))) {
            return true;
        }
        List<String> ofMine = words(mine);
        List<String> ofTheirs = words(theirs);
        List<String> added = without(ofTheirs, ofMine);
        List<String> missing = without(ofMine, ofTheirs);
        return added.size() < ofTheirs.size()
                && added.stream().allMatch(word -> OF_NO_ACCOUNT.contains(word) || isBuild(word))
                && missing.stream().allMatch(word -> OF_NO_ACCOUNT.contains(word) || word.equals("0"));
    }

    /** The last path segment, without a quantization suffix. */
    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT).replace('\\', '/');
        String last = lower.substring(lower.lastIndexOf('/') + 1);
        return PACKING.matcher(last).replaceAll("");
    }

    private static String letters(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(name);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static List<String> without(List<String> words, List<String> others) {
        List<String> rest = new ArrayList<>(words);
        others.forEach(rest::remove);
        return rest;
    }

    /** A date, build or size; a single digit is a version number. */
    private static boolean isBuild(String word) {
        return (word.length() > 1 && word.chars().allMatch(Character::isDigit))
                || SIZE.matcher(word).matches();
    }
}
