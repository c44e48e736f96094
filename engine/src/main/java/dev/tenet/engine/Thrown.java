package dev.tenet.engine;

/** What user code threw, on its way to the outcome of a test. */
final class Thrown {

    private Thrown() {}

    // A body may throw anything; a node may throw what is an Exception.
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
