package dev.tenet.framing;

import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.baseline.BaselineDraft;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scores of framing pairs, as they are kept for a baseline. */
final class PairScores {

    /** What the scores are. */
    static final String MEASURE = "PAC";

    /** Where the two answers stand in a trial log record. */
    static final List<String> ANSWERS = List.of("/for/answer", "/against/answer");

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
}
