package dev.tenet.invariance;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import java.util.Arrays;

/**
 * The running mean, over questions, of the share of their pairs that agree. The pairs of a question are correlated, so
 * they form one observation. A question counts once its last pair has arrived. Uses 16 bytes of memory per question, in
 * addition to the interval.
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

    /** The counts of each question, in order of arrival. Existing entries never change. */
    @SuppressWarnings("ArrayRecordComponent") // columns are never compared
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

    /** @param level the confidence level of the intervals, in (0, 1) */
    QuestionMeans(double level) {
        this.level = level;
        this.inOrder = new BettingInterval(level);
    }

    /** Adds a pair of two choices. */
    void add(boolean isSame) {
        same += isSame ? 1 : 0;
        read++;
    }

    /** Adds a pair with answers but without two choices. */
    void addWithoutChoices() {
        withoutChoices++;
    }

    /** Adds a pair with a failed call. */
    void addFailed() {
        failed++;
    }

    /** Counts the pairs since the previous call, which are those of one question. */
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

    /** Returns the interval so far, in constant time. */
    Interval intervalSoFar() {
        return inOrder.interval();
    }

    /** Returns the mean so far. */
    AgreementMean soFar() {
        return new AgreementMean(columns, size, level);
    }
}
