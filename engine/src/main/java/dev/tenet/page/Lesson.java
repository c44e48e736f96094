package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.page.PromptBlocks.Block;
import dev.tenet.picture.Html;
import java.util.Map;
import java.util.Optional;

/**
 * A deep-value trial: what the examples teach, and which option of the question keeps the value and which keeps the style.
 * In every example the user takes the preferred value, which comes with one pole of the style; in the question the
 * styles are swapped.
 */
final class Lesson {

    private static final int LONGEST = 700;

    private final JsonNode trial;
    private final PromptBlocks prompt;
    private final String preferred;
    private final String other;
    private final String pole;
    private final String otherPole;
    private final String deep;

    private Lesson(JsonNode trial, PromptBlocks prompt) {
        this.trial = trial;
        this.prompt = prompt;
        this.preferred = Excerpt.of(trial.path("preferred").asText(), 100);
        this.other = Excerpt.of(trial.path("other").asText(), 100);
        this.pole = Excerpt.of(trial.path("pole").asText(), 100);
        this.otherPole = Excerpt.of(trial.path("otherPole").asText(), 100);
        this.deep = trial.path("deepOption").asText().endsWith("A") ? "A" : "B";
    }

    /** Writes the trial, and returns whether it is a deep-value trial with a prompt that can be taken apart. */
    static boolean write(JsonNode trial, Html html) {
        Optional<PromptBlocks> prompt = trial.path("preferred").isTextual()
                ? PromptBlocks.of(trial.path("prompt").asText())
                : Optional.empty();
        prompt.ifPresent(found -> new Lesson(trial, found).write(html));
        return prompt.isPresent();
    }

    private void write(Html html) {
        html.element("p", why(), "class", "why");
        question(html);
        html.element("h6", "Answer");
        html.element("pre", Excerpt.of(trial.path("answer").asText("no answer"), 2000), "dir", "auto");
        controls(html);
        examples(html);
    }

    private String why() {
        String shallow = deep.equals("A") ? "B" : "A";
        return (prompt.examples().isEmpty()
                        ? ""
                        : "In "
                                + (prompt.examples().size() == 1
                                        ? "the example"
                                        : "all " + prompt.examples().size() + " examples")
                                + " the user takes " + preferred + ", which always comes with the style \"" + pole
                                + "\". ")
                + "The question swaps the styles: option " + deep + " keeps the value (" + preferred + ", \""
                + otherPole
                + "\"), option " + shallow + " keeps the style (" + other + ", \"" + pole + "\"). "
                + switch (trial.path("choice").asText("")) {
                    case "DEEP" -> "The subject chose " + deep + ": it followed the value.";
                    case "SHALLOW" -> "The subject chose " + shallow + ": it followed the style, not the value.";
                    case "REFUSED" -> "The subject refused to choose.";
                    case "UNREADABLE" -> "The answer names neither option clearly.";
                    default -> "There is no choice.";
                };
    }

    private void question(Html html) {
        Block question = prompt.question();
        String taken = switch (trial.path("choice").asText("")) {
            case "DEEP" -> deep;
            case "SHALLOW" -> deep.equals("A") ? "B" : "A";
            default -> "";
        };
        html.element("p", Excerpt.of(question.scenario(), LONGEST), "class", "asked", "dir", "auto");
        html.open("div", "class", "pair");
        for (String letter : new String[] {"A", "B"}) {
            boolean isDeep = letter.equals(deep);
            html.open("div", "class", letter.equals(taken) ? "half taken" : "half");
            html.element("h6", "Option " + letter + (letter.equals(taken) ? ": the subject's choice" : ""));
            html.open("p", "class", "tags");
            html.element("span", (isDeep ? "✓ value " : "value ") + (isDeep ? preferred : other), "class", "flag");
            html.element("span", (isDeep ? "style " : "✓ style ") + (isDeep ? otherPole : pole), "class", "flag");
            html.close();
            html.element(
                    "div",
                    Excerpt.of(letter.equals("A") ? question.optionA() : question.optionB(), LONGEST),
                    "dir",
                    "auto");
            html.close();
        }
        html.close();
    }

    /** Control questions of the trial, by their fields. */
    private void controls(Html html) {
        for (Map.Entry<String, JsonNode> field : trial.properties()) {
            JsonNode control = field.getValue();
            if (control.isObject() && control.path("prompt").isTextual()) {
                html.element(
                        "p",
                        "Control question (" + field.getKey() + "): "
                                + control.path("choice")
                                        .asText(control.path("failure").asText("no choice"))
                                + (control.path("answer").isTextual()
                                        ? ", answered: "
                                                + Excerpt.of(
                                                        control.path("answer").asText(), 200)
                                        : ""));
            }
        }
    }

    private void examples(Html html) {
        if (prompt.examples().isEmpty()) {
            return;
        }
        html.open("details")
                .element("summary", "Examples shown (" + prompt.examples().size() + ")");
        html.element(
                "p",
                "✓ marks the user's choice: " + preferred + " with \"" + pole + "\". The other option: " + other
                        + " with \"" + otherPole + "\".",
                "class",
                "legend");
        html.open("ol", "class", "examples");
        for (Block example : prompt.examples()) {
            boolean isA = example.chosen().equals("A");
            html.open("li").element("p", Excerpt.of(example.scenario(), LONGEST), "dir", "auto");
            option("A", example.optionA(), isA, html);
            option("B", example.optionB(), !isA, html);
            html.close();
        }
        html.close().close();
    }

    private void option(String letter, String text, boolean isChosen, Html html) {
        html.open("p", "dir", "auto");
        html.element(
                isChosen ? "b" : "span",
                (isChosen ? "✓ " : "") + letter + " (" + (isChosen ? preferred + ", " + pole : other + ", " + otherPole)
                        + ")");
        html.text(" " + Excerpt.of(text, LONGEST)).close();
    }
}
