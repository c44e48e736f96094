package dev.tenet.allure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real browser without a window, driven by its command line. */
final class Browser {

    private final String program;
    private final Path screenshots;

    /** Skips the test if there is no browser. */
    Browser(Path screenshots) throws IOException {
        this.program = Programs.path("browser", "chromium", "chromium-browser", "google-chrome");
        this.screenshots = Files.createDirectories(screenshots);
    }

    /** Returns the page as it is once its scripts have run. Keeps a picture of it. */
    String look(String url, String name) throws IOException, InterruptedException {
        open(url, List.of("--screenshot=" + screenshots.resolve(name + ".png")));
        return open(url, List.of("--dump-dom"));
    }

    private String open(String url, List<String> options) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("browser");
        List<String> command = new ArrayList<>(List.of(
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--allow-file-access-from-files",
                "--window-size=1400,2600",
                "--virtual-time-budget=20000",
                "--user-data-dir=" + profile));
        command.addAll(options);
        command.add(url);
        return Programs.run(screenshots, command).succeeded();
    }
}
