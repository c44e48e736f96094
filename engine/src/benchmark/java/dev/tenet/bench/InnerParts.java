package dev.tenet.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What Tenet's own work on one trial takes once it is warm, part by part: JMH's benchmarks of this class path. */
final class InnerParts {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private InnerParts() {}

    static void print(boolean isShort, PrintStream out) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(isShort ? 200 : 1000);
        Options options = new OptionsBuilder()
                .include("dev\\.tenet\\..*Benchmark\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(isShort ? 1 : 3)
                .warmupIterations(isShort ? 2 : 5)
                .warmupTime(time)
                .measurementIterations(isShort ? 3 : 5)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        out.println("\n| one trial's | µs | ± | allocated, kB |");
        out.println("| --- | ---: | ---: | ---: |");
        for (RunResult result : results) {
            var took = result.getPrimaryResult();
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f | %.1f |%n",
                    took.getLabel(),
                    took.getScore(),
                    took.getScoreError(),
                    allocated(result) / 1e3);
        }
    }

    private static double allocated(RunResult result) {
        var figures = result.getSecondaryResults();
        for (String name : figures.keySet()) {
            if (name.endsWith(ALLOCATED)) {
                return figures.get(name).getScore();
            }
        }
        return Double.NaN;
    }
}
