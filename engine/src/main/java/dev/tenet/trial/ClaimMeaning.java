package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * What a claim measures, for reports and for readers who do not know its field.
 *
 * @param quantity what is measured and how to read it, in one to three sentences; empty if unknown
 * @param direction the side of the threshold that is claimed; empty for a claim with two thresholds or none
 * @param chance what guessing alone gives, in the unit of the quantity; empty if that is not known
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ClaimMeaning(String quantity, Optional<Threshold.Direction> direction, OptionalDouble chance) {

    /** The meaning of a claim without a description. */
    public static final ClaimMeaning UNKNOWN = of("");

    /** Creates the meaning of a claim without a direction. */
    public static ClaimMeaning of(String quantity) {
        return new ClaimMeaning(quantity, Optional.empty(), OptionalDouble.empty());
    }

    /** Returns a copy with a direction. */
    public ClaimMeaning toward(Threshold.Direction claimed) {
        return new ClaimMeaning(quantity, Optional.of(claimed), chance);
    }

    /** Returns a copy that says what guessing alone gives. */
    public ClaimMeaning withChance(double guessed) {
        return new ClaimMeaning(quantity, direction, OptionalDouble.of(guessed));
    }

    /** Returns a copy with a further sentence on the quantity. */
    public ClaimMeaning and(String sentence) {
        return new ClaimMeaning(quantity.isEmpty() ? sentence : quantity + " " + sentence, direction, chance);
    }
}
