package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A bar for each score: how many pairs have it. */
final class Bars {

    private Bars() {}

    /**
     * Returns the picture; empty without scores.
     *
     * @param scores the number of pairs by score
     */
    static Optional<Chart> ofScores(JsonNode scores) {
        long total = 0;
        long most = 0;
        for (JsonNode count : scores) {
            total += count.asLong();
            most = Math.max(most, count.asLong());
        }
        if (total == 0) {
            return Optional.empty();
        }
        List<RowPlot.Row> rows = new ArrayList<>();
        for (Map.Entry<String, JsonNode> score : scores.properties().stream()
                .sorted(Comparator.comparingDouble(entry -> number(entry.getKey())))
                .toList()) {
            long count = score.getValue().asLong();
            double length = Math.max(1, (RowPlot.WIDTH - 16.0) * count / most);
            rows.add(new RowPlot.Row(
                    label(score.getKey()),
                    false,
                    svg -> svg.empty(
                            "rect", "class", "bar", "x", "8", "y", "5", "width", Html.at(length), "height", "14"),
                    String.format(Locale.ROOT, "%.0f %%", 100.0 * count / total),
                    String.format(Locale.ROOT, "%,d", count)));
        }
        return Optional.of(new RowPlot(
                "scores",
                "Scores of pairs: −2 opposed answers, +2 one stance",
                rows,
                Optional.empty(),
                "The last column is the number of pairs."));
    }

    private static double number(String score) {
        try {
            return Double.parseDouble(score);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    static String label(String score) {
        double number = number(score);
        if (Double.isNaN(number)) {
            return score;
        }
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%+.0f", number).replace('-', '−').replace("+0", "0")
                : String.format(Locale.ROOT, "%+.2f", number).replace('-', '−');
    }
}
