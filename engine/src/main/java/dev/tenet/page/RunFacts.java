package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.picture.Html;
import dev.tenet.run.RecordedCalls;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was measured, when, by which models, and at what cost. */
final class RunFacts {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Map<String, Set<String>> models = new LinkedHashMap<>();
    private final Set<String> admissions = new LinkedHashSet<>();

    private RunFacts(RecordedRun run) {
        run.specs().forEach(this::add);
    }

    static void write(RecordedRun run, Html html) {
        new RunFacts(run).writeFacts(run, html);
    }

    private void add(RecordedSpec spec) {
        for (JsonNode calls : spec.json().path("calls")) {
            models.computeIfAbsent(calls.path("role").asText(), role -> new LinkedHashSet<>())
                    .add(named(calls));
        }
        for (JsonNode admission : spec.figures().path("admissions")) {
            admissions.add(admission.path("judge").asText()
                    + (admission.path("admitted").asBoolean() ? " admitted" : " not admitted")
                    + (admission.path("calibration").isTextual()
                            ? " on " + admission.path("calibration").asText()
                            : ""));
        }
    }

    private static String named(JsonNode calls) {
        Set<String> served = new TreeSet<>();
        calls.path("servedModels").fieldNames().forEachRemaining(served::add);
        served.remove(calls.path("model").asText());
        return calls.path("model").asText() + (served.isEmpty() ? "" : ", served as " + String.join(", ", served));
    }

    private void writeFacts(RecordedRun run, Html html) {
        html.open("dl", "class", "facts");
        models.forEach((role, names) -> fact(capital(role), String.join("; ", names), html));
        fact("Admission of judges", String.join("; ", admissions), html);
        fact("When", run.started().map(started -> when(run, started)).orElse(""), html);
        fact("Calls and cost", calls(run.calls()), html);
        fact("Chance of a wrong verdict", chanceOfError(run), html);
        fact("Versions", versions(run), html);
        html.close();
    }

    private static void fact(String name, String value, Html html) {
        if (!value.isEmpty()) {
            html.open("div")
                    .element("dt", name)
                    .element("dd", Excerpt.of(value, 600))
                    .close();
        }
    }

    private static String when(RecordedRun run, Instant started) {
        return WHEN.format(started)
                + run.ended()
                        .map(ended -> ", took " + took(Duration.between(started, ended)))
                        .orElse("");
    }

    private static String took(Duration took) {
        return took.toMinutes() > 0
                ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private static String calls(RecordedCalls calls) {
        if (calls.asked() == 0 && calls.replayed() == 0) {
            return "";
        }
        return String.format(Locale.ROOT, "%,d asked", calls.asked())
                + (calls.replayed() == 0
                        ? ", none replayed"
                        : String.format(Locale.ROOT, ", %,d replayed from the tape", calls.replayed())
                                + calls.oldestReplayed()
                                        .map(oldest -> ", the oldest of " + oldest)
                                        .orElse(""))
                + "; " + calls.costInWords();
    }

    private static String chanceOfError(RecordedRun run) {
        long decided = run.decidedClaims();
        return decided == 0
                ? ""
                : "at most " + run.anyWrongInWords()
                        + (decided == 1
                                ? " for the one claim that an interval decided"
                                : " that any of the " + decided + " claims decided by an interval is wrong");
    }

    private static String versions(RecordedRun run) {
        StringBuilder versions = new StringBuilder();
        run.versions()
                .forEach((name, version) -> versions.append(versions.isEmpty() ? "" : ", ")
                        .append(
                                name.equals("tenet")
                                        ? "Tenet"
                                        : name.equals("junitPlatform") ? "JUnit Platform" : capital(name))
                        .append(' ')
                        .append(version));
        return versions.toString();
    }

    static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
