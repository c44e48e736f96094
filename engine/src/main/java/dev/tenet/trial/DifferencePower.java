package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.DifferenceDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/**
 * Says in one line which true differences most runs show, for example {@code supported in 80 % of runs at a true
 * difference of about 0.02 or more, refuted at about -0.24 or less}.
 *
 * @param design simulated runs
 * @param quantity the noun for the difference
 */
@API(status = INTERNAL, since = "0.1")
public record DifferencePower(DifferenceDesign design, String quantity) {

    private static final double POWER = 0.8;

    /** Returns the assumed share of differences that are −1 or 1, such as {@code 20 %}. */
    public String changing() {
        return String.format(Locale.ROOT, "%.0f %%", 100 * design.changing());
    }

    /** Returns the true differences that support and refute the claim. */
    private String inWords() {
        OptionalDouble supported = design.supported(POWER);
        OptionalDouble refuted = design.refuted(POWER);
        List<String> parts = new ArrayList<>();
        supported.ifPresent(
                truth -> parts.add("supported in 80 % of runs at a true " + quantity + " of " + from(truth)));
        if (supported.isEmpty()) {
            parts.add("supported in 80 % of runs at no true " + quantity);
        }
        refuted.ifPresent(truth -> parts.add("refuted at " + from(truth)));
        return String.join(", ", parts);
    }

    private String from(double truth) {
        return "about " + Decimals.estimate(truth) + (truth > design.bound() ? " or more" : " or less");
    }

    /**
     * Returns the power.
     *
     * @param assumed what is assumed, as the beginning of the line
     * @param observations the plural noun for observations
     * @param truths the true differences whose expected numbers of observations are computed
     */
    public Power power(String assumed, String observations, double... truths) {
        double[] lengths = DoubleStream.of(truths)
                .map(truth -> design.at(truth).observations())
                .toArray();
        return new Power(
                assumed
                        + inWords()
                        + (truths.length == 0
                                ? ""
                                : "; expected " + observations + ": about " + PowerInWords.lengths(truths, lengths)),
                Power.Length.of(truths, lengths, design.planned()));
    }
}
