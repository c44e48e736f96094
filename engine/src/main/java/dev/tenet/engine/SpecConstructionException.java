package dev.tenet.engine;

import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Thrown if the constructor or the static initializer of a spec class fails. Nothing was asked. */
final class SpecConstructionException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final String STATIC = "<clinit>";

    private SpecConstructionException(String message, Throwable cause, StackTraceElement[] trace) {
        super(message, cause);
        setStackTrace(trace);
    }

    /**
     * Returns the exception to throw. Failed assumptions and JVM errors are not the fault of the class and are returned
     * unchanged.
     */
    static Throwable of(Class<?> type, Throwable thrown) {
        if (thrown instanceof TestAbortedException
                || thrown instanceof VirtualMachineError
                || thrown instanceof SpecConstructionException) {
            return thrown;
        }
        Optional<StackTraceElement> place = Stream.of(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().equals(type.getName()))
                .filter(frame -> frame.getMethodName().equals("<init>")
                        || frame.getMethodName().equals(STATIC))
                .findFirst();
        return new SpecConstructionException(
                type.getName() + " cannot be instantiated, so nothing was asked: " + described(place) + " threw "
                        + thrown,
                thrown,
                place.stream().toArray(StackTraceElement[]::new));
    }

    private static String described(Optional<StackTraceElement> place) {
        return place.map(frame -> (frame.getMethodName().equals(STATIC) ? "its static initializer" : "its constructor")
                        + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                .orElse("its constructor");
    }
}
