package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bar for each score: how many pairs have it. */
final class Bars {

    private static final int WIDTH = 260;

    private Bars() {}

    /**
     * Writes the picture.
     *
     * @param scores the number of pairs by score
     */
    static void ofScores(JsonNode scores, Html html) {
        long total = 0;
        long most = 0;
        for (JsonNode count : scores) {
            total += count.asLong();
            most = Math.max(most, count.asLong());
        }
        if (total == 0) {
            return;
        }
        List<Map.Entry<String, JsonNode>> sorted = scores.properties().stream()
                .sorted(Comparator.comparingDouble(entry -> number(entry.getKey())))
                .toList();
        html.open("figure", "class", "forest");
        html.element("figcaption", "Scores of pairs: −2 opposed answers, +2 one stance");
        html.open("table").open("tbody");
        for (Map.Entry<String, JsonNode> score : sorted) {
            long count = score.getValue().asLong();
            html.open("tr").element("th", label(score.getKey()), "scope", "row").open("td", "class", "plot");
            html.open("svg", "viewBox", "0 0 " + WIDTH + " 24", "aria-hidden", "true");
            html.empty(
                    "rect",
                    "class",
                    "bar",
                    "x",
                    "8",
                    "y",
                    "5",
                    "width",
                    Html.at(Math.max(1, (WIDTH - 16.0) * count / most)),
                    "height",
                    "14");
            html.close().close();
            html.element("td", String.format(Locale.ROOT, "%.0f %%", 100.0 * count / total), "class", "num");
            html.element("td", String.format(Locale.ROOT, "%,d", count), "class", "n")
                    .close();
        }
        html.close().close().close();
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
