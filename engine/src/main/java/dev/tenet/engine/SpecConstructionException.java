package dev.tenet.engine;

import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The constructor of a spec class threw something, or its static initializer did: nothing was asked. */
final class SpecConstructionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private SpecConstructionException(String message, Throwable cause) {
        // The place is that of the cause.
        super(message, cause, false, false);
    }

    /** What to throw for it: an assumption that does not hold and a JVM in need are no faults of the class. */
    static Throwable of(Class<?> type, Throwable thrown) {
        if (thrown instanceof TestAbortedException || thrown instanceof VirtualMachineError) {
            return thrown;
        }
        if (thrown instanceof SpecConstructionException) {
            return thrown;
        }
        return new SpecConstructionException(
                type.getName() + " cannot be made, so that nothing was asked: " + where(type, thrown) + " threw "
                        + thrown,
                thrown);
    }

    private static String where(Class<?> type, Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().equals(type.getName()))
                .filter(frame -> frame.getMethodName().equals("<init>")
                        || frame.getMethodName().equals("<clinit>"))
                .findFirst()
                .map(frame -> (frame.getMethodName().equals("<init>") ? "its constructor" : "its static initializer")
                        + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("its constructor");
    }
}
