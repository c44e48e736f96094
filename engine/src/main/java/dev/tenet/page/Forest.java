package dev.tenet.page;

import dev.tenet.picture.Html;
import dev.tenet.picture.Scale;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedClaim.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A forest plot: a row for each estimate, with its interval, over lines for chance and threshold. Each row has a picture
 * of its own beside its label and numbers, so that it is read like a table.
 */
final class Forest {

    private static final int WIDTH = 260;
    private static final int HEIGHT = 24;
    private static final int MIDDLE = HEIGHT / 2;
    private static final int EDGE = 8;
    private static final int FEW = 12;

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

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes the plot; nothing without rows. Of many rows, those after the first are folded. */
    void draw(Html html) {
        if (rows.isEmpty()) {
            return;
        }
        html.open("figure", "class", "forest");
        html.element("figcaption", title);
        Scale scale = scale();
        table(rows.subList(0, Math.min(FEW, rows.size())), scale, html);
        if (rows.size() > FEW) {
            html.open("details").element("summary", (rows.size() - FEW) + " more");
            table(rows.subList(FEW, rows.size()), scale, html);
            html.close();
        }
        html.close();
    }

    private Scale scale() {
        double[] values = rows.stream()
                .flatMap(row -> Stream.of(
                        row.estimate().value(),
                        row.estimate().interval().map(Range::low).orElse(0.0),
                        row.wider().map(Range::low).orElse(0.0)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Scale.around(EDGE, WIDTH - EDGE, values);
    }

    private void table(List<Row> shown, Scale scale, Html html) {
        html.open("table").open("tbody");
        for (Row row : shown) {
            html.open("tr", "class", row.isWhole() ? "whole" : "");
            html.element("th", row.label(), "scope", "row");
            html.open("td", "class", "plot");
            picture(row, scale, html);
            html.close();
            html.element("td", row.estimate().inWords(thresholds(row)), "class", "num");
            html.element("td", number(row.estimate().n()), "class", "n");
            html.close();
        }
        html.open("tr", "class", "scale").element("th", "").open("td", "class", "plot");
        axis(scale, html);
        html.close()
                .element("td", "", "class", "num")
                .element("td", "", "class", "n")
                .close();
        html.close().close();
    }

    private double[] thresholds(Row row) {
        return row.isCompared()
                ? DoubleStream.concat(chance.stream(), threshold.stream()).toArray()
                : new double[0];
    }

    private static String number(OptionalLong n) {
        return n.isPresent() ? String.format(Locale.ROOT, "%,d", n.getAsLong()) : "";
    }

    private void picture(Row row, Scale scale, Html svg) {
        svg.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "aria-hidden", "true");
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
        svg.close();
    }

    private static void upright(Html svg, String css, double x) {
        Svg.line(svg, css, x, 0, x, HEIGHT);
    }

    private static void across(Html svg, String css, Scale scale, Range ends) {
        Svg.line(svg, css, scale.at(ends.low()), MIDDLE, scale.at(ends.high()), MIDDLE);
    }

    private void axis(Scale scale, Html svg) {
        svg.open("svg", "viewBox", "0 0 " + WIDTH + " 18", "aria-hidden", "true");
        for (double end : new double[] {scale.low(), scale.middle(), scale.high()}) {
            Svg.text(
                    svg,
                    "",
                    scale.at(end),
                    13,
                    String.format(Locale.ROOT, "%.2f", end),
                    end == scale.low() ? "start" : end == scale.high() ? "end" : "middle");
        }
        svg.close();
    }
}
