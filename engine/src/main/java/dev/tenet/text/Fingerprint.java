package dev.tenet.text;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A short hash that identifies texts which are too long or too private to store. */
@API(status = INTERNAL, since = "0.1")
public final class Fingerprint {

    // 64 bits: the probability of a collision among a million texts is below one in ten million.
    private static final int BYTES = 8;
    private static final int ABSENT = -1;

    private Fingerprint() {}

    /**
     * The first 16 hexadecimal digits of the SHA-256 hash of the texts. Each text is length-prefixed, and null differs
     * from the empty text.
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
