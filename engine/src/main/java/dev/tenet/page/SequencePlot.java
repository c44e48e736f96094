package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.picture.Scale;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The interval after each look, narrowing until it leaves the threshold: when and why a run with early stopping ended. */
final class SequencePlot {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 190;
    private static final int LEFT = 44;
    private static final int TOP = 22;
    private static final int BOTTOM = HEIGHT - 32;

    /** The interval after a number of observations. */
    private record Look(double n, double estimate, double low, double high) {}

    private SequencePlot() {}

    /** Writes the picture; nothing if the claim was looked at once. */
    static void draw(RecordedClaim claim, RecordedSpec spec, Html html) {
        List<Look> looks = new ArrayList<>();
        for (JsonNode look : claim.json().path("looks")) {
            if (look.size() == 4) {
                looks.add(new Look(
                        look.path(0).asDouble(),
                        look.path(1).asDouble(),
                        look.path(2).asDouble(),
                        look.path(3).asDouble()));
            }
        }
        if (looks.size() > 1 && claim.threshold().isPresent()) {
            draw(claim, claim.threshold().getAsDouble(), looks, decision(claim, spec), html);
        }
    }

    private static String decision(RecordedClaim claim, RecordedSpec spec) {
        boolean isDecided =
                claim.verdict().equals("supported") || claim.verdict().equals("refuted");
        return isDecided && spec.json().path("stoppedEarly").asBoolean() ? claim.verdict() : "";
    }

    private static void draw(RecordedClaim claim, double threshold, List<Look> looks, String decision, Html html) {
        html.open("details", "class", "sequence", "open", "open").element("summary", "The interval during the run");
        Look last = looks.get(looks.size() - 1);
        Scale x = new Scale(0, last.n(), LEFT, WIDTH - 12);
        Scale y = new Scale(0, 1, BOTTOM, TOP);
        html.open(
                "svg",
                "class",
                "numberline",
                "viewBox",
                "0 0 " + WIDTH + " " + HEIGHT,
                "role",
                "img",
                "aria-label",
                inWords(claim, last, decision));
        for (double tick : new double[] {0, 0.5, 1}) {
            Svg.line(html, "axis", LEFT, y.at(tick), WIDTH - 12, y.at(tick));
            Svg.text(html, "", LEFT - 6, y.at(tick) + 4, String.format(Locale.ROOT, "%.1f", tick), "end");
        }
        html.empty("path", "class", "band-of-intervals", "d", band(looks, x, y));
        html.empty("path", "class", "path-of-estimates", "d", estimates(looks, x, y));
        Svg.line(html, "threshold", LEFT, y.at(threshold), WIDTH - 12, y.at(threshold));
        decided(looks, threshold, decision, x, html);
        Svg.text(html, "", LEFT, BOTTOM + 16, "0", "middle");
        Svg.text(html, "", WIDTH - 12, BOTTOM + 16, String.format(Locale.ROOT, "%,.0f observations", last.n()), "end");
        html.close().close();
    }

    private static String inWords(RecordedClaim claim, Look last, String decision) {
        return claim.name() + ": the interval after each of " + String.format(Locale.ROOT, "%,.0f", last.n())
                + " observations, at the end from " + Decimals.estimate(last.low()) + " to "
                + Decimals.estimate(last.high()) + (decision.isEmpty() ? "" : ", which decided the claim: " + decision);
    }

    /** Marks the first look whose interval leaves the threshold, if the run ended by it. */
    private static void decided(List<Look> looks, double threshold, String decision, Scale x, Html svg) {
        looks.stream()
                .filter(look -> look.low() >= threshold || look.high() <= threshold)
                .findFirst()
                .filter(look -> !decision.isEmpty())
                .ifPresent(look -> {
                    Svg.line(svg, "decided", x.at(look.n()), TOP, x.at(look.n()), BOTTOM);
                    Svg.text(
                            svg,
                            "limit",
                            x.at(look.n()),
                            TOP - 7,
                            String.format(Locale.ROOT, "%s after %,.0f observations", decision, look.n()),
                            x.at(look.n()) > WIDTH / 2.0 ? "end" : "start");
                });
    }

    private static String band(List<Look> looks, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        for (Look look : looks) {
            to(path, x.at(look.n()), y.at(look.high()));
        }
        for (int i = looks.size() - 1; i >= 0; i--) {
            to(path, x.at(looks.get(i).n()), y.at(looks.get(i).low()));
        }
        return path.append('Z').toString();
    }

    private static String estimates(List<Look> looks, Scale x, Scale y) {
        StringBuilder path = new StringBuilder();
        looks.forEach(look -> to(path, x.at(look.n()), y.at(look.estimate())));
        return path.toString();
    }

    private static void to(StringBuilder path, double x, double y) {
        path.append(path.isEmpty() ? 'M' : 'L').append(Html.at(x)).append(' ').append(Html.at(y));
    }
}
