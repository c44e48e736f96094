package dev.tenet.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;

/** What a class was compiled to, for what reflection does not tell. */
final class ClassFile {

    private ClassFile() {}

    /** The bytes of the class; empty if they cannot be read. */
    static Optional<byte[]> of(Class<?> type) {
        String resource =
                type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", "") + ".class";
        try (InputStream bytes = type.getResourceAsStream(resource)) {
            return bytes == null ? Optional.empty() : Optional.of(bytes.readAllBytes());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Shows the class to a visitor; only a part of it, or nothing, if it cannot be read.
     *
     * @param options of {@link ClassReader#accept(ClassVisitor, int)}
     */
    static void accept(Class<?> type, ClassVisitor visitor, int options) {
        try {
            of(type).ifPresent(bytes -> new ClassReader(bytes).accept(visitor, options));
        } catch (RuntimeException laterJava) {
            // What the visitor saw until then has to do.
            return;
        }
    }
}
