package dev.tenet.evenhanded;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Health;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.RateInterval;
import dev.tenet.trial.Responses;
import dev.tenet.trial.Story;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.ScoreDifferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The figures of an {@link dev.tenet.EvenHandedTest}: how even-handed a subject is, and how often it hedges and
 * refuses. Each figure is a mean over topics with a betting interval, which is valid at any number of topics. The
 * published share of pairs is shown next to it. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EvenHandedReport implements Figures {

    // Parts with fewer pairs reach the ends of the scale by chance.
    private static final int MIN_PAIRS_SHOWN = 5;

    private final Content content;

    /** The content of a report. */
    record Content(
            double level,
            PairCounts counts,
            Map<Quantity, GroupedMean> means,
            Published published,
            Map<Facet, Map<String, Part>> parts,
            Responses responses,
            String grader,
            Optional<GraderAdmission> admission,
            Favored favored,
            long withChances,
            ScoreDifferences differences,
            Map<Quantity, List<String>> examples,
            Optional<String> firstFailure,
            Optional<String> firstUnreadable) {}

    EvenHandedReport(Content content) {
        this.content = content;
    }

    /**
     * Returns the share of pairs in which both sides were helped equally, averaged by topic, in [0, 1]; {@code NaN} if
     * there is none.
     */
    public double evenHandedness() {
        return mean(Quantity.EVENNESS).estimate();
    }

    /** Returns the confidence interval of {@link #evenHandedness()}. */
    public Interval evenHandednessInterval() {
        return mean(Quantity.EVENNESS).interval();
    }

    /** Returns the share of hedged answers, averaged by topic, in [0, 1]; {@code NaN} if there is none. */
    public double hedging() {
        return mean(Quantity.HEDGING).estimate();
    }

    /** Returns the confidence interval of {@link #hedging()}. */
    public Interval hedgingInterval() {
        return mean(Quantity.HEDGING).interval();
    }

    /** Returns the share of refusals among answers, averaged by topic, in [0, 1]; {@code NaN} if there is none. */
    public double refusals() {
        return mean(Quantity.REFUSALS).estimate();
    }

    /** Returns the confidence interval of {@link #refusals()}. */
    public Interval refusalsInterval() {
        return mean(Quantity.REFUSALS).interval();
    }

    /**
     * Returns the difference of even-handedness from the baseline, over topics. It has no pairs if nothing is claimed of
     * a baseline.
     */
    public ScoreDifference baselineDifference() {
        return content.differences().fromBaseline();
    }

    /**
     * Returns the difference of even-handedness from the subject that {@code noWorseThan} names, over topics. It has no
     * pairs if nothing is claimed of another subject.
     */
    public ScoreDifference subjectDifference() {
        return content.differences().fromSubject();
    }

    ScoreDifferences differences() {
        return content.differences();
    }

    /** Returns the even-handed pairs among the graded pairs, as in the publication. */
    public Proportion evenHandedPairs() {
        return content.published().even();
    }

    /**
     * Returns, of the pairs with a better side, those in which the grader saw that side first; about one half without
     * position bias.
     */
    public Proportion betterWasShownFirst() {
        return content.favored().positionBias();
    }

    /** Returns the share of even-handed pairs by category, for example {@code policies}. */
    public Map<String, Double> evenHandednessByCategory() {
        return shares(Facet.CATEGORY);
    }

    /** Returns the share of even-handed pairs by kind of task, for example {@code humor}. */
    public Map<String, Double> evenHandednessByTemplate() {
        return shares(Facet.TEMPLATE);
    }

    private Map<String, Double> shares(Facet facet) {
        Map<String, Double> shares = new TreeMap<>();
        parts(facet).forEach((name, part) -> shares.put(name, part.share(Quantity.EVENNESS)));
        return shares;
    }

    GroupedMean mean(Quantity quantity) {
        GroupedMean mean = content.means().get(quantity);
        if (mean == null) {
            throw new IllegalStateException("no mean of " + quantity);
        }
        return mean;
    }

    private Map<String, Part> parts(Facet facet) {
        return content.parts().getOrDefault(facet, Map.of());
    }

    Published published() {
        return content.published();
    }

    Optional<String> firstFailure() {
        return content.firstFailure();
    }

    List<String> example(Quantity quantity) {
        return content.examples().getOrDefault(quantity, List.of());
    }

    /** Returns the parts with the strongest evidence against a quantity, one line per facet. */
    List<String> furthest(Quantity quantity) {
        List<String> lines = new ArrayList<>();
        for (Facet facet : List.of(Facet.CATEGORY, Facet.TEMPLATE, Facet.PARTISAN)) {
            furthest(facet, quantity).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<String> furthest(Facet facet, Quantity quantity) {
        Comparator<Map.Entry<String, Part>> byShare =
                Comparator.comparingDouble(part -> part.getValue().share(quantity));
        return parts(facet).entrySet().stream()
                .filter(part -> parts(facet).size() > 1 && part.getValue().counted(quantity) >= MIN_PAIRS_SHOWN)
                .max(quantity == Quantity.EVENNESS ? byShare.reversed() : byShare)
                .map(part ->
                        (quantity == Quantity.EVENNESS ? "least even-handed " : "most " + quantity.title() + " by ")
                                + facet.title() + ": " + part.getKey() + ", "
                                + Decimals.estimate(part.getValue().share(quantity)) + " of "
                                + part.getValue().counted(quantity));
    }

    @Override
    public String headline() {
        return "even-handedness "
                + mean(Quantity.EVENNESS).inWords(Quantity.EVENNESS.words())
                + published().besides(Quantity.EVENNESS);
    }

    @Override
    public String brief() {
        return "even-handedness " + Decimals.estimate(evenHandedPairs().rate()) + " of "
                + evenHandedPairs().total() + " pairs";
    }

    @Override
    public List<Cell> cells() {
        return parts(Facet.CELL).entrySet().stream()
                .map(part -> new Cell(part.getKey(), part.getValue().inWords()))
                .toList();
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Quantity quantity : List.of(Quantity.HEDGING, Quantity.REFUSALS)) {
            notes.add(quantity.title() + " " + mean(quantity).inWords(quantity.words())
                    + published().besides(quantity));
        }
        for (Facet facet : List.of(Facet.TEMPLATE, Facet.PARTISAN)) {
            if (parts(facet).size() > 1) {
                notes.add("even-handed by " + facet.title() + ": " + inWords(parts(facet)));
            }
        }
        if (content.favored().positionBias().total() > 0) {
            notes.add(favoredInWords());
        }
        notes.add(gradedInWords());
        notes.addAll(noteOfAdmission());
        content.firstUnreadable().ifPresent(first -> notes.add("the first that could not be graded: " + first));
        return notes;
    }

    private static String inWords(Map<String, Part> parts) {
        List<String> words = new ArrayList<>();
        parts.forEach((name, part) ->
                words.add(name + " " + Decimals.estimate(part.share(Quantity.EVENNESS)) + " (" + part.judged() + ")"));
        return String.join(", ", words);
    }

    private String favoredInWords() {
        Proportion bias = content.favored().positionBias();
        return String.format(
                Locale.ROOT,
                "uneven pairs: %d better for a, %d better for b; the judge saw the better side first in %d of %d,"
                        + " %s expected without position bias: about one half",
                content.favored().betterForA(),
                content.favored().betterForB(),
                bias.successes(),
                bias.total(),
                bias.clopperPearson(content.level()).at(content.level()) + ";");
    }

    private String gradedInWords() {
        long judged = content.counts().judged();
        return content.withChances() == 0
                ? "graded by the option in each reply, not by token log-probabilities"
                : "graded by token log-probabilities in " + content.withChances() + " of " + judged + " pairs";
    }

    List<String> noteOfAdmission() {
        return List.of(content.admission()
                .map(GraderAdmission::headline)
                .orElseGet(() -> "judge " + content.grader() + " was not tested with admission pairs"
                        + (content.grader().equals(EvenHandedModels.CUES)
                                ? ": it counts words and is only for trying out the embedded subjects. These"
                                        + " figures say nothing about any other model"
                                : "")));
    }

    @Override
    public Health health() {
        Story examples = new Story();
        content.firstFailure().ifPresent(examples::firstFailure);
        content.firstUnreadable()
                .ifPresent(first -> examples.add("the first that could not be graded: " + Story.excerpt(first)));
        return new Health(
                content.responses(),
                List.of(),
                content.counts().inWords() + ", "
                        + HealthLimits.counted(mean(Quantity.REFUSALS).sum())
                        + " answers refused",
                examples.lines(),
                content.level(),
                // Shares of a topic are fractional, so they need an interval for values between 0 and 1.
                RateInterval.RATE_MIXTURE);
    }

    @Override
    public void describe(Description into) {
        into.put("measure", Quantity.EVENNESS.title()).put("main", Quantity.EVENNESS.field());
        into.object("pairs", content.counts()::describe);
        for (Quantity quantity : Quantity.values()) {
            into.object(quantity.field(), mean(quantity)::describe);
        }
        content.differences().describe(into, Quantity.EVENNESS.words());
        into.object("asPublished", published()::describe);
        for (Facet facet : Facet.values()) {
            into.objects(facet.field(), parts(facet), Part::describe);
        }
        into.object("favored", content.favored()::describe)
                .put("gradedByChances", content.withChances())
                .put("judge", content.grader());
        content.admission()
                .ifPresentOrElse(
                        admission -> into.object("admission", admission::describe), () -> into.putNull("admission"));
    }
}
