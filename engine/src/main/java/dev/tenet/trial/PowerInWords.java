package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Looks;
import dev.tenet.stats.RunDesign;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.Side;
import dev.tenet.trial.Threshold.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Says in one line how far the truth must be from a threshold for most runs to support a claim, and after how many
 * observations they do, for example {@code supported in 80 % of runs if the true value is 0.577 (FIXED: 0.573); expected
 * trials: 311 at 0.577, 395 at 0.50, 311 at 0.423; needs at least 7}.
 */
@API(status = INTERNAL, since = "0.1")
public final class PowerInWords {

    private static final double POWER = 0.8;
    private static final int TO_THREE_PLACES = 1000;
    private static final int TO_TWO_PLACES = 100;

    private final Threshold threshold;
    private final SamplingPlan plan;
    private final Function<SamplingPlan, RunDesign> designs;
    private final String about;
    private final int steps;

    private PowerInWords(
            Threshold threshold,
            SamplingPlan plan,
            Function<SamplingPlan, RunDesign> designs,
            String about,
            int steps) {
        this.threshold = threshold;
        this.plan = plan;
        this.designs = designs;
        this.about = about;
        this.steps = steps;
    }

    /**
     * Returns the line for a claim whose power is not computed.
     *
     * @param about what the claim is about, such as {@code each change}
     */
    public static Power notComputed(String about) {
        return Power.inWords("power is not computed for claims about " + about);
    }

    /** Returns the line for a plan with more observations than the power is computed for. */
    public static Power computedFor(int atMost, String observations) {
        return Power.inWords(String.format(Locale.ROOT, "power is computed for at most %,d %s", atMost, observations));
    }

    /** Returns the line for a claim about a catalogue rather than its source. */
    public static Power notComputedForCatalogue() {
        return notComputed("the catalog alone");
    }

    /** Exact designs. */
    static PowerInWords exact(Threshold threshold, SamplingPlan plan, Function<SamplingPlan, RunDesign> designs) {
        return new PowerInWords(threshold, plan, designs, "", TO_THREE_PLACES);
    }

    /** Designs that may be simulated. */
    static PowerInWords simulated(Threshold threshold, SamplingPlan plan, Function<SamplingPlan, RunDesign> designs) {
        return new PowerInWords(threshold, plan, designs, "about ", TO_TWO_PLACES);
    }

    /**
     * Returns the power.
     *
     * @param assumed what is assumed, as the beginning of the line; empty for nothing
     * @param observations the plural noun for observations
     * @param fewest the smallest number of planned observations that could support the claim
     */
    Power power(String assumed, String observations, OptionalLong fewest) {
        RunDesign design = designs.apply(plan);
        OptionalDouble detectable = detectable(design);
        double[] truths = detectable.isPresent() ? truths(detectable.getAsDouble()) : new double[0];
        double[] lengths = DoubleStream.of(truths)
                .map(truth -> design.at(truth).observations())
                .toArray();
        String line = assumed
                + "supported in 80 % of runs "
                + (detectable.isPresent() ? "if the true value is " + shown(detectable) : "at no true value")
                + others()
                + (detectable.isPresent() ? "; expected " + observations + ": " + about + lengths(truths, lengths) : "")
                + (fewest.isPresent() ? String.format(Locale.ROOT, "; needs at least %,d", fewest.getAsLong()) : "");
        return new Power(line, Power.Length.of(truths, lengths, plan.planned()));
    }

    static String lengths(double[] truths, double[] lengths) {
        return IntStream.range(0, truths.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%,.0f at %s", lengths[i], Decimals.estimate(truths[i])))
                .collect(Collectors.joining(", "));
    }

    /** Returns the same of the other stopping rules that do not need a run to be prolonged. */
    private String others() {
        List<String> others = new ArrayList<>();
        for (Looks looks : List.of(Looks.EARLY, Looks.FIXED)) {
            if (looks != plan.looks()) {
                SamplingPlan other = new SamplingPlan(plan.level(), looks, plan.planned(), plan.population());
                others.add(looks + ": " + shown(detectable(designs.apply(other))));
            }
        }
        return " (" + String.join(", ", others) + ")";
    }

    private OptionalDouble detectable(RunDesign design) {
        return design.detectable(isAtLeast() ? Side.ABOVE : Side.BELOW, POWER, steps);
    }

    private String shown(OptionalDouble truth) {
        return truth.isPresent() ? about + Decimals.estimate(truth.getAsDouble()) : "none";
    }

    /** Returns the detectable truth, the threshold, and the truth as far on its other side. */
    private double[] truths(double detectable) {
        double mirrored = Math.min(1, Math.max(0, 2 * threshold.value() - detectable));
        return new double[] {detectable, threshold.value(), mirrored};
    }

    private boolean isAtLeast() {
        return threshold.direction() == Direction.AT_LEAST;
    }
}
