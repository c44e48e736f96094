package dev.tenet.bench;

import dev.tenet.tape.TapeSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs the spec of {@link Pipeline} from a tape: once in a JVM that has just started, and again in the same one. */
final class Replay {

    private static final String PREFIX = "replay: ";
    private static final int CONCURRENCY = 32;

    private Replay() {}

    public static void main(String[] arguments) throws Exception {
        Task task = Task.of(arguments);
        Path folder = Path.of(arguments[4]);
        long cold = nanosOf(task, folder, "cold");
        long warm = nanosOf(task, folder, "warm");
        System.out.println(PREFIX + cold + " " + warm);
    }

    private static long nanosOf(Task task, Path folder, String name) throws IOException {
        Path reports = Files.createDirectory(folder.resolve(name));
        Map<String, String> settings =
                new HashMap<>(Pipeline.settings(task, "class:" + InstantModel.class.getName(), reports));
        settings.put(TapeSettings.TAPE.key(), folder.resolve("answers.db").toString());
        settings.put(TapeSettings.MODE.key(), "replay");
        long start = System.nanoTime();
        Pipeline.run(Pipeline.Spec.class, settings);
        long nanos = System.nanoTime() - start;
        task.check(Pipeline.trialsLoggedIn(reports));
        return nanos;
    }

    /** Records so many trials, and prints how fast they come back. */
    static void print(int trials, Path folder, Path prompt, PrintStream out) throws IOException, InterruptedException {
        try (ScratchFolder reports = ScratchFolder.below(folder)) {
            Task task = new Task("none", trials, CONCURRENCY, prompt);
            List<String> arguments = InstantRun.arguments(task, reports.path(), Workload.TRIALS);
            JavaProcess.run(InstantRun.class, List.of(), arguments);
            String[] nanos = JavaProcess.run(Replay.class, List.of(), arguments).stream()
                    .filter(line -> line.startsWith(PREFIX))
                    .findFirst()
                    .orElseThrow()
                    .substring(PREFIX.length())
                    .split(" ", -1);
            out.printf(
                    Locale.ROOT,
                    "%n%,d trials from a tape: %,.0f a second in a JVM that has just started, %,.0f when it is warm.%n",
                    trials,
                    trials / (Long.parseLong(nanos[0]) / 1e9),
                    trials / (Long.parseLong(nanos[1]) / 1e9));
        }
    }
}
