package dev.tenet.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs of this machine that tests start, each with a file for what it says. */
final class Programs {

    private Programs() {}

    /** Starts a program whose output goes to a file. */
    static Process start(Path log, List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            throw new IOException(
                    command.get(0) + " cannot be started; tests that fetch programs need Node with npm on the path"
                            + " (on Debian: apt-get install nodejs npm)",
                    missing);
        }
    }

    static String said(Path log) throws IOException {
        return Files.readString(log).strip();
    }
}
