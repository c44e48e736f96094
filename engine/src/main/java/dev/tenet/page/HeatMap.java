package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.run.RecordedSpec;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** A heat map of the parts of a dimension by subject. Each cell has its number, so that its color is not the only clue. */
final class HeatMap {

    private static final int TONES = 10;

    private final String dimension;
    private final List<RecordedSpec> subjects;

    HeatMap(String dimension, List<RecordedSpec> subjects) {
        this.dimension = dimension;
        this.subjects = subjects;
    }

    /** Writes the picture; nothing unless there are at least two parts. */
    void draw(Html html) {
        Set<String> parts = new TreeSet<>();
        for (RecordedSpec subject : subjects) {
            parts(subject).fieldNames().forEachRemaining(parts::add);
        }
        if (parts.size() < 2) {
            return;
        }
        html.open("figure", "class", "heat");
        html.element("figcaption", RunFacts.capital(dimension) + " by subject");
        html.open("table").open("thead").open("tr").element("th", "", "scope", "col");
        subjects.forEach(subject -> html.element("th", Comparison.label(subject), "scope", "col"));
        html.close().close().open("tbody");
        for (String part : parts) {
            html.open("tr").element("th", part, "scope", "row");
            subjects.forEach(subject -> cell(parts(subject).path(part), subject, html));
            html.close();
        }
        html.close().close().close();
    }

    private JsonNode parts(RecordedSpec subject) {
        return subject.figures().path("by").path(dimension);
    }

    private static void cell(JsonNode part, RecordedSpec subject, Html html) {
        OptionalDouble value = Estimate.ofPart(part)
                .map(figure -> OptionalDouble.of(figure.value()))
                .orElse(OptionalDouble.empty());
        if (value.isEmpty()) {
            html.element("td", "–");
            return;
        }
        double good = Measure.isLowBetter(subject.figures()) ? 1 - value.getAsDouble() : value.getAsDouble();
        int tone = (int) Math.round(TONES * Math.max(0, Math.min(1, good)));
        html.element("td", String.format(Locale.ROOT, "%.2f", value.getAsDouble()), "class", "heat" + tone);
    }
}
