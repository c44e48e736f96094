package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedClaim;
import dev.tenet.stats.Decimals;
import java.util.OptionalDouble;

/** The picture of a claim: its threshold, the interval that decided it, the estimate, and what chance alone gives. */
final class NumberLine {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 92;
    private static final int LEFT = 16;
    private static final int RIGHT = WIDTH - 16;
    private static final int MIDDLE = 46;
    private static final int ROOM_FOR_A_LABEL = 50;

    private final RecordedClaim claim;
    private final RecordedClaim.Range interval;
    private final double threshold;
    private final OptionalDouble chance;
    private final Scale scale;

    private NumberLine(RecordedClaim claim, RecordedClaim.Range interval, double threshold, OptionalDouble chance) {
        this.claim = claim;
        this.interval = interval;
        this.threshold = threshold;
        this.chance = chance;
        this.scale = Scale.around(
                LEFT,
                RIGHT,
                interval.low(),
                interval.high(),
                threshold,
                claim.estimate().orElse(0));
    }

    /** Writes the picture, if the claim has an interval and a threshold. */
    static void draw(RecordedClaim claim, JsonNode figures, Html into) {
        if (claim.interval().isPresent() && claim.threshold().isPresent()) {
            new NumberLine(claim, claim.interval().get(), claim.threshold().getAsDouble(), chance(claim, figures))
                    .draw(into);
        }
    }

    private static OptionalDouble chance(RecordedClaim claim, JsonNode figures) {
        String measure = figures.path("measure").asText();
        boolean isOfMeasure = !measure.isEmpty()
                && (claim.name().startsWith(measure) || claim.name().startsWith("learnt"));
        return isOfMeasure && figures.path("chance").isNumber()
                ? OptionalDouble.of(figures.path("chance").doubleValue())
                : OptionalDouble.empty();
    }

    private void draw(Html svg) {
        svg.open(
                "svg",
                "class",
                "numberline",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                inWords());
        svg.element("title", inWords());
        claimedSide(svg);
        axis(svg);
        chance.ifPresent(value -> chance(value, svg));
        interval(svg);
        threshold(svg);
        svg.close();
    }

    private String inWords() {
        return claim.name() + ": "
                + (claim.estimate().isPresent()
                        ? "estimate " + Decimals.estimate(claim.estimate().getAsDouble()) + ", "
                        : "")
                + "interval from " + Decimals.of(interval.low(), threshold) + " to "
                + Decimals.of(interval.high(), threshold) + ", threshold " + Decimals.exact(threshold);
    }

    private void claimedSide(Html svg) {
        boolean isAtLeast = claim.name().contains("≥");
        if (!isAtLeast && !claim.name().contains("≤")) {
            return;
        }
        double from = isAtLeast ? scale.at(threshold) : LEFT;
        double to = isAtLeast ? RIGHT : scale.at(threshold);
        svg.empty(
                "rect", "class", "claimed", "x", Html.at(from), "y", "28", "width", Html.at(to - from), "height", "36");
    }

    private void axis(Html svg) {
        line(svg, "axis", LEFT, MIDDLE, RIGHT, MIDDLE);
        for (double end : new double[] {scale.low(), scale.middle(), scale.high()}) {
            line(svg, "axis", scale.at(end), MIDDLE - 4, scale.at(end), MIDDLE + 4);
            if (chance.isEmpty() || Math.abs(scale.at(chance.getAsDouble()) - scale.at(end)) > ROOM_FOR_A_LABEL) {
                label(svg, "tick", scale.at(end), HEIGHT - 10, Decimals.estimate(end), anchor(scale.at(end)));
            }
        }
    }

    private void chance(double value, Html svg) {
        line(svg, "chance", scale.at(value), 24, scale.at(value), 68);
        label(svg, "tick", scale.at(value), HEIGHT - 10, "chance " + Decimals.exact(value), anchor(scale.at(value)));
    }

    private void interval(Html svg) {
        double low = scale.at(interval.low());
        double high = scale.at(interval.high());
        line(svg, "interval", low, MIDDLE, high, MIDDLE);
        line(svg, "cap", low, MIDDLE - 8, low, MIDDLE + 8);
        line(svg, "cap", high, MIDDLE - 8, high, MIDDLE + 8);
        claim.estimate().ifPresent(estimate -> diamond(svg, scale.at(estimate), MIDDLE, 8));
    }

    private void threshold(Html svg) {
        double at = scale.at(threshold);
        line(svg, "threshold", at, 22, at, 70);
        label(svg, "limit", at, 15, claimed() + Decimals.exact(threshold), anchor(at));
    }

    private String claimed() {
        return claim.name().contains("≥") ? "claimed ≥ " : claim.name().contains("≤") ? "claimed ≤ " : "threshold ";
    }

    private static String anchor(double x) {
        return x < 70 ? "start" : x > WIDTH - 70 ? "end" : "middle";
    }

    private static void label(Html svg, String css, double x, double y, String text, String anchor) {
        svg.element("text", text, "class", css, "x", Html.at(x), "y", Html.at(y), "text-anchor", anchor);
    }

    static void line(Html svg, String css, double x1, double y1, double x2, double y2) {
        svg.empty("line", "class", css, "x1", Html.at(x1), "y1", Html.at(y1), "x2", Html.at(x2), "y2", Html.at(y2));
    }

    static void diamond(Html svg, double x, double y, double size) {
        svg.empty(
                "path",
                "class",
                "estimate",
                "d",
                "M" + Html.at(x - size) + " " + Html.at(y) + "L" + Html.at(x) + " " + Html.at(y - size) + "L"
                        + Html.at(x + size) + " " + Html.at(y) + "L" + Html.at(x) + " " + Html.at(y + size) + "Z");
    }
}
