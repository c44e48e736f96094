package dev.tenet.bench;

import java.nio.file.Path;
import java.util.List;

/** Runs the spec of {@link Pipeline} on a model that answers at once, and says what of it grows with the trials. */
final class InstantRun {

    private static final String PREFIX = "growth: ";

    private InstantRun() {}

    /**
     * What one run took.
     *
     * @param wallNanos from the first line of its main method to the end, without the look at the heap
     * @param liveBytes in use on the heap after a collection, at the last trial
     */
    record Size(long wallNanos, long liveBytes) {
        static Size in(List<String> output) {
            String[] numbers = output.stream()
                    .filter(line -> line.startsWith(PREFIX))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no size in:\n" + String.join("\n", output)))
                    .substring(PREFIX.length())
                    .split(" ", -1);
            return new Size(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        }
    }

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Task task = Task.of(arguments);
        Path reports = Path.of(arguments[4]);
        Pipeline.run(Pipeline.settings(task, "class:" + InstantModel.class.getName(), reports));
        long wall = System.nanoTime() - start - InstantModel.lookNanos();
        task.check(Pipeline.trialsLoggedIn(reports));
        System.out.println(PREFIX + wall + " " + InstantModel.liveBytes());
    }
}
