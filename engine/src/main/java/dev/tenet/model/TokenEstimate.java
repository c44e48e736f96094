package dev.tenet.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import org.jspecify.annotations.Nullable;

/** How many tokens a text has, roughly: as OpenAI's newer models cut it ({@code o200k_base}); others differ by a little. */
final class TokenEstimate {

    // What the formats of messages add to a prompt.
    private static final int AROUND = 8;

    // Two hundred thousand tokens are read when somebody asks for the first estimate.
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
