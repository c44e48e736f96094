package dev.tenet.report;

import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first trials of each outcome as text. Outcomes with a score come first, the lowest score on top; then the most
 * frequent one.
 */
final class FirstTranscripts {

    private static final int OF_EACH_OUTCOME = 2;
    private static final int MAX_OUTCOMES = 12;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_LINE_VALUE = 90;
    // Behind it, no text of a model can look like a heading of the file.
    private static final String MARGIN = "  │ ";

    private static final Set<String> IN_TITLE = Set.of("spec", "subject", "model");

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private long trials;

    private static final class Outcome {
        private final double score;
        private final List<String> examples = new ArrayList<>();
        private long count;

        Outcome(double score) {
            this.score = score;
        }

        long count() {
            return count;
        }

        double score() {
            return score;
        }
    }

    void add(String outcome, Map<String, @Nullable Object> record) {
        trials++;
        String name = outcomes.size() < MAX_OUTCOMES || outcomes.containsKey(outcome) ? outcome : "other";
        Outcome its = outcomes.computeIfAbsent(name, first -> new Outcome(score(record)));
        its.count++;
        if (its.examples.size() < OF_EACH_OUTCOME) {
            its.examples.add(transcript(record));
        }
    }

    /** A trial without a score, such as one that failed, comes after those with one. */
    private static double score(Map<String, @Nullable Object> record) {
        return record.get("score") instanceof Number score ? score.doubleValue() : Double.POSITIVE_INFINITY;
    }

    long trials() {
        return trials;
    }

    /** @param title the spec and its subject */
    String text(String title) {
        List<Map.Entry<String, Outcome>> sorted = outcomes.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(Outcome::score)
                        .thenComparing(Comparator.comparingLong(Outcome::count).reversed())))
                .toList();
        StringBuilder text = new StringBuilder(Untrusted.line(title)).append("\n\n");
        text.append(sorted.stream()
                        .map(entry -> entry.getValue().count + " " + Untrusted.line(entry.getKey()))
                        .collect(Collectors.joining(", ", trials + (trials == 1 ? " trial: " : " trials: "), "")))
                .append("\nShown: the first ")
                .append(OF_EACH_OUTCOME)
                .append(" of each outcome, in the random order of the cases. trials.jsonl has all trials.\n");
        for (Map.Entry<String, Outcome> entry : sorted) {
            Outcome outcome = entry.getValue();
            for (int i = 0; i < outcome.examples.size(); i++) {
                text.append("\n\n=== ")
                        .append(Untrusted.line(entry.getKey()))
                        .append(", ")
                        .append(i + 1)
                        .append(" of ")
                        .append(outcome.count)
                        .append(" ===\n\n")
                        .append(outcome.examples.get(i));
            }
        }
        return text.toString();
    }

    private static String transcript(Map<String, @Nullable Object> record) {
        StringBuilder text = new StringBuilder();
        record.forEach((name, value) -> {
            if (!IN_TITLE.contains(name)) {
                describe(name, value, "", text);
            }
        });
        return text.toString();
    }

    private static void describe(Object name, @Nullable Object value, String path, StringBuilder text) {
        String heading = path + Untrusted.line(name.toString());
        if (value instanceof Map<?, ?> object) {
            object.forEach((key, inner) -> describe(key, inner, heading + ".", text));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                describe(i + 1, list.get(i), heading + " ", text);
            }
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty()) {
                describe(name, list.stream().map(String::valueOf).collect(Collectors.joining("; ")), path, text);
            }
        } else if (value != null) {
            value(heading, value.toString(), text);
        }
    }

    private static void value(String heading, String value, StringBuilder text) {
        String harmless = Untrusted.message(Untrusted.excerpt(value, LONGEST_TEXT));
        if (harmless.length() <= LONGEST_LINE_VALUE && harmless.indexOf('\n') < 0) {
            text.append(heading).append(": ").append(harmless).append('\n');
        } else {
            text.append(heading).append(":\n");
            harmless.lines().forEach(line -> text.append(MARGIN).append(line).append('\n'));
        }
    }
}
