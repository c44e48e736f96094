package dev.tenet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs of more and more trials of a model that answers at once: time shall grow with the trials, the heap shall not. */
final class Growth {

    private static final int CONCURRENCY = 32;

    private final Path folder;
    private final Path prompt;

    Growth(Path folder, Path prompt) {
        this.folder = folder;
        this.prompt = prompt;
    }

    void print(List<Integer> sizes, PrintStream out) throws IOException, InterruptedException {
        out.println("\n| trials | wall, s | a trial, µs | heap in use at the last trial, MB |");
        out.println("| ---: | ---: | ---: | ---: |");
        for (int trials : sizes) {
            InstantRun.Size size = run(trials);
            out.printf(
                    Locale.ROOT,
                    "| %,d | %.2f | %.0f | %.1f |%n",
                    trials,
                    size.wallNanos() / 1e9,
                    size.wallNanos() / 1e3 / trials,
                    size.liveBytes() / 1e6);
        }
    }

    private InstantRun.Size run(int trials) throws IOException, InterruptedException {
        try (ScratchFolder reports = ScratchFolder.below(folder)) {
            List<String> arguments = new ArrayList<>(new Task("none", trials, CONCURRENCY, prompt).arguments());
            arguments.add(reports.path().toString());
            return InstantRun.Size.in(
                    JavaProcess.run(InstantRun.class, List.of("-D" + InstantModel.LAST + "=" + trials), arguments));
        }
    }
}
