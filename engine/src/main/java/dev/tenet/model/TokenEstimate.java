package dev.tenet.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the number of tokens of a text with OpenAI's {@code o200k_base} encoding; other tokenizers differ slightly.
 */
final class TokenEstimate {

    // Overhead of the message format per turn.
    private static final int AROUND = 8;

    // Loaded on first use, because it has 200,000 entries.
    private @Nullable Encoding encoding;

    long of(String text) {
        return encoding().countTokensOrdinary(text);
    }

    private synchronized Encoding encoding() {
        if (encoding == null) {
            encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        }
        return encoding;
    }

    long of(Prompt prompt) {
        long turns = prompt.turns().stream()
                .mapToLong(turn -> AROUND + of(turn.text()))
                .sum();
        return turns + (prompt.system() == null ? 0 : of(prompt.system()));
    }
}
