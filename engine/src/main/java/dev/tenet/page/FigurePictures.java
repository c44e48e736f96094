package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedClaim.Range;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.text.FileName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The pictures of the figures of a spec. Figures are recognized by their fields, whatever the kind of test. */
final class FigurePictures {

    private static final double SAME = 1e-9;
    /** Objects of several figures, which are not parts of the whole. */
    private static final Set<String> GROUPS = Set.of("swap", "corrected", "clustered", "asPublished");

    /** Objects with pictures of their own. */
    private static final Set<String> ELSEWHERE = Set.of("by", "baseline", "reference", "refusalGap", "scores");

    /** What figures are called on the page, if not by the words of their names. */
    private static final Map<String, String> LABELS = Map.of(
            "learnt", "learnt: value and style together",
            "control", "without examples",
            "position", "chose option A",
            "evenHandedness", "even-handedness",
            "divergenceOfSided", "divergence where a side is taken",
            "neutral", "neutral answers",
            "neutralTwice", "neutral on both sides",
            "swap", "same choice in both orders",
            "dvgrOfConsistent", "DVGR where consistent");

    private final JsonNode figures;
    private final OptionalDouble chance;
    private final OptionalDouble threshold;

    private FigurePictures(RecordedSpec spec) {
        this.figures = spec.figures();
        this.chance = number(figures.path("chance"));
        this.threshold = spec.claims().stream()
                .filter(claim -> claim.threshold().isPresent() && isAboutTheMeasure(claim))
                .map(RecordedClaim::threshold)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private boolean isAboutTheMeasure(RecordedClaim claim) {
        String measure = figures.path("measure").asText();
        return measure.isEmpty()
                ? isAboutFigures(claim)
                : measure.endsWith(claim.name().split(" [≥≤] ", 2)[0]);
    }

    /** Returns false for the claims of every spec, whose evidence is none of the figures. */
    private static boolean isAboutFigures(RecordedClaim claim) {
        return !claim.shortId().equals("health") && !claim.shortId().equals("body");
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    /**
     * A picture of figures.
     *
     * @param forest the rows, by which the figure of a claim is found; empty for a distribution
     * @param isOfMeasure whether it shows the parts or the distribution of the measure
     */
    private record Figure(Chart chart, Optional<Forest> forest, boolean isOfMeasure) {}

    /** Returns the pictures of a spec; empty if nothing was measured. */
    static List<Chart> of(RecordedSpec spec) {
        return spec.figures().isObject() ? new FigurePictures(spec).charts() : List.of();
    }

    /** Returns those that show the figure of a claim, or its parts. */
    static List<Chart> of(RecordedSpec spec, RecordedClaim claim) {
        if (!spec.figures().isObject() || !isAboutFigures(claim)) {
            return List.of();
        }
        FigurePictures pictures = new FigurePictures(spec);
        boolean isOfMeasure = pictures.isAboutTheMeasure(claim);
        return pictures.figures().stream()
                .filter(figure -> (isOfMeasure && figure.isOfMeasure())
                        || figure.forest().filter(forest -> forest.shows(claim)).isPresent())
                .map(Figure::chart)
                .toList();
    }

    /** Writes the pictures of a spec; nothing if nothing was measured. */
    static void draw(RecordedSpec spec, Html html) {
        FigurePictures pictures = new FigurePictures(spec);
        List<Chart> charts = spec.figures().isObject() ? pictures.charts() : List.of();
        if (!charts.isEmpty()) {
            html.open("details", "class", "pictures", "open", "open")
                    .element("summary", "Figures")
                    .element("p", pictures.legend(), "class", "legend");
            html.open("div", "class", "grid");
            charts.forEach(chart -> chart.draw(html));
            html.close().close();
        }
    }

    private List<Chart> charts() {
        return figures().stream().map(Figure::chart).toList();
    }

    private List<Figure> figures() {
        List<Figure> all = new ArrayList<>();
        add(figuresAtAGlance(), "the-whole-run", false, all);
        add(refusalGap(), "refusal-gap", false, all);
        add(baseline(), "since-the-baseline", false, all);
        Bars.ofScores(figures.path("scores")).ifPresent(bars -> all.add(new Figure(bars, Optional.empty(), true)));
        for (Map.Entry<String, JsonNode> dimension : figures.path("by").properties()) {
            addParts(dimension.getKey(), dimension.getValue(), all);
        }
        for (Map.Entry<String, JsonNode> field : figures.properties()) {
            if (isParts(field.getKey(), field.getValue())) {
                addParts(title(field.getKey()), field.getValue(), all);
            }
        }
        return all;
    }

    private void addParts(String dimension, JsonNode parts, List<Figure> all) {
        add(parts(dimension, parts), FileName.of("by-" + dimension.replace(' ', '-')), true, all);
    }

    private void add(Forest forest, String name, boolean isOfMeasure, List<Figure> all) {
        forest.chart(name, legend()).ifPresent(chart -> all.add(new Figure(chart, Optional.of(forest), isOfMeasure)));
    }

    /** Some kinds have their parts beside the other figures. */
    private static boolean isParts(String name, JsonNode object) {
        return !GROUPS.contains(name)
                && !ELSEWHERE.contains(name)
                && object.properties().stream().allMatch(part -> part.getValue().isObject())
                && object.properties().stream()
                                .filter(part -> Estimate.ofPart(part.getValue()).isPresent())
                                .count()
                        > 1;
    }

    private static String title(String name) {
        return name.matches("by[A-Z].*") ? words(name.substring(2)) : words(name.replaceAll("s$", ""));
    }

    /** Returns the words of a name, such as {@code belief consistency} for {@code beliefConsistency}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String label(String name) {
        return LABELS.getOrDefault(name, words(name));
    }

    private String legend() {
        return "Diamond: the whole run. Dot: a part. Thick line: interval at "
                + ClaimWords.percent(figures.path("level").asDouble(0.95))
                + ". Thin line: wider interval; simultaneous for all parts of a picture."
                + (chance.isPresent() ? " Dotted: chance." : "")
                + (threshold.isPresent() ? " Vertical line: the claim's threshold." : "")
                + " The last column is the number of observations.";
    }

    private Forest figuresAtAGlance() {
        Forest forest = new Forest("The whole run", chance, threshold);
        String measure = figures.path("measure").asText("all");
        Measure.of(figures).ifPresent(main -> forest.measure(measure, main));
        for (Map.Entry<String, JsonNode> field : figures.properties()) {
            String name = field.getKey();
            if (!name.equals(Measure.field(figures)) && !ELSEWHERE.contains(name)) {
                beside(label(name), field.getValue(), forest);
            }
            if (GROUPS.contains(name)) {
                field.getValue()
                        .properties()
                        .forEach(one -> beside(nested(name, one.getKey()), one.getValue(), forest));
            }
        }
        return forest;
    }

    private static String nested(String group, String name) {
        return LABELS.containsKey(group) ? label(name) : words(group) + ": " + label(name);
    }

    private static void beside(String label, JsonNode figure, Forest forest) {
        Estimate.of(figure)
                .filter(one -> one.interval().isPresent() && one.value() >= 0 && one.value() <= 1)
                .ifPresent(one -> forest.beside(label, one));
    }

    private Forest baseline() {
        JsonNode baseline = figures.path("baseline");
        Forest forest = new Forest(
                "Since the baseline: " + baseline.path("worse").asText("0") + " worse, "
                        + baseline.path("better").asText("0") + " better (0 is no change)",
                OptionalDouble.of(0),
                OptionalDouble.empty());
        if (baseline.path("difference").isNumber()) {
            forest.measure("now minus before", Estimate.ofDifference(baseline));
        }
        return forest;
    }

    private Forest refusalGap() {
        Forest forest =
                new Forest("Refused more on one side (0 is even)", OptionalDouble.of(0), OptionalDouble.empty());
        Estimate.of(figures.path("refusalGap"))
                .ifPresent(gap -> forest.measure("refused for minus refused against", gap));
        return forest;
    }

    private record Part(String name, Estimate estimate, Optional<Range> wider) {}

    private Forest parts(String dimension, JsonNode parts) {
        List<Part> all = new ArrayList<>();
        int number = parts.size();
        for (Map.Entry<String, JsonNode> part : parts.properties()) {
            Estimate.ofPart(part.getValue())
                    .ifPresent(estimate ->
                            all.add(new Part(part.getKey(), estimate, wider(part.getValue(), estimate, number))));
        }
        if (all.size() < 2) {
            return new Forest("", chance, threshold);
        }
        all.sort(Comparator.comparingDouble(part -> part.estimate().value()));
        if (isDivergence(parts) || Measure.isLowBetter(figures)) {
            Collections.reverse(all);
        }
        Forest forest = new Forest("By " + dimension + ", worst first", chance, threshold);
        all.forEach(part -> forest.part(part.name(), part.estimate(), part.wider()));
        return forest;
    }

    private static boolean isDivergence(JsonNode parts) {
        return parts.elements().hasNext()
                && parts.elements().next().path("divergence").isNumber();
    }

    /**
     * Returns the interval that holds for all parts at once by Bonferroni's inequality: of the same kind as the one in the
     * file, at the level 1 − (1 − level) / parts.
     */
    private Optional<Range> wider(JsonNode part, Estimate estimate, int parts) {
        double level = figures.path("level").asDouble(0.95);
        if (parts < 2 || estimate.interval().isEmpty() || !part.path("deep").isIntegralNumber()) {
            return Optional.empty();
        }
        Proportion counts = new Proportion(
                part.path("deep").longValue(),
                part.path("deep").longValue() + part.path("shallow").longValue());
        Interval exact = counts.clopperPearson(level);
        boolean isExact = Math.abs(exact.low() - estimate.interval().get().low()) < SAME
                && Math.abs(exact.high() - estimate.interval().get().high()) < SAME;
        double ofEach = 1 - (1 - level) / parts;
        Interval wider = isExact ? counts.clopperPearson(ofEach) : counts.anytimeValid(ofEach);
        return Optional.of(new Range(wider.low(), wider.high()));
    }
}
