package dev.tenet.page;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Headless Chromium. Each page is loaded in a new process. */
final class Browser {

    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private final Path program;
    private final Path scratch;

    private Browser(Path program, Path scratch) {
        this.program = program;
        this.scratch = scratch;
    }

    /** Returns the browser of this machine; empty if there is none on the path. */
    static Optional<Browser> find(Path scratch) {
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, scratch));
    }

    /** Returns the document as it is after its scripts have run. */
    String document(Path html, int width) throws IOException, InterruptedException {
        return run(
                "--dump-dom",
                "--virtual-time-budget=2000",
                "--window-size=" + width + ",900",
                html.toUri().toString());
    }

    /** Writes a picture of the page. */
    void screenshot(Path html, int width, int height, boolean isDark, Path png)
            throws IOException, InterruptedException {
        run(
                "--screenshot=" + png.toAbsolutePath(),
                "--window-size=" + width + "," + height,
                "--hide-scrollbars",
                "--blink-settings=preferredColorScheme=" + (isDark ? 0 : 1),
                html.toUri().toString());
    }

    /** Opens a page that the test drives. */
    Tab open(Path html) throws IOException, InterruptedException {
        // Not in the folder of the test: a process of the browser that outlives it may still write.
        Path profile = Files.createTempDirectory(Files.createDirectories(Path.of("target/browser")), "profile")
                .toAbsolutePath();
        Process process = new ProcessBuilder(
                        command(profile, "--remote-debugging-port=0", "--window-size=1200,900", "about:blank"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Tab tab = Tab.of(process, profile);
            tab.load(html);
            return tab;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private List<String> command(Path profile, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + profile));
        command.addAll(List.of(arguments));
        return command;
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "browser", ".out");
        Path log = Files.createTempFile(scratch, "browser", ".log");
        Process process = new ProcessBuilder(command(scratch.resolve("profile"), arguments))
                .redirectOutput(out.toFile())
                .redirectError(log.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(program + " did not end as expected: " + Files.readString(log));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
