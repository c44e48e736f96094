package dev.tenet.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** How many tokens a text has, roughly: as OpenAI's newer models cut it ({@code o200k_base}); others differ by a little. */
final class TokenEstimate {

    // What the formats of messages add to a prompt.
    private static final int AROUND = 8;

    private final Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    long of(String text) {
        return encoding.countTokensOrdinary(text);
    }

    long of(Prompt prompt) {
        return AROUND + of(prompt.question()) + (prompt.system() == null ? 0 : of(prompt.system()));
    }
}
