package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.CountedReading.Counting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a measurement whose result is one share: the readings that count for it among those that count for or
 * against it, overall and by cell. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ShareFigures implements Figures {

    private final String quantity;
    private final Advice.Words words;
    private final SamplingPlan plan;
    private final Share share;
    private final Counts all;
    private final Map<String, Counts> cells;
    private final @Nullable String firstFailure;

    /** The readings of a cell by how they are counted, and its failed cases. */
    private record Counts(Map<Counting, Long> read, long failed) {

        static final Counts NONE = new Counts(Map.of(), 0);

        Counts and(Counting counting) {
            Map<Counting, Long> more = new EnumMap<>(Counting.class);
            more.putAll(read);
            more.merge(counting, 1L, Long::sum);
            return new Counts(more, failed);
        }

        Counts andFailed() {
            return new Counts(read, failed + 1);
        }

        long of(Counting counting) {
            return read.getOrDefault(counting, 0L);
        }

        Share share(SamplingPlan plan) {
            return Share.of(
                    of(Counting.FOR),
                    of(Counting.FOR) + of(Counting.AGAINST),
                    of(Counting.UNREADABLE) + of(Counting.REFUSED),
                    failed,
                    plan.looks(),
                    plan.level());
        }
    }

    private ShareFigures(
            String quantity,
            Advice.Words words,
            SamplingPlan plan,
            Share share,
            Counts all,
            Map<String, Counts> cells,
            @Nullable String firstFailure) {
        this.quantity = quantity;
        this.words = words;
        this.plan = plan;
        this.share = share;
        this.all = all;
        this.cells = cells;
        this.firstFailure = firstFailure;
    }

    /**
     * Returns a tally that produces these figures when all cases have been asked.
     *
     * @param quantity the name of the share, such as {@code kept}
     * @param words the nouns for its cases
     * @param level the confidence level of the intervals, in (0, 1)
     */
    public static <C extends Case, R extends CountedReading> Tally<C, R, ShareFigures> tally(
            String quantity, Advice.Words words, double level) {
        return new ShareTally<>(quantity, words, SamplingPlan.fixed(level, 0), false);
    }

    /**
     * Returns a tally that produces these figures, so that a run may end as soon as its claims are decided.
     *
     * @param quantity the name of the share, such as {@code kept}
     * @param words the nouns for its cases
     * @param plan how many cases are planned and when they are looked at, see {@link Bench#plan}
     */
    public static <C extends Case, R extends CountedReading> Tally<C, R, ShareFigures> tally(
            String quantity, Advice.Words words, SamplingPlan plan) {
        return new ShareTally<>(quantity, words, plan, true);
    }

    private static final class ShareTally<C extends Case, R extends CountedReading>
            implements Tally<C, R, ShareFigures> {

        private final String quantity;
        private final Advice.Words words;
        private final SamplingPlan plan;
        private final boolean knowsPlan;
        private final ShareCounter counter;
        private Counts all = Counts.NONE;
        private final Map<String, Counts> cells = new LinkedHashMap<>();
        private @Nullable String firstFailure;

        ShareTally(String quantity, Advice.Words words, SamplingPlan plan, boolean knowsPlan) {
            this.quantity = quantity;
            this.words = words;
            this.plan = plan;
            this.knowsPlan = knowsPlan;
            this.counter = new ShareCounter(plan);
        }

        @Override
        public void add(Outcome<C, R> outcome) {
            if (outcome instanceof Outcome.Read<C, R> read) {
                Counting counting = read.reading().counting();
                count(outcome.posed(), counts -> counts.and(counting));
                count(counting);
            } else if (outcome instanceof Outcome.Failed<C, R> failed) {
                count(outcome.posed(), Counts::andFailed);
                counter.addFailed();
                firstFailure = firstFailure == null ? failed.problem() : firstFailure;
            }
        }

        private void count(Counting counting) {
            switch (counting) {
                case FOR -> counter.add(true);
                case AGAINST -> counter.add(false);
                case UNREADABLE, REFUSED -> counter.addUnread();
            }
        }

        private void count(C posed, UnaryOperator<Counts> more) {
            all = more.apply(all);
            if (!posed.cell().isEmpty()) {
                cells.put(posed.cell(), more.apply(cells.getOrDefault(posed.cell(), Counts.NONE)));
            }
        }

        @Override
        public boolean mayBeDecided(Claim<ShareFigures> claim) {
            return knowsPlan
                    && (!(claim instanceof ShareClaim<ShareFigures> share) || counter.mayDecide(share.threshold()));
        }

        @Override
        public ShareFigures figures() {
            return new ShareFigures(
                    quantity,
                    words,
                    plan,
                    knowsPlan ? counter.soFar() : all.share(plan),
                    all,
                    new LinkedHashMap<>(cells),
                    firstFailure);
        }
    }

    /**
     * Returns a claim about the share.
     *
     * @param id the id of the claim, such as {@code kept-at-least}
     */
    public static ShareClaim<ShareFigures> claim(String id, String quantity, Threshold threshold, Advice.Words words) {
        return ShareClaim.of(id, quantity, threshold, ShareFigures::share, words);
    }

    /** Returns the share, including the cases that count neither for nor against it. */
    public Share share() {
        return share;
    }

    @Override
    public String headline() {
        return quantity + " " + share().inWords(words);
    }

    @Override
    public List<Cell> cells() {
        List<Cell> shown = new ArrayList<>();
        cells.forEach(
                (name, counts) -> shown.add(new Cell(name, counts.share(plan).inWords(words))));
        return shown;
    }

    @Override
    public Health health() {
        long answered = share().total() - all.failed();
        return new Health(
                Responses.of(
                        new Proportion(all.of(Counting.UNREADABLE), answered),
                        new Proportion(all.of(Counting.REFUSED), answered),
                        new Proportion(all.failed(), share().total())),
                List.of(),
                all.of(Counting.UNREADABLE) + " unreadable, " + all.of(Counting.REFUSED) + " refused, " + all.failed()
                        + " failed of " + share().total(),
                firstFailure == null
                        ? List.of()
                        : new Story().firstFailure(firstFailure).lines(),
                plan.level(),
                RateInterval.of(plan.looks()));
    }

    @Override
    public void describe(Description into) {
        into.put("measure", quantity).put("level", plan.level());
        describe(all, into);
        into.objects("cells", cells, this::describe);
    }

    private void describe(Counts counts, Description into) {
        Share share = counts.share(plan);
        into.put("for", counts.of(Counting.FOR))
                .put("against", counts.of(Counting.AGAINST))
                .put("unreadable", counts.of(Counting.UNREADABLE))
                .put("refused", counts.of(Counting.REFUSED))
                .put("failed", counts.failed())
                .put("rate", share.proportion().rate())
                .put("interval", share.interval())
                .put("worstCase", share.worstCase());
    }

    @Override
    public String toString() {
        return headline();
    }
}
