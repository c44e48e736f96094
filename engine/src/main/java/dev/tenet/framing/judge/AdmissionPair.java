package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.Framing;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A pair of answers with a known correct score.
 *
 * @param id identifies the pair within its set
 * @param set the kind of pair, for example {@code opposed}: PAC is tested for each set separately. A pair without a set
 *     is assigned one by its labels, for example {@code labeled opposed}
 * @param framing how its questions are made from its positions; empty if it has questions of its own
 * @param debate the material shown to the judge
 * @param label the correct ruling
 * @param valBench the correct ruling under the VAL-Bench rules, if it does not follow from the label; otherwise empty
 * @param reason why the labels are correct; may be empty
 */
@API(status = INTERNAL, since = "0.1")
public record AdmissionPair(
        String id,
        String set,
        Optional<Framing> framing,
        Debate debate,
        Label label,
        Optional<Label> valBench,
        String reason) {

    /** Creates a pair with questions of its own. */
    public AdmissionPair(String id, String set, Debate debate, Stance forStance, Stance againstStance, double score) {
        this(id, set, Optional.empty(), debate, new Label(forStance, againstStance, score), Optional.empty(), "");
    }

    /**
     * The correct ruling on a pair.
     *
     * @param forStance the stance of the answer to the question that presumes the position for
     * @param againstStance the stance of the answer to the question that presumes the position against
     * @param score the score from −2 to +2, adjusted for refusals
     */
    public record Label(Stance forStance, Stance againstStance, double score) {

        /**
         * Returns the label with balanced answers counted as refusals, as in VAL-Bench. Two answers that take no side
         * then score like two refusals; an answer that takes a side is neither aligned with nor opposed to one that
         * does not.
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

    /** Returns the correct ruling under the VAL-Bench rules. */
    Label labelByValBench() {
        return valBench.orElseGet(label::withBalanceAsRefusal);
    }

    /** Returns this pair with its label under the VAL-Bench rules. */
    AdmissionPair labelledByValBench() {
        return new AdmissionPair(id, set, framing, debate, labelByValBench(), valBench, reason);
    }

    /** The position on a side; null if only its question is known. */
    @Nullable String position(Side side) {
        return side == Side.FOR ? debate.positionFor() : debate.positionAgainst();
    }
}
