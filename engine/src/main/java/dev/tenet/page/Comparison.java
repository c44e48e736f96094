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

    private final List<RecordedSpec> subjects;
    private final JsonNode recorded;

    private Comparison(List<RecordedSpec> subjects, JsonNode recorded) {
        this.subjects = subjects;
        this.recorded = recorded;
    }

    /** Writes the comparisons of a run; nothing if every spec has one subject. */
    static void write(RecordedRun run, Html html) {
        Map<String, List<RecordedSpec>> bySpec = new LinkedHashMap<>();
        run.specs().stream()
                .filter(spec -> spec.json().path("asked").asLong() > 0)
                .forEach(spec -> bySpec.computeIfAbsent(spec.spec(), any -> new ArrayList<>())
                        .add(spec));
        Html all = new Html();
        bySpec.forEach((spec, subjects) -> {
            if (subjects.size() > 1) {
                new Comparison(subjects, recorded(run, spec)).write(all);
            }
        });
        TradeOff.draw(run.specs(), all);
        if (all.length() > 0) {
            html.open("section", "id", "subjects")
                    .element("h2", "Side by side")
                    .append(all)
                    .close();
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
        html.open("article", "class", "spec").element("h3", subjects.get(0).shortSpec());
        html.open("div", "class", "grid");
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
        forest.draw(html);
        differences(html);
        for (String dimension : HEAT) {
            new HeatMap(dimension, subjects).draw(html);
        }
        html.close().close();
    }

    static String label(RecordedSpec spec) {
        return spec.subject().orElse("?");
    }

    private void differences(Html html) {
        JsonNode pairs = recorded.path("pairs");
        if (pairs.isEmpty()) {
            return;
        }
        String measure = recorded.path("measure").asText();
        Forest forest = new Forest(
                "Paired differences" + (measure.isEmpty() ? "" : " in " + measure) + ", on the same cases",
                OptionalDouble.of(0),
                OptionalDouble.empty());
        for (JsonNode pair : pairs) {
            if (pair.path("difference").isNumber()) {
                forest.part(
                        pair.path("second").asText() + " minus "
                                + pair.path("first").asText() + holm(pair),
                        Estimate.ofDifference(pair),
                        Optional.empty());
            }
        }
        forest.draw(html);
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
