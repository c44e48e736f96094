package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Framing;
import dev.tenet.trial.CaseSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * Framing pairs in rounds: each round asks about every issue once, in an order shuffled by the seed, in a framing in
 * which it was not asked before. Every beginning thus has as many different issues as it can, and in each
 * round every framing comes as often as another, up to one.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramedIssues implements CaseSource<FramingPair> {

    private final IssueStore issues;
    private final List<Framing> named;
    private final List<Framing> generated;
    private final int[] order;
    private final long size;
    private final long askable;
    private long drawn;
    private int round;
    private int position;

    /**
     * The pairs of a run.
     *
     * @param issues closed with this
     * @param framings how questions are put; none: an issue's own questions, or every framing made from its positions
     * @param pairs how many to ask, or 0 for all
     * @param orFewer whether fewer will do where there are not as many
     * @param isOnce whether each issue is asked about once at most
     * @param seed what they are drawn by
     * @throws FramingException if there are not as many, or none
     */
    public FramedIssues(
            IssueStore issues, List<Framing> framings, long pairs, boolean orFewer, boolean isOnce, long seed) {
        this.issues = issues;
        this.named = framings.stream().distinct().toList();
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        this.generated = new ArrayList<>(named.isEmpty() ? FramingQuestions.FROM_POSITIONS : named);
        ListSampler.shuffle(random, generated);
        this.order = PermutationSampler.natural(issues.size());
        PermutationSampler.shuffle(random, order);
        long all = 0;
        long issuesWithFraming = 0;
        for (int number : order) {
            int framingsOfIssue = framingsOf(number).size();
            issuesWithFraming += framingsOfIssue > 0 ? 1 : 0;
            all += isOnce ? Math.min(1, framingsOfIssue) : framingsOfIssue;
        }
        if (all == 0) {
            throw new FramingException(
                    issues.size() == 0
                            ? "there is no issue to ask about; expected at least one"
                            : "none of the " + issues.size() + " issues can be asked in the framings " + named
                                    + "; AS_WRITTEN needs an issue's own questions, every other one its positions");
        }
        if (pairs > all && !orFewer) {
            throw new FramingException("pairs = " + pairs + ", but " + issues.size() + " issues make only " + all
                    + " pairs" + (isOnce ? " where the run may stop early; set stop = FIXED," : ";")
                    + " leave pairs out, or name more framings or issues");
        }
        this.size = pairs == 0 ? all : Math.min(pairs, all);
        this.askable = issuesWithFraming;
    }

    @Override
    public long size() {
        return size;
    }

    /** How many different issues are asked about: the pairs of one issue are one observation. */
    @Override
    public long observations() {
        return Math.min(size, askable);
    }

    @Override
    public Optional<FramingPair> next() throws IOException {
        while (drawn < size) {
            if (position == order.length) {
                position = 0;
                round++;
            }
            int number = order[position];
            List<Framing> framings = framingsOf(number);
            int turn = position + round;
            position++;
            if (round < framings.size()) {
                drawn++;
                Issue issue = issues.get(number);
                Framing framing = framings.get(turn % framings.size());
                return Optional.of(new FramingPair(number, issue, framing, FramingQuestions.of(framing, issue)));
            }
        }
        return Optional.empty();
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
