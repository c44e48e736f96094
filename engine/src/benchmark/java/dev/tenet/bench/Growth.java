package dev.tenet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs of more and more of something: the time is expected to grow with it, the heap only where it is held. */
final class Growth {

    private static final int CONCURRENCY = 32;

    private final Path folder;
    private final Path prompt;

    Growth(Path folder, Path prompt) {
        this.folder = folder;
        this.prompt = prompt;
    }

    void print(List<Integer> sizes, PrintStream out) throws IOException, InterruptedException {
        out.println("\n| what grows | how many | wall, s | each, µs | heap in use at the last trial, MB |");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        for (Workload workload : Workload.values()) {
            for (int size : sizes) {
                InstantRun.Size took = run(workload, size);
                out.printf(
                        Locale.ROOT,
                        "| %s | %,d | %.2f | %.0f | %.1f |%n",
                        workload.title(),
                        size,
                        took.wallNanos() / 1e9,
                        took.wallNanos() / 1e3 / size,
                        took.liveBytes() / 1e6);
            }
        }
    }

    private InstantRun.Size run(Workload workload, int size) throws IOException, InterruptedException {
        try (ScratchFolder scratch = ScratchFolder.below(folder)) {
            workload.write(scratch.path(), size);
            Task task = new Task("none", size, CONCURRENCY, prompt);
            return InstantRun.Size.in(JavaProcess.runIn(
                    scratch.path(),
                    InstantRun.class,
                    List.of("-D" + InstantModel.LAST + "=" + size),
                    InstantRun.arguments(task, scratch.path(), workload)));
        }
    }
}
