package dev.tenet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what Tenet costs beside the least that asking takes, and prints it as Markdown. It claims nothing: times vary
 * with the machine, so that only ratios of one run mean something, and no build fails by them.
 *
 * <p>{@code mvn -B -ntp test -Pbenchmark -pl annotations,engine}; {@code -Dbenchmark.short} ends within a minute.
 */
final class Benchmark {

    private static final long LATENCY_MILLIS = 50;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        boolean isShort = Boolean.getBoolean("benchmark.short");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("\n# Benchmark\n");
        out.println(Machine.inWords() + "; " + Machine.load() + " when it began.");
        out.println("Made by `mvn -B -ntp test -Pbenchmark -pl annotations,engine"
                + (isShort ? " -Dbenchmark.short" : "") + "`.");
        try (ScratchFolder folder = ScratchFolder.below(Path.of(System.getProperty("java.io.tmpdir")))) {
            Path prompt = Files.writeString(folder.path().resolve("prompt.txt"), TypicalPrompt.text());
            sideBySide(folder.path(), prompt, isShort, out);
            growth(folder.path(), prompt, isShort, out);
            out.println("\n## Replay");
            Replay.print(isShort ? 4000 : 100_000, folder.path(), prompt, out);
        }
        innerParts(isShort, out);
    }

    private static void sideBySide(Path folder, Path prompt, boolean isShort, PrintStream out)
            throws IOException, InterruptedException {
        out.println("\n## Side by side");
        out.println(
                "\nEach in a JVM of its own that has just started, one after the other; the JVM's start is no part of"
                        + " the wall time.");
        try (RunningServer server = RunningServer.start(LATENCY_MILLIS)) {
            SideBySide contest = new SideBySide(server, LATENCY_MILLIS, folder, prompt, isShort ? 1 : 5);
            contest.warmUp();
            if (isShort) {
                contest.compare(1000, 64, out);
            } else {
                contest.compare(5000, 64, out);
                contest.compare(1000, 256, out);
            }
        }
    }

    private static void growth(Path folder, Path prompt, boolean isShort, PrintStream out)
            throws IOException, InterruptedException {
        out.println("\n## Growth");
        out.println("\nTenet alone, on a model in the JVM that answers at once, 32 at once, each in a fresh JVM.");
        new Growth(folder, prompt).print(isShort ? List.of(1000, 4000) : List.of(1000, 10_000, 100_000), out);
        out.println("\nThe same of framing pairs in a run that may end early, and that never is decided.");
        new FramingGrowth(folder).print(isShort ? List.of(1000, 4000) : List.of(1000, 10_000, 100_000), out);
    }

    private static void innerParts(boolean isShort, PrintStream out) throws RunnerException {
        out.println("\n## Inner parts");
        out.println("\nTenet's own work on one trial, warm, by JMH.");
        InnerParts.print(isShort, out);
    }
}
