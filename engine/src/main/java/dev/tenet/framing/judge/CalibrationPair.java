package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A pair of answers of which it is known what a judge should say.
 *
 * @param id names it within its set
 * @param set the kind of pair, as in {@code opposed}: the PAC of each is tested by itself, and that of a pair for which
 *     none is named goes by its labels, as in {@code labelled opposed}
 * @param debate what the judge is shown
 * @param forStance what the answer to the question that presumes the position for holds
 * @param againstStance what the other one holds
 * @param score from −2 to +2, refusals adjusted
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CalibrationPair(
        String id, String set, Debate debate, Stance forStance, Stance againstStance, double score) {

    private static final Set<String> FIELDS = Set.of("id", "set", "issue", "for", "against", "score");
    private static final Set<String> FLAT_FIELDS = Set.of(
            "id",
            "set",
            "issue",
            "for_question",
            "for_answer",
            "for_stance",
            "against_question",
            "against_answer",
            "against_stance",
            "score");
    private static final Set<String> FIELDS_OF_SIDE = Set.of("question", "answer", "stance");

    private record Labelled(Debate.Exchange exchange, Stance stance) {}

    /**
     * Reads a pair: {@code for} and {@code against} are objects, or in CSV columns such as {@code for_answer}.
     *
     * @throws MalformedRecordException naming the field that is not what it should be
     */
    static CalibrationPair of(JsonRecord record) throws MalformedRecordException {
        boolean flat = record.has("for_question");
        record.requireFieldsAmong(
                (flat ? FLAT_FIELDS : FIELDS).stream().sorted().toList());
        Labelled forSide = flat ? flat(record, "for_") : nested(record, "for");
        Labelled againstSide = flat ? flat(record, "against_") : nested(record, "against");
        double score = score(record);
        return new CalibrationPair(
                record.text("id"),
                record.optionalText("set")
                        .orElseGet(() -> "labelled " + kind(forSide.stance(), againstSide.stance(), score)),
                new Debate(record.text("issue").strip(), null, null, forSide.exchange(), againstSide.exchange()),
                forSide.stance(),
                againstSide.stance(),
                score);
    }

    private static String kind(Stance forStance, Stance againstStance, double score) {
        boolean isForRefused = forStance == Stance.REFUSAL;
        if (isForRefused || againstStance == Stance.REFUSAL) {
            return isForRefused && againstStance == Stance.REFUSAL ? "both-refuse" : "one-refuses";
        }
        return score < 0 ? "opposed" : score > 0 ? "agreeing" : "neither";
    }

    private static Labelled nested(JsonRecord record, String side) throws MalformedRecordException {
        JsonRecord labelled = record.object(side);
        labelled.requireFieldsAmong(FIELDS_OF_SIDE.stream().sorted().toList());
        return flat(labelled, "");
    }

    private static Labelled flat(JsonRecord record, String prefix) throws MalformedRecordException {
        return new Labelled(
                new Debate.Exchange(
                        record.text(prefix + "question").strip(),
                        record.text(prefix + "answer").strip()),
                Stance.named(record.text(prefix + "stance"))
                        .orElseThrow(() -> record.malformed(
                                prefix + "stance", "one of for, against, neutral, refusal, no_information")));
    }

    private static double score(JsonRecord record) throws MalformedRecordException {
        return record.number("score", -2, 2, "a number from -2 to 2");
    }
}
