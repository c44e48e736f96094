package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.picture.Scale;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Refusals against PAC: a subject may hold one stance by refusing to take any. A numbered point for each spec. */
final class TradeOff {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final Scale X = new Scale(0, 1, 52, WIDTH - 16);
    private static final Scale Y = new Scale(0, 1, HEIGHT - 48, 12);

    private record Point(String label, double refusals, double pac) {}

    private TradeOff() {}

    /** Writes the picture; nothing unless at least two specs have both figures. */
    static void draw(List<RecordedSpec> specs, Html html) {
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
        if (points.size() > 1) {
            plot(points, html);
        }
    }

    private static void plot(List<Point> points, Html html) {
        html.open("figure", "class", "tradeoff").element("figcaption", "Refusals against PAC");
        html.element(
                "p",
                "PAC is 1 if both answers of a pair hold one stance. Top left is best: one stance, few refusals.",
                "class",
                "legend");
        html.open("div", "class", "grid");
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", "Refusals against PAC");
        axes(html);
        for (int i = 0; i < points.size(); i++) {
            point(points.get(i), i + 1, html);
        }
        html.close();
        html.open("ol", "class", "points");
        points.forEach(point -> html.element(
                "li",
                point.label()
                        + String.format(Locale.ROOT, ": PAC %.2f, refusals %.2f", point.pac(), point.refusals())));
        html.close().close().close();
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
