package dev.tenet.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the spec of a workload on a model that answers at once, and says what it took. */
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

    static List<String> arguments(Task task, Path reports, Workload workload) {
        List<String> arguments = new ArrayList<>(task.arguments());
        arguments.add(reports.toString());
        arguments.add(workload.name());
        return arguments;
    }

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        Task task = Task.of(arguments);
        Path reports = Path.of(arguments[4]);
        Workload workload = Workload.valueOf(arguments[5]);
        Pipeline.run(workload.spec(), Pipeline.settings(task, "class:" + InstantModel.class.getName(), reports));
        long wall = System.nanoTime() - start - InstantModel.lookNanos();
        task.check(Pipeline.trialsLoggedIn(reports));
        System.out.println(PREFIX + wall + " " + InstantModel.liveBytes());
    }
}
