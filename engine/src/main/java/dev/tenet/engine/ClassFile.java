package dev.tenet.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;

/** Access to class files, for information that reflection does not provide. */
final class ClassFile {

    private ClassFile() {}

    /** Returns the bytes of the class file; empty if it cannot be read. */
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
     * Passes the class file to a visitor. If it cannot be read, the visitor sees only a part of it or nothing.
     *
     * @param options the options of {@link ClassReader#accept(ClassVisitor, int)}
     */
    static void accept(Class<?> type, ClassVisitor visitor, int options) {
        try {
            of(type).ifPresent(bytes -> new ClassReader(bytes).accept(visitor, options));
        } catch (RuntimeException laterJava) {
            // Use what the visitor has seen so far.
            return;
        }
    }
}
