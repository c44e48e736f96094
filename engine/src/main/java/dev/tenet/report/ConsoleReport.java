package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.run.RecordedRun;
import dev.tenet.trial.Progress;
import dev.tenet.trial.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Console output: a progress line every few seconds during a run, and the tree of results of each class.
 *
 * <p>Only whole lines are printed, because build tools often read the console of a test JVM line by line. Text from any
 * source is sanitized, so that neither a terminal nor a CI server interprets it. If the console's charset lacks the
 * symbols for verdicts and trees, words and ASCII are used instead.
 */
@API(status = INTERNAL, since = "0.1")
public final class ConsoleReport {

    // Speed is computed from the last lines, about 15 s: answers replayed from a tape do not predict the speed of those
    // to come.
    private static final int LINES_FOR_SPEED = 5;
    private static final int MIN_CASES_FOR_SPEED = 5;
    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(3).toNanos();

    private final Supplier<PrintStream> console;
    private final LongSupplier nanoTime;
    private final Function<PrintStream, Signs> signs;

    /**
     * Creates a report on a console.
     *
     * @param console supplies the stream for each line, because test runners replace {@link System#out}
     * @param nanoTime a clock such as {@link System#nanoTime()}
     */
    public ConsoleReport(Supplier<PrintStream> console, LongSupplier nanoTime) {
        this(console, nanoTime, Signs::of);
    }

    ConsoleReport(Supplier<PrintStream> console, LongSupplier nanoTime, Function<PrintStream, Signs> signs) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.signs = signs;
    }

    /**
     * Starts a progress line for one spec.
     *
     * @param unit the name of its cases in the plural, as in {@code pairs}
     */
    public ProgressLine progressOf(String spec, String unit) {
        return new ProgressLine(spec, unit);
    }

    /** Prints an empty line followed by text. */
    public void print(String text) {
        PrintStream stream = console.get();
        stream.println("\n" + signs.apply(stream).lines(text));
        stream.flush();
    }

    /**
     * Prints one line about a claim.
     *
     * @param text the text, which includes the verdict in words
     */
    public void line(Verdict verdict, String text) {
        PrintStream stream = console.get();
        Signs its = signs.apply(stream);
        stream.println(its.before(verdict) + its.line(text));
        stream.flush();
    }

    /** Prints a table of the claims of a run; nothing if nothing was measured. */
    public void print(RecordedRun run) {
        PrintStream stream = console.get();
        Signs its = signs.apply(stream);
        List<String> lines = new ClaimTable(its).of(run);
        if (!lines.isEmpty()) {
            stream.println("\n" + String.join("\n", lines));
            stream.flush();
        }
    }

    /**
     * Prints commands for a CI server, each on a line of its own. They must not contain untrusted text that is not
     * escaped.
     */
    public void commands(List<String> commands) {
        PrintStream stream = console.get();
        commands.forEach(command -> stream.println(signs.apply(stream).command(command)));
        stream.flush();
    }

    /** Prints a tree. */
    public void print(Node root) {
        PrintStream stream = console.get();
        Signs its = signs.apply(stream);
        StringBuilder text =
                new StringBuilder("\n").append(its.line(root.label())).append('\n');
        append(text, root.children(), "", its);
        stream.print(text);
        stream.flush();
    }

    private static void append(StringBuilder text, List<Node> children, String indent, Signs signs) {
        for (int i = 0; i < children.size(); i++) {
            boolean isLast = i == children.size() - 1;
            text.append(indent)
                    .append(signs.branch(isLast))
                    .append(signs.line(children.get(i).label()))
                    .append('\n');
            append(text, children.get(i).children(), indent + signs.stem(isLast), signs);
        }
    }

    /**
     * A node of a printed tree.
     *
     * @param label the text, in one line
     * @param children the children, in print order
     */
    public record Node(String label, List<Node> children) {
        /** Returns a node without children. */
        public static Node leaf(String label) {
            return new Node(label, List.of());
        }
    }

    /** The progress of a spec when a line was printed. */
    private record Mark(long nanos, long ended) {}

    /** Prints a progress line for one spec every few seconds. */
    public final class ProgressLine implements Progress {

        private final String spec;
        private final String unit;
        private final Deque<Mark> marks = new ArrayDeque<>();

        private ProgressLine(String spec, String unit) {
            this.spec = spec;
            this.unit = unit;
            marks.add(new Mark(nanoTime.getAsLong(), 0));
        }

        /**
         * Prints a line if the last one is a few seconds old.
         *
         * @param ended the number of cases that have ended
         * @param planned the total number of cases
         * @param waiting the number of waiting calls and the reason, in words; empty if none
         * @param headline the figures so far, in one line; evaluated only if they are printed
         */
        @Override
        public void at(long ended, long planned, String waiting, Supplier<String> headline) {
            long now = nanoTime.getAsLong();
            if (now - marks.getLast().nanos() < NANOS_BETWEEN_LINES || ended == planned) {
                return;
            }
            double rate = (ended - marks.getFirst().ended())
                    / ((now - marks.getFirst().nanos()) / 1e9);
            // The first cases are slow because they include preparation, such as the admission of judges.
            boolean isTold = ended - marks.getFirst().ended() >= MIN_CASES_FOR_SPEED;
            marks.add(new Mark(now, ended));
            if (marks.size() > LINES_FOR_SPEED) {
                marks.removeFirst();
            }
            PrintStream stream = console.get();
            stream.println(signs.apply(stream)
                    .line(String.format(
                            Locale.ROOT,
                            "%s: %d of %d %s, %s, %.1f %s/s, %s%s",
                            spec,
                            ended,
                            planned,
                            unit,
                            ended == 0 ? "no answer yet" : headline.get(),
                            rate,
                            unit,
                            isTold ? left((planned - ended) / rate) : "time left unknown",
                            waiting.isEmpty() ? "" : "; " + waiting)));
        }

        private static String left(double seconds) {
            long whole = Math.max(1, Math.round(seconds));
            return whole < 120 ? whole + " s left" : Math.round(whole / 60.0) + " min left";
        }
    }
}
