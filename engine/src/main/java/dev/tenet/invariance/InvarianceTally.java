package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.answer.ReadAnswer;
import dev.tenet.invariance.InvarianceReading.Result;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.Shares;
import dev.tenet.trial.Claim;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Tally;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.ScoreClaim;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running figures of an {@link InvarianceReport}. The pairs of a question must be consecutive. */
final class InvarianceTally implements Tally<InvariancePair, InvarianceReading, InvarianceReport> {

    private final GroupMeans all;
    private final Map<Change, ChangeTally> byChange = new EnumMap<>(Change.class);
    private final AnswerShares answers = new AnswerShares();
    private final TopicStances topics = new TopicStances();
    private final Map<String, PairCounts> byTopic = new TreeMap<>();
    private final Map<String, PairCounts> byAsker = new TreeMap<>();
    private final AgreementScores scores;
    private final ExamplePairs examples = new ExamplePairs();
    private PairCounts counts = PairCounts.NONE;
    private QuestionStances stances = new QuestionStances();
    private Proportion firstListed = new Proportion(0, 0);
    private Shares steadiness = new Shares(0, 0);
    // The pair of the question that is being added; null between questions.
    private @Nullable InvariancePair open;
    private @Nullable String firstFailure;

    /**
     * Creates an empty tally.
     *
     * @param changes the changes to be made: each has figures from the start, so that a change not yet asked is never
     *     taken for supported
     * @param plan the planned number of questions and when they are looked at
     * @param catalogue the number of questions from which those asked are drawn; empty if the plan knows it, or none
     */
    InvarianceTally(Collection<Change> changes, SamplingPlan plan, OptionalLong catalogue) {
        this(changes, plan, catalogue, Comparing.NOTHING);
    }

    /**
     * Creates an empty tally that compares.
     *
     * @param compared what the run is compared with
     */
    InvarianceTally(Collection<Change> changes, SamplingPlan plan, OptionalLong catalogue, Comparing compared) {
        this.scores = new AgreementScores(compared, plan.level());
        this.all = new GroupMeans(plan);
        all.drawnFrom(catalogue);
        changes.forEach(change -> byChange.put(change, new ChangeTally(change, plan.withReplacement())));
    }

    @Override
    public void add(Outcome<InvariancePair, InvarianceReading> outcome) {
        if (open != null && !open.question().equals(outcome.posed().question())) {
            // The run was cut short before the last pair of this question.
            endQuestion(open);
        }
        open = outcome.posed();
        scores.add(outcome);
        if (outcome instanceof Outcome.Read<InvariancePair, InvarianceReading> read) {
            add(read.posed(), read.reading());
        } else if (outcome instanceof Outcome.Failed<InvariancePair, InvarianceReading> failed) {
            addFailed(failed.posed(), failed.problem());
        }
    }

    private void add(InvariancePair pair, InvarianceReading reading) {
        Result result = reading.result();
        counts = counts.and(result);
        Objects.requireNonNull(byChange.get(pair.change())).add(reading);
        switch (result) {
            case SAME -> all.add(1);
            case DIFFERENT -> all.add(0);
            case UNREADABLE, REFUSED_ONCE, REFUSED_TWICE -> all.addWithoutReading();
        }
        answers.add(answers(reading, ReadAnswer.UNREADABLE), answers(reading, ReadAnswer.REFUSED));
        stances.add(pair, reading);
        countParts(pair, result);
        countPositions(pair, reading);
        examples.add(pair, reading);
        end(pair);
    }

    private void addFailed(InvariancePair pair, String problem) {
        counts = counts.andFailed();
        Objects.requireNonNull(byChange.get(pair.change())).addFailed();
        all.addFailed();
        answers.addFailed();
        if (firstFailure == null) {
            firstFailure = problem;
        }
        end(pair);
    }

    private static int answers(InvarianceReading reading, ReadAnswer what) {
        return (int) Stream.of(reading.asWritten(), reading.changed())
                .filter(choice -> choice.read() == what)
                .count();
    }

    private void countParts(InvariancePair pair, Result result) {
        if (!pair.topic().isEmpty()) {
            byTopic.put(
                    pair.topic(),
                    byTopic.getOrDefault(pair.topic(), PairCounts.NONE).and(result));
        }
        if (pair.change() == Change.PERSONA) {
            byAsker.put(
                    pair.detail(),
                    byAsker.getOrDefault(pair.detail(), PairCounts.NONE).and(result));
        }
    }

    /** Counts positions only where both orders were asked, so that the position is independent of the option. */
    private void countPositions(InvariancePair pair, InvarianceReading reading) {
        boolean isRead = reading.result() == Result.SAME || reading.result() == Result.DIFFERENT;
        if (pair.change() == Change.ORDER && isRead) {
            firstListed =
                    new Proportion(firstListed.successes() + answers(reading, ReadAnswer.A), firstListed.total() + 2);
        }
    }

    private void end(InvariancePair pair) {
        if (pair.isLast()) {
            endQuestion(pair);
        }
    }

    private void endQuestion(InvariancePair last) {
        open = null;
        all.end();
        answers.end();
        byChange.values().forEach(tally -> tally.end(stances));
        topics.add(last.topic(), stances.support(Change.PARAPHRASE));
        stances.steadiness()
                .ifPresent(same -> steadiness = new Shares(steadiness.sum() + same, steadiness.total() + 1));
        stances = new QuestionStances();
    }

    /** The figures that decide claims change only at the end of a question. */
    @Override
    public boolean mayBeDecided(Claim<InvarianceReport> claim) {
        return open == null
                && !(claim instanceof ScoreClaim<InvarianceReport>)
                && !(claim instanceof MeanClaim<InvarianceReport> mean && !all.mayDecide(mean.threshold(), false));
    }

    @Override
    public Optional<Responses> responses() {
        return Optional.of(answers.soFar());
    }

    @Override
    public InvarianceReport figures() {
        Map<Change, ChangeFigures> changes = new EnumMap<>(Change.class);
        byChange.forEach((change, tally) -> changes.put(change, tally.soFar()));
        return new InvarianceReport(
                counts,
                all.soFar(),
                Collections.unmodifiableMap(changes),
                new InvarianceReport.Parts(
                        Collections.unmodifiableMap(new TreeMap<>(byTopic)),
                        Collections.unmodifiableMap(new TreeMap<>(byAsker)),
                        topics.soFar()),
                new InvarianceReport.Answers(
                        answers.soFar(),
                        answers.inWords(counts.failed(), counts.pairs()),
                        firstListed,
                        steadiness,
                        Optional.ofNullable(firstFailure)),
                scores.soFar(),
                examples.soFar());
    }
}
