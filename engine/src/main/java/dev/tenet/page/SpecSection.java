package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedSpec;
import java.util.ArrayList;
import java.util.List;

/** A spec with one subject: its claims, how the run went, and its figures. */
final class SpecSection {

    private SpecSection() {}

    static String anchor(int number) {
        return "spec-" + number;
    }

    static void write(RecordedSpec spec, int number, EarlierRuns earlier, Html html) {
        html.open("article", "class", "spec", "id", anchor(number));
        html.element("h3", spec.shortName());
        html.element("p", facts(spec), "class", "meta");
        if (!spec.status().equals("measured")) {
            html.open("p", "class", "problem");
            Tone.chip(spec.status(), html);
            html.text(" " + Excerpt.of(spec.problem().orElse(""), 2000)).close();
        }
        List<RecordedClaim> claims = spec.claims();
        if (hasClaims(spec)) {
            html.open("div", "class", "cards");
            for (int i = 0; i < claims.size(); i++) {
                ClaimCard.write(claims.get(i), spec, ClaimCard.anchor(number, i), earlier, html);
            }
            html.close();
            FigurePictures.draw(spec, html);
        }
        html.close();
    }

    /** Returns whether the claims and figures of a spec are shown. */
    static boolean hasClaims(RecordedSpec spec) {
        return List.of("measured", "kept", "broken").contains(spec.status());
    }

    private static String facts(RecordedSpec spec) {
        JsonNode json = spec.json();
        List<String> facts = new ArrayList<>();
        spec.subject().ifPresent(subject -> facts.add("subject " + subject));
        String served = served(json);
        if (!served.isEmpty()) {
            facts.add("served as " + served);
        }
        if (json.path("judge").isTextual()) {
            facts.add("judge " + json.path("judge").asText());
        }
        if (json.path("asked").isNumber()) {
            facts.add(json.path("asked").asText() + " of "
                    + json.path("planned").asText() + " planned cases asked" + counted(json));
        }
        if (json.path("seed").isNumber()) {
            facts.add("seed " + json.path("seed").asText());
        }
        if (json.path("sample").path("fingerprint").isTextual()) {
            facts.add("draw " + json.path("sample").path("fingerprint").asText());
        }
        return String.join(" · ", facts);
    }

    /** Some are in flight when the others decide. */
    private static String counted(JsonNode json) {
        JsonNode decided = json.path("decidedAfter");
        return decided.isNumber() && decided.asLong() < json.path("asked").asLong()
                ? ", the first " + decided.asText() + " counted"
                : "";
    }

    private static String served(JsonNode json) {
        List<String> served = new ArrayList<>();
        for (JsonNode calls : json.path("calls")) {
            if (calls.path("role").asText().equals("subject")) {
                calls.path("servedModels").fieldNames().forEachRemaining(served::add);
            }
        }
        served.remove(json.path("model").asText());
        return String.join(", ", served);
    }
}
