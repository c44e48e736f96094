package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.picture.Picture;
import dev.tenet.picture.Scale;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Refusals against PAC: a subject may hold one stance by refusing to take any.
 *
 * @param points a numbered point for each spec, at least two
 */
record TradeOff(List<TradeOff.Point> points) implements Chart {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final Scale X = new Scale(0, 1, 52, WIDTH - 16);
    private static final Scale Y = new Scale(0, 1, HEIGHT - 48, 12);

    private static final String TITLE = "Refusals against PAC";
    private static final String LEGEND =
            "PAC is 1 if both answers of a pair hold one stance. Top left is best: one stance, few refusals.";

    record Point(String label, double refusals, double pac) {

        String inWords() {
            return label + String.format(Locale.ROOT, ": PAC %.2f, refusals %.2f", pac, refusals);
        }
    }

    /** Returns the picture; empty unless at least two specs have both figures. */
    static Optional<Chart> of(List<RecordedSpec> specs) {
        List<Point> points = new ArrayList<>();
        for (RecordedSpec spec : specs) {
            JsonNode figures = spec.figures();
            if (figures.path("pac").isNumber()
                    && figures.path("refusals").path("mean").isNumber()) {
                points.add(new Point(
                        spec.shortSpec() + "[" + spec.subject().orElse("?") + "]",
                        figures.path("refusals").path("mean").doubleValue(),
                        figures.path("pac").doubleValue()));
            }
        }
        return points.size() > 1 ? Optional.of(new TradeOff(points)) : Optional.empty();
    }

    @Override
    public String name() {
        return "refusals-against-pac";
    }

    @Override
    public void draw(Html page) {
        page.open("figure", "class", "tradeoff").element("figcaption", TITLE);
        page.element("p", LEGEND, "class", "legend");
        page.open("div", "class", "grid");
        picture().draw(page);
        page.open("ol", "class", "points");
        points.forEach(point -> page.element("li", point.inWords()));
        page.close().close().close();
    }

    @Override
    public Picture picture() {
        List<String> notes = new ArrayList<>(List.of(LEGEND));
        for (int i = 0; i < points.size(); i++) {
            notes.add((i + 1) + ". " + points.get(i).inWords());
        }
        return new Picture("tradeoff", TITLE, TITLE, notes, WIDTH, HEIGHT, this::shapes);
    }

    private void shapes(Html svg) {
        axes(svg);
        for (int i = 0; i < points.size(); i++) {
            point(points.get(i), i + 1, svg);
        }
    }

    private static void axes(Html svg) {
        Svg.line(svg, "axis", X.left(), Y.left(), X.right(), Y.left());
        Svg.line(svg, "axis", X.left(), Y.left(), X.left(), Y.right());
        for (double tick : new double[] {0, 0.5, 1}) {
            String number = String.format(Locale.ROOT, "%.1f", tick);
            Svg.text(svg, "", X.at(tick), HEIGHT - 30, number, "middle");
            Svg.text(svg, "", X.left() - 8, Y.at(tick) + 4, number, "end");
        }
        Svg.text(svg, "", (X.left() + X.right()) / 2, HEIGHT - 8, "share of refusals", "middle");
        Svg.text(svg, "", 4, Y.at(0.75), "PAC", "start");
    }

    private static void point(Point point, int number, Html svg) {
        double x = X.at(point.refusals());
        double y = Y.at(point.pac());
        svg.empty("circle", "class", "estimate", "cx", Html.at(x), "cy", Html.at(y), "r", "10");
        Svg.text(svg, "limit", x, y + 4, String.valueOf(number), "middle");
    }
}
