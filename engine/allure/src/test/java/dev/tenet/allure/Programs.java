package dev.tenet.allure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that are not written in Java: npm's packages and a browser. */
final class Programs {

    private static final int MINUTES = 8;

    private Programs() {}

    /** What a program printed, and how it ended. */
    record Ended(int exit, String output) {

        /** Returns the output of a program that must have succeeded. */
        String succeeded() {
            if (exit != 0) {
                throw new AssertionError("ended with " + exit + "; it said: " + output);
            }
            return output;
        }
    }

    /** Returns the path of a program; skips the test if this machine has none of that name. */
    static String path(String what, String... names) {
        Optional<String> found = Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        Assumptions.assumeTrue(
                found.isPresent(),
                () -> "no " + what + " on the PATH; install one of " + List.of(names) + " to run this test");
        return found.get();
    }

    /** Runs a program to its end; its two outputs come as one. */
    static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("program", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException(command.get(0) + " was not done after " + MINUTES + " minutes; it said: "
                        + Files.readString(log));
            }
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            Files.deleteIfExists(log);
        }
    }

    /** Installs a package of npm below a folder, unless it is there. Returns its folder {@code node_modules}. */
    static Path npm(Path folder, String name, String version) throws IOException, InterruptedException {
        String npm = path("npm", "npm");
        Path home = Files.createDirectories(folder.resolve(name + "-" + version));
        if (!Files.isDirectory(home.resolve("node_modules").resolve(name))) {
            run(
                            home,
                            List.of(
                                    npm,
                                    "install",
                                    "--prefix",
                                    home.toString(),
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    name + "@" + version))
                    .succeeded();
        }
        return home.resolve("node_modules");
    }
}
