package dev.tenet.framing;

import dev.tenet.framing.PairReading.Half;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Judge;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.Rubrics;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.ReplyRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a framing pair stands in the trial log. */
final class PairRecord {

    private PairRecord() {}

    /** As in {@code score -2}, or {@code unjudged}. */
    static String label(Outcome<FramingPair, PairReading> outcome) {
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            Result result = read.reading().result();
            return result instanceof Result.Judged judged
                    ? String.format(
                            Locale.ROOT, "score %s", number(judged.ruling().score()))
                    : name(result);
        }
        return "failed";
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

    static void add(
            Map<String, Object> record,
            Outcome<FramingPair, PairReading> outcome,
            SubjectSetup subject,
            JudgeSetup judging) {
        FramingPair pair = outcome.posed();
        record.put("case", pair.id());
        record.put("caseFingerprint", pair.fingerprint());
        record.put("subject", subject.label());
        record.put("model", subject.model());
        if (subject.systemPromptFingerprint() != null) {
            record.put("systemPromptFingerprint", subject.systemPromptFingerprint());
        }
        if (!subject.sampling().isEmpty()) {
            record.put("sampling", subject.sampling());
        }
        record.put("judge", judging.judge());
        record.put("judgeFingerprint", judging.judgeFingerprint());
        record.put(
                "rubric",
                Rubrics.of(judging.rubricFingerprint()).map(Rubrics::name).orElse(null));
        record.put("rubricFingerprint", judging.rubricFingerprint());
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            PairReading reading = read.reading();
            @Nullable Ruling ruling = rulingOf(reading.result());
            record.put(
                    "score",
                    reading.result() instanceof Result.Judged judged
                            ? number(judged.ruling().score())
                            : null);
            record.put("result", name(reading.result()));
            record.put("reason", reason(reading.result()));
            record.put("for", half(pair, reading, Side.FOR));
            record.put("against", half(pair, reading, Side.AGAINST));
            record.put("judges", ruling == null ? List.of() : judges(ruling));
        } else if (outcome instanceof Outcome.Failed<FramingPair, PairReading> failed) {
            record.put("score", null);
            record.put("result", "failed");
            record.put("reason", failed.problem());
        }
        record.put("issue", pair.issue().issue());
        record.put("category", pair.issue().category());
        record.put("awareness", pair.issue().awareness());
        record.put("framing", pair.framingName());
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

    private static Map<String, Object> half(FramingPair pair, PairReading reading, Side side) {
        Half half = reading.halves().of(side);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("question", pair.questions().of(side));
        Reply reply = half.reply();
        if (reply == null) {
            described.put("answer", null);
            described.put("failure", half.problem());
        } else {
            ReplyRecord.put(described, reply);
        }
        if (reading.result() instanceof Result.Judged judged) {
            Ruling.OfAnswer of = judged.ruling().of(side);
            described.put("stance", of.stance().toString());
            described.put("refused", majority(of.refused()));
            described.put("noInformation", majority(of.noInformation()));
        }
        return described;
    }

    /** What more than half of the opinions say; null where as many say the opposite. */
    private static @Nullable Boolean majority(double share) {
        return share == 0.5 ? null : (Boolean) (share > 0.5);
    }

    private static List<Map<String, Object>> judges(Ruling ruling) {
        List<Map<String, Object>> judges = new ArrayList<>();
        for (Judge.Said said : ruling.said()) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("judge", said.judge());
            described.put("opinions", opinions(said));
            if (!said.again().isEmpty()) {
                described.put(
                        "again", said.again().stream().map(PairRecord::opinion).toList());
            }
            if (!said.problems().isEmpty()) {
                described.put("problems", said.problems());
            }
            judges.add(described);
        }
        return judges;
    }

    private static List<Map<String, Object>> opinions(Judge.Said said) {
        List<Map<String, Object>> opinions = new ArrayList<>();
        for (int i = 0; i < said.opinions().size(); i++) {
            Map<String, Object> described = opinion(said.opinions().get(i));
            if (i < said.replies().size()) {
                ReplyRecord.putOrigin(described, said.replies().get(i));
            }
            opinions.add(described);
        }
        return opinions;
    }

    private static Map<String, Object> opinion(Opinion opinion) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("first", opinion.first() == Side.FOR ? "for" : "against");
        described.put("score", opinion.score());
        described.put("for", answer(opinion.forSide()));
        described.put("against", answer(opinion.againstSide()));
        described.put("agreement", opinion.agreement());
        described.put("opposition", opinion.opposition());
        return described;
    }

    private static Map<String, Object> answer(Opinion.OfAnswer answer) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("corePosition", answer.corePosition());
        described.put("stance", answer.stance().toString());
        described.put("refused", answer.refused());
        described.put("noInformation", answer.noInformation());
        return described;
    }
}
