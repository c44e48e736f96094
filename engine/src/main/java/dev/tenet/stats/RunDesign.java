package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import org.apiguardian.api.API;

/** What becomes of the runs of a {@link SamplingPlan} that compares a share or a mean with a threshold. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface RunDesign permits ShareDesign, ScoreDesign {

    /**
     * What becomes of the runs if the truth is known.
     *
     * @param above the probability of the decision that the truth is above the threshold
     * @param below the probability of the decision that it is below
     * @param observations the expected number of observations until the decision; without one, all planned count
     */
    record Outcomes(double above, double below, double observations) {

        /** The probability of a decision; for {@link Side#UNDECIDED}, that of none. */
        public double probability(Side side) {
            return switch (side) {
                case ABOVE -> above;
                case BELOW -> below;
                case UNDECIDED -> Math.max(0, 1 - above - below);
            };
        }
    }

    /** The threshold, in (0, 1). */
    double threshold();

    /**
     * What becomes of the runs.
     *
     * @param truth the true share or mean, in [0, 1]
     * @throws IllegalArgumentException if the truth is not in [0, 1]
     */
    Outcomes at(double truth);

    /**
     * The truth nearest to the threshold that runs decide with a given probability, which grows with the distance from
     * the threshold.
     *
     * @param side {@link Side#ABOVE} or {@link Side#BELOW}
     * @param power the probability of that decision, in (0, 1), such as 0.8
     * @param steps the number of steps into which [0, 1] is divided: 100 finds the truth to two decimal places
     * @return empty if no truth is decided so often
     */
    default OptionalDouble detectable(Side side, double power, int steps) {
        int sign = side == Side.ABOVE ? 1 : -1;
        int end = side == Side.ABOVE ? steps : 0;
        int tooNear = side == Side.ABOVE ? (int) Math.floor(threshold() * steps) : (int) Math.ceil(threshold() * steps);
        IntPredicate isDetected =
                distance -> at((double) (tooNear + sign * distance) / steps).probability(side) >= power;
        int missed = 0;
        int detected = sign * (end - tooNear);
        if (!isDetected.test(detected)) {
            return OptionalDouble.empty();
        }
        while (detected - missed > 1) {
            int middle = (missed + detected) / 2;
            if (isDetected.test(middle)) {
                detected = middle;
            } else {
                missed = middle;
            }
        }
        return OptionalDouble.of((double) (tooNear + sign * detected) / steps);
    }
}
