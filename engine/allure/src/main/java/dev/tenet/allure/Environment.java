package dev.tenet.allure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedRun;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What a run measured and with what, for {@code environment.properties}. */
record Environment(RecordedRun run) {

    /** Returns the values in an order that suits readers: reports show the first of them. */
    Map<String, String> values() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        run.verdict().ifPresent(verdict -> add(values, "tenet.result", verdict));
        run.specs().forEach(spec -> addCalls(values, spec.json()));
        run.specs().forEach(spec -> addSeed(values, spec.json()));
        run.versions().forEach((name, version) -> add(values, "version." + name, version));
        add(values, "tenet.run", run.folder().toString());
        run.specs().forEach(spec -> addMaterials(values, spec.json()));
        Map<String, String> joined = new LinkedHashMap<>();
        values.forEach((name, all) -> joined.put(name, String.join(", ", all)));
        return joined;
    }

    private static void addCalls(Map<String, Set<String>> values, JsonNode spec) {
        for (JsonNode calls : spec.path("calls")) {
            String role = "tenet." + calls.path("role").asText();
            add(values, role, calls.path("model").asText());
            calls.path("servedModels").fieldNames().forEachRemaining(name -> add(values, role + ".served", name));
            calls.path("fingerprints").fieldNames().forEachRemaining(name -> add(values, role + ".fingerprint", name));
            if (calls.path("replayed").asLong() > 0) {
                add(values, "tenet.tape", calls.path("role").asText() + " replayed");
            }
        }
    }

    private static void addSeed(Map<String, Set<String>> values, JsonNode spec) {
        if (spec.path("seed").isNumber()) {
            add(values, "tenet.seed", spec.path("seed").asText());
        }
    }

    private static void addMaterials(Map<String, Set<String>> values, JsonNode spec) {
        spec.path("materials")
                .properties()
                .forEach(material -> add(
                        values,
                        "tenet.data." + material.getKey(),
                        material.getValue().asText()));
    }

    private static void add(Map<String, Set<String>> values, String name, String value) {
        values.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(value);
    }
}
