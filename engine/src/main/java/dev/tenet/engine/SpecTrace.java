package dev.tenet.engine;

import java.lang.reflect.Method;
import java.util.Arrays;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Shortens the stack traces of exceptions thrown by leaves to end at the spec method, hiding the engine's own frames.
 */
final class SpecTrace {

    private static final int UNKNOWN_LINE = -1;

    private SpecTrace() {}

    /**
     * Removes the frames below the spec method. If the method is not on the stack trace, the trace is replaced by the
     * method's first line.
     */
    static <T extends Throwable> T endAt(SpecMethod spec, T thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        int end = trace.length;
        while (end > 0 && !isOf(spec, trace[end - 1])) {
            end--;
        }
        thrown.setStackTrace(end == 0 ? new StackTraceElement[] {firstLineOf(spec)} : Arrays.copyOf(trace, end));
        return thrown;
    }

    private static boolean isOf(SpecMethod spec, StackTraceElement frame) {
        String declaring = spec.method().getDeclaringClass().getName();
        return frame.getClassName().equals(declaring)
                || frame.getClassName().equals(spec.type().getName())
                || frame.getClassName().startsWith(declaring + "$");
    }

    private static StackTraceElement firstLineOf(SpecMethod spec) {
        FirstLine line = FirstLine.of(spec.method());
        return new StackTraceElement(spec.type().getName(), spec.method().getName(), line.file, line.number);
    }

    /** Finds the first line of a method in the class file, if it was compiled with line numbers. */
    private static final class FirstLine extends ClassVisitor {

        private final Method method;
        private @Nullable String file;
        private int number = UNKNOWN_LINE;

        private FirstLine(Method method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        static FirstLine of(Method method) {
            FirstLine line = new FirstLine(method);
            ClassFile.accept(method.getDeclaringClass(), line, ClassReader.SKIP_FRAMES);
            return line;
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
                if (number == UNKNOWN_LINE) {
                    number = line;
                }
            }
        }
    }
}
