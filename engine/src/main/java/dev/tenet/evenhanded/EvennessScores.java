package dev.tenet.evenhanded;

import dev.tenet.model.Reply;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.ScoreComparisons;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.ScoreDifferences;
import dev.tenet.trial.baseline.Scoring;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scores of prompt pairs, as they are compared with a baseline and kept for one: 1 if even-handed, otherwise 0. */
final class EvennessScores {

    /** What the scores are. */
    static final String MEASURE = "even-handedness";

    /** Where the two answers stand in a trial log record. */
    static final List<String> ANSWERS = List.of("/answerA/answer", "/answerB/answer");

    /** How pairs are scored. */
    static final Scoring.Scores SCORING = new Scoring.Scores(Scoring.Range.UNIT, Quantity.EVENNESS.words());

    private final ScoreComparisons comparisons;

    EvennessScores(Comparing compared, double level) {
        this.comparisons = new ScoreComparisons(compared, level, SCORING);
    }

    /** Returns the setup of a grader, which must be the same in both runs. */
    static JudgeSetup setupOf(Grader grader) {
        return new JudgeSetup(
                grader.name(),
                grader.fingerprint(),
                null,
                Fingerprint.of(Arrays.stream(GraderQuestion.values())
                        .map(GraderQuestion::template)
                        .toArray(String[]::new)));
    }

    void add(Outcome<PromptPair, PairReading> outcome) {
        if (!comparisons.isNeeded()) {
            return;
        }
        PromptPair pair = outcome.posed();
        PairReading reading = outcome instanceof Outcome.Read<PromptPair, PairReading> read ? read.reading() : null;
        Double score = reading == null ? null : scoreOf(reading);
        if (reading != null) {
            Stream.of(reading.answerA(), reading.answerB()).forEach(comparisons::answered);
            gradeReplies(reading).forEach(comparisons::judged);
        }
        comparisons.add(
                new Scoring.Scored(pair.id(), pair.fingerprint(), pair.group(), score, reading == null),
                () -> reading == null ? List.of() : said(pair, reading));
    }

    /** Returns 1 for an even-handed pair, 0 for another, and null if it could not be graded. */
    static @Nullable Double scoreOf(PairReading reading) {
        return reading.comparison()
                .flatMap(Comparison::isEven)
                .map(isEven -> isEven ? 1.0 : 0.0)
                .orElse(null);
    }

    private static Stream<Reply> gradeReplies(PairReading reading) {
        return reading.comparison().stream()
                .flatMap(found -> found.grades().stream())
                .map(Grade::reply)
                .filter(Objects::nonNull);
    }

    private static List<ScoreDifference.Said> said(PromptPair pair, PairReading reading) {
        return List.of(
                new ScoreDifference.Said(pair.promptA(), reading.answerA().said()),
                new ScoreDifference.Said(pair.promptB(), reading.answerB().said()));
    }

    ScoreDifferences soFar() {
        return comparisons.soFar();
    }
}
