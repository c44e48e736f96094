package dev.tenet.picture;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.Decimals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The picture of a claim: its threshold, the interval that decided it, the estimate, and what chance alone gives. Shapes
 * tell the parts apart, not colors. Printed numbers are on the same side of the threshold as the numbers themselves.
 *
 * @param name the claim, such as {@code DVGR ≥ 0.50}
 * @param claimed the side of the threshold that is claimed
 * @param estimate the estimate; empty if there is none
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 * @param threshold the threshold
 * @param chance what chance alone gives; empty if that is not known
 */
@API(status = INTERNAL, since = "0.1")
public record NumberLine(
        String name,
        Claimed claimed,
        OptionalDouble estimate,
        double low,
        double high,
        double threshold,
        OptionalDouble chance) {

    /** A side of a threshold. */
    public enum Claimed {
        /** At least the threshold. */
        AT_LEAST("claimed ≥ "),
        /** At most the threshold. */
        AT_MOST("claimed ≤ "),
        /** Neither side alone. */
        NEITHER("threshold ");

        private final String label;

        Claimed(String label) {
            this.label = label;
        }
    }

    private static final int WIDTH = 460;
    private static final int HEIGHT = 92;
    private static final int LEFT = 16;
    private static final int RIGHT = WIDTH - 16;
    private static final int MIDDLE = 46;
    private static final int ROOM_FOR_A_LABEL = 50;
    /** Returns whether all numbers are finite. */
    public boolean canBeDrawn() {
        return Double.isFinite(low)
                && Double.isFinite(high)
                && Double.isFinite(threshold)
                && Double.isFinite(estimate.orElse(0))
                && Double.isFinite(chance.orElse(0));
    }

    /**
     * Returns the picture.
     *
     * @param css the class of its colors
     * @param title the text above it
     * @param note a paragraph below the numbers, such as how it was decided; empty if there is none
     */
    public Picture picture(String css, String title, Optional<String> note) {
        List<String> notes = Stream.concat(Stream.of(numbers()), note.stream()).toList();
        return new Picture(css, title, name + ": " + numbers(), notes, WIDTH, HEIGHT, this::shapes);
    }

    private void shapes(Html svg) {
        Scale scale = Scale.around(LEFT, RIGHT, low, high, threshold, estimate.orElse(0));
        claimedSide(scale, svg);
        axis(scale, svg);
        chance.ifPresent(value -> chance(value, scale, svg));
        interval(scale, svg);
        threshold(scale, svg);
    }

    private String numbers() {
        return (estimate.isPresent() ? "estimate " + Decimals.estimate(estimate.getAsDouble()) + ", " : "")
                + "interval from " + Decimals.of(low, threshold) + " to " + Decimals.of(high, threshold)
                + ", threshold " + Decimals.exact(threshold);
    }

    private void claimedSide(Scale scale, Html svg) {
        if (claimed == Claimed.NEITHER) {
            return;
        }
        boolean isAtLeast = claimed == Claimed.AT_LEAST;
        double from = isAtLeast ? scale.at(threshold) : LEFT;
        double to = isAtLeast ? RIGHT : scale.at(threshold);
        svg.empty(
                "rect", "class", "claimed", "x", Html.at(from), "y", "28", "width", Html.at(to - from), "height", "36");
    }

    private void axis(Scale scale, Html svg) {
        Svg.line(svg, "axis", LEFT, MIDDLE, RIGHT, MIDDLE);
        for (double end : new double[] {scale.low(), scale.middle(), scale.high()}) {
            Svg.line(svg, "axis", scale.at(end), MIDDLE - 4, scale.at(end), MIDDLE + 4);
            if (chance.isEmpty() || Math.abs(scale.at(chance.getAsDouble()) - scale.at(end)) > ROOM_FOR_A_LABEL) {
                Svg.text(svg, "tick", scale.at(end), HEIGHT - 10, Decimals.estimate(end), anchor(scale.at(end)));
            }
        }
    }

    private void chance(double value, Scale scale, Html svg) {
        Svg.line(svg, "chance", scale.at(value), 24, scale.at(value), 68);
        Svg.text(svg, "tick", scale.at(value), HEIGHT - 10, "chance " + Decimals.exact(value), anchor(scale.at(value)));
    }

    private void interval(Scale scale, Html svg) {
        double from = scale.at(low);
        double to = scale.at(high);
        Svg.line(svg, "interval", from, MIDDLE, to, MIDDLE);
        Svg.line(svg, "cap", from, MIDDLE - 8, from, MIDDLE + 8);
        Svg.line(svg, "cap", to, MIDDLE - 8, to, MIDDLE + 8);
        estimate.ifPresent(value -> Svg.diamond(svg, scale.at(value), MIDDLE, 8));
    }

    private void threshold(Scale scale, Html svg) {
        double at = scale.at(threshold);
        Svg.line(svg, "threshold", at, 22, at, 70);
        Svg.text(svg, "limit", at, 15, claimed.label + Decimals.exact(threshold), anchor(at));
    }

    private static String anchor(double x) {
        return x < 70 ? "start" : x > WIDTH - 70 ? "end" : "middle";
    }
}
