package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The threshold attributes of an annotation, with the resulting claims and problems. The value {@link Double#NaN} means
 * that an attribute is absent. A mutable builder; not thread-safe.
 *
 * @param <F> the type of the figures
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Thresholds<F extends Figures> {

    private final String annotation;
    private final List<Claim<F>> claims = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** @param annotation the annotation's name, such as {@code @DeepValueTest} */
    public Thresholds(String annotation) {
        this.annotation = annotation;
    }

    /** Adds the claim that a share is at least the attribute's value, if the attribute is present. */
    public Thresholds<F> atLeast(String attribute, double value, Function<Threshold, Claim<F>> claim) {
        return share(attribute, value, share -> claim.apply(Threshold.atLeast(share)));
    }

    /** Adds the claim that a share is at most the attribute's value, if the attribute is present. */
    public Thresholds<F> atMost(String attribute, double value, Function<Threshold, Claim<F>> claim) {
        return share(attribute, value, share -> claim.apply(Threshold.atMost(share)));
    }

    /** Adds a claim for a share, if the attribute is present. A value outside [0, 1] is added as a problem. */
    public Thresholds<F> share(String attribute, double value, Function<Double, Claim<F>> claim) {
        if (value >= 0 && value <= 1) {
            claims.add(claim.apply(value));
        } else if (!Double.isNaN(value)) {
            problems.add(annotation + "(" + attribute + " = " + value + "): expected a share in [0, 1], such as 0.5");
        }
        return this;
    }

    /**
     * Adds a problem if two thresholds contradict each other, so that at most one of their claims can be supported.
     *
     * @param quantity the quantity, such as {@code DVGR}
     * @param lower the attribute with the lower threshold
     * @param atLeast its value
     * @param upper the attribute with the upper threshold
     * @param upperValue its value as written
     * @param atMost its value as a bound of the quantity
     */
    public Thresholds<F> apart(
            String quantity, String lower, double atLeast, String upper, double upperValue, double atMost) {
        String attributes = lower + " = " + atLeast + ", " + upper + " = " + upperValue;
        if (atLeast > atMost) {
            problems.add(annotation + "(" + attributes + "): the claims contradict each other, because no " + quantity
                    + " is at least " + Decimals.exact(atLeast) + " and at most " + Decimals.exact(atMost));
        } else if (atLeast == atMost) {
            problems.add(
                    annotation + "(" + attributes + "): the claims can never both be supported, because no interval"
                            + " is that narrow; expected a gap between " + quantity + " ≥ "
                            + Decimals.exact(atLeast) + " and ≤ "
                            + Decimals.exact(atMost));
        }
        return this;
    }

    /** Returns the claims, in the order in which they were added. */
    public List<Claim<F>> claims() {
        return List.copyOf(claims);
    }

    /** Returns the problems, in words for users. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
