package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.picture.Picture;
import dev.tenet.picture.Scale;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Decimals;
import dev.tenet.text.FileName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The interval after each look, narrowing until it leaves the threshold: when and why a run with early stopping ended.
 *
 * @param looks the intervals, at least two
 * @param decision the verdict, if the run ended by it; otherwise empty
 */
record SequencePlot(RecordedClaim claim, double threshold, List<SequencePlot.Look> looks, String decision)
        implements Chart {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 190;
    private static final int LEFT = 44;
    private static final int TOP = 22;
    private static final int BOTTOM = HEIGHT - 32;

    /** The interval after a number of observations. */
    record Look(double n, double estimate, double low, double high) {}

    /** Returns the picture; empty if the claim was looked at once. */
    static Optional<Chart> of(RecordedClaim claim, RecordedSpec spec) {
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
        return looks.size() > 1 && claim.threshold().isPresent()
                ? Optional.of(new SequencePlot(claim, claim.threshold().getAsDouble(), looks, decision(claim, spec)))
                : Optional.empty();
    }

    private static String decision(RecordedClaim claim, RecordedSpec spec) {
        boolean isDecided =
                claim.verdict().equals("supported") || claim.verdict().equals("refuted");
        return isDecided && spec.json().path("stoppedEarly").asBoolean() ? claim.verdict() : "";
    }

    @Override
    public String name() {
        return FileName.of(claim.shortId()) + ".during-the-run";
    }

    @Override
    public void draw(Html page) {
        page.open("details", "class", "sequence", "open", "open").element("summary", "The interval during the run");
        picture().draw(page);
        page.close();
    }

    @Override
    public Picture picture() {
        return new Picture(
                "",
                claim.name() + " is " + claim.verdict() + ": the interval during the run",
                inWords(),
                List.of("Line: the estimate after each observation. Band: its interval. Horizontal line: the claim's"
                        + " threshold." + (decision.isEmpty() ? "" : " Dashed: the moment of decision.")),
                WIDTH,
                HEIGHT,
                this::shapes);
    }

    private Look last() {
        return looks.get(looks.size() - 1);
    }

    private String inWords() {
        Look last = last();
        return claim.name() + ": the interval after each of " + String.format(Locale.ROOT, "%,.0f", last.n())
                + " observations, at the end from " + Decimals.estimate(last.low()) + " to "
                + Decimals.estimate(last.high()) + (decision.isEmpty() ? "" : ", which decided the claim: " + decision);
    }

    private void shapes(Html svg) {
        Scale x = new Scale(0, last().n(), LEFT, WIDTH - 12);
        Scale y = new Scale(0, 1, BOTTOM, TOP);
        for (double tick : new double[] {0, 0.5, 1}) {
            Svg.line(svg, "axis", LEFT, y.at(tick), WIDTH - 12, y.at(tick));
            Svg.text(svg, "", LEFT - 6, y.at(tick) + 4, String.format(Locale.ROOT, "%.1f", tick), "end");
        }
        svg.empty("path", "class", "band-of-intervals", "d", band(looks, x, y));
        svg.empty("path", "class", "path-of-estimates", "d", estimates(looks, x, y));
        Svg.line(svg, "threshold", LEFT, y.at(threshold), WIDTH - 12, y.at(threshold));
        decided(x, svg);
        Svg.text(svg, "", LEFT, BOTTOM + 16, "0", "middle");
        Svg.text(svg, "", WIDTH - 12, BOTTOM + 16, String.format(Locale.ROOT, "%,.0f observations", last().n()), "end");
    }

    /** Marks the first look whose interval leaves the threshold, if the run ended by it. */
    private void decided(Scale x, Html svg) {
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
