package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.picture.Picture;
import dev.tenet.picture.Svg;
import dev.tenet.run.RecordedSpec;
import dev.tenet.text.FileName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A heat map of the parts of a dimension by subject. Each cell has its number, so that its color is not the only clue.
 *
 * @param parts the names of the parts, at least two
 * @param subjects the subjects, one column each
 */
record HeatMap(String dimension, List<String> parts, List<RecordedSpec> subjects) implements Chart {

    private static final int TONES = 10;
    private static final int NEUTRAL = TONES / 2;
    private static final double OPACITY_OF_A_TONE = 0.14;
    private static final int MOST = 60;
    private static final int LABELS = 250;
    private static final int LABEL_COLUMNS = 34;
    private static final int CELL = 150;
    private static final int CELL_COLUMNS = 19;
    private static final int ROW = 24;
    private static final int GAP = 3;

    /** Returns the heat map; empty unless there are at least two parts. */
    static Optional<Chart> of(String dimension, List<RecordedSpec> subjects) {
        TreeSet<String> parts = new TreeSet<>();
        for (RecordedSpec subject : subjects) {
            parts(subject, dimension).fieldNames().forEachRemaining(parts::add);
        }
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(new HeatMap(dimension, new ArrayList<>(parts), subjects));
    }

    private static JsonNode parts(RecordedSpec subject, String dimension) {
        return subject.figures().path("by").path(dimension);
    }

    @Override
    public String name() {
        return FileName.of("by-" + dimension.replace(' ', '-'));
    }

    private String title() {
        return RunFacts.capital(dimension) + " by subject";
    }

    @Override
    public void draw(Html page) {
        page.open("figure", "class", "heat");
        page.element("figcaption", title());
        page.open("table").open("thead").open("tr").element("th", "", "scope", "col");
        subjects.forEach(subject -> page.element("th", Comparison.label(subject), "scope", "col"));
        page.close().close().open("tbody");
        for (String part : parts) {
            page.open("tr").element("th", part, "scope", "row");
            for (RecordedSpec subject : subjects) {
                OptionalDouble value = value(part, subject);
                page.element("td", number(value), "class", value.isEmpty() ? "" : "heat" + tone(value, subject));
            }
            page.close();
        }
        page.close().close().close();
    }

    private OptionalDouble value(String part, RecordedSpec subject) {
        return Estimate.ofPart(parts(subject, dimension).path(part))
                .map(figure -> OptionalDouble.of(figure.value()))
                .orElse(OptionalDouble.empty());
    }

    private static String number(OptionalDouble value) {
        return value.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
    }

    /** Returns a number from 0, the worst, to {@value #TONES}. */
    private static int tone(OptionalDouble value, RecordedSpec subject) {
        double figure = value.orElseThrow();
        double good = Measure.isLowBetter(subject.figures()) ? 1 - figure : figure;
        return (int) Math.round(TONES * Math.max(0, Math.min(1, good)));
    }

    @Override
    public Picture picture() {
        List<String> shown = parts.subList(0, Math.min(MOST, parts.size()));
        List<String> notes = new ArrayList<>();
        notes.add("Subjects from left to right: "
                + subjects.stream().map(Comparison::label).collect(Collectors.joining(", ")) + ".");
        if (parts.size() > MOST) {
            notes.add((parts.size() - MOST) + " more rows are in report.html.");
        }
        return new Picture(
                "heat",
                title(),
                title() + ": " + parts.size() + " rows and " + subjects.size() + " columns",
                notes,
                LABELS + subjects.size() * CELL,
                (shown.size() + 1) * ROW,
                svg -> shapes(shown, svg));
    }

    private void shapes(List<String> shown, Html svg) {
        for (int column = 0; column < subjects.size(); column++) {
            RecordedSpec subject = subjects.get(column);
            double middle = LABELS + (column + 0.5) * CELL;
            Svg.label(svg, "whole", middle, ROW * 0.65, Comparison.label(subject), "middle", CELL_COLUMNS);
            for (int row = 0; row < shown.size(); row++) {
                int top = (row + 1) * ROW;
                OptionalDouble value = value(shown.get(row), subject);
                if (value.isPresent()) {
                    cell(tone(value, subject), LABELS + column * CELL, top, svg);
                }
                Svg.text(svg, "cell", middle, top + ROW * 0.65, number(value), "middle");
            }
        }
        for (int row = 0; row < shown.size(); row++) {
            Svg.label(svg, "", 0, (row + 1) * ROW + ROW * 0.65, shown.get(row), "start", LABEL_COLUMNS);
        }
    }

    private static void cell(int tone, int left, int top, Html svg) {
        svg.empty(
                "rect",
                "class",
                tone < NEUTRAL ? "low" : "high",
                "fill-opacity",
                String.format(Locale.ROOT, "%.2f", Math.abs(tone - NEUTRAL) * OPACITY_OF_A_TONE),
                "x",
                String.valueOf(left),
                "y",
                String.valueOf(top),
                "width",
                String.valueOf(CELL - GAP),
                "height",
                String.valueOf(ROW - GAP));
    }
}
