package dev.tenet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What every contestant is given to do.
 *
 * @param address the base of the server's addresses, with {@code /v1}
 * @param prompt a file with a prompt of the size of Tenet's, for those that make none
 */
record Task(String address, int trials, int concurrency, Path prompt) {

    static Task of(String[] arguments) {
        return new Task(
                arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Path.of(arguments[3]));
    }

    List<String> arguments() {
        return List.of(address, Integer.toString(trials), Integer.toString(concurrency), prompt.toString());
    }

    /** The prompt, to which each request adds its number, so that no two are the same. */
    String promptText() throws IOException {
        return Files.readString(prompt);
    }

    /** Fails unless all trials were answered, because what was not asked costs nothing. */
    void check(long answered) {
        if (answered != trials) {
            throw new IllegalStateException(answered + " of " + trials + " trials were answered");
        }
    }
}
