package dev.tenet.model;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.nio.charset.StandardCharsets;
import org.apiguardian.api.API;

/**
 * Estimates the tokens of a text from its bytes in UTF-8.
 *
 * <p>With OpenAI's {@code o200k_base}, prompts with examples and judge prompts have 4.4 to 5 bytes per token, short English
 * questions up to 5.7, German 4.6, Chinese, Japanese and Korean 3.6 to 4.2, JSON 3.2, Arabic 5.3, Russian 6.8 and Hindi
 * 8.1. An exact count would hold for one tokenizer only: on the same Russian text, {@code cl100k_base} counts 1.7 times as
 * many tokens.
 */
@API(status = INTERNAL, since = "0.1")
public final class TokenEstimate {

    /** Bytes of UTF-8 per token. */
    static final double BYTES_PER_TOKEN = 4.5;

    // Overhead of the message format per turn.
    private static final int AROUND = 8;

    private TokenEstimate() {}

    /** The approximate number of tokens of a text; 0 only if it is empty. */
    static long of(String text) {
        return (long) Math.ceil(text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN);
    }

    /** The approximate number of tokens of a prompt, including its system prompt and all turns. */
    public static long of(Prompt prompt) {
        long turns = prompt.turns().stream()
                .mapToLong(turn -> AROUND + of(turn.text()))
                .sum();
        return turns + (prompt.system() == null ? 0 : of(prompt.system()));
    }
}
