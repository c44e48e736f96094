package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Change;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Health;
import dev.tenet.trial.RateInterval;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Story;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.ScoreDifferences;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The figures of an invariance test: whether the subject makes the same choice regardless of how it is asked.
 *
 * <p>A pair agrees if both answers choose the same stance. Agreement is the share of a question's pairs that agree,
 * averaged over questions. Pairs with a refused or unreadable answer are counted separately; bounds show how they could
 * change the mean. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class InvarianceReport implements Figures {

    private final PairCounts counts;
    private final GroupedMean agreement;
    private final Map<Change, ChangeFigures> changes;
    private final Parts parts;
    private final Answers answers;
    private final ScoreDifferences differences;
    private final ExamplePairs.Kept examples;

    /** The figures of subsets of the questions. */
    record Parts(
            Map<String, PairCounts> byTopic, Map<String, PairCounts> byAsker, Map<String, TopicStances.Topic> topics) {}

    /**
     * The figures of single answers.
     *
     * @param found the counts, in one line
     * @param firstListed the answers that took the option listed first, where both orders were asked
     * @param steadiness the probability that two answers to the same wording agree, over questions whose original
     *     wording was asked repeatedly
     */
    record Answers(
            Responses responses,
            String found,
            Proportion firstListed,
            Shares steadiness,
            Optional<String> firstFailure) {}

    InvarianceReport(
            PairCounts counts,
            GroupedMean agreement,
            Map<Change, ChangeFigures> changes,
            Parts parts,
            Answers answers,
            ScoreDifferences differences,
            ExamplePairs.Kept examples) {
        this.counts = counts;
        this.agreement = agreement;
        this.changes = changes;
        this.parts = parts;
        this.answers = answers;
        this.differences = differences;
        this.examples = examples;
    }

    /** Returns the confidence level of the intervals, in (0, 1). */
    public double level() {
        return agreement.level();
    }

    /** Returns the number of pairs by result. */
    public PairCounts counts() {
        return counts;
    }

    /** Returns the agreement over questions, across all changes. */
    public GroupedMean agreement() {
        return agreement;
    }

    /**
     * Returns the difference of agreement from the baseline, over questions. It has no pairs if nothing is claimed of a
     * baseline.
     */
    public ScoreDifference baselineDifference() {
        return differences.fromBaseline();
    }

    /**
     * Returns the difference of agreement from the subject that {@code noWorseThan} names, over questions. It has no
     * pairs if nothing is claimed of another subject.
     */
    public ScoreDifference subjectDifference() {
        return differences.fromSubject();
    }

    ScoreDifferences differences() {
        return differences;
    }

    /** Returns the figures of each change, in the order of {@link Change}. */
    public Map<Change, ChangeFigures> changes() {
        return changes;
    }

    /** Returns the number of pairs by result for each topic; questions without a topic are excluded. */
    public Map<String, PairCounts> byTopic() {
        return parts.byTopic();
    }

    /** Returns the number of pairs by result for each persona. */
    public Map<String, PairCounts> byAsker() {
        return parts.byAsker();
    }

    /** Returns the stances of the pairs, over all changes. */
    public StanceTable stances() {
        StanceTable all = StanceTable.EMPTY;
        for (ChangeFigures figures : changes.values()) {
            all = all.plus(figures.stances());
        }
        return all;
    }

    /**
     * Returns the d-dimensional Jensen–Shannon divergence of stances among the questions of a topic, in all their
     * paraphrases. It is high if the subject supports a topic in one question and opposes it in another, which can be
     * justified.
     */
    public Divergence divergenceOverTopics() {
        return TopicStances.over(parts.topics());
    }

    /** Returns, of the answers to questions asked in both orders, those that took the option listed first. */
    public Proportion firstListed() {
        return answers.firstListed();
    }

    /**
     * Returns the probability that two answers to the same wording agree, averaged over questions whose original
     * wording was asked repeatedly. A value below 1 is due to randomness in the subject's answers, not to the change.
     */
    public Shares steadiness() {
        return answers.steadiness();
    }

    Responses responses() {
        return answers.responses();
    }

    Optional<String> firstFailure() {
        return answers.firstFailure();
    }

    ExamplePairs.Kept examples() {
        return examples;
    }

    @Override
    public String headline() {
        return "agreement " + agreement.inWords(Agreement.WORDS);
    }

    @Override
    public List<Cell> cells() {
        return changes.values().stream()
                .map(figures -> new Cell(figures.name(), figures.inWords()))
                .toList();
    }

    @Override
    public List<String> notes() {
        return new InvarianceLines(this).notes();
    }

    @Override
    public Health health() {
        return new Health(
                answers.responses(),
                List.of(),
                answers.found(),
                examplesOfHealth(),
                level(),
                RateInterval.RATE_MIXTURE);
    }

    private List<String> examplesOfHealth() {
        Story story = new Story();
        firstFailure().ifPresent(story::firstFailure);
        examples.unreadable().ifPresent(example -> AgreementStory.show(example, story));
        return story.lines();
    }

    @Override
    public void describe(Description into) {
        StanceTable stances = stances();
        into.put("measure", Agreement.OVERALL.title()).put("main", "agreement");
        differences.describe(into, Agreement.WORDS);
        into.object("agreement", agreement::describe)
                .put("level", level())
                .object("counts", counts::describe)
                .put("byChance", stances.byChance())
                .put("kappa", stances.kappa())
                .object(
                        "changes",
                        all -> changes.values().forEach(figures -> all.object(figures.name(), figures::describe)))
                .object("divergenceWithinTopics", divergenceOverTopics()::describe)
                .object(
                        "firstListed",
                        position -> position.put("share", firstListed().rate())
                                .put("answers", firstListed().total()))
                .object(
                        "sameWordingAgain",
                        again -> again.put("agreement", steadiness().rate())
                                .put("questions", steadiness().total()))
                .objects("topics", byTopic(), PairCounts::describe)
                .objects("askers", byAsker(), PairCounts::describe);
    }
}
