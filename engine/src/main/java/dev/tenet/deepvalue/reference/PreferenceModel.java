package dev.tenet.deepvalue.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A logistic preference model of texts (Bradley and Terry, Biometrika 39, 1952). The log odds that one text is
 * preferred to another are the sum of the weights of its words and pairs of adjacent words, minus those of the other
 * text.
 *
 * <p>The weights maximize the log likelihood of the examples minus half the squared norm of the weights (a normal
 * prior). They are fitted by gradient ascent from zero.
 */
final class PreferenceModel {

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int STEPS = 60;
    private static final double STEP = 0.5;

    private final Map<String, Integer> indices = new HashMap<>();
    private double[] weights = new double[0];

    private PreferenceModel() {}

    static PreferenceModel fit(List<PromptChoice> examples) {
        PreferenceModel model = new PreferenceModel();
        List<Differences> rows = new ArrayList<>();
        for (PromptChoice example : examples) {
            boolean tookA = example.chosen() == 'A';
            rows.add(model.differences(
                    tookA ? example.optionA() : example.optionB(),
                    tookA ? example.optionB() : example.optionA(),
                    true));
        }
        model.weights = new double[model.indices.size()];
        for (int step = 0; step < STEPS; step++) {
            model.climb(rows);
        }
        return model;
    }

    private void climb(List<Differences> rows) {
        double[] gradient = new double[weights.length];
        for (Differences row : rows) {
            double surprise = 1 / (1 + Math.exp(row.dot(weights)));
            row.addTo(gradient, surprise);
        }
        // The curvature is at most 1/4 per example plus 1 for the prior, so this step size cannot overshoot.
        double rate = STEP / (1 + rows.size() / 4.0);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += rate * (gradient[i] - weights[i]);
        }
    }

    /** Returns the log odds that the first text is preferred to the second; 0 if none of their words is known. */
    double preference(String first, String second) {
        return differences(first, second, false).dot(weights);
    }

    private Differences differences(String preferred, String other, boolean learn) {
        Set<String> in = features(preferred);
        Set<String> out = features(other);
        List<Integer> found = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        collect(in, out, 1, learn, found, signs);
        collect(out, in, -1, learn, found, signs);
        return new Differences(
                found.stream().mapToInt(Integer::intValue).toArray(),
                signs.stream().mapToInt(Integer::intValue).toArray(),
                1 / Math.sqrt(Math.max(1, in.size() + out.size())));
    }

    private void collect(
            Set<String> of, Set<String> without, int sign, boolean learn, List<Integer> found, List<Integer> signs) {
        for (String feature : of) {
            if (without.contains(feature)) {
                continue;
            }
            Integer index = learn
                    ? Integer.valueOf(indices.computeIfAbsent(feature, f -> indices.size()))
                    : indices.get(feature);
            if (index != null) {
                found.add(index);
                signs.add(sign);
            }
        }
    }

    private static Set<String> features(String text) {
        Set<String> features = new LinkedHashSet<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        String before = "";
        while (words.find()) {
            String word = words.group();
            features.add(word);
            if (!before.isEmpty()) {
                features.add(before + " " + word);
            }
            before = word;
        }
        return features;
    }

    /** The features in which two texts differ, with their signs, scaled to a norm of at most one. */
    private static final class Differences {

        private final int[] indices;
        private final int[] signs;
        private final double scale;

        Differences(int[] indices, int[] signs, double scale) {
            this.indices = indices;
            this.signs = signs;
            this.scale = scale;
        }

        double dot(double[] weights) {
            double sum = 0;
            for (int i = 0; i < indices.length; i++) {
                sum += signs[i] * weights[indices[i]];
            }
            return scale * sum;
        }

        void addTo(double[] gradient, double by) {
            for (int i = 0; i < indices.length; i++) {
                gradient[indices[i]] += by * signs[i] * scale;
            }
        }
    }
}
