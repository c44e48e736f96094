package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two questions of a pair and their answers, side by side. */
final class Pair {

    private static final int LONGEST_QUESTION = 1500;
    private static final int LONGEST_ANSWER = 4000;

    /** The fields of the halves in the records of pairs, and what they are called on the page. */
    private static final List<List<String>> HALVES = List.of(
            List.of("for", "against", "Asked for", "Asked against"),
            List.of("answerA", "answerB", "Side A", "Side B"),
            List.of("asWritten", "changed", "As written", "Changed"));

    private final JsonNode trial;
    private final List<String> names;

    private Pair(JsonNode trial, List<String> names) {
        this.trial = trial;
        this.names = names;
    }

    /** Returns the pair; empty if the record has no two halves. */
    static Optional<Pair> of(JsonNode trial) {
        return HALVES.stream()
                .filter(names -> trial.path(names.get(0)).isObject()
                        || trial.path(names.get(1)).isObject())
                .findFirst()
                .map(names -> new Pair(trial, names));
    }

    boolean isRefused() {
        return half(0).path("refused").asBoolean() || half(1).path("refused").asBoolean();
    }

    private JsonNode half(int number) {
        return trial.path(names.get(number));
    }

    void write(Html html) {
        html.open("div", "class", "pair");
        for (int i = 0; i < 2; i++) {
            html.open("div", "class", "half").element("h6", names.get(2 + i));
            html.element("p", Excerpt.of(question(i), LONGEST_QUESTION), "class", "asked", "dir", "auto");
            tags(half(i), html);
            html.element("div", Excerpt.of(answer(half(i)), LONGEST_ANSWER), "class", "answer", "dir", "auto");
            html.close();
        }
        html.close();
    }

    private String question(int number) {
        for (JsonNode asked : List.of(
                half(number).path("question"),
                half(number).path("prompt"),
                trial.path(number == 0 ? "promptA" : "promptB"))) {
            if (asked.isTextual()) {
                return asked.asText();
            }
        }
        return "";
    }

    private static String answer(JsonNode half) {
        return half.path("answer").isTextual()
                ? half.path("answer").asText()
                : half.path("failure").asText("no answer");
    }

    private static void tags(JsonNode half, Html html) {
        List<String> tags = new ArrayList<>();
        if (half.path("stance").isTextual()) {
            tags.add("stance: " + half.path("stance").asText());
        }
        if (half.path("refused").asBoolean()) {
            tags.add("refused");
        }
        if (half.path("noInformation").asBoolean()) {
            tags.add("without information");
        }
        if (half.path("finish").isTextual() && !half.path("finish").asText().equals("complete")) {
            tags.add("finish: " + half.path("finish").asText());
        }
        if (!tags.isEmpty()) {
            html.open("p", "class", "tags");
            tags.forEach(tag -> html.element("span", Excerpt.of(tag, 100), "class", "flag"));
            html.close();
        }
    }
}
