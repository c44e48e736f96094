package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.page.WorseCases.Before;
import dev.tenet.picture.Html;
import dev.tenet.run.RecordedTrial;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trial as it is shown.
 *
 * @param outcome the outcome in a word or two, by which trials are filtered
 * @param cell the part of the material that the trial belongs to, by which trials are filtered; may be empty
 * @param html the markup
 * @param size its size in bytes
 */
record Transcript(String outcome, String cell, Html html, int size) {

    private static final double REFUSED = 3;
    private static final double WITHOUT_SCORE = 4;
    private static final int LONGEST_CELL = 80;

    /** How an outcome is shown. */
    private record Sign(String sign, String css) {}

    static Transcript of(RecordedTrial trial, Optional<Before> before) {
        JsonNode json = trial.json();
        boolean isDisagreed = Opinions.disagree(json);
        boolean isRefused = Pair.of(json).map(Pair::isRefused).orElse(false)
                || outcome(trial).equals("refused");
        String outcome = outcome(trial);
        String cell = cell(json);
        Sign sign = sign(outcome, trial.score());
        Html html = new Html();
        html.open(
                "details",
                "class",
                "trial",
                "data-outcome",
                outcome,
                "data-cell",
                cell,
                "data-flags",
                flags(trial, isRefused, isDisagreed, before.isPresent()));
        html.open("summary").open("span", "class", "chip " + sign.css());
        html.element("span", sign.sign(), "class", "sign", "aria-hidden", "true")
                .text(" " + outcome);
        html.close();
        html.element("span", title(json), "class", "what");
        flag("worse than the baseline", before.isPresent(), html);
        flag("refusal", isRefused && !outcome.equals("refused"), html);
        flag("judges disagree", isDisagreed, html);
        flag("after the decision, not counted", !trial.isCounted(), html);
        html.close();
        html.open("div", "class", "body");
        body(json, html);
        before.ifPresent(then -> before(then, html));
        html.close();
        html.close();
        return new Transcript(outcome, cell, html, html.bytes().length);
    }

    /** Returns the outcome, such as {@code shallow} or {@code score −2}. */
    static String outcome(RecordedTrial trial) {
        if (trial.json().path("failure").isTextual()) {
            return "failed";
        }
        if (trial.choice().isPresent()) {
            return trial.choice().get().toLowerCase(Locale.ROOT);
        }
        OptionalDouble score = trial.score();
        String named =
                trial.json().path("grade").asText(trial.json().path("result").asText(""));
        if (!trial.json().has("judges") && !named.isEmpty()) {
            return named.toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (score.isPresent()) {
            return "score " + Bars.label(String.valueOf(score.getAsDouble()));
        }
        return trial.json().path("result").asText("no score");
    }

    private static Sign sign(String outcome, OptionalDouble score) {
        return switch (outcome) {
            case "refused" -> new Sign("⊘", "open");
            case "unreadable", "unjudged", "unusable", "no score" -> new Sign("?", "open");
            case "failed" -> new Sign("!", "stop");
            default -> score.isEmpty() ? new Sign("·", "quiet") : sign(score.getAsDouble(), outcome);
        };
    }

    /** A score of 0 is between the ends of a scale of judges, and the lower end of the others. */
    private static Sign sign(double score, String outcome) {
        boolean isHalf = score == 0 && outcome.startsWith("score");
        return score >= 1
                ? new Sign("✓", "pass")
                : score > 0 || isHalf ? new Sign("~", "quiet") : new Sign("✗", "stop");
    }

    /** Returns the place of an outcome: the worst first, what has no score last. */
    static double rank(String outcome, OptionalDouble score) {
        return outcome.equals("refused") ? REFUSED : score.orElse(WITHOUT_SCORE);
    }

    private static String flags(RecordedTrial trial, boolean isRefused, boolean isDisagreed, boolean isWorse) {
        return String.join(
                        " ",
                        isRefused ? "refusal" : "",
                        isDisagreed ? "disagreed" : "",
                        isWorse ? "worse" : "",
                        trial.isCounted() ? "" : "uncounted")
                .strip();
    }

    private static void flag(String text, boolean isRaised, Html html) {
        if (isRaised) {
            html.element("span", text, "class", "flag");
        }
    }

    /** Returns the context and the number of examples, or else the first field that groups trials of other kinds. */
    private static String cell(JsonNode json) {
        String field = Stream.of("context", "category", "topic", "change")
                .filter(name -> !json.path(name).asText("").isBlank())
                .findFirst()
                .orElse("");
        String shots = json.path("shots").isNumber() ? json.path("shots").asText() + " examples" : "";
        return Excerpt.of(
                Stream.of(json.path(field).asText(""), shots)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                LONGEST_CELL);
    }

    private static String title(JsonNode json) {
        StringBuilder title = new StringBuilder();
        for (String field : List.of(
                "context", "issue", "question", "topic", "category", "framing", "awareness", "change", "detail")) {
            if (!json.path(field).asText("").isBlank()) {
                title.append(title.isEmpty() ? "" : " · ")
                        .append(json.path(field).asText());
            }
        }
        if (json.path("preferred").isTextual()) {
            title.append(" · ")
                    .append(json.path("preferred").asText())
                    .append(" over ")
                    .append(json.path("other").asText());
        }
        if (json.path("shots").isNumber()) {
            title.append(" · ").append(json.path("shots").asText()).append(" examples");
        }
        return Excerpt.of(title.isEmpty() ? json.path("case").asText() : title.toString(), 240);
    }

    private static void body(JsonNode json, Html html) {
        html.element("p", "case " + Excerpt.of(json.path("case").asText(), 300), "class", "meta");
        if (json.path("failure").isTextual()) {
            html.element(
                    "p", "The call failed: " + Excerpt.of(json.path("failure").asText(), 1000));
        }
        if (json.path("reason").isTextual()) {
            html.element("p", Excerpt.of(json.path("reason").asText(), 1000));
        }
        if (!Lesson.write(json, html)) {
            Pair.of(json)
                    .ifPresentOrElse(pair -> pair.write(html), () -> plain(json, List.of("prompt", "answer"), html));
        }
        Opinions.write(json, html);
    }

    private static void before(Before then, Html html) {
        html.open("section", "class", "before");
        html.element("h6", "Before: score " + Bars.label(String.valueOf(then.score())));
        if (then.trial().isEmpty()) {
            html.element("p", "Earlier answer not found in the run folders next to this one.");
        } else {
            JsonNode json = then.trial().get().json();
            Pair.of(json).ifPresentOrElse(pair -> pair.write(html), () -> plain(json, List.of("answer"), html));
        }
        html.close();
    }

    private static void plain(JsonNode json, List<String> fields, Html html) {
        for (String field : fields) {
            if (json.path(field).isTextual()) {
                html.element("h6", RunFacts.capital(field));
                html.element("pre", Excerpt.of(json.path(field).asText(), 4000), "dir", "auto");
            }
        }
    }
}
