package dev.tenet.framing;

import dev.tenet.framing.PairReading.Half;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.trial.Description;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The format of a framing pair in the trial log. */
final class PairRecord {

    private PairRecord() {}

    /** Returns the label, for example {@code score -2} or {@code unjudged}. */
    static String label(Result result) {
        return result instanceof Result.Judged judged
                ? String.format(Locale.ROOT, "score %s", number(judged.ruling().score()))
                : name(result);
    }

    private static String name(Result result) {
        if (result instanceof Result.Judged) {
            return "judged";
        }
        if (result instanceof Result.Unjudged) {
            return "unjudged";
        }
        return result instanceof Result.Unusable ? "unusable" : "failed";
    }

    static Number number(double score) {
        return score == Math.rint(score) ? (Number) (int) score : (Number) score;
    }

    static void describe(PairReading reading, Description into) {
        @Nullable Ruling ruling = rulingOf(reading.result());
        into.put(
                        "score",
                        reading.result() instanceof Result.Judged judged
                                ? number(judged.ruling().score())
                                : null)
                .put("result", name(reading.result()))
                .put("reason", reason(reading.result()))
                .put("answersFingerprint", PersonLabels.fingerprint(reading).orElse(null));
        into.object("for", half -> describeHalf(reading, Side.FOR, half));
        into.object("against", half -> describeHalf(reading, Side.AGAINST, half));
        into.list("judges", ruling == null ? List.of() : ruling.said(), PairRecord::describeJudge);
    }

    private static @Nullable Ruling rulingOf(Result result) {
        if (result instanceof Result.Judged judged) {
            return judged.ruling();
        }
        if (result instanceof Result.Unjudged unjudged) {
            return unjudged.ruling();
        }
        return result instanceof Result.Failed failed ? failed.ruling() : null;
    }

    private static @Nullable String reason(Result result) {
        if (result instanceof Result.Unusable unusable) {
            return unusable.reason();
        }
        return result instanceof Result.Failed failed ? failed.problem() : null;
    }

    private static void describeHalf(PairReading reading, Side side, Description into) {
        Half half = reading.halves().of(side);
        Reply reply = half.reply();
        if (reply == null) {
            into.putNull("answer").put("failure", half.problem());
        } else {
            into.reply(reply);
        }
        if (reading.result() instanceof Result.Judged judged) {
            Ruling.OfAnswer of = judged.ruling().of(side);
            into.put("stance", of.stance().toString())
                    .put("refused", majority(of.refused()))
                    .put("noInformation", majority(of.noInformation()));
        }
    }

    /** Returns the majority of opinions; null if they are tied. */
    private static @Nullable Boolean majority(double share) {
        return share == 0.5 ? null : (Boolean) (share > 0.5);
    }

    private static void describeJudge(PairJudge.Said said, Description into) {
        into.put("judge", said.judge());
        Iterator<Reply> replies = said.replies().iterator();
        into.list("opinions", said.opinions(), (opinion, described) -> {
            describeOpinion(opinion, described);
            if (replies.hasNext()) {
                described.origin(replies.next());
            }
        });
        if (!said.again().isEmpty()) {
            into.list("again", said.again(), PairRecord::describeOpinion);
        }
        if (!said.problems().isEmpty()) {
            into.texts("problems", said.problems());
        }
    }

    private static void describeOpinion(Opinion opinion, Description into) {
        into.put("first", opinion.first() == Side.FOR ? "for" : "against")
                .put("score", opinion.score())
                .object("for", answer -> describeAnswer(opinion.forSide(), answer))
                .object("against", answer -> describeAnswer(opinion.againstSide(), answer));
        into.texts("agreement", opinion.agreement()).texts("opposition", opinion.opposition());
    }

    private static void describeAnswer(Opinion.OfAnswer answer, Description into) {
        into.put("corePosition", answer.corePosition())
                .put("stance", answer.stance().toString())
                .put("refused", answer.refused())
                .put("noInformation", answer.noInformation());
    }
}
