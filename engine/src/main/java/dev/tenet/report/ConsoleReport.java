package dev.tenet.report;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

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
 * What a run says on the console: a line every few seconds while it asks, and the tree of each class when it has ended.
 *
 * <p>Whole lines only: a test JVM's console is often read line by line by another process. Whatever wrote a text, it is
 * printed in a form that neither the terminal nor a CI server takes for more than text; and where the console's charset
 * lacks the signs of verdicts and trees, words and ASCII stand in their place.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ConsoleReport {

    // The speed is that of the last lines, some 15 s: what a tape gave back at once says nothing of what is to come.
    private static final int LINES_OF_SPEED = 5;
    private static final int CASES_TO_TELL = 5;
    private static final long NANOS_BETWEEN_LINES = Duration.ofSeconds(3).toNanos();

    private final Supplier<PrintStream> console;
    private final LongSupplier nanoTime;
    private final Function<PrintStream, Signs> signs;

    /**
     * A report on a console.
     *
     * @param console is asked again for each line, because test runners replace {@link System#out}
     * @param nanoTime as {@link System#nanoTime()}
     */
    public ConsoleReport(Supplier<PrintStream> console, LongSupplier nanoTime) {
        this(console, nanoTime, Signs::of);
    }

    ConsoleReport(Supplier<PrintStream> console, LongSupplier nanoTime, Function<PrintStream, Signs> signs) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.signs = signs;
    }

    /** The progress of one spec, from now on. */
    public ProgressLine progressOf(String spec) {
        return new ProgressLine(spec);
    }

    /** Prints a text after an empty line. */
    public void print(String text) {
        PrintStream stream = console.get();
        stream.println("\n" + signs.apply(stream).lines(text));
        stream.flush();
    }

    /**
     * Prints one line about a claim.
     *
     * @param text names the verdict in words
     */
    public void line(Verdict verdict, String text) {
        PrintStream stream = console.get();
        Signs its = signs.apply(stream);
        stream.println(its.before(verdict) + its.line(text));
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
     * A line of a tree, and what stands below it.
     *
     * @param label one line
     * @param children in the order in which they are printed
     */
    public record Node(String label, List<Node> children) {
        /** A line with nothing below it. */
        public static Node leaf(String label) {
            return new Node(label, List.of());
        }
    }

    /** How far a spec was when a line was printed. */
    private record Mark(long nanos, long ended) {}

    /** Prints a line every few seconds about one spec. */
    public final class ProgressLine implements Progress {

        private final String spec;
        private final Deque<Mark> marks = new ArrayDeque<>();

        private ProgressLine(String spec) {
            this.spec = spec;
            marks.add(new Mark(nanoTime.getAsLong(), 0));
        }

        /**
         * Prints a line if the last one is some seconds old.
         *
         * @param ended how many cases have ended
         * @param planned how many there are
         * @param waiting how many calls wait, and why, in words; empty if none does
         * @param headline the figures so far, in one line; asked for only when it is printed
         */
        @Override
        public void at(long ended, long planned, String waiting, Supplier<String> headline) {
            long now = nanoTime.getAsLong();
            if (now - marks.getLast().nanos() < NANOS_BETWEEN_LINES || ended == planned) {
                return;
            }
            double rate = (ended - marks.getFirst().ended())
                    / ((now - marks.getFirst().nanos()) / 1e9);
            // The first cases wait for all that is made ready, such as the admission of judges.
            boolean isTold = ended - marks.getFirst().ended() >= CASES_TO_TELL;
            marks.add(new Mark(now, ended));
            if (marks.size() > LINES_OF_SPEED) {
                marks.removeFirst();
            }
            PrintStream stream = console.get();
            stream.println(signs.apply(stream)
                    .line(String.format(
                            Locale.ROOT,
                            "%s: %d of %d trials, %s, %.1f trials/s, %s%s",
                            spec,
                            ended,
                            planned,
                            ended == 0 ? "no answer yet" : headline.get(),
                            rate,
                            isTold ? left((planned - ended) / rate) : "time left unknown",
                            waiting.isEmpty() ? "" : "; " + waiting)));
        }

        private static String left(double seconds) {
            long whole = Math.max(1, Math.round(seconds));
            return whole < 120 ? whole + " s left" : Math.round(whole / 60.0) + " min left";
        }
    }
}
