package dev.tenet.text;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A short hash that identifies texts which are too long or too private to store, such as the prompts of a case. Two runs
 * ask the same case if its fingerprint is the same, so a fingerprint must be made of everything that shapes the case and
 * of nothing else. It does not protect a secret that can be guessed.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Fingerprint {

    // 64 bits: the probability of a collision among a million texts is below one in ten million.
    private static final int BYTES = 8;
    private static final int ABSENT = -1;

    private Fingerprint() {}

    /**
     * Returns the fingerprint of some texts: the first 16 hexadecimal digits of the SHA-256 hash of all of them, in
     * UTF-8. Each text is preceded by its length, so that {@code of("ab", "c")} and {@code of("a", "bc")} differ. Null
     * differs from the empty text.
     *
     * @return 16 lowercase hexadecimal digits, the same on every machine
     */
    public static String of(@Nullable String... texts) {
        MessageDigest sha256 = sha256();
        for (String text : texts) {
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(text == null ? ABSENT : bytes.length)
                    .array());
            sha256.update(bytes);
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
