package dev.tenet.deepvalue;

import dev.tenet.Counterbalance;
import dev.tenet.Reader;
import dev.tenet.answer.ChoiceReader;
import dev.tenet.deepvalue.ControlQuestion.Kind;
import dev.tenet.deepvalue.DeepValueReading.ControlReading;
import dev.tenet.deepvalue.Dvgr.ExampleTrial;
import dev.tenet.model.Reply;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClusteredClaim;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Share;
import dev.tenet.trial.ShareClaim;
import dev.tenet.trial.ShareCounter;
import dev.tenet.trial.Tally;
import dev.tenet.trial.baseline.ChoiceClaim;
import dev.tenet.trial.baseline.ChoiceComparisons;
import dev.tenet.trial.baseline.Comparing;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Accumulates the counts of {@link Dvgr}. */
final class DvgrTally implements Tally<Trial, DeepValueReading, Dvgr> {

    // "4" before "20".
    private static final Comparator<String> NATURAL = new NaturalOrder();

    private static final Comparator<Trial> BY_CONTEXT_AND_SHOTS = Comparator.<Trial, String>comparing(
                    trial -> trial.situation().context(), NATURAL)
            .thenComparingInt(Trial::shots);

    private final SamplingPlan plan;
    private final ShareCounter share;
    private final ShareCounter learnt;
    private final ExamplesEffectCounter effect;
    private final Map<Factor, Map<String, Counts>> parts = new EnumMap<>(Factor.class);
    private final Map<Factor, PartCounters> shares = new EnumMap<>(Factor.class);
    private final Map<Trial, Counts> cells = new TreeMap<>(BY_CONTEXT_AND_SHOTS);
    private final Map<TestQuestion, Proportion> questions = new LinkedHashMap<>();
    private Counts counts = Counts.NONE;
    private final Map<Kind, Counts> controls = new EnumMap<>(Kind.class);
    private final boolean asksForChances;
    private final AnswerForm form;
    private final Reader reader;
    private final BettingInterval expected;
    private final ChoiceComparisons comparisons;
    private final @Nullable OrderSwapCounter swaps;
    private final @Nullable ClusteredTrials clusters;
    // Of each question asked in both orders, the first trial alone; otherwise not used.
    private final Map<Factor, Map<String, Counts>> firsts = new EnumMap<>(Factor.class);
    private final ShareCounter optionA;
    private @Nullable ExampleTrial deepExample;
    private @Nullable ExampleTrial shallowExample;
    private @Nullable String firstUnreadable;
    private @Nullable String firstFailure;

    /**
     * Creates an empty tally.
     *
     * @param plan how many trials are planned and when they are looked at
     * @param planned the planned number of trials at each level of some factors; may be empty
     * @param plannedControls the planned number of confounded control questions
     * @param asksForChances whether token probabilities are requested; the provider may not return them
     * @param form the form in which choices are requested
     * @param reader how answers are read
     */
    DvgrTally(
            SamplingPlan plan,
            Map<Factor, Map<String, Long>> planned,
            long plannedControls,
            boolean asksForChances,
            AnswerForm form,
            Reader reader) {
        this(plan, planned, plannedControls, asksForChances, form, reader, Comparing.NOTHING, Counterbalance.RANDOM);
    }

    /**
     * Creates an empty tally that compares.
     *
     * @param compared what the run is compared with
     * @param counterbalance whether the planned trials are questions that are asked in both orders
     */
    DvgrTally(
            SamplingPlan plan,
            Map<Factor, Map<String, Long>> planned,
            long plannedControls,
            boolean asksForChances,
            AnswerForm form,
            Reader reader,
            Comparing compared,
            Counterbalance counterbalance) {
        this.swaps = counterbalance == Counterbalance.BOTH ? new OrderSwapCounter(plan) : null;
        this.clusters = plan.looks() == Looks.FIXED ? new ClusteredTrials(plan.level()) : null;
        this.reader = reader;
        planned.forEach((factor, trials) -> shares.put(factor, new PartCounters(trials, plan)));
        this.comparisons = new ChoiceComparisons(compared, plan.level());
        this.form = form;
        this.plan = plan;
        this.share = new ShareCounter(plan);
        this.optionA = new ShareCounter(plan);
        this.learnt =
                new ShareCounter(new SamplingPlan(plan.level(), plan.looks(), plannedControls, OptionalLong.empty()));
        this.effect = new ExamplesEffectCounter(plan);
        this.asksForChances = asksForChances;
        this.expected = new BettingInterval(plan.level());
        for (Factor factor : Factor.values()) {
            parts.put(factor, new HashMap<>());
            firsts.put(factor, new HashMap<>());
        }
    }

    /** Names the catalogue from which the trials are drawn, see {@link ShareCounter#drawnFrom}. */
    DvgrTally drawnFrom(OptionalLong trials) {
        share.drawnFrom(trials);
        return this;
    }

    @Override
    public void add(Outcome<Trial, DeepValueReading> outcome) {
        Trial trial = outcome.posed();
        compare(outcome);
        Double ofQuestion = swaps == null ? null : swaps.add(outcome);
        if (ofQuestion != null) {
            expected.observe(ofQuestion);
        }
        if (clusters != null) {
            clusters.add(outcome);
        }
        if (outcome instanceof Outcome.Read<Trial, DeepValueReading> read) {
            Choice choice = read.reading().choice();
            count(trial, so -> so.and(choice), counter -> add(choice, counter));
            countQuestion(trial, choice);
            DeepValueReading.taken(choice, trial.deepOption())
                    .ifPresentOrElse(taken -> optionA.add(taken == Option.A), optionA::addUnread);
            Double chance = read.reading().chanceOfDeep();
            if (chance != null && swaps == null) {
                expected.observe(chance);
            }
            keepExample(choice, trial, read.reading().reply());
            read.reading().controls().forEach(this::count);
            effect.add(read.reading());
        } else if (outcome instanceof Outcome.Failed<Trial, DeepValueReading> failed) {
            count(trial, Counts::andFailed, ShareCounter::addFailed);
            optionA.addFailed();
            effect.addFailed(trial);
            // They were not asked, because the call before them failed.
            trial.controls().forEach(control -> count(new ControlReading.Failed(control, failed.problem(), false)));
            firstFailure = firstFailure == null ? failed.problem() : firstFailure;
        }
    }

    private void compare(Outcome<Trial, DeepValueReading> outcome) {
        Trial trial = outcome.posed();
        if (outcome instanceof Outcome.Read<Trial, DeepValueReading> read) {
            Integer score = read.reading().choice().score();
            comparisons.add(
                    trial.id(),
                    trial.fingerprint(),
                    score == null ? null : (Boolean) (score == 1),
                    read.reading().reply());
        } else {
            comparisons.addFailed(trial.id(), trial.fingerprint());
        }
    }

    private void count(Trial trial, UnaryOperator<Counts> more, Consumer<ShareCounter> result) {
        counts = more.apply(counts);
        if (swaps == null) {
            result.accept(share);
        }
        shares.forEach((factor, counters) -> counters.count(factor.levelOf(trial), result));
        count(trial, more, parts);
        if (trial.turn() == Trial.Turn.FIRST) {
            count(trial, more, firsts);
        }
        cells.compute(trial, (cell, so) -> more.apply(so == null ? Counts.NONE : so));
    }

    private static void count(Trial trial, UnaryOperator<Counts> more, Map<Factor, Map<String, Counts>> into) {
        into.forEach((factor, levels) ->
                levels.compute(factor.levelOf(trial), (name, so) -> more.apply(so == null ? Counts.NONE : so)));
    }

    private void countQuestion(Trial trial, Choice choice) {
        if (choice == Choice.DEEP || choice == Choice.SHALLOW) {
            questions.merge(
                    TestQuestion.of(trial),
                    new Proportion(choice == Choice.DEEP ? 1 : 0, 1),
                    (so, one) -> new Proportion(so.successes() + one.successes(), so.total() + 1));
        }
    }

    private static void add(Choice choice, ShareCounter to) {
        switch (choice) {
            case DEEP -> to.add(true);
            case SHALLOW -> to.add(false);
            case UNREADABLE, REFUSED -> to.addUnread();
        }
    }

    private void count(ControlReading reading) {
        if (reading.question().kind() == Kind.CONFOUNDED) {
            countLearnt(reading);
        }
        Counts so = controls.getOrDefault(reading.question().kind(), Counts.NONE);
        controls.put(
                reading.question().kind(),
                reading instanceof ControlReading.Answered answered ? so.and(answered.choice()) : so.andFailed());
    }

    private void countLearnt(ControlReading reading) {
        if (reading instanceof ControlReading.Answered answered) {
            add(answered.choice(), learnt);
        } else {
            learnt.addFailed();
        }
    }

    private void keepExample(Choice choice, Trial trial, Reply reply) {
        if (choice == Choice.DEEP && deepExample == null) {
            deepExample = new ExampleTrial(trial, reply.said());
        } else if (choice == Choice.SHALLOW && shallowExample == null) {
            shallowExample = new ExampleTrial(trial, reply.said());
        } else if (choice == Choice.UNREADABLE && firstUnreadable == null) {
            firstUnreadable = reply.shortfall()
                    .map(why -> "(it " + why.description() + "; " + why.hint("@Subject") + ") " + reply.said())
                    .orElseGet(() -> ChoiceReader.isTooLong(reply) ? tooLong(reply) : reply.said());
        }
    }

    private static String tooLong(Reply reply) {
        return "(it has " + String.format(Locale.ROOT, "%,d", reply.said().length())
                + " characters; answers of more than "
                + String.format(Locale.ROOT, "%,d", ChoiceReader.LONGEST) + " are not read) "
                + Untrusted.beginning(reply.said(), ChoiceReader.LONGEST);
    }

    @Override
    public boolean mayBeDecided(Claim<Dvgr> claim) {
        // A question that is asked in both orders is never left half asked.
        if (swaps != null && swaps.isHalfAsked()) {
            return false;
        }
        if (claim instanceof ChoiceClaim<Dvgr> || claim instanceof ClusteredClaim<Dvgr>) {
            return false;
        }
        if (claim instanceof RateClaim rate) {
            return swaps != null ? swaps.mayDecide(rate.threshold()) : share.mayDecide(rate.threshold());
        }
        if (claim instanceof PartsClaim everyPart) {
            PartCounters counters = shares.get(everyPart.every().factor());
            return counters != null && counters.mayDecide(everyPart.threshold());
        }
        if (claim instanceof ExamplesEffectClaim) {
            return false;
        }
        return !(claim instanceof ShareClaim<Dvgr> shareClaim)
                || !shareClaim.quantity().equals(DvgrClaims.LEARNT)
                || learnt.mayDecide(shareClaim.threshold());
    }

    @Override
    public Optional<Responses> responses() {
        return Optional.of(swaps == null ? Dvgr.responses(counts) : swaps.responses());
    }

    /** The number of trials; of questions, if each is asked in both orders. */
    private long observations() {
        return swaps == null ? counts.trials() : swaps.questions();
    }

    /**
     * The share of confounded control questions. Fewer than planned may belong to the trials, such as where a prompt of a
     * file has another form; the plan of the share is then known once all trials have been asked.
     */
    private Share learntSoFar() {
        return observations() >= plan.planned() && plan.planned() > 0 ? learnt.atEnd() : learnt.soFar();
    }

    private Map<Factor, List<PartShare>> shares(Map<Factor, Map<String, Counts>> counted) {
        Map<Factor, List<PartShare>> soFar = new EnumMap<>(Factor.class);
        shares.forEach((factor, counters) -> soFar.put(factor, counters.soFar()));
        if (plan.looks() == Looks.FIXED && swaps == null) {
            for (Every every : Every.values()) {
                soFar.computeIfAbsent(
                        every.factor(), unplanned -> asCounted(counted.getOrDefault(unplanned, Map.of())));
            }
        }
        return soFar;
    }

    private List<PartShare> asCounted(Map<String, Counts> levels) {
        return levels.entrySet().stream()
                .map(level -> PartShare.of(level.getKey(), level.getValue(), plan.level(), levels.size()))
                .toList();
    }

    private static Map<Factor, Map<String, Counts>> inOrder(Map<Factor, Map<String, Counts>> counted) {
        Map<Factor, Map<String, Counts>> copied = new EnumMap<>(Factor.class);
        counted.forEach((factor, levels) -> {
            Map<String, Counts> inOrder = new TreeMap<>(NATURAL);
            inOrder.putAll(levels);
            copied.put(factor, inOrder);
        });
        return copied;
    }

    @Override
    public Dvgr figures() {
        Map<Factor, Map<String, Counts>> copied = inOrder(parts);
        Map<String, Counts> named = new LinkedHashMap<>();
        cells.forEach((trial, counted) -> named.put(trial.cell(), counted));
        return new Dvgr(
                plan,
                share.soFar(),
                learntSoFar(),
                form,
                reader,
                counts,
                new Breakdown(
                        copied,
                        swaps == null ? copied : inOrder(firsts),
                        shares(copied),
                        named,
                        new LinkedHashMap<>(questions)),
                optionA.soFar(),
                new EnumMap<>(controls),
                effect.soFar(observations()),
                !asksForChances && expected.count() == 0
                        ? null
                        : new Dvgr.Expected(expected.mean(), expected.interval(), expected.count()),
                comparisons.soFar(),
                swaps == null ? null : swaps.soFar(),
                clusters == null ? null : clusters.soFar(),
                deepExample,
                shallowExample,
                firstUnreadable,
                firstFailure);
    }
}
