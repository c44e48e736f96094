package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Framing;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Advice;
import dev.tenet.trial.CaseSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * Draws framing pairs in rounds. Each round asks about every issue once, in an order shuffled by the seed. Records of
 * the same issue are consecutive, in random order, each with a framing not yet used for it. Any prefix thus covers as
 * many issues as possible, and within a round the counts of framings differ by at most one.
 *
 * <p>Exactly the planned number of pairs is asked. If the plan ends within an issue, the issue counts with the records
 * asked, a random subset. Restricting runs to complete issues would favor issues with few records. Uses 16 bytes of
 * memory per record.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramedIssues implements CaseSource<FramingPair> {

    private final IssueStore issues;
    private final List<Framing> named;
    private final List<Framing> generated;
    private final int[] order;
    private final long size;
    private final long observations;
    private long drawn;
    private int round;
    private int position;

    /**
     * Creates the pairs of a run.
     *
     * @param issues the issues, closed with this source
     * @param framings the framings; if empty, an issue's own questions, or else every framing that is made from
     *     positions and measures stance
     * @param pairs the number of pairs to ask, or 0 for all
     * @param orFewer whether to accept fewer pairs if the data has not enough
     * @param isOnce whether each record is asked at most once, so that no issue returns in a later round
     * @param seed the seed of the draw
     * @throws InvalidSpecException if there are too few pairs, or none
     */
    public FramedIssues(
            IssueStore issues, List<Framing> framings, long pairs, boolean orFewer, boolean isOnce, long seed) {
        this.issues = issues;
        this.named = framings.stream().distinct().toList();
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        this.generated = new ArrayList<>(named.isEmpty() ? FramingQuestions.FROM_POSITIONS : named);
        ListSampler.shuffle(random, generated);
        this.order = byIssue(issues, random);
        long all = 0;
        for (int number : order) {
            int framingsOfRecord = framingsOf(number).size();
            all += isOnce ? Math.min(1, framingsOfRecord) : framingsOfRecord;
        }
        if (all == 0) {
            throw new InvalidSpecException(
                    issues.size() == 0
                            ? "there are no issues; expected at least one"
                            : "none of the issues (" + issues.size() + ") can be asked in the framings " + named
                                    + "; AS_WRITTEN requires the issue's own questions, every other framing its"
                                    + " positions");
        }
        if (pairs > all && !orFewer) {
            throw new InvalidSpecException("pairs = " + pairs + ", but at most " + all + " can be made from "
                    + records()
                    + (isOnce ? " if the run may stop early; set stop = FIXED," : ";")
                    + " omit pairs, or name more framings or issues");
        }
        this.size = pairs == 0 ? all : Math.min(pairs, all);
        this.observations = estimateIssues(size);
        advance();
    }

    /** The numbers of all records, grouped by issue, with issues and the records of each issue in random order. */
    private static int[] byIssue(IssueStore issues, UniformRandomProvider random) {
        int[] order = PermutationSampler.natural(issues.issues());
        PermutationSampler.shuffle(random, order);
        int[] count = new int[issues.issues()];
        for (int number = 0; number < issues.size(); number++) {
            count[issues.issueOf(number)]++;
        }
        int[] next = new int[issues.issues()];
        int start = 0;
        for (int issue : order) {
            next[issue] = start;
            start += count[issue];
        }
        int[] records = new int[issues.size()];
        for (int number = 0; number < issues.size(); number++) {
            records[next[issues.issueOf(number)]++] = number;
        }
        for (int issue : order) {
            ArraySampler.shuffle(random, records, next[issue] - count[issue], next[issue]);
        }
        return records;
    }

    private String records() {
        return issues.issues() < issues.size()
                ? issues.size() + " records about " + Advice.counted(issues.issues(), "issues")
                : Advice.counted(issues.size(), "issues");
    }

    /** The approximate number of distinct issues among the first pairs: the first round visits issues in order. */
    private long estimateIssues(long pairs) {
        long asked = 0;
        long different = 0;
        int last = -1;
        for (int i = 0; i < order.length && asked < pairs; i++) {
            if (!framingsOf(order[i]).isEmpty()) {
                asked++;
                different += issues.issueOf(order[i]) == last ? 0 : 1;
                last = issues.issueOf(order[i]);
            }
        }
        return different;
    }

    @Override
    public long size() {
        return size;
    }

    /** Returns the number of distinct issues asked about: the pairs of an issue form one observation. */
    @Override
    public long observations() {
        return observations;
    }

    /** The issues, if none is asked about in a second round, and all pairs measure stance. */
    @Override
    public OptionalLong population() {
        return !named.contains(Framing.DRAFT) && size <= askableRecords()
                ? OptionalLong.of(estimateIssues(Long.MAX_VALUE))
                : OptionalLong.empty();
    }

    private long askableRecords() {
        return Arrays.stream(order)
                .filter(number -> !framingsOf(number).isEmpty())
                .count();
    }

    @Override
    public Optional<FramingPair> next() throws IOException {
        if (drawn == size) {
            return Optional.empty();
        }
        int number = order[position];
        List<Framing> framings = framingsOf(number);
        Framing framing = framings.get((position + round) % framings.size());
        int roundOfThis = round;
        drawn++;
        position++;
        advance();
        boolean isLast =
                drawn == size || round > roundOfThis || issues.issueOf(order[position]) != issues.issueOf(number);
        Issue issue = issues.get(number);
        return Optional.of(
                new FramingPair(issues.issueOf(number), issue, framing, FramingQuestions.of(framing, issue), isLast));
    }

    /** Advances to the next record with an unused framing in its round. One exists until all pairs are drawn. */
    private void advance() {
        while (drawn < size
                && (position == order.length || framingsOf(order[position]).size() <= round)) {
            position++;
            if (position >= order.length) {
                position = 0;
                round++;
            }
        }
    }

    private List<Framing> framingsOf(int number) {
        boolean asWritten = issues.hasQuestions(number);
        if (named.isEmpty()) {
            return asWritten ? List.of(Framing.AS_WRITTEN) : generated;
        }
        if (asWritten && issues.hasPositions(number)) {
            return generated;
        }
        return generated.stream()
                .filter(framing -> (framing == Framing.AS_WRITTEN) == asWritten)
                .toList();
    }

    @Override
    public void close() throws IOException {
        issues.close();
    }
}
