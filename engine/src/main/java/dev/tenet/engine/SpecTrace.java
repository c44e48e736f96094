package dev.tenet.engine;

import java.util.Arrays;

/**
 * Shortens the stack traces of exceptions thrown by leaves to end at the spec method, hiding the engine's own frames.
 */
final class SpecTrace {

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
        SourceLine line = SourceLine.of(spec.method());
        return new StackTraceElement(spec.type().getName(), spec.method().getName(), line.file(), line.number());
    }
}
