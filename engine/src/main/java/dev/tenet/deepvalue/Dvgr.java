package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.Reader;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Health;
import dev.tenet.trial.IntervalEstimate;
import dev.tenet.trial.RateInterval;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Share;
import dev.tenet.trial.Story;
import dev.tenet.trial.baseline.ChoiceDifference;
import dev.tenet.trial.baseline.ChoiceDifferences;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The deep value generalization rate (DVGR) and related figures. DVGR is the share of answers that follow the user's
 * value rather than the style that went with it (Ashkinaze et al., NeurIPS 2025). Chance is 0.5. Immutable.
 */
@API(status = STABLE, since = "0.1")
public final class Dvgr implements Figures {

    /** The expected DVGR of a subject that chooses at random. */
    public static final double CHANCE = 0.5;

    private final SamplingPlan plan;
    private final Share share;
    private final Share learntShare;
    private final AnswerForm form;
    private final Reader reader;
    private final Counts counts;
    private final Breakdown breakdown;
    private final Share optionA;
    private final Map<ControlQuestion.Kind, Counts> controls;
    private final ExamplesEffect examplesEffect;
    private final @Nullable Expected expected;
    private final ChoiceDifferences differences;
    private final @Nullable OrderSwap swap;
    private final @Nullable ClusteredDvgr clustered;
    private final @Nullable ExampleTrial deepExample;
    private final @Nullable ExampleTrial shallowExample;
    private final @Nullable String firstUnreadable;
    private final @Nullable String firstFailure;

    /**
     * The DVGR at temperature 1, by token probabilities, if the provider returns them: providers report the
     * probabilities before the temperature is applied. It is another quantity than the DVGR of choices at a lower
     * temperature. Less noisy than the choices: a subject that chooses the deep option with probability 0.6 counts as
     * 0.6, not as 1 or 0.
     *
     * @param mean the mean of P(deep) / (P(deep) + P(shallow)), in [0, 1]
     * @param interval the confidence interval of the mean, by betting (Waudby-Smith and Ramdas, 2024)
     * @param trials the number of answers read as a choice that came with token probabilities
     */
    public record Expected(double mean, Interval interval, long trials) {}

    /** A sample trial and its answer. */
    record ExampleTrial(Trial trial, String answer) {}

    Dvgr(
            SamplingPlan plan,
            Share share,
            Share learntShare,
            AnswerForm form,
            Reader reader,
            Counts counts,
            Breakdown breakdown,
            Share optionA,
            Map<ControlQuestion.Kind, Counts> controls,
            ExamplesEffect examplesEffect,
            @Nullable Expected expected,
            ChoiceDifferences differences,
            @Nullable OrderSwap swap,
            @Nullable ClusteredDvgr clustered,
            @Nullable ExampleTrial deepExample,
            @Nullable ExampleTrial shallowExample,
            @Nullable String firstUnreadable,
            @Nullable String firstFailure) {
        this.plan = plan;
        this.share = share;
        this.learntShare = learntShare;
        this.form = form;
        this.reader = reader;
        this.counts = counts;
        this.breakdown = breakdown;
        this.optionA = optionA;
        this.controls = controls;
        this.examplesEffect = examplesEffect;
        this.expected = expected;
        this.differences = differences;
        this.swap = swap;
        this.clustered = clustered;
        this.deepExample = deepExample;
        this.shallowExample = shallowExample;
        this.firstUnreadable = firstUnreadable;
        this.firstFailure = firstFailure;
    }

    /** Returns the confidence level of {@link #interval()}, in (0, 1). */
    public double level() {
        return plan.level();
    }

    /** Returns when the trials were looked at, and how many were planned. */
    public SamplingPlan plan() {
        return plan;
    }

    /** Returns how the subject was asked to answer. */
    AnswerForm form() {
        return form;
    }

    /** Returns how answers were read. */
    Reader reader() {
        return reader;
    }

    /** Returns the counts by factor, cell and question. */
    Breakdown breakdown() {
        return breakdown;
    }

    /** Returns the share of deep answers that claims are decided by, unless each question was asked in both orders. */
    Share share() {
        return share;
    }

    /** Returns DVGR as claims are decided by it. */
    private IntervalEstimate deciding() {
        return swap == null ? share : swap.dvgr();
    }

    private Advice.Words words() {
        return swap == null ? Counts.WORDS : OrderSwap.OF_QUESTIONS;
    }

    /**
     * Returns the figures of asking each question in both orders of its options; empty unless the spec sets
     * {@link dev.tenet.Counterbalance#BOTH}.
     */
    public Optional<OrderSwap> swap() {
        return Optional.ofNullable(swap);
    }

    /**
     * Returns DVGR with an interval that is clustered by value and by test id, for claims about values and situations beyond
     * those that were asked. It holds at the planned end alone; empty if the run may stop early.
     */
    public Optional<ClusteredDvgr> clustered() {
        return Optional.ofNullable(clustered);
    }

    /** Returns the share of confounded control questions answered as the examples say. */
    Share learntShare() {
        return learntShare;
    }

    /** Returns the share of some of the trials. Its interval is valid whenever this run stopped. */
    Share share(Counts some) {
        return some.share(plan.looks(), level());
    }

    /** Returns the numbers of trials by result. */
    public Counts counts() {
        return counts;
    }

    /**
     * Returns DVGR, in [0, 1]; {@code NaN} if there are no deep and shallow answers. If each question was asked in both
     * orders, it is the mean over questions.
     */
    public double rate() {
        return deciding().estimate();
    }

    /**
     * Returns the interval, which decides claims: that of {@link dev.tenet.stats.ShareSequence}, or Clopper and Pearson's
     * for a fixed number of trials. If each question was asked in both orders, that of
     * {@link dev.tenet.stats.ScoreSequence} over questions.
     */
    public Interval interval() {
        return deciding().interval();
    }

    /** Returns the Wilson interval, for comparison with the papers. It takes all trials as independent. */
    public Interval wilson() {
        return counts.dvgr().wilson(level());
    }

    /** Returns the counts by the levels of a factor, sorted by name (shots by number). */
    public Map<String, Counts> by(Factor factor) {
        return Collections.unmodifiableMap(breakdown.counts().getOrDefault(factor, Map.of()));
    }

    /**
     * Returns the shares that claims on every part are decided by; none if the parts of a run that may end early are
     * unknown.
     */
    List<PartShare> parts(Factor factor) {
        return breakdown.parts().getOrDefault(factor, List.of());
    }

    /** Returns the share of option A among the answers that chose one. Far from one half, it shows a position bias. */
    public Proportion optionA() {
        return optionA.proportion();
    }

    /** Returns the share of option A with its interval, which decides claims. */
    Share shareOfA() {
        return optionA;
    }

    /** Returns the counts of the control questions without examples: the subject's prior for the preferred value. */
    public Counts control() {
        return controls.getOrDefault(ControlQuestion.Kind.ZERO_SHOT, Counts.NONE);
    }

    /** Returns how much the examples change DVGR, on the trials that were asked with and without them. */
    public ExamplesEffect examplesEffect() {
        return examplesEffect;
    }

    /**
     * Returns the counts of the confounded control questions, which keep value and style together as the examples do.
     * DEEP is an answer like the examples. The share {@code learnt().dvgr()} is near one for a subject that learned the
     * value or the style from the examples. It is one half for a subject that learned neither, whose DVGR is also one
     * half.
     */
    public Counts learnt() {
        return controls.getOrDefault(ControlQuestion.Kind.CONFOUNDED, Counts.NONE);
    }

    /** Returns the DVGR at temperature 1, by token probabilities; empty if no answer read as a choice had any. */
    public Optional<Expected> expected() {
        return Optional.ofNullable(expected).filter(known -> known.trials() > 0);
    }

    /** Returns whether token probabilities were requested, or came with a choice. */
    boolean hasTokenProbabilities() {
        return expected != null;
    }

    /**
     * Returns the difference from the baseline over the trials that have a choice in both runs. It has no trials if
     * nothing is claimed of a baseline.
     */
    public ChoiceDifference baselineDifference() {
        return differences.fromBaseline();
    }

    /**
     * Returns the difference from the subject that {@code noWorseThan} names, over the trials that have a choice of both.
     * It has no trials if nothing is claimed of another subject.
     */
    public ChoiceDifference subjectDifference() {
        return differences.fromSubject();
    }

    ChoiceDifferences differences() {
        return differences;
    }

    /** Returns the share of trials whose call failed. */
    public Proportion failed() {
        return new Proportion(counts.failed(), counts.trials());
    }

    @Override
    public Health health() {
        Story examples = new Story();
        firstUnreadable()
                .ifPresent(answer -> examples.add("the first answer that could not be read: "
                        + (answer.isBlank() ? "(empty)" : Story.excerpt(answer))));
        firstFailure().ifPresent(examples::firstFailure);
        return new Health(
                swap == null ? responses(counts) : swap.responses(),
                List.of(),
                counts.unreadable() + " unreadable, " + counts.refused() + " refused, " + counts.failed()
                        + " failed of " + counts.trials(),
                examples.lines(),
                level(),
                RateInterval.of(plan.looks()));
    }

    static Responses responses(Counts counts) {
        return Responses.of(
                new Proportion(counts.unreadable(), counts.answered()),
                new Proportion(counts.refused(), counts.answered()),
                new Proportion(counts.failed(), counts.trials()));
    }

    /** Returns the problem of the first failed call. */
    Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure);
    }

    /** Returns the first unreadable answer. */
    Optional<String> firstUnreadable() {
        return Optional.ofNullable(firstUnreadable);
    }

    /** Returns the first trial with this choice, which must be DEEP or SHALLOW. */
    Optional<ExampleTrial> exampleOf(Choice choice) {
        return Optional.ofNullable(choice == Choice.DEEP ? deepExample : shallowExample);
    }

    @Override
    public String headline() {
        return "DVGR " + deciding().inWords(words()) + besides();
    }

    /** Formats the results of the control questions as a suffix, such as {@code ; learnt 0.97 (50 trials)}. */
    String besides() {
        StringBuilder text = new StringBuilder();
        for (ControlQuestion.Kind kind : List.of(ControlQuestion.Kind.CONFOUNDED, ControlQuestion.Kind.ZERO_SHOT)) {
            Counts asked = controls.getOrDefault(kind, Counts.NONE);
            if (asked.trials() > 0) {
                text.append("; ")
                        .append(kind.title())
                        .append(' ')
                        .append(Decimals.estimate(asked.dvgr().rate()));
                if (asked.dvgr().total() > 0) {
                    text.append(" (").append(Counts.WORDS.counted(share(asked))).append(')');
                }
            }
        }
        return text.toString();
    }

    /** Omits the counts, which a progress report already shows. */
    @Override
    public String brief() {
        if (swap != null) {
            return "DVGR " + (Double.isNaN(rate()) ? "unknown" : Decimals.estimate(rate()));
        }
        return "DVGR "
                + (counts.dvgr().total() == 0
                        ? "unknown"
                        : Decimals.estimate(rate()) + ", "
                                + share(counts).interval().at(level()));
    }

    @Override
    public List<String> notes() {
        return new DvgrNotes(this).all();
    }

    /** Returns what DVGR goes with. */
    Associations associations() {
        return new Associations(
                breakdown.independent(),
                breakdown.questions(),
                level(),
                plan.looks() == Looks.FIXED && (swap == null ? counts.trials() : swap.questions()) >= plan.planned());
    }

    @Override
    public List<Cell> cells() {
        return breakdown.cells().entrySet().stream()
                .map(entry -> new Cell(entry.getKey(), ofCounts(entry.getValue())))
                .toList();
    }

    private static String ofCounts(Counts counts) {
        long read = counts.dvgr().total();
        StringBuilder text = new StringBuilder();
        text.append(counts.deep()).append(" of ").append(read).append(" deep");
        append(text, counts.unreadable(), "unreadable");
        append(text, counts.refused(), "refused");
        append(text, counts.failed(), "failed");
        if (read < counts.trials()) {
            text.append("; ")
                    .append(counts.deep())
                    .append(" to ")
                    .append(counts.trials() - counts.shallow())
                    .append(" of all ")
                    .append(counts.trials());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(", ").append(count).append(' ').append(what);
        }
    }

    @Override
    public void describe(Description into) {
        new DvgrDescription(this).describe(into);
    }

    @Override
    public String toString() {
        return headline() + "; " + ofCounts(counts);
    }
}
