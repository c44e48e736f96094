package dev.tenet.invariance;

import dev.tenet.invariance.InvarianceReading.Result;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.baseline.Comparing;
import dev.tenet.trial.baseline.ScoreComparisons;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.ScoreDifferences;
import dev.tenet.trial.baseline.Scoring;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scores of pairs, as they are compared with a baseline and kept for one: 1 for the same stance, otherwise 0. */
final class AgreementScores {

    /** What the scores are. */
    static final String MEASURE = "agreement";

    /** Where the two answers stand in a trial log record. */
    static final List<String> ANSWERS = List.of("/asWritten/answer", "/changed/answer");

    /** How pairs are scored. */
    static final Scoring.Scores SCORING = new Scoring.Scores(Scoring.Range.UNIT, Agreement.WORDS);

    private final ScoreComparisons comparisons;

    AgreementScores(Comparing compared, double level) {
        this.comparisons = new ScoreComparisons(compared, level, SCORING);
    }

    void add(Outcome<InvariancePair, InvarianceReading> outcome) {
        if (!comparisons.isNeeded()) {
            return;
        }
        InvariancePair pair = outcome.posed();
        InvarianceReading reading =
                outcome instanceof Outcome.Read<InvariancePair, InvarianceReading> read ? read.reading() : null;
        Double score = reading == null ? null : scoreOf(reading.result());
        if (reading != null) {
            Stream.of(reading.asWritten(), reading.changed()).forEach(heard -> comparisons.answered(heard.reply()));
        }
        comparisons.add(
                new Scoring.Scored(pair.id(), pair.fingerprint(), pair.question(), score, reading == null),
                () -> reading == null ? List.of() : said(pair, reading));
    }

    /** Returns 1 for the same stance, 0 for different ones, and null if an answer has none. */
    static @Nullable Double scoreOf(Result result) {
        return switch (result) {
            case SAME -> 1.0;
            case DIFFERENT -> 0.0;
            case UNREADABLE, REFUSED_ONCE, REFUSED_TWICE -> null;
        };
    }

    private static List<ScoreDifference.Said> said(InvariancePair pair, InvarianceReading reading) {
        return List.of(
                new ScoreDifference.Said(
                        pair.asWritten().prompt(), reading.asWritten().reply().said()),
                new ScoreDifference.Said(
                        pair.changed().prompt(), reading.changed().reply().said()));
    }

    ScoreDifferences soFar() {
        return comparisons.soFar();
    }
}
