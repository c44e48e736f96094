package dev.tenet.engine;

/** Conversions for exceptions thrown by user code, before they become test results. */
final class Thrown {

    private Thrown() {}

    // A body may throw any Throwable, but a node may only throw an Exception.
    static Exception asException(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception ? exception : new IllegalStateException(thrown);
    }

    static void rethrowIfUnrecoverable(Throwable thrown) {
        if (thrown instanceof VirtualMachineError unrecoverable) {
            throw unrecoverable;
        }
    }

    static String inWords(Throwable broken) {
        return broken.getMessage() == null ? broken.toString() : broken.getMessage();
    }
}
