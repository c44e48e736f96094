package dev.tenet.invariance;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import java.util.Arrays;

/**
 * The running mean, over questions, of the share of their pairs that agree: what the pairs of one question meet is likely to
 * be alike, so that they are one observation. A question counts when the last of its pairs is in. Memory is 16 bytes a
 * question, beside that of the interval.
 */
final class QuestionMeans {

    private final double level;
    private final BettingInterval inOrder;
    private Columns columns = new Columns(64);
    private int size;
    private int same;
    private int read;
    private int withoutChoices;
    private int failed;

    /** What is known of each question, in the order in which they came; what stands there does not change. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares columns
    record Columns(int[] same, int[] read, int[] withoutChoices, int[] failed) {

        Columns(int size) {
            this(new int[size], new int[size], new int[size], new int[size]);
        }

        Columns copy(int size) {
            return new Columns(
                    Arrays.copyOf(same, size),
                    Arrays.copyOf(read, size),
                    Arrays.copyOf(withoutChoices, size),
                    Arrays.copyOf(failed, size));
        }
    }

    /** @param level of the intervals, in (0, 1) */
    QuestionMeans(double level) {
        this.level = level;
        this.inOrder = new BettingInterval(level);
    }

    /** A pair of two choices. */
    void add(boolean isSame) {
        same += isSame ? 1 : 0;
        read++;
    }

    /** A pair that was answered, but not by two choices. */
    void addWithoutChoices() {
        withoutChoices++;
    }

    /** A pair for which a call failed. */
    void addFailed() {
        failed++;
    }

    /** Counts the pairs since the last time, which are those of one question. */
    void end() {
        if (read + withoutChoices + failed == 0) {
            return;
        }
        if (size == columns.read().length) {
            columns = columns.copy(2 * size);
        }
        columns.same()[size] = same;
        columns.read()[size] = read;
        columns.withoutChoices()[size] = withoutChoices;
        columns.failed()[size] = failed;
        size++;
        if (read > 0) {
            inOrder.observe((double) same / read);
        }
        same = 0;
        read = 0;
        withoutChoices = 0;
        failed = 0;
    }

    /** The interval so far, in constant time. */
    Interval intervalSoFar() {
        return inOrder.interval();
    }

    /** The mean so far. */
    AgreementMean soFar() {
        return new AgreementMean(columns, size, level);
    }
}
