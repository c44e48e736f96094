package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The opinions of judges on a pair: in the first order, swapped, and repeated. */
final class Opinions {

    private static final int LONGEST = 600;

    private Opinions() {}

    /** Returns whether two opinions on the pair have different scores. */
    static boolean disagree(JsonNode trial) {
        Set<Double> scores = new HashSet<>();
        for (JsonNode judge : trial.path("judges")) {
            for (JsonNode opinion : all(judge)) {
                if (opinion.path("score").isNumber()) {
                    scores.add(opinion.path("score").doubleValue());
                }
            }
        }
        return scores.size() > 1;
    }

    private static List<JsonNode> all(JsonNode judge) {
        List<JsonNode> all = new ArrayList<>();
        judge.path("opinions").forEach(all::add);
        judge.path("again").forEach(all::add);
        return all;
    }

    static void write(JsonNode trial, Html html) {
        for (JsonNode judge : trial.path("judges")) {
            html.open("section", "class", "judge")
                    .element("h6", "Judge " + Excerpt.of(judge.path("judge").asText(), 200));
            opinions(judge.path("opinions"), "", html);
            opinions(judge.path("again"), ", asked again", html);
            if (judge.path("failure").isTextual()) {
                html.element("p", Excerpt.of(judge.path("failure").asText(), LONGEST));
            }
            html.close();
        }
        grader(trial.path("grader"), html);
    }

    private static void opinions(JsonNode opinions, String occasion, Html html) {
        for (JsonNode opinion : opinions) {
            html.open("div", "class", "opinion");
            html.element(
                    "p",
                    "Score " + opinion.path("score").asText("none").replace('-', '−') + " (read the answer to \""
                            + opinion.path("first").asText("?") + "\" first" + occasion + ")",
                    "class",
                    "score");
            html.open("dl");
            side("For", opinion.path("for"), html);
            side("Against", opinion.path("against"), html);
            texts("Agreement", opinion.path("agreement"), html);
            texts("Opposition", opinion.path("opposition"), html);
            html.close().close();
        }
    }

    private static void side(String name, JsonNode side, Html html) {
        String text = side.path("stance").asText("")
                + (side.path("refused").asBoolean() ? ", refused" : "")
                + (side.path("noInformation").asBoolean() ? ", without information" : "")
                + (side.path("corePosition").asText("").isBlank()
                        ? ""
                        : ": " + side.path("corePosition").asText());
        if (!text.isBlank()) {
            html.element("dt", name).element("dd", Excerpt.of(text, LONGEST), "dir", "auto");
        }
    }

    private static void texts(String name, JsonNode texts, Html html) {
        List<String> all = new ArrayList<>();
        texts.forEach(text -> all.add(text.asText()));
        if (!all.isEmpty()) {
            html.element("dt", name).element("dd", Excerpt.of(String.join("; ", all), LONGEST), "dir", "auto");
        }
    }

    /** A grader's answers to several questions, as they were given. */
    private static void grader(JsonNode grader, Html html) {
        if (grader.isObject()) {
            html.element("h6", "Grader").element("pre", Excerpt.of(grader.toPrettyString(), 1500));
        }
    }
}
