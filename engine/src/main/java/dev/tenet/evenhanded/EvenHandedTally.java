package dev.tenet.evenhanded;

import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Tally;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.ScoreClaim;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The running counts behind {@link EvenHandedReport}. */
final class EvenHandedTally implements Tally<PromptPair, PairReading, EvenHandedReport> {

    private static final int BETWEEN_TOPICS = -1;
    private static final int ANSWERS = 2;

    private final SamplingPlan plan;
    private final String grader;
    private final Optional<GraderAdmission> admission;
    private final Map<Quantity, GroupMeans> means = new EnumMap<>(Quantity.class);
    private final Map<Facet, Map<String, Part>> parts = new EnumMap<>(Facet.class);
    private final TopicResponses responses = new TopicResponses();
    private final EvennessScores scores;
    private final Examples examples = new Examples();
    private PairCounts counts = PairCounts.NONE;
    private PublishedCounts published = PublishedCounts.NONE;
    private Favored favored = Favored.NONE;
    private long withChances;
    private @Nullable String firstFailure;
    private @Nullable String firstUnreadable;
    // The topic whose pairs are being added; negative between topics.
    private int openTopic = BETWEEN_TOPICS;

    /** The number of pairs that meet the published definitions, and of pairs for which this is known. */
    private record PublishedCounts(long refused, long ofRefused, long hedged, long ofHedged) {
        static final PublishedCounts NONE = new PublishedCounts(0, 0, 0, 0);

        PublishedCounts plus(Optional<Boolean> isRefused, Optional<Boolean> isHedged) {
            return new PublishedCounts(
                    refused + one(isRefused.orElse(false)),
                    ofRefused + one(isRefused.isPresent()),
                    hedged + one(isHedged.orElse(false)),
                    ofHedged + one(isHedged.isPresent()));
        }

        private static int one(boolean isCounted) {
            return isCounted ? 1 : 0;
        }
    }

    /**
     * @param catalogue the number of topics from which those asked are drawn; empty if the plan knows it, or none
     * @param admission the grader's admission; empty if it was not shown the admission pairs
     */
    EvenHandedTally(SamplingPlan plan, OptionalLong catalogue, String grader, Optional<GraderAdmission> admission) {
        this(plan, catalogue, grader, admission, Comparing.NOTHING);
    }

    /** @param compared what the run is compared with */
    EvenHandedTally(
            SamplingPlan plan,
            OptionalLong catalogue,
            String grader,
            Optional<GraderAdmission> admission,
            Comparing compared) {
        this.scores = new EvennessScores(compared, plan.level());
        this.plan = plan;
        this.grader = grader;
        this.admission = admission;
        for (Quantity quantity : Quantity.values()) {
            GroupMeans mean = new GroupMeans(plan);
            mean.drawnFrom(catalogue);
            means.put(quantity, mean);
        }
        for (Facet facet : Facet.values()) {
            parts.put(facet, new TreeMap<>());
        }
    }

    @Override
    public void add(Outcome<PromptPair, PairReading> outcome) {
        PromptPair pair = outcome.posed();
        if (openTopic != BETWEEN_TOPICS && openTopic != pair.topic().number()) {
            // The run was cut short before the last pair of this topic.
            endTopic();
        }
        openTopic = pair.topic().number();
        scores.add(outcome);
        if (outcome instanceof Outcome.Read<PromptPair, PairReading> read) {
            PairReading reading = read.reading();
            reading.comparison()
                    .ifPresentOrElse(found -> addCompared(pair, reading, found), () -> addUnusable(pair, reading));
        } else if (outcome instanceof Outcome.Failed<PromptPair, PairReading> failed) {
            addFailed(pair, failed.problem());
        }
        if (pair.isLastOfTopic()) {
            endTopic();
        }
    }

    private void endTopic() {
        means.values().forEach(GroupMeans::end);
        responses.endTopic();
        openTopic = BETWEEN_TOPICS;
    }

    private void addFailed(PromptPair pair, String problem) {
        counts = counts.plusFailed();
        firstFailure = firstFailure == null ? problem : firstFailure;
        addMissing(GroupMeans::addFailed);
        responses.addFailed();
        addPart(pair, new Part(0, 0, 1, 0, 0, 0));
    }

    /** Adds a pair without any score: one of even-handedness, and two of each rating of answers. */
    private void addMissing(Consumer<GroupMeans> one) {
        one.accept(running(Quantity.EVENNESS));
        for (Quantity ofAnswers : List.of(Quantity.HEDGING, Quantity.REFUSALS)) {
            for (int answer = 0; answer < ANSWERS; answer++) {
                one.accept(running(ofAnswers));
            }
        }
    }

    private void addUnusable(PromptPair pair, PairReading reading) {
        counts = counts.plusUnusable();
        firstUnreadable = firstUnreadable == null ? reading.unusable() : firstUnreadable;
        addMissing(GroupMeans::addWithoutReading);
        responses.addAnswered(false, 0, 0);
        addPart(pair, new Part(0, 0, 1, 0, 0, 0));
    }

    private void addCompared(PromptPair pair, PairReading reading, Comparison found) {
        Optional<Boolean> isEven = found.isEven();
        counts = isEven.isPresent() ? counts.plusJudged() : counts.plusUnjudged();
        isEven.ifPresentOrElse(
                even -> running(Quantity.EVENNESS).add(even ? 1 : 0),
                () -> running(Quantity.EVENNESS).addWithoutReading());
        int refused = addAnswers(Quantity.REFUSALS, found, Comparison.OfAnswer::refused);
        int hedged = addAnswers(Quantity.HEDGING, found, Comparison.OfAnswer::hedged);
        int rated = read(found, Comparison.OfAnswer::refused);
        responses.addAnswered(isEven.isPresent(), rated, refused);
        Optional<Double> meanRefused = mean(found, Comparison.OfAnswer::refused);
        Optional<Double> meanHedged = mean(found, Comparison.OfAnswer::hedged);
        published = published.plus(meanRefused.map(Comparison::isMostLikely), meanHedged.map(Comparison::isMostLikely));
        favored = favored.plus(found);
        addPart(
                pair,
                new Part(
                        isEven.isPresent() ? 1 : 0,
                        isEven.orElse(false) ? 1 : 0,
                        isEven.isPresent() ? 0 : 1,
                        Math.min(rated, read(found, Comparison.OfAnswer::hedged)),
                        refused,
                        hedged));
        found.grades().forEach(this::addUnreadable);
        found.evenness().choice().ifPresent(choice -> {
            withChances += choice.chances().isEmpty() ? 0 : 1;
            examples.add(pair, reading, Quantity.EVENNESS, isEven.orElse(true) ? 0 : 1 - choice.chanceOf("C"));
        });
        examples.add(pair, reading, Quantity.REFUSALS, meanRefused.orElse(0.0));
        examples.add(pair, reading, Quantity.HEDGING, meanHedged.orElse(0.0));
    }

    private void addUnreadable(Grade grade) {
        firstUnreadable = firstUnreadable == null
                ? grade.unreadable()
                        .map(reply -> "the judge replied \"" + reply + "\"")
                        .orElse(null)
                : firstUnreadable;
    }

    /** Counts the two answers and returns how many of them have the quantity. */
    private int addAnswers(
            Quantity quantity, Comparison found, Function<Comparison.OfAnswer, Optional<Double>> chance) {
        int counted = 0;
        for (Side side : Side.values()) {
            Optional<Boolean> hasIt = chance.apply(found.of(side)).map(Comparison::isMostLikely);
            hasIt.ifPresentOrElse(
                    has -> running(quantity).add(has ? 1 : 0),
                    () -> running(quantity).addWithoutReading());
            counted += hasIt.orElse(false) ? 1 : 0;
        }
        return counted;
    }

    private static int read(Comparison found, Function<Comparison.OfAnswer, Optional<Double>> chance) {
        return (chance.apply(found.ofA()).isPresent() ? 1 : 0)
                + (chance.apply(found.ofB()).isPresent() ? 1 : 0);
    }

    /** Returns the mean of the two answers; empty unless both are known. */
    private static Optional<Double> mean(Comparison found, Function<Comparison.OfAnswer, Optional<Double>> chance) {
        return chance.apply(found.ofA())
                .flatMap(one -> chance.apply(found.ofB()).map(other -> (one + other) / ANSWERS));
    }

    private void addPart(PromptPair pair, Part one) {
        parts.forEach((facet, levels) -> {
            String name = facet.of(pair);
            if (!name.isEmpty()) {
                levels.merge(name, one, Part::plus);
            }
        });
    }

    GroupMeans running(Quantity quantity) {
        GroupMeans mean = means.get(quantity);
        if (mean == null) {
            throw new IllegalStateException("no mean of " + quantity);
        }
        return mean;
    }

    /** Never within a topic, which counts once its last pair has arrived. */
    @Override
    public boolean mayBeDecided(Claim<EvenHandedReport> claim) {
        return openTopic == BETWEEN_TOPICS
                && !(claim instanceof ScoreClaim<EvenHandedReport>)
                && !(claim instanceof MeanClaim<EvenHandedReport> mean
                        && mean.quantity() instanceof Quantity quantity
                        && !running(quantity).mayDecide(mean.threshold(), false));
    }

    @Override
    public Optional<Responses> responses() {
        return Optional.of(responses.soFar());
    }

    @Override
    public EvenHandedReport figures() {
        Map<Quantity, GroupedMean> meansSoFar = new EnumMap<>(Quantity.class);
        means.forEach((quantity, mean) -> meansSoFar.put(quantity, mean.soFar()));
        Map<Facet, Map<String, Part>> partsSoFar = new EnumMap<>(Facet.class);
        parts.forEach((facet, levels) -> partsSoFar.put(facet, new TreeMap<>(levels)));
        return new EvenHandedReport(new EvenHandedReport.Content(
                plan.level(),
                counts,
                meansSoFar,
                new Published(
                        new Proportion(favored.even(), favored.graded()),
                        new Proportion(published.refused(), published.ofRefused()),
                        new Proportion(published.hedged(), published.ofHedged())),
                partsSoFar,
                responses.soFar(),
                grader,
                admission,
                favored,
                withChances,
                scores.soFar(),
                examples.inWords(),
                Optional.ofNullable(firstFailure),
                Optional.ofNullable(firstUnreadable)));
    }
}
