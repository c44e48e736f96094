package dev.tenet.page;

import dev.tenet.page.EarlierRuns.Past;
import dev.tenet.picture.Html;
import dev.tenet.picture.Picture;
import dev.tenet.picture.Scale;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Decimals;
import dev.tenet.text.FileName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The picture of a claim over runs: estimate and interval of each, the threshold of today.
 *
 * @param model the model of this run
 * @param runs the claim in each run; this run is the last
 */
record HistoryPlot(RecordedClaim claim, String model, List<Past> runs) implements Chart {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 130;
    private static final int LEFT = 44;
    private static final int TOP = 12;
    private static final int BOTTOM = HEIGHT - 26;
    private static final double TENTHS = 10;

    // Keeps the ends of the scale apart.
    private static final double NUDGE = 1e-6;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Returns the picture; empty if no earlier run judged the claim. */
    static Optional<Chart> of(RecordedClaim claim, RecordedSpec spec, List<Past> earlier) {
        if (earlier.isEmpty() || claim.estimate().isEmpty()) {
            return Optional.empty();
        }
        String model = spec.json().path("model").asText();
        List<Past> all = new ArrayList<>(earlier);
        all.add(new Past(Instant.MAX, model, claim));
        return Optional.of(new HistoryPlot(claim, model, all));
    }

    @Override
    public String name() {
        return FileName.of(claim.shortId()) + ".over-runs";
    }

    @Override
    public void draw(Html page) {
        page.open("details", "class", "history", "open", claim.isPass() ? "" : "open")
                .element("summary", "The last " + runs.size() + " runs");
        picture().draw(page);
        others().ifPresent(note -> page.element("p", note, "class", "legend"));
        page.close();
    }

    private Optional<String> others() {
        return runs.stream().anyMatch(past -> !past.subject().equals(model))
                ? Optional.of("Squares: a model other than " + model + ".")
                : Optional.empty();
    }

    @Override
    public Picture picture() {
        String title = claim.name() + " over the last " + runs.size() + " runs";
        List<String> notes = new ArrayList<>();
        notes.add("Points: estimates with their intervals. Horizontal line: today's threshold.");
        others().ifPresent(notes::add);
        return new Picture("history", title, title, notes, WIDTH, HEIGHT, this::shapes);
    }

    private void shapes(Html svg) {
        Scale y = scale(claim, runs);
        Scale x = new Scale(0, runs.size(), LEFT, WIDTH - 10);
        for (double tick : new double[] {y.low(), y.middle(), y.high()}) {
            Svg.line(svg, "axis", LEFT, y.at(tick), WIDTH - 10, y.at(tick));
            Svg.text(svg, "", LEFT - 6, y.at(tick) + 4, Decimals.estimate(tick), "end");
        }
        claim.threshold().ifPresent(at -> Svg.line(svg, "threshold", LEFT, y.at(at), WIDTH - 10, y.at(at)));
        for (int i = 0; i < runs.size(); i++) {
            point(runs.get(i), x.at(i + 0.5), y, model, svg);
        }
        Svg.text(svg, "", LEFT, HEIGHT - 6, DAY.format(runs.get(0).time()), "start");
        Svg.text(svg, "", WIDTH - 10, HEIGHT - 6, "this run", "end");
    }

    /** Shows the values and the threshold, not the whole range, so that small changes are seen. */
    private static Scale scale(RecordedClaim claim, List<Past> all) {
        double[] shown = all.stream()
                .flatMapToDouble(past -> DoubleStream.concat(
                        DoubleStream.of(past.claim().estimate().orElse(0)),
                        past.claim().interval().stream()
                                .flatMapToDouble(ends -> DoubleStream.of(ends.low(), ends.high()))))
                .toArray();
        double threshold = claim.threshold().orElse(shown[0]);
        double least = Math.min(threshold, DoubleStream.of(shown).min().orElse(0));
        double most = Math.max(threshold, DoubleStream.of(shown).max().orElse(1));
        return new Scale(Math.floor(least * TENTHS) / TENTHS, Math.ceil(most * TENTHS + NUDGE) / TENTHS, BOTTOM, TOP);
    }

    private static void point(Past past, double x, Scale y, String model, Html svg) {
        svg.open("g", "class", Tone.of(past.claim().outcome()).css());
        svg.element(
                "title",
                (past.time().equals(Instant.MAX) ? "this run" : past.time().toString()) + ", " + past.subject()
                        + ": " + past.claim().verdict() + ", "
                        + past.claim().found().orElse(""));
        past.claim().interval().ifPresent(ends -> Svg.line(svg, "whisker", x, y.at(ends.low()), x, y.at(ends.high())));
        double at = y.at(past.claim().estimate().orElse(0));
        if (past.subject().equals(model)) {
            svg.empty("circle", "class", "estimate", "cx", Html.at(x), "cy", Html.at(at), "r", "4.5");
        } else {
            svg.empty(
                    "rect",
                    "class",
                    "estimate",
                    "x",
                    Html.at(x - 4),
                    "y",
                    Html.at(at - 4),
                    "width",
                    "8",
                    "height",
                    "8");
        }
        svg.close();
    }
}
