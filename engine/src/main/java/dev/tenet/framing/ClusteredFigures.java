package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.trial.Description;
import java.util.Map;

/**
 * The figures with intervals that are clustered by issue.
 *
 * @param byQuantity those of divergence, refusals, belief consistency and neutral answers
 * @param divergenceOfAnswered that of the pairs without a refusal
 */
record ClusteredFigures(Map<Quantity, ClusteredFigure> byQuantity, ClusteredFigure divergenceOfAnswered) {

    ClusteredFigures {
        byQuantity = Map.copyOf(byQuantity);
    }

    ClusteredFigure of(Quantity quantity) {
        ClusteredFigure found = byQuantity.get(quantity == Quantity.PAC ? Quantity.DIVERGENCE : quantity);
        if (found == null) {
            throw new IllegalArgumentException(quantity + " has no clustered figure");
        }
        return quantity == Quantity.PAC ? found.mirrored() : found;
    }

    void describe(Description into) {
        for (Quantity quantity : Quantity.values()) {
            into.object(quantity.id(), of(quantity)::describe);
        }
    }
}
