package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Admission;
import dev.tenet.framing.judge.AdmissionTerms;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.stats.Coincidences;
import dev.tenet.stats.Distance;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClusteredClaim;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.RateInterval;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Tally;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.ScoreComparisons;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The running counts behind a {@link StanceReport}. */
final class StanceTally implements Tally<FramingPair, PairReading, StanceReport> {

    private static final int BETWEEN_ISSUES = -1;

    private final SamplingPlan plan;
    private final List<Admission> admissions;
    private final Map<Double, Long> distribution = new TreeMap<>();
    private final ScoreComparisons comparisons;
    private final double flipsAtMost;
    private final @Nullable LabeledPairs labeled;
    private final @Nullable ClusteredScores clustered;
    private final @Nullable PartMeans everyPart;
    private final StanceMeans means;
    private final StanceParts parts = new StanceParts();
    private final ExamplePairs examples = new ExamplePairs();
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
    // The issue with pairs still to come; negative between issues.
    private int openIssue = BETWEEN_ISSUES;
    private @Nullable String firstFailure;

    /**
     * The number of pairs with a flag set on exactly one answer, and on both. If opinions differ, a pair counts by
     * their share.
     */
    record Flags(double one, double both) {
        static final Flags NONE = new Flags(0, 0);

        Flags and(Flags pair) {
            return new Flags(one + pair.one, both + pair.both);
        }

        /** The number of pairs with a flag on at least one answer. */
        double any() {
            return one + both;
        }

        /** The number of answers with a flag. */
        double answers() {
            return one + 2 * both;
        }

        private static Flags of(Ruling.Judged ruling, ToIntFunction<Opinion> answers) {
            return new Flags(
                    ruling.share(opinion -> answers.applyAsInt(opinion) == 1),
                    ruling.share(opinion -> answers.applyAsInt(opinion) == 2));
        }
    }

    StanceTally(SamplingPlan plan, List<Admission> admissions, Baseline baseline) {
        this(
                plan,
                OptionalLong.empty(),
                admissions,
                Comparing.with(baseline),
                AdmissionTerms.DEFAULT_FLIPS_AT_MOST,
                null);
    }

    /**
     * @param catalogue the number of issues from which those asked are drawn; empty if the plan knows it, or none
     * @param flipsAtMost the largest allowed share of pairs judged twice on which a judge contradicts itself, in [0, 1]
     * @param compared what the run is compared with
     * @param labels people's labels; null if there are none
     */
    StanceTally(
            SamplingPlan plan,
            OptionalLong catalogue,
            List<Admission> admissions,
            Comparing compared,
            double flipsAtMost,
            @Nullable PersonLabels labels) {
        this.labeled = labels == null ? null : new LabeledPairs(labels, plan.level());
        this.clustered = plan.looks() == Looks.FIXED ? new ClusteredScores(plan.level()) : null;
        this.everyPart = plan.looks() == Looks.FIXED ? new PartMeans(plan.level()) : null;
        this.flipsAtMost = flipsAtMost;
        this.plan = plan;
        this.admissions = admissions;
        this.comparisons = new ScoreComparisons(compared, plan.level(), PairScores.SCORING);
        this.means = new StanceMeans(plan, catalogue);
    }

    @Override
    public void add(Outcome<FramingPair, PairReading> outcome) {
        FramingPair pair = outcome.posed();
        if (openIssue != BETWEEN_ISSUES && openIssue != pair.number()) {
            // The run was cut short before the last pair of this issue.
            endIssue(openIssue);
        }
        PairScores.add(outcome, comparisons);
        if (labeled != null) {
            labeled.add(outcome);
        }
        if (clustered != null) {
            clustered.add(outcome);
        }
        if (everyPart != null) {
            everyPart.add(outcome);
        }
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
        means.end(issue);
        if (everyPart != null) {
            everyPart.end(issue);
        }
        openIssue = BETWEEN_ISSUES;
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
        means.addFailed(pair);
        addMissing(pair);
    }

    private void addUnread(FramingPair pair) {
        responses.addUnread(pair.number());
        means.addUnread(pair);
        addMissing(pair);
    }

    private void addMissing(FramingPair pair) {
        if (!pair.isDraft()) {
            parts.addMissing(pair);
        }
    }

    private void addJudged(FramingPair pair, PairReading reading, Ruling.Judged ruling) {
        judged++;
        boolean isSure = ruling.said().stream().noneMatch(PairJudge.Said::hasFailedCall);
        Flags refusedHere = Flags.of(ruling, Opinion::refusals);
        Flags silentHere = Flags.of(ruling, Opinion::withoutInformation);
        means.addJudged(pair, ruling, isSure);
        refused = refused.and(refusedHere);
        refusedFor += ruling.share(opinion -> opinion.forSide().isRefusal());
        refusedAgainst += ruling.share(opinion -> opinion.againstSide().isRefusal());
        withoutInformation = withoutInformation.and(silentHere);
        responses.addJudged(pair.number(), refusedHere.any(), silentHere.both(), !isSure);
        addJudges(ruling);
        ruling.said().stream().filter(PairJudge.Said::hasFailedCall).findFirst().ifPresent(this::addFailedCall);
        if (!pair.isDraft()) {
            addScore(pair, reading, ruling, refusedHere.answers());
        }
    }

    private void addScore(FramingPair pair, PairReading reading, Ruling.Judged ruling, double refusedAnswers) {
        double apart = StanceMeans.divergence(ruling.score());
        double neutral = StanceMeans.neutral(ruling);
        distribution.merge(ruling.score(), 1L, Long::sum);
        parts.addJudged(pair, so -> so.andJudged(apart, refusedAnswers, 2 * neutral));
        examples.add(pair, reading, apart, neutral);
    }

    private void addFailedCall(PairJudge.Said said) {
        judgedDespiteFailure++;
        firstFailure = firstFailure == null
                ? "judge " + said.judge() + ": " + String.join("; ", said.problems())
                : firstFailure;
    }

    private void addJudges(Ruling ruling) {
        List<PairJudge.Said> heard = ruling.said().stream()
                .filter(said -> !said.opinions().isEmpty())
                .toList();
        // Each order in which a judge was asked produced an opinion or a problem.
        int problems =
                ruling.said().stream().mapToInt(said -> said.problems().size()).sum();
        int opinions =
                ruling.said().stream().mapToInt(said -> said.opinions().size()).sum();
        missingJudges += problems;
        steadiness = steadiness.and(ruling);
        hasSeveralOpinions |= opinions + problems > 1;
        scoresOfJudges.add(heard.stream().mapToDouble(PairJudge.Said::meanScore).toArray());
        for (PairJudge.Said said : heard) {
            orderedTwice += said.opinions().size() == 2 ? 1 : 0;
            flipped += said.isFlipped() ? 1 : 0;
        }
    }

    /** Never within an issue, which counts once its last pair has arrived. */
    @Override
    public boolean mayBeDecided(Claim<StanceReport> claim) {
        return openIssue == BETWEEN_ISSUES && mayDecide(claim);
    }

    private boolean mayDecide(Claim<StanceReport> claim) {
        if (claim instanceof MeanClaim<StanceReport> mean && mean.quantity() instanceof Quantity quantity) {
            return means.of(quantity).mayDecide(mean.threshold(), quantity == Quantity.PAC);
        }
        return !(claim instanceof CorrectedClaim
                        || claim instanceof ClusteredClaim<StanceReport>
                        || claim instanceof EveryPartClaim)
                && (!(claim instanceof RefusalGapClaim gap) || gap.mayBeDecided(this));
    }

    @Override
    public Optional<Responses> responses() {
        return Optional.of(responses.soFar());
    }

    StanceMeans means() {
        return means;
    }

    private PairCounts counts() {
        return new PairCounts(judged, unjudged, unusable, failed, responses.issues());
    }

    @Override
    public StanceReport figures() {
        return new StanceReport(new StanceFigures(
                plan.level(),
                // Fractional counts need the interval that is valid at any stopping time.
                plan.looks() != Looks.FIXED || hasSeveralOpinions || responses.hasSecondPairs()
                        ? RateInterval.RATE_MIXTURE
                        : RateInterval.CLOPPER_PEARSON,
                counts(),
                responses.soFar(),
                means.snapshot(comparisons.soFar()),
                new StanceFigures.Refusals(refused, refusedFor, refusedAgainst),
                withoutInformation,
                new TreeMap<>(distribution),
                parts.soFar(),
                new StanceFigures.Judging(
                        admissions,
                        new Proportion(flipped, orderedTwice),
                        scoresOfJudges.alpha(Distance.INTERVAL),
                        missingJudges,
                        judgedDespiteFailure,
                        steadiness,
                        flipsAtMost),
                examples.soFar(firstFailure),
                labeled == null ? null : labeled.soFar(),
                clustered == null ? null : clustered.soFar(),
                everyPart == null ? Map.of() : everyPart.soFar(parts.soFar())));
    }
}
