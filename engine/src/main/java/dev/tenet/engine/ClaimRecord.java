package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.trial.Description;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The content of a judged claim's JSON file, which reports such as Allure's read. */
record ClaimRecord(SpecName spec, SpecMethod method, ClaimName claim, Finding found, Launch launch) {

    private static final int FORMAT = 1;

    /** Returns names and values that Jackson can write. */
    Map<String, Object> content(MeasurementState state) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("format", FORMAT);
        content.put("spec", spec.spec());
        content.put("title", Leaves.nameOf(method));
        content.put("kind", method.kind().annotation().getSimpleName());
        content.putAll(SpecSummary.judged(spec, new JudgedClaim(claim, found)));
        content.put("message", found.message());
        content.put("subject", spec.subject().orElse(null));
        if (state instanceof MeasurementState.Opened opened) {
            content.put("subject", spec.subject().orElse(opened.subject().label()));
            content.put("model", opened.subject().name());
        }
        if (state instanceof MeasurementState.Asked asked) {
            addRun(asked, content);
        }
        content.put("run", launch.folder().path().map(Object::toString).orElse(null));
        return content;
    }

    private void addRun(MeasurementState.Asked asked, Map<String, Object> content) throws IOException {
        Run<?> run = asked.measured().run();
        content.put("seed", launch.settings().seed());
        content.put(
                "sample",
                SpecSummary.describe(launch.settings().seed(), asked.measured().sample()));
        content.put(
                "tape",
                launch.settings().taping().isOn()
                        ? launch.settings()
                                .taping()
                                .tape()
                                .map(Object::toString)
                                .orElse(null)
                        : null);
        content.put("planned", run.planned());
        content.put("asked", run.asked());
        content.put("decidedAfter", run.ending() instanceof Ending.Decided early ? early.after() : null);
        content.put("cutShort", run.ending() instanceof Ending.CutShort cut ? cut.reason() : null);
        content.put("seconds", asked.took().toMillis() / 1000.0);
        content.put("participants", participants(asked));
        content.put(
                "calls",
                asked.costs().stream()
                        .map(cost -> Description.of(cost::describe).asMap())
                        .toList());
        content.put("materials", launch.fingerprints(method));
        content.put("headline", run.figures().headline());
        content.put("cells", cells(run.figures()));
        content.put("notes", notes(asked));
        content.put("parts", asked.files().parts());
    }

    private static List<Map<String, Object>> participants(MeasurementState.Asked asked) {
        List<Map<String, Object>> participants = new ArrayList<>();
        for (Participant participant : asked.measured().participants()) {
            participants.add(
                    Map.of("role", participant.role(), "label", participant.label(), "model", participant.name()));
        }
        return participants;
    }

    private static List<Map<String, Object>> cells(Figures figures) {
        return figures.cells().stream()
                .<Map<String, Object>>map(cell -> Map.of("name", cell.name(), "found", cell.finding()))
                .toList();
    }

    private static List<String> notes(MeasurementState.Asked asked) {
        return Stream.concat(
                        asked.measured().run().figures().notes().stream(),
                        asked.costs().stream().flatMap(cost -> cost.lines().stream()))
                .toList();
    }
}
