package dev.tenet.tape;

import dev.tenet.model.Prompt;
import dev.tenet.model.Sampling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange is found by: the SHA-256 hash of everything that shapes the answer (who was asked, how, what) and of the
 * occasion, which tells repeats apart; not of keys, headers or the time. Each field is hashed with its length, so that no
 * two prompts run together.
 */
final class ExchangeKey {

    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private ExchangeKey() {}

    static byte[] of(String identity, Prompt prompt) {
        MessageDigest hash = sha256();
        add(hash, identity);
        add(hash, prompt.system());
        add(hash, prompt.question());
        Sampling sampling = prompt.sampling();
        add(hash, text(sampling.temperature()));
        add(hash, text(sampling.topP()));
        add(hash, text(sampling.maxTokens()));
        add(hash, text(sampling.seed()));
        add(hash, prompt.schema() == null ? null : prompt.schema().json());
        add(hash, prompt.withTokenChances() ? "token chances" : null);
        add(hash, prompt.occasion());
        return hash.digest();
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private static void add(MessageDigest hash, @Nullable String field) {
        if (field == null) {
            hash.update(ABSENT);
            return;
        }
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        hash.update(PRESENT);
        hash.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        hash.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
