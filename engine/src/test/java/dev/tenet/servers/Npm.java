package dev.tenet.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Brings published tools and descriptions below the build's directory, each in a folder and a version of its own. */
public final class Npm {

    private static final int MINUTES = 5;

    private Npm() {}

    /** Where the profile keeps what it fetched; made if it is not there. */
    public static Path directory() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("npm.directory")));
    }

    /** The folder node_modules in which this package lies, with what it needs beside it. */
    public static Path install(String name, String version) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory().resolve(name.replaceAll("\\W", "_") + "-" + version));
        run(
                folder.resolve("npm.log"),
                "npm",
                "install",
                "--prefix",
                folder.toString(),
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                name + "@" + version);
        return folder.resolve("node_modules");
    }

    /**
     * Starts a server that a package holds, on the loopback address.
     *
     * @param script its main file, below the package's folder
     * @param options what it is told besides {@code --host} and {@code --port}
     */
    public static ServerProcess serve(String name, String version, String script, List<String> options)
            throws IOException, InterruptedException {
        Path main = install(name, version).resolve(name).resolve(script);
        Path log = Files.createTempFile(directory(), main.getFileName() + "-", ".log");
        return ServerProcess.start(
                log,
                port -> Stream.concat(
                                Stream.of(
                                        "node", main.toString(), "--host", "127.0.0.1", "--port", String.valueOf(port)),
                                options.stream())
                        .toList());
    }

    /** Runs a program to its end. */
    public static void run(Path log, String... command) throws IOException, InterruptedException {
        Process process = Programs.start(log, List.of(command));
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(
                    command[0] + " was not done after " + MINUTES + " minutes; it said: " + Programs.said(log));
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    command[0] + " ended with " + process.exitValue() + "; it said: " + Programs.said(log));
        }
    }
}
