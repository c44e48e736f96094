package dev.tenet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs of more and more framing pairs that are looked at after each pair, and never end early. */
final class FramingGrowth {

    private final Path folder;

    FramingGrowth(Path folder) {
        this.folder = folder;
    }

    void print(List<Integer> sizes, PrintStream out) throws IOException, InterruptedException {
        out.println("\n| framing pairs | wall, s | a pair, µs | heap in use at the last pair, MB |");
        out.println("| ---: | ---: | ---: | ---: |");
        for (int pairs : sizes) {
            InstantRun.Size size = run(pairs);
            out.printf(
                    Locale.ROOT,
                    "| %,d | %.2f | %.0f | %.1f |%n",
                    pairs,
                    size.wallNanos() / 1e9,
                    size.wallNanos() / 1e3 / pairs,
                    size.liveBytes() / 1e6);
        }
    }

    private InstantRun.Size run(int pairs) throws IOException, InterruptedException {
        try (ScratchFolder made = ScratchFolder.below(folder)) {
            return InstantRun.Size.in(JavaProcess.run(
                    InstantFramingRun.class,
                    List.of("-D" + InstantModel.LAST + "=" + 2 * pairs),
                    List.of(Integer.toString(pairs), made.path().toString())));
        }
    }
}
