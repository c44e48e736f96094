package dev.tenet.engine;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a method, as far as its class file tells.
 *
 * @param folder the folder of the package, such as {@code com/acme/}
 * @param file the name of the source file; null if it is unknown
 * @param number the line, or {@value #UNKNOWN}
 */
record SourceLine(String folder, @Nullable String file, int number) {

    static final int UNKNOWN = -1;

    static SourceLine of(Method method) {
        FirstLine line = new FirstLine(method);
        Class<?> type = method.getDeclaringClass();
        ClassFile.accept(type, line, ClassReader.SKIP_FRAMES);
        String folder = type.getPackageName().replace('.', '/');
        return new SourceLine(folder.isEmpty() ? "" : folder + "/", line.file, line.number);
    }

    /** Returns the entry for {@code summary.json}; null if the line is unknown. */
    @Nullable Map<String, Object> described() {
        if (file == null || number == UNKNOWN) {
            return null;
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("file", folder + file);
        described.put("line", number);
        return described;
    }

    private static final class FirstLine extends ClassVisitor {

        private final Method method;
        private @Nullable String file;
        private int number = UNKNOWN;

        private FirstLine(Method method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            file = source;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            boolean isIt = name.equals(method.getName()) && descriptor.equals(Type.getMethodDescriptor(method));
            return isIt ? new FirstNumber() : null;
        }

        private final class FirstNumber extends MethodVisitor {

            FirstNumber() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitLineNumber(int line, Label start) {
                if (number == UNKNOWN) {
                    number = line;
                }
            }
        }
    }
}
