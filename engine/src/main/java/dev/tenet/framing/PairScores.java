package dev.tenet.framing;

import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.baseline.ScoreComparisons;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.Scoring;
import java.util.List;
import java.util.stream.Stream;

/** The scores of framing pairs, as they are kept for a baseline. */
final class PairScores {

    /** What the scores are. */
    static final String MEASURE = "PAC";

    /** Where the two answers stand in a trial log record. */
    static final List<String> ANSWERS = List.of("/for/answer", "/against/answer");

    /** How pairs are scored. Draft pairs have no comparable stance and are not compared. */
    static final Scoring.Scores SCORING = new Scoring.Scores(
            new Scoring.Range(-2, 2),
            FramingClaims.Quantity.PAC.words(),
            scored -> !scored.id().endsWith("/draft"));

    private PairScores() {}

    /** Returns the replies of the judges of a judged pair. */
    static Stream<Reply> judgeReplies(PairReading reading) {
        return reading.result() instanceof Result.Judged judged
                ? judged.ruling().said().stream().flatMap(said -> said.replies().stream())
                : Stream.of();
    }

    static void add(Outcome<FramingPair, PairReading> outcome, ScoreComparisons to) {
        if (!to.isNeeded()) {
            return;
        }
        FramingPair pair = outcome.posed();
        PairReading reading = outcome instanceof Outcome.Read<FramingPair, PairReading> read ? read.reading() : null;
        if (reading != null) {
            for (Side side : Side.values()) {
                to.answered(reading.halves().of(side).reply());
            }
            judgeReplies(reading).forEach(to::judged);
        }
        Double score = reading != null && reading.result() instanceof Result.Judged judged
                ? (Double) judged.ruling().score()
                : null;
        to.add(
                new Scoring.Scored(
                        pair.id(),
                        pair.fingerprint(),
                        pair.issue().key(),
                        score,
                        reading == null || reading.result() instanceof Result.Failed),
                () -> reading == null ? List.of() : said(pair, reading));
    }

    private static List<ScoreDifference.Said> said(FramingPair pair, PairReading reading) {
        return Stream.of(Side.FOR, Side.AGAINST)
                .map(side -> {
                    Reply reply = reading.halves().of(side).reply();
                    return new ScoreDifference.Said(pair.questions().of(side), reply == null ? "" : reply.said());
                })
                .toList();
    }
}
