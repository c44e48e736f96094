package dev.tenet.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a contestant's work has cost; it goes from the contestant's JVM to the benchmark's as a line of text.
 *
 * @param wallNanos from the first line of its main method to the last answer put away
 * @param cpuNanos of the whole process, in user and in kernel mode, the JVM's start included
 * @param peakBytes the most memory that was resident at once; 0 where the system does not say
 */
record Cost(long wallNanos, long cpuNanos, long peakBytes) {

    private static final String PREFIX = "cost: ";

    /** What was spent until now. */
    static Cost since(long startNanos) throws IOException {
        long wall = System.nanoTime() - startNanos;
        long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return new Cost(wall, cpu, mostResident());
    }

    private static long mostResident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    void print() {
        System.out.println(PREFIX + wallNanos + " " + cpuNanos + " " + peakBytes);
    }

    /** The cost that stands somewhere in what a process printed. */
    static Cost in(List<String> output) {
        String[] numbers = output.stream()
                .filter(line -> line.startsWith(PREFIX))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cost in:\n" + String.join("\n", output)))
                .substring(PREFIX.length())
                .split(" ", -1);
        return new Cost(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2]));
    }

    double wallSeconds() {
        return wallNanos / 1e9;
    }

    double cpuSeconds() {
        return cpuNanos / 1e9;
    }

    double peakMegabytes() {
        return peakBytes / 1e6;
    }
}
