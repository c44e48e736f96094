package dev.tenet.page;

import dev.tenet.picture.PictureStyle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style sheet or script of the page, which the page's security policy admits by its hash.
 *
 * @param text the content
 */
record Resource(String text) {

    static final Resource STYLE = read("page.css");
    static final Resource PICTURES = new Resource(PictureStyle.ofPages());
    static final Resource SCRIPT = read("page.js");

    private static Resource read(String name) {
        try (InputStream content = Resource.class.getResourceAsStream("/dev/tenet/page/" + name)) {
            if (content == null) {
                throw new IllegalStateException("the jar lacks dev/tenet/page/" + name);
            }
            return new Resource(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the source expression of Content Security Policy Level 3, as in {@code 'sha256-…'}. */
    String source() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
