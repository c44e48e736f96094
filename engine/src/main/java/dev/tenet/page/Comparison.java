package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenet.picture.Html;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Several subjects of one spec side by side: their figures, the paired differences, and a heat map of the parts. */
final class Comparison {

    private static final List<String> HEAT = List.of("preferred value", "category", "context");

    private static final String LEGEND =
            "Thick line: interval. Dotted: chance, or no difference. The last column is the number of observations.";

    private final List<RecordedSpec> subjects;
    private final JsonNode recorded;

    private Comparison(List<RecordedSpec> subjects, JsonNode recorded) {
        this.subjects = subjects;
        this.recorded = recorded;
    }

    /** Returns the comparisons of a run; empty if every spec has one subject. */
    static List<Comparison> of(RecordedRun run) {
        Map<String, List<RecordedSpec>> bySpec = new LinkedHashMap<>();
        run.specs().stream()
                .filter(spec -> spec.json().path("asked").asLong() > 0)
                .forEach(spec -> bySpec.computeIfAbsent(spec.spec(), any -> new ArrayList<>())
                        .add(spec));
        return bySpec.entrySet().stream()
                .filter(spec -> spec.getValue().size() > 1)
                .map(spec -> new Comparison(spec.getValue(), recorded(run, spec.getKey())))
                .toList();
    }

    /** Writes the comparisons of a run; nothing if there are none. */
    static void write(RecordedRun run, Html html) {
        List<Comparison> comparisons = of(run);
        Optional<Chart> refusals = TradeOff.of(run.specs());
        if (!comparisons.isEmpty() || refusals.isPresent()) {
            html.open("section", "id", "subjects").element("h2", "Side by side");
            comparisons.forEach(comparison -> comparison.write(html));
            refusals.ifPresent(chart -> chart.draw(html));
            html.close();
        }
    }

    private static JsonNode recorded(RecordedRun run, String spec) {
        for (JsonNode comparison : run.json().path("comparisons")) {
            if (comparison.path("spec").asText().equals(spec)) {
                return comparison;
            }
        }
        return MissingNode.getInstance();
    }

    private void write(Html html) {
        html.open("article", "class", "spec").element("h3", shortSpec());
        html.open("div", "class", "grid");
        charts().forEach(chart -> chart.draw(html));
        html.close().close();
    }

    /** Returns the name of the spec, without a subject. */
    String spec() {
        return subjects.get(0).spec();
    }

    /** Returns the name without the package. */
    String shortSpec() {
        return subjects.get(0).shortSpec();
    }

    /** Returns the pictures of the spec's subjects together. */
    List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        figures().chart("by-subject", LEGEND).ifPresent(charts::add);
        differences().chart("paired-differences", LEGEND).ifPresent(charts::add);
        for (String dimension : HEAT) {
            HeatMap.of(dimension, subjects).ifPresent(charts::add);
        }
        return charts;
    }

    private Forest figures() {
        JsonNode first = subjects.get(0).figures();
        Forest forest = new Forest(
                RunFacts.capital(first.path("measure").asText("Figure")) + " by subject",
                first.path("chance").isNumber()
                        ? OptionalDouble.of(first.path("chance").doubleValue())
                        : OptionalDouble.empty(),
                OptionalDouble.empty());
        for (RecordedSpec subject : subjects) {
            Measure.of(subject.figures()).ifPresent(figure -> forest.measure(label(subject), figure));
        }
        return forest;
    }

    static String label(RecordedSpec spec) {
        return spec.subject().orElse("?");
    }

    private Forest differences() {
        String measure = recorded.path("measure").asText();
        Forest forest = new Forest(
                "Paired differences" + (measure.isEmpty() ? "" : " in " + measure) + ", on the same cases",
                OptionalDouble.of(0),
                OptionalDouble.empty());
        for (JsonNode pair : recorded.path("pairs")) {
            if (pair.path("difference").isNumber()) {
                forest.part(
                        pair.path("second").asText() + " minus "
                                + pair.path("first").asText() + holm(pair),
                        Estimate.ofDifference(pair),
                        Optional.empty());
            }
        }
        return forest;
    }

    private static String holm(JsonNode pair) {
        return pair.path("holm").isNumber()
                ? String.format(
                        Locale.ROOT,
                        " (p %.3f, adjusted by Holm)",
                        pair.path("holm").doubleValue())
                : "";
    }
}
