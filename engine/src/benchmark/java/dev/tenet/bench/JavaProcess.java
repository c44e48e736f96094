package dev.tenet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts main classes of this class path in JVMs of their own. */
final class JavaProcess {

    private JavaProcess() {}

    /** Starts one; what it says of errors stands among what it prints. */
    static Process start(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        return start(Path.of(""), main, options, arguments);
    }

    private static Process start(Path directory, Class<?> main, List<String> options, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .start();
    }

    /** Starts one and waits for its end; what it printed. */
    static List<String> run(Class<?> main, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        return runIn(Path.of(""), main, options, arguments);
    }

    /** Starts one in a working directory and waits for its end; what it printed. */
    static List<String> runIn(Path directory, Class<?> main, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        Process process = start(directory, main, options, arguments);
        try (var output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(
                        main.getSimpleName() + " ended with " + exit + ":\n" + String.join("\n", lines));
            }
            return lines;
        } finally {
            process.destroy();
        }
    }
}
