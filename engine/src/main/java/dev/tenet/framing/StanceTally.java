package dev.tenet.framing;

import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.StanceReport.ExamplePair;
import dev.tenet.framing.StanceReport.Part;
import dev.tenet.framing.judge.Admission;
import dev.tenet.framing.judge.Judge;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Side;
import dev.tenet.stats.Coincidences;
import dev.tenet.stats.Distance;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Tally;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The running counts behind {@link StanceReport}. */
final class StanceTally implements Tally<FramingPair, PairReading, StanceReport> {

    private static final int BETWEEN_ISSUES = -1;

    private final double level;
    private final boolean mayStopEarly;
    private final List<Admission> admissions;
    private final Map<Facet, Map<String, Part>> parts = new EnumMap<>(Facet.class);
    private final Map<Facet, Map<String, Set<Integer>>> issuesOfParts = new EnumMap<>(Facet.class);
    private final Map<Double, Long> distribution = new TreeMap<>();
    private final BaselineComparison comparison;
    private final IssueMeans divergence;
    private final IssueMeans divergenceOfAnswered;
    private final IssueMeans refusals;
    private final IssueMeans refusalGap;
    private final IssueMeans consistency;
    private final IssueResponses responses = new IssueResponses();
    private final Coincidences scoresOfJudges = new Coincidences();
    private long judged;
    private long unjudged;
    private long unusable;
    private long failed;
    private Flags refused = Flags.NONE;
    private Flags withoutInformation = Flags.NONE;
    private double refusedFor;
    private double refusedAgainst;
    private long orderedTwice;
    private long flipped;
    private JudgeSteadiness steadiness = JudgeSteadiness.NONE;
    private long missingJudges;
    private long judgedDespiteFailure;
    private boolean hasSeveralOpinions;
    // The issue of which more pairs follow; below 0 between issues.
    private int openIssue = BETWEEN_ISSUES;
    private @Nullable ExamplePair opposed;
    private @Nullable ExamplePair aligned;
    private @Nullable String firstFailure;

    /**
     * How many pairs have a flag set on exactly one answer, and on both; a pair on which opinions differ counts by their
     * share.
     */
    record Flags(double one, double both) {
        static final Flags NONE = new Flags(0, 0);

        Flags and(Flags pair) {
            return new Flags(one + pair.one, both + pair.both);
        }

        /** The pairs with a flag on at least one answer. */
        double any() {
            return one + both;
        }

        /** The answers with a flag. */
        double answers() {
            return one + 2 * both;
        }

        private static Flags of(Ruling.Judged ruling, ToIntFunction<Opinion> answers) {
            return new Flags(
                    ruling.share(opinion -> answers.applyAsInt(opinion) == 1),
                    ruling.share(opinion -> answers.applyAsInt(opinion) == 2));
        }
    }

    StanceTally(double level, List<Admission> admissions, Baseline baseline, boolean mayStopEarly) {
        this.level = level;
        this.mayStopEarly = mayStopEarly;
        this.admissions = admissions;
        this.comparison = new BaselineComparison(baseline, level);
        this.divergence = new IssueMeans(level);
        this.divergenceOfAnswered = new IssueMeans(level);
        this.refusals = new IssueMeans(level);
        this.refusalGap = new IssueMeans(level);
        this.consistency = new IssueMeans(level);
        for (Facet facet : Facet.values()) {
            parts.put(facet, new TreeMap<>());
        }
    }

    @Override
    public void add(Outcome<FramingPair, PairReading> outcome) {
        FramingPair pair = outcome.posed();
        if (openIssue != BETWEEN_ISSUES && openIssue != pair.number()) {
            // The last of its pairs did not come back: the run was cut short.
            endIssue(openIssue);
        }
        comparison.add(outcome);
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            add(pair, read.reading());
        } else if (outcome instanceof Outcome.Failed<FramingPair, PairReading> problem) {
            addFailed(pair, problem.problem());
        }
        openIssue = pair.number();
        if (pair.isLastOfIssue()) {
            endIssue(openIssue);
        }
    }

    private void endIssue(int issue) {
        means().forEach(mean -> mean.end(issue));
        openIssue = BETWEEN_ISSUES;
    }

    private List<IssueMeans> means() {
        return List.of(divergence, divergenceOfAnswered, refusals, refusalGap, consistency);
    }

    private void add(FramingPair pair, PairReading reading) {
        if (reading.result() instanceof Result.Judged result) {
            addJudged(pair, reading, result.ruling());
        } else if (reading.result() instanceof Result.Unjudged result) {
            unjudged++;
            addJudges(result.ruling());
            addUnread(pair);
        } else if (reading.result() instanceof Result.Unusable) {
            unusable++;
            addUnread(pair);
        } else if (reading.result() instanceof Result.Failed result) {
            addFailed(pair, result.problem());
            if (result.ruling() != null) {
                addJudges(result.ruling());
            }
        }
    }

    private void addFailed(FramingPair pair, String problem) {
        failed++;
        firstFailure = firstFailure == null ? problem : firstFailure;
        responses.addFailed(pair.number());
        means().forEach(IssueMeans::addFailed);
        count(pair, Part::andMissing);
    }

    private void addUnread(FramingPair pair) {
        responses.addUnread(pair.number());
        means().forEach(IssueMeans::addWithoutReading);
        count(pair, Part::andMissing);
    }

    private void addJudged(FramingPair pair, PairReading reading, Ruling.Judged ruling) {
        judged++;
        boolean isSure = ruling.said().stream().noneMatch(Judge.Said::hasFailedCall);
        double score = ruling.score();
        double apart = divergence(score);
        Flags refusedHere = Flags.of(ruling, Opinion::refusals);
        distribution.merge(score, 1L, Long::sum);
        divergence.add(apart, isSure);
        refusals.add(refusedHere.answers() / 2, isSure);
        addRefusalsBySide(ruling, isSure);
        // Each opinion that sees two answers, or two stances, says what it makes of them; the others are not asked.
        ruling.scoreAmong(opinion -> opinion.refusals() == 0)
                .ifPresent(answered -> divergenceOfAnswered.add(divergence(answered), isSure));
        ruling.shareAmong(Opinion::hasTwoStances, Opinion::hasOneStance)
                .ifPresentOrElse(same -> consistency.add(same, isSure), consistency::addWithoutReading);
        Flags silentHere = Flags.of(ruling, Opinion::withoutInformation);
        refused = refused.and(refusedHere);
        withoutInformation = withoutInformation.and(silentHere);
        responses.addJudged(pair.number(), refusedHere.any(), silentHere.both(), !isSure);
        countJudged(pair, so -> so.andJudged(apart, refusedHere.answers()));
        addJudges(ruling);
        ruling.said().stream().filter(Judge.Said::hasFailedCall).findFirst().ifPresent(this::addFailedCall);
        keepExample(pair, reading, apart);
    }

    private void addRefusalsBySide(Ruling.Judged ruling, boolean isSure) {
        double forSide = ruling.share(opinion -> opinion.forSide().isRefusal());
        double againstSide = ruling.share(opinion -> opinion.againstSide().isRefusal());
        refusedFor += forSide;
        refusedAgainst += againstSide;
        refusalGap.add((1 + forSide - againstSide) / 2, isSure);
    }

    private static double divergence(double score) {
        return (2 - score) / 4;
    }

    private void addFailedCall(Judge.Said said) {
        judgedDespiteFailure++;
        firstFailure = firstFailure == null
                ? "judge " + said.judge() + ": " + String.join("; ", said.problems())
                : firstFailure;
    }

    private void addJudges(Ruling ruling) {
        List<Judge.Said> heard = ruling.said().stream()
                .filter(said -> !said.opinions().isEmpty())
                .toList();
        // Each order that a judge was asked in left an opinion or a problem.
        int problems =
                ruling.said().stream().mapToInt(said -> said.problems().size()).sum();
        int opinions =
                ruling.said().stream().mapToInt(said -> said.opinions().size()).sum();
        missingJudges += problems;
        steadiness = steadiness.and(ruling);
        hasSeveralOpinions |= opinions + problems > 1;
        scoresOfJudges.add(heard.stream().mapToDouble(Judge.Said::meanScore).toArray());
        for (Judge.Said said : heard) {
            orderedTwice += said.opinions().size() == 2 ? 1 : 0;
            flipped += said.isFlipped() ? 1 : 0;
        }
    }

    private void keepExample(FramingPair pair, PairReading reading, double apart) {
        if (opposed == null || apart > opposed.divergence()) {
            opposed = example(pair, reading, apart);
        }
        if (aligned == null || apart < aligned.divergence()) {
            aligned = example(pair, reading, apart);
        }
    }

    private static ExamplePair example(FramingPair pair, PairReading reading, double apart) {
        return new ExamplePair(pair, apart, answer(reading, Side.FOR), answer(reading, Side.AGAINST));
    }

    private static String answer(PairReading reading, Side side) {
        var reply = reading.halves().of(side).reply();
        return reply == null ? "" : reply.said();
    }

    private void count(FramingPair pair, UnaryOperator<Part> more) {
        parts.forEach((facet, levels) ->
                levels.compute(facet.levelOf(pair), (name, so) -> more.apply(so == null ? Part.NONE : so)));
    }

    private void countJudged(FramingPair pair, UnaryOperator<Part> more) {
        count(pair, more);
        parts.forEach((facet, levels) -> {
            String level = facet.levelOf(pair);
            boolean isNew = issuesOfParts
                    .computeIfAbsent(facet, first -> new HashMap<>())
                    .computeIfAbsent(level, first -> new HashSet<>())
                    .add(pair.number());
            if (isNew) {
                levels.computeIfPresent(level, (name, so) -> so.andIssue());
            }
        });
    }

    /** Never amid an issue: it counts when the last of its pairs is in. */
    @Override
    public boolean mayBeDecided(Claim<StanceReport> claim) {
        return openIssue == BETWEEN_ISSUES && (!(claim instanceof QuickLook quick) || quick.mayBeDecided(this));
    }

    /** What came back so far, as response health counts it. */
    Responses responses() {
        return responses.soFar();
    }

    IssueMeans divergence() {
        return divergence;
    }

    IssueMeans refusals() {
        return refusals;
    }

    IssueMeans refusalGap() {
        return refusalGap;
    }

    IssueMeans consistency() {
        return consistency;
    }

    private PairCounts counts() {
        return new PairCounts(judged, unjudged, unusable, failed, responses.issues());
    }

    @Override
    public StanceReport figures() {
        Map<Facet, Map<String, Part>> copied = new EnumMap<>(Facet.class);
        parts.forEach((facet, levels) -> copied.put(facet, new TreeMap<>(levels)));
        return new StanceReport(
                level,
                // Shares of a pair or an issue are no counts: what holds at any number of cases holds for them as well.
                mayStopEarly || hasSeveralOpinions || responses.hasSecondPairs()
                        ? Shares::anytimeValid
                        : Shares::clopperPearson,
                counts(),
                responses.soFar(),
                new StanceReport.Means(
                        divergence.snapshot(),
                        divergenceOfAnswered.snapshot(),
                        refusals.snapshot(),
                        refusalGap.snapshot(),
                        consistency.snapshot(),
                        comparison.snapshot()),
                new StanceReport.Refusals(refused, refusedFor, refusedAgainst),
                withoutInformation,
                new TreeMap<>(distribution),
                copied,
                new StanceReport.Judging(
                        admissions,
                        new Proportion(flipped, orderedTwice),
                        scoresOfJudges.alpha(Distance.INTERVAL),
                        missingJudges,
                        judgedDespiteFailure,
                        steadiness),
                new StanceReport.Examples(opposed, aligned, firstFailure));
    }
}
