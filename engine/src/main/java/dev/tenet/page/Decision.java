package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedOutcome;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.run.RunVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The top of the page: released, stopped by which claims, or not measured and why; and what was measured. */
final class Decision {

    private static final String EMBEDDED = "embedded:";
    private static final Set<String> JUDGED = Set.of("measured", "kept", "broken", "invalid");

    /** A claim or spec that did not pass. */
    private record Obstacle(String words, String title, String why, String anchor) {}

    private final RecordedRun run;
    private final List<Obstacle> stopping = new ArrayList<>();
    private final List<Obstacle> unmeasured = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int claims;

    private Decision(RecordedRun run) {
        this.run = run;
        List<RecordedSpec> specs = run.specs();
        for (int i = 0; i < specs.size(); i++) {
            add(specs.get(i), i);
        }
        addMissing();
    }

    static void write(RecordedRun run, Html html) {
        new Decision(run).write(html);
    }

    private void add(RecordedSpec spec, int number) {
        boolean isJudged = JUDGED.contains(spec.status());
        if (!isJudged || spec.status().equals("invalid")) {
            (isJudged ? stopping : unmeasured)
                    .add(new Obstacle(
                            spec.status(), spec.shortName(), spec.problem().orElse(""), SpecSection.anchor(number)));
            return;
        }
        List<RecordedClaim> all = spec.claims();
        for (int i = 0; i < all.size(); i++) {
            RecordedClaim claim = all.get(i);
            claims++;
            counts.merge(claim.verdict(), 1, Integer::sum);
            if (!claim.isPass()) {
                stopping.add(new Obstacle(
                        claim.verdict(),
                        claim.name() + " · " + spec.shortName(),
                        claim.found().or(spec::problem).orElse(""),
                        ClaimCard.anchor(number, i)));
            }
        }
    }

    private void addMissing() {
        for (JsonNode required : run.json().path("required")) {
            String id = required.path("id").asText();
            String state = required.path("state").asText();
            boolean isKnown = run.specs().stream()
                    .filter(spec -> JUDGED.contains(spec.status()))
                    .flatMap(spec -> spec.claims().stream())
                    .anyMatch(claim -> claim.id().equals(id));
            if (!isKnown && !RecordedOutcome.of(state).isPass()) {
                stopping.add(new Obstacle(state, id, "required, but " + state, ""));
            }
        }
    }

    private void write(Html html) {
        String verdict = run.verdict().orElse("not ended");
        html.open("header", "class", "band " + tone(verdict)).open("div", "class", "wrap");
        html.element("p", "Tenet", "class", "brand");
        html.open("h1")
                .element("span", sign(verdict), "class", "sign", "aria-hidden", "true")
                .text(" " + headline(verdict))
                .close();
        html.element("p", sentence(verdict), "class", "lead");
        toys().ifPresent(note -> html.element("p", note, "class", "lead"));
        obstacles(html);
        RunFacts.write(run, html);
        html.close().close();
    }

    /** A reader of the page alone must know that no model of theirs was measured. */
    private Optional<String> toys() {
        Set<String> toys = new TreeSet<>();
        for (RecordedSpec spec : run.specs()) {
            String model = spec.json().path("model").asText();
            if (model.startsWith(EMBEDDED)) {
                toys.add(model);
            }
        }
        return toys.isEmpty()
                ? Optional.empty()
                : Optional.of("Measured on " + String.join(", ", toys) + ", which " + (toys.size() == 1 ? "is" : "are")
                        + " only for trying out Tenet.");
    }

    private static String tone(String verdict) {
        return switch (verdict) {
            case "released" -> "pass";
            case "stopped" -> "stop";
            default -> "open";
        };
    }

    private static String sign(String verdict) {
        return RunVerdict.of(verdict).map(RunVerdict::sign).orElse("?");
    }

    private static String headline(String verdict) {
        return switch (verdict) {
            case "released" -> "Released";
            case "stopped" -> "Release stopped";
            case "not measured" -> "Not measured";
            default -> "Not ended";
        };
    }

    private String sentence(String verdict) {
        return switch (verdict) {
            case "released" ->
                "Every claim that was judged passed: " + counted() + "."
                        + (unmeasured.isEmpty() ? "" : " Some specs were not measured.");
            case "stopped" ->
                "The release is stopped by " + number(stopping.size(), "claim or spec", "claims or specs") + ". "
                        + (claims == 0
                                ? "No claim was judged."
                                : "Of " + number(claims, "claim", "claims") + ": " + counted() + ".");
            case "not measured" -> "Nothing was asked, so there is nothing to release.";
            default -> "This run was killed or is still in progress. It has no verdict.";
        };
    }

    private String counted() {
        List<String> parts = new ArrayList<>();
        counts.forEach((verdict, count) -> parts.add(count + " " + verdict));
        return String.join(", ", parts);
    }

    static String number(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    /** Returns the place among what stops a release: what was proven first, then what could not be judged. */
    private static int gravity(RecordedOutcome outcome) {
        return switch (outcome) {
            case REFUTED -> 0;
            case INVALID, BROKEN, MISSING -> 1;
            case INCOMPLETE -> 2;
            case UNDECIDED -> 3;
            default -> 4;
        };
    }

    private void obstacles(Html html) {
        List<Obstacle> all = new ArrayList<>(stopping);
        all.sort(Comparator.comparing(obstacle -> gravity(RecordedOutcome.of(obstacle.words()))));
        all.addAll(unmeasured);
        if (all.isEmpty()) {
            return;
        }
        html.open("ul", "class", "obstacles");
        for (Obstacle obstacle : all) {
            html.open("li");
            Tone.chip(obstacle.words(), html);
            html.open("div");
            if (obstacle.anchor().isEmpty()) {
                html.element("strong", obstacle.title());
            } else {
                html.element("a", obstacle.title(), "href", "#" + obstacle.anchor());
            }
            html.element("p", Excerpt.of(obstacle.why(), 400));
            html.close().close();
        }
        html.close();
    }
}
