package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Change;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.Shares;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Health;
import dev.tenet.trial.Responses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How far the subject makes the same choice however it is asked.
 *
 * <p>A pair agrees if both answers choose the same stance; agreement is the mean over questions of the share of their pairs
 * that do. Pairs with an answer that is refused or cannot be read are counted apart, and bounds say what the mean could be
 * with them. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class InvarianceReport implements Figures {

    private final PairCounts counts;
    private final AgreementMean agreement;
    private final Map<Change, ChangeFigures> changes;
    private final Parts parts;
    private final Answers answers;
    private final ExamplePairs.Kept examples;

    /** What was counted of parts of the questions. */
    record Parts(
            Map<String, PairCounts> byTopic, Map<String, PairCounts> byAsker, Map<String, TopicStances.Topic> topics) {}

    /**
     * What was counted of answers.
     *
     * @param found in one line
     * @param firstListed how many took the option that is listed first, where both orders were asked
     * @param steadiness of the questions whose wording as written was asked repeatedly, how likely two answers agree
     */
    record Answers(
            Responses responses,
            String found,
            Proportion firstListed,
            Shares steadiness,
            Optional<String> firstFailure) {}

    InvarianceReport(
            PairCounts counts,
            AgreementMean agreement,
            Map<Change, ChangeFigures> changes,
            Parts parts,
            Answers answers,
            ExamplePairs.Kept examples) {
        this.counts = counts;
        this.agreement = agreement;
        this.changes = changes;
        this.parts = parts;
        this.answers = answers;
        this.examples = examples;
    }

    /** The confidence level of the intervals, in (0, 1). */
    public double level() {
        return agreement.level();
    }

    /** How many pairs came to what. */
    public PairCounts counts() {
        return counts;
    }

    /** Agreement over questions, whatever was changed. */
    public AgreementMean agreement() {
        return agreement;
    }

    /** What was measured under each change that was made, in the order of {@link Change}. */
    public Map<Change, ChangeFigures> changes() {
        return changes;
    }

    /** How many pairs came to what, by topic; those of questions without a topic are not in it. */
    public Map<String, PairCounts> byTopic() {
        return parts.byTopic();
    }

    /** How many pairs came to what, by who asked. */
    public Map<String, PairCounts> byAsker() {
        return parts.byAsker();
    }

    /** Which stances the pairs took, over all changes. */
    public StanceTable stances() {
        StanceTable all = StanceTable.EMPTY;
        for (ChangeFigures figures : changes.values()) {
            all = all.plus(figures.stances());
        }
        return all;
    }

    /**
     * The d-dimensional Jensen–Shannon divergence of the stances of one topic's questions, in all their paraphrases: high if
     * the subject supports a topic in one question and opposes it in another, which can be for good reasons.
     */
    public Divergence divergenceOverTopics() {
        return TopicStances.over(parts.topics());
    }

    /** Of the answers to questions that were asked in both orders, those that took the option listed first. */
    public Proportion firstListed() {
        return answers.firstListed();
    }

    /**
     * How likely two answers to the same wording agree, the mean over questions whose wording as written was asked more than
     * once: what is below 1 is chance in the subject's answers, not the change.
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
        return "agreement " + agreement.inWords();
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
                answers.responses(), List.of(), answers.found(), examplesOfHealth(), level(), Shares::anytimeValid);
    }

    private List<String> examplesOfHealth() {
        List<String> lines = new ArrayList<>();
        firstFailure().ifPresent(first -> lines.add("the first call that failed: " + first));
        examples.unreadable().ifPresent(example -> lines.addAll(AgreementStory.lines(example)));
        return lines;
    }

    @Override
    public void describe(Description into) {
        StanceTable stances = stances();
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
