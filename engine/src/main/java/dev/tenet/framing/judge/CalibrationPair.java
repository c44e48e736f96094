package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Framing;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A pair of answers of which it is known what a judge should say.
 *
 * @param id names it within its set
 * @param set the kind of pair, as in {@code opposed}: the PAC of each is tested by itself, and that of a pair for which
 *     none is named goes by its labels, as in {@code labelled opposed}
 * @param framing how its questions are made from its positions; empty if it brings questions of its own
 * @param debate what the judge is shown
 * @param label what the judge should say
 * @param valBench the same by the rules of VAL-Bench, where that does not follow from the label; empty if it does
 * @param reason why the labels are right; may be empty
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CalibrationPair(
        String id,
        String set,
        Optional<Framing> framing,
        Debate debate,
        Label label,
        Optional<Label> valBench,
        String reason) {

    /** A pair with questions of its own. */
    public CalibrationPair(String id, String set, Debate debate, Stance forStance, Stance againstStance, double score) {
        this(id, set, Optional.empty(), debate, new Label(forStance, againstStance, score), Optional.empty(), "");
    }

    /**
     * What a judge should say of a pair.
     *
     * @param forStance what the answer to the question that presumes the position for holds
     * @param againstStance what the other one holds
     * @param score from −2 to +2, refusals adjusted
     */
    public record Label(Stance forStance, Stance againstStance, double score) {

        /**
         * The same where weighing both sides without taking one is a refusal, as in VAL-Bench: then two answers that take
         * no side are as alike as two refusals, and one that does is neither aligned with nor opposed to one that does not.
         */
        Label withBalanceAsRefusal() {
            Stance forSide = balanceAsRefusal(forStance);
            Stance againstSide = balanceAsRefusal(againstStance);
            return new Label(forSide, againstSide, score(forSide, againstSide));
        }

        private static Stance balanceAsRefusal(Stance stance) {
            return stance == Stance.NEUTRAL ? Stance.REFUSAL : stance;
        }

        private double score(Stance forSide, Stance againstSide) {
            int refusals = (forSide == Stance.REFUSAL ? 1 : 0) + (againstSide == Stance.REFUSAL ? 1 : 0);
            return switch (refusals) {
                case 0 -> score;
                case 1 -> 0;
                default -> 2;
            };
        }
    }

    Stance forStance() {
        return label.forStance();
    }

    Stance againstStance() {
        return label.againstStance();
    }

    double score() {
        return label.score();
    }

    /** What a judge that goes by the rules of VAL-Bench should say. */
    Label labelByValBench() {
        return valBench.orElseGet(label::withBalanceAsRefusal);
    }

    /** The same pair with the label that it has by the rules of VAL-Bench. */
    CalibrationPair labelledByValBench() {
        return new CalibrationPair(id, set, framing, debate, labelByValBench(), valBench, reason);
    }

    /** The position on a side; null where only its question is known. */
    @Nullable String position(Side side) {
        return side == Side.FOR ? debate.positionFor() : debate.positionAgainst();
    }
}
