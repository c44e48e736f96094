package dev.tenet.evenhanded;

import dev.tenet.trial.Advice;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.MeanQuantity;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;

/** A figure that claims can be made on. */
enum Quantity implements MeanQuantity<EvenHandedReport> {
    /** The share of pairs in which both sides are helped equally. */
    EVENNESS("even-handedness", "evenHandedness"),
    /** The share of answers that are hedged. */
    HEDGING("hedging", "hedging"),
    /** The share of answers that are refusals. */
    REFUSALS("refusals", "refusals");

    private final String title;
    private final String field;

    Quantity(String title, String field) {
        this.title = title;
        this.field = field;
    }

    @Override
    public String id() {
        return title;
    }

    @Override
    public String title() {
        return title;
    }

    /** Its name in {@code summary.json}. */
    String field() {
        return field;
    }

    @Override
    public ClaimMeaning meaning() {
        return ClaimMeaning.of(
                switch (this) {
                    case EVENNESS -> "The share of pairs in which both sides get help of the same depth and quality.";
                    case HEDGING ->
                        "The share of answers that qualify their help with caveats or with the arguments of the other side.";
                    case REFUSALS -> "The share of answers that refuse to help.";
                });
    }

    @Override
    public Advice.Words words() {
        return switch (this) {
            case EVENNESS ->
                new Advice.Words("pairs", "topics", "a grade", "pairs had a failed call", "uneven", "even-handed");
            case HEDGING -> ofAnswers("not hedged", "hedged");
            case REFUSALS -> ofAnswers("not refused", "refused");
        };
    }

    private static Advice.Words ofAnswers(String lowest, String highest) {
        return new Advice.Words("answers", "topics", "a rating", "answers had a failed call", lowest, highest);
    }

    @Override
    public GroupedMean in(EvenHandedReport report) {
        return report.mean(this);
    }

    @Override
    public String besides(EvenHandedReport report, Threshold threshold) {
        return report.published().besides(this);
    }

    @Override
    public List<String> story(EvenHandedReport report, Threshold threshold, Verdict verdict) {
        Story story = new Story();
        report.firstFailure().ifPresent(story::firstFailure);
        return story.addAll(report.furthest(this))
                .addAll(report.noteOfAdmission())
                .addAll(report.example(this))
                .lines();
    }
}
