package dev.tenet.framing;

import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.BaselineDraft;
import dev.tenet.trial.baseline.ScoreComparison;
import dev.tenet.trial.baseline.ScoreDifference;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scores of framing pairs, as they are kept for a baseline. */
final class PairScores {

    /** What the scores are. */
    static final String MEASURE = "PAC";

    /** Where the two answers stand in a trial log record. */
    static final List<String> ANSWERS = List.of("/for/answer", "/against/answer");

    private static final ScoreComparison.Range RANGE = new ScoreComparison.Range(-2, 2);

    private PairScores() {}

    static void add(Outcome<FramingPair, PairReading> outcome, BaselineDraft to) {
        FramingPair pair = outcome.posed();
        @Nullable Double score = null;
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            for (Side side : Side.values()) {
                to.answered(read.reading().halves().of(side).reply());
            }
            judgeReplies(read.reading()).forEach(to::judged);
            if (read.reading().result() instanceof Result.Judged judged) {
                score = judged.ruling().score();
            }
        }
        to.add(pair.id(), pair.fingerprint(), score, pair.issue().key());
    }

    /** Returns the replies of the judges of a judged pair. */
    static Stream<Reply> judgeReplies(PairReading reading) {
        return reading.result() instanceof Result.Judged judged
                ? judged.ruling().said().stream().flatMap(said -> said.replies().stream())
                : Stream.of();
    }

    /** Creates the comparison with a baseline. Draft pairs have no comparable stance and are excluded from both runs. */
    static ScoreComparison comparison(Baseline baseline, double level) {
        return new ScoreComparison(
                baseline, level, RANGE, scored -> !scored.id().endsWith("/draft"));
    }

    static void add(Outcome<FramingPair, PairReading> outcome, ScoreComparison to) {
        FramingPair pair = outcome.posed();
        if (!to.isCompared() || pair.isDraft()) {
            return;
        }
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
                new ScoreComparison.Scored(
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
