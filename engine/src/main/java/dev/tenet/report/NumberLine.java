package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Evidence;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A picture of a decision as SVG: a number line with the threshold, the interval that decided, and the estimate. Shapes
 * tell the parts apart, not colors. The text follows the reader's light or dark theme.
 *
 * @param title the claim and its verdict
 * @param evidence the figures, all of them finite
 */
@API(status = INTERNAL, since = "0.1")
public record NumberLine(String title, Evidence evidence) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 165;
    private static final int LEFT = 40;
    private static final int LINE = 94;
    private static final double MARGIN = 0.1;

    /** Returns whether the evidence can be drawn. */
    public static boolean canDraw(Evidence evidence) {
        return Double.isFinite(evidence.threshold())
                && Double.isFinite(evidence.estimate())
                && Double.isFinite(evidence.interval().low())
                && Double.isFinite(evidence.interval().high());
    }

    /** Returns the picture, 640 by 165 pixels. */
    public String svg() {
        double low = evidence.interval().low();
        double high = evidence.interval().high();
        String words = format(
                "estimate %.3f, interval [%.3f, %.3f], threshold %.3f",
                evidence.estimate(), low, high, evidence.threshold());
        return format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                                + " role=\"img\" aria-label=\"%s\">\n",
                        WIDTH, HEIGHT, WIDTH, HEIGHT, xml(title + ": " + words))
                + """
                <style>
                  svg { background: #fff; font: 13px system-ui, sans-serif; }
                  text { fill: #222; } .line { stroke: #888; } .mark { stroke: #222; fill: #222; }
                  .interval { stroke: #2563a8; } .estimate { fill: #2563a8; }
                  @media (prefers-color-scheme: dark) {
                    svg { background: #1b1d21; } text { fill: #e6e6e6; } .line { stroke: #888; }
                    .mark { stroke: #e6e6e6; fill: #e6e6e6; } .interval { stroke: #7db4ee; } .estimate { fill: #7db4ee; }
                  }
                </style>
                """
                + text(LEFT, 24, "start", "font-weight=\"600\"", title)
                + format("<path class=\"line\" d=\"M%d %d H%d\"/>\n", LEFT, LINE, WIDTH - LEFT)
                + text(LEFT, LINE + 22, "middle", "", number(first()))
                + text(WIDTH - LEFT, LINE + 22, "middle", "", number(last()))
                + format(
                        "<path class=\"interval\" stroke-width=\"6\" stroke-linecap=\"butt\" d=\"M%.1f %d H%.1f\"/>\n",
                        x(low), LINE, Math.max(x(high), x(low) + 1))
                + format(
                        "<path class=\"interval\" stroke-width=\"2\" d=\"M%.1f %d v16 M%.1f %d v16\"/>\n",
                        x(low), LINE - 8, x(high), LINE - 8)
                + format("<circle class=\"estimate\" cx=\"%.1f\" cy=\"%d\" r=\"7\"/>\n", x(evidence.estimate()), LINE)
                + format(
                        "<path class=\"mark\" stroke-width=\"2\" stroke-dasharray=\"4 3\" d=\"M%.1f %d V%d\"/>\n",
                        x(evidence.threshold()), LINE - 32, LINE + 28)
                + text(
                        x(evidence.threshold()),
                        LINE - 38,
                        anchor(evidence.threshold()),
                        "",
                        "threshold " + number(evidence.threshold()))
                + text(LEFT, HEIGHT - 14, "start", "", "● " + words + ", " + evidence.n() + " observations")
                + "</svg>\n";
    }

    /** The ends are 0 and 1 for shares and scores; other figures get a margin around what is shown. */
    private double first() {
        double least = Math.min(evidence.interval().low(), Math.min(evidence.estimate(), evidence.threshold()));
        return isShare() ? 0 : least - MARGIN * span();
    }

    private double last() {
        double most = Math.max(evidence.interval().high(), Math.max(evidence.estimate(), evidence.threshold()));
        return isShare() ? 1 : most + MARGIN * span();
    }

    private boolean isShare() {
        return inUnit(evidence.interval().low())
                && inUnit(evidence.interval().high())
                && inUnit(evidence.estimate())
                && inUnit(evidence.threshold());
    }

    private static boolean inUnit(double value) {
        return value >= 0 && value <= 1;
    }

    private double span() {
        double span = Math.max(evidence.interval().high(), evidence.threshold())
                - Math.min(evidence.interval().low(), evidence.threshold());
        return span > 0 ? span : 1;
    }

    private double x(double value) {
        double share = (value - first()) / (last() - first());
        return LEFT + Math.min(1, Math.max(0, share)) * (WIDTH - 2 * LEFT);
    }

    /** Keeps the label of a threshold near an end within the picture. */
    private String anchor(double value) {
        double share = (value - first()) / (last() - first());
        return share < 0.1 ? "start" : share > 0.9 ? "end" : "middle";
    }

    private static String text(double x, double y, String anchor, String attributes, String text) {
        return format(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>\n", x, y, anchor, attributes, xml(text));
    }

    private static String number(double value) {
        return format("%.2f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String xml(String text) {
        return Untrusted.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
