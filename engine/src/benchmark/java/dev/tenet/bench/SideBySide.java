package dev.tenet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The contestants on one server, each in a fresh JVM, in turn, several rounds: what disturbs one of them disturbs its
 * neighbours too, and all figures are compared within their round.
 */
final class SideBySide {

    private final RunningServer server;
    private final long latencyMillis;
    private final Path folder;
    private final Path prompt;
    private final int rounds;

    SideBySide(RunningServer server, long latencyMillis, Path folder, Path prompt, int rounds) {
        this.server = server;
        this.latencyMillis = latencyMillis;
        this.folder = folder;
        this.prompt = prompt;
        this.rounds = rounds;
    }

    /** Lets the server's code be compiled, so that whoever comes first has no slower server than the others. */
    void warmUp() throws IOException, InterruptedException {
        run(Contestant.FLOOR, task(4000, 64));
        server.stats();
    }

    private Task task(int trials, int concurrency) {
        return new Task(server.address(), trials, concurrency, prompt);
    }

    /** Runs all contestants with so many trials, and prints a table of what they cost. */
    void compare(int trials, int concurrency, PrintStream out) throws IOException, InterruptedException {
        Task task = task(trials, concurrency);
        Map<Contestant, List<Cost>> costs = new EnumMap<>(Contestant.class);
        List<RunningServer.Stats> stats = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : Contestant.values()) {
                costs.computeIfAbsent(contestant, none -> new ArrayList<>()).add(run(contestant, task));
                stats.add(checked(server.stats(), contestant, task));
            }
        }
        double ideal = (double) trials / concurrency * latencyMillis / 1000;
        out.printf(
                Locale.ROOT,
                "%n%,d trials, %d at once, %d ms each: %.2f s at the least; medians of %d round%s%n%n",
                trials,
                concurrency,
                latencyMillis,
                ideal,
                rounds,
                rounds == 1 ? "" : "s");
        out.println("| | wall, s | × floor | CPU a trial, µs | × floor | peak RSS, MB | × floor |");
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        List<Cost> floor = costs.get(Contestant.FLOOR);
        costs.forEach((contestant, its) -> out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.0f | %.2f | %.0f | %.2f |%n",
                contestant.title(),
                Median.of(its, Cost::wallSeconds),
                ratio(its, floor, Cost::wallSeconds),
                1e6 * Median.of(its, Cost::cpuSeconds) / trials,
                ratio(its, floor, Cost::cpuSeconds),
                Median.of(its, Cost::peakMegabytes),
                ratio(its, floor, Cost::peakMegabytes)));
        out.printf(
                Locale.ROOT,
                "%nThe server took %.0f µs CPU a request, answered %.1f ms late on the average, and had %d requests at"
                        + " once at most.%n",
                Median.of(stats, each -> (double) each.cpuMicros() / each.requests()),
                Median.of(stats, RunningServer.Stats::lateMicros) / 1000,
                stats.stream()
                        .mapToLong(RunningServer.Stats::mostUnderWay)
                        .max()
                        .orElse(0));
    }

    private static double ratio(List<Cost> costs, List<Cost> floor, ToDoubleFunction<Cost> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < costs.size(); round++) {
            ratios.add(figure.applyAsDouble(costs.get(round)) / figure.applyAsDouble(floor.get(round)));
        }
        return Median.of(ratios, Double::doubleValue);
    }

    private static RunningServer.Stats checked(RunningServer.Stats stats, Contestant contestant, Task task) {
        if (stats.requests() != task.trials()) {
            throw new IllegalStateException(
                    contestant + " asked " + stats.requests() + " questions for " + task.trials() + " trials");
        }
        return stats;
    }

    private Cost run(Contestant contestant, Task task) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(task.arguments());
        try (ScratchFolder reports = ScratchFolder.below(folder)) {
            arguments.add(reports.path().toString());
            return Cost.in(JavaProcess.run(contestant.main(), List.of(), arguments));
        }
    }
}
