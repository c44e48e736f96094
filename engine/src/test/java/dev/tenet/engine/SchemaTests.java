package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.run.RecordedTrial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The schemas in the jar against runs of all kinds, checked by networknt's validator 1.5.9. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaTests {

    private final JsonSchema summarySchema = schema("summary-1");
    private final JsonSchema trialSchema = schema("trial-1");
    private final List<RecordedRun> runs = new ArrayList<>();
    private final List<JsonNode> trials = new ArrayList<>();

    private static JsonSchema schema(String name) {
        try (InputStream text = RecordedRun.class.getResourceAsStream("/dev/tenet/schema/" + name + ".json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(
                            text,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @BeforeAll
    void measure(@TempDir Path folder) throws IOException {
        new SpecKit(folder.resolve("all")).run(RunOfAllKinds.ALL);
        new SpecKit(folder.resolve("hostile")).run(RunOfAllKinds.HostileValues.class);
        new SpecKit(folder.resolve("plan")).with("tenet.plan", "true").run(RunOfAllKinds.Others.class);
        for (String name : List.of("all", "hostile", "plan")) {
            runs.add(RecordedRun.read(folder.resolve(name).resolve("latest")));
        }
        for (RecordedRun run : runs) {
            try (Stream<RecordedTrial> all = run.trials()) {
                all.forEach(trial -> trials.add(trial.json()));
            }
        }
    }

    @Test
    void everySummaryIsValid() {
        assertThat(runs)
                .hasSize(3)
                .allSatisfy(
                        run -> assertThat(summarySchema.validate(run.json())).isEmpty());
    }

    @Test
    void aKeptRunOfFormatOneIsValid() throws IOException {
        RecordedRun kept = RecordedRun.read(Path.of("src/test/resources/dev/tenet/run/format-1"));
        assertThat(summarySchema.validate(kept.json())).isEmpty();
        try (Stream<RecordedTrial> all = kept.trials()) {
            assertThat(all.toList())
                    .hasSize(4)
                    .allSatisfy(trial ->
                            assertThat(trialSchema.validate(trial.json())).isEmpty());
        }
    }

    @Test
    void everyTrialIsValid() {
        assertThat(trials).hasSizeGreaterThan(500);
        assertThat(trials)
                .allSatisfy(trial -> assertThat(trialSchema.validate(trial)).isEmpty());
    }

    @Test
    void everyFieldOfEveryKindIsDescribed() {
        Set<String> fields = new TreeSet<>();
        trials.forEach(trial -> trial.fieldNames().forEachRemaining(fields::add));
        assertThat(names(trialSchema.getSchemaNode())).containsAll(fields);
        JsonNode parts = summarySchema.getSchemaNode().path("$defs");
        for (RecordedRun run : runs) {
            assertThat(names(summarySchema.getSchemaNode())).containsAll(fieldsOf(run.json()));
            run.json().path("specs").forEach(spec -> {
                assertThat(names(parts.path("spec"))).containsAll(fieldsOf(spec));
                spec.path("claims")
                        .forEach(claim -> assertThat(names(parts.path("claim"))).containsAll(fieldsOf(claim)));
                spec.path("calls")
                        .forEach(calls -> assertThat(names(parts.path("calls"))).containsAll(fieldsOf(calls)));
            });
        }
    }

    private static Set<String> names(JsonNode schema) {
        return fieldsOf(schema.path("properties"));
    }

    private static Set<String> fieldsOf(JsonNode object) {
        Set<String> fields = new TreeSet<>();
        object.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    @Test
    void everyClaimSaysWhatItMeasures() {
        for (RecordedRun run : runs) {
            assertThat(run.specs())
                    .flatExtracting(RecordedSpec::claims)
                    .isNotEmpty()
                    .allSatisfy(claim -> assertThat(claim.meaning())
                            .as(claim.id())
                            .get()
                            .asString()
                            .isNotBlank());
        }
    }

    @Test
    void aSummaryWithAnUnknownVerdictIsNotValid() {
        ObjectNode summary = runs.get(0).json().deepCopy();
        ObjectNode claim =
                (ObjectNode) summary.path("specs").path(0).path("claims").path(0);
        claim.put("verdict", "green");
        assertThat(summarySchema.validate(summary))
                .extracting(ValidationMessage::getMessage)
                .singleElement()
                .asString()
                .contains("/specs/0/claims/0/verdict", "enumeration");
    }

    @Test
    void aTrialWithoutItsCaseIsNotValid() {
        ObjectNode trial = trials.get(0).deepCopy();
        trial.remove("case");
        trial.put("choice", "deep");
        assertThat(trialSchema.validate(trial)).hasSize(2);
    }

    @Test
    void theSchemasThemselvesAreValid() throws IOException {
        JsonSchema metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));
        for (String name : List.of("summary-1", "trial-1")) {
            Path file = Path.of("src/main/resources/dev/tenet/schema/" + name + ".json");
            assertThat(metaSchema.validate(new ObjectMapper().readTree(Files.readString(file))))
                    .isEmpty();
        }
    }
}
