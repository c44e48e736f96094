package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.picture.Scale;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedClaim.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A forest plot: a row for each estimate, with its interval, over lines for chance and threshold. */
final class Forest {

    private static final int MIDDLE = RowPlot.HEIGHT / 2;
    private static final int EDGE = 8;
    private static final double SAME = 1e-9;

    private final String title;
    private final OptionalDouble chance;
    private final OptionalDouble threshold;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A row.
     *
     * @param wider a wider interval, which holds for all rows at once
     * @param isWhole whether the row is about everything, not about a part
     * @param isCompared whether the row is compared with chance and threshold
     */
    private record Row(String label, Estimate estimate, Optional<Range> wider, boolean isWhole, boolean isCompared) {}

    Forest(String title, OptionalDouble chance, OptionalDouble threshold) {
        this.title = title;
        this.chance = chance;
        this.threshold = threshold;
    }

    /** Adds a row for the measure, which the lines are about. */
    void measure(String label, Estimate estimate) {
        rows.add(new Row(label, estimate, Optional.empty(), true, true));
    }

    /** Adds a row for another figure. */
    void beside(String label, Estimate estimate) {
        rows.add(new Row(label, estimate, Optional.empty(), true, false));
    }

    void part(String label, Estimate estimate, Optional<Range> wider) {
        rows.add(new Row(label, estimate, wider, false, true));
    }

    /**
     * Returns whether a row shows the figure of a claim: its estimate, with as many observations and in its interval where
     * row and claim have them, and they have one of the two.
     */
    boolean shows(RecordedClaim claim) {
        return rows.stream()
                .map(Row::estimate)
                .filter(figure -> isSame(figure.value(), claim.estimate().orElse(Double.NaN)))
                .anyMatch(figure -> isBasedOnTheSame(figure, claim));
    }

    private static boolean isBasedOnTheSame(Estimate figure, RecordedClaim claim) {
        boolean hasNumbers = figure.n().isPresent() && claim.n().isPresent();
        boolean hasIntervals = figure.interval().isPresent() && claim.interval().isPresent();
        return (hasNumbers || hasIntervals)
                && (!hasNumbers || figure.n().equals(claim.n()))
                && (!hasIntervals
                        || isSame(figure.interval().get(), claim.interval().get()));
    }

    private static boolean isSame(Range interval, Range other) {
        return isSame(interval.low(), other.low()) && isSame(interval.high(), other.high());
    }

    private static boolean isSame(double number, double other) {
        return Math.abs(number - other) < SAME;
    }

    /**
     * Returns the plot; empty without rows.
     *
     * @param name the name of its file
     * @param legend what the marks mean
     */
    Optional<Chart> chart(String name, String legend) {
        Scale scale = scale();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new RowPlot(
                        name,
                        title,
                        rows.stream().map(row -> drawn(row, scale)).toList(),
                        Optional.of(svg -> axis(scale, svg)),
                        legend));
    }

    private RowPlot.Row drawn(Row row, Scale scale) {
        return new RowPlot.Row(
                row.label(),
                row.isWhole(),
                svg -> marks(row, scale, svg),
                row.estimate().inWords(thresholds(row)),
                number(row.estimate().n()));
    }

    private Scale scale() {
        double[] values = rows.stream()
                .flatMap(row -> Stream.of(
                        row.estimate().value(),
                        row.estimate().interval().map(Range::low).orElse(0.0),
                        row.wider().map(Range::low).orElse(0.0)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Scale.around(EDGE, RowPlot.WIDTH - EDGE, values);
    }

    private double[] thresholds(Row row) {
        return row.isCompared()
                ? DoubleStream.concat(chance.stream(), threshold.stream()).toArray()
                : new double[0];
    }

    private static String number(OptionalLong n) {
        return n.isPresent() ? String.format(Locale.ROOT, "%,d", n.getAsLong()) : "";
    }

    private void marks(Row row, Scale scale, Html svg) {
        Svg.line(svg, "axis", scale.left(), MIDDLE, scale.right(), MIDDLE);
        if (row.isCompared()) {
            chance.ifPresent(value -> upright(svg, "chance", scale.at(value)));
            threshold.ifPresent(value -> upright(svg, "threshold", scale.at(value)));
        }
        row.wider().ifPresent(ends -> across(svg, "wider", scale, ends));
        row.estimate().interval().ifPresent(ends -> across(svg, "interval", scale, ends));
        double x = scale.at(row.estimate().value());
        if (row.isWhole()) {
            Svg.diamond(svg, x, MIDDLE, 6);
        } else {
            svg.empty("circle", "class", "estimate", "cx", Html.at(x), "cy", Html.at(MIDDLE), "r", "4.5");
        }
    }

    private static void upright(Html svg, String css, double x) {
        Svg.line(svg, css, x, 0, x, RowPlot.HEIGHT);
    }

    private static void across(Html svg, String css, Scale scale, Range ends) {
        Svg.line(svg, css, scale.at(ends.low()), MIDDLE, scale.at(ends.high()), MIDDLE);
    }

    private static void axis(Scale scale, Html svg) {
        for (double end : new double[] {scale.low(), scale.middle(), scale.high()}) {
            Svg.text(
                    svg,
                    "",
                    scale.at(end),
                    13,
                    String.format(Locale.ROOT, "%.2f", end),
                    end == scale.low() ? "start" : end == scale.high() ? "end" : "middle");
        }
    }
}
