package dev.tenet.tape;

import dev.tenet.model.Prompt;
import dev.tenet.model.Sampling;
import dev.tenet.model.Turn;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The key of an exchange: the SHA-256 hash of everything that affects the answer (identity, prompt, parameters) and of
 * the occasion, which distinguishes repeats. API keys, headers and the time are not included. Fields are
 * length-prefixed and turns are counted, so that no two prompts produce the same bytes.
 */
final class ExchangeKey {

    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private ExchangeKey() {}

    static byte[] of(String identity, Prompt prompt) {
        ByteArrayOutputStream hashed = new ByteArrayOutputStream(4096);
        add(hashed, identity);
        add(hashed, prompt.system());
        number(hashed, prompt.turns().size());
        for (Turn turn : prompt.turns()) {
            add(hashed, turn.role().name());
            add(hashed, turn.text());
        }
        Sampling sampling = prompt.sampling();
        add(hashed, text(sampling.temperature()));
        add(hashed, text(sampling.topP()));
        add(hashed, text(sampling.maxTokens()));
        add(hashed, text(sampling.seed()));
        add(hashed, prompt.schema() == null ? null : prompt.schema().json());
        add(hashed, prompt.requestsTokenChances() ? "token chances" : null);
        add(hashed, prompt.occasion());
        if (sampling.extra() != null) {
            // Last, and only if present, so that exchanges recorded before extra fields existed keep their keys.
            add(hashed, sampling.extra());
        }
        return sha256().digest(hashed.toByteArray());
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private static void add(ByteArrayOutputStream hashed, @Nullable String field) {
        if (field == null) {
            hashed.write(ABSENT);
            return;
        }
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        hashed.write(PRESENT);
        number(hashed, bytes.length);
        hashed.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream hashed, int number) {
        hashed.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
