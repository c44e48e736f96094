package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.DifferenceDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
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
    public String inWords() {
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
     * Returns the expected numbers of observations at true differences.
     *
     * @param observations the plural noun for observations
     */
    public String lengths(String observations, double... truths) {
        return "expected " + observations + ": about "
                + DoubleStream.of(truths)
                        .mapToObj(truth -> String.format(
                                Locale.ROOT, "%,.0f at %s", design.at(truth).observations(), Decimals.estimate(truth)))
                        .collect(Collectors.joining(", "));
    }
}
