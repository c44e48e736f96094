package dev.tenet.deepvalue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The YAML form of a scenario file, bundled or a user's own; the README describes it under "Your own scenarios".
 *
 * @param ways texts by value, context and activity
 * @param manners texts by dimension and pole
 */
record BankFile(
        List<ValueEntry> values,
        List<ContextEntry> contexts,
        List<DimensionEntry> dimensions,
        Map<String, Map<String, Map<String, List<String>>>> ways,
        Map<String, Map<String, List<String>>> manners) {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // What is left empty in YAML is null: a list without entries, but never an entry.
            .setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.AS_EMPTY, Nulls.FAIL));

    BankFile {
        values = orEmpty(values);
        contexts = orEmpty(contexts);
        dimensions = orEmpty(dimensions);
        ways = ways == null ? Map.of() : ways;
        manners = manners == null ? Map.of() : manners;
    }

    // Jackson leaves null what the file leaves out.
    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    // An empty value in YAML is null, which "required" lets pass.
    private static void requireText(@Nullable String text, String field) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(field + " is empty");
        }
    }

    record ValueEntry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String set,
            @JsonProperty(required = true) String definition,
            @Nullable String source,
            List<String> also,
            List<String> called) {
        ValueEntry {
            requireText(name, "name");
            requireText(set, "set");
            requireText(definition, "definition");
            also = orEmpty(also);
            called = orEmpty(called);
        }
    }

    record ContextEntry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<String> activities) {
        ContextEntry {
            requireText(name, "name");
            activities = orEmpty(activities);
        }
    }

    record DimensionEntry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<PoleEntry> poles) {
        DimensionEntry {
            requireText(name, "name");
            poles = orEmpty(poles);
        }
    }

    record PoleEntry(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String definition,
            List<String> also,
            List<String> called) {
        PoleEntry {
            requireText(name, "name");
            requireText(definition, "definition");
            also = orEmpty(also);
            called = orEmpty(called);
        }
    }

    /**
     * Reads a file.
     *
     * @param where what messages call it
     * @throws MalformedRecordException naming the file, the line and the field, if it does not have this form
     */
    static BankFile read(InputStream input, String where) throws IOException {
        try {
            return YAML.readValue(input, BankFile.class);
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw new MalformedRecordException(where + (at == null ? "" : ", line " + at.getLineNr())
                    + pathOf(malformed)
                    + ": " + MalformedRecordException.reason(malformed)
                    + "; expected a mapping with any of values, contexts, dimensions, ways, manners");
        }
    }

    private static String pathOf(JsonProcessingException malformed) {
        if (!(malformed instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining(" › ", ", ", ""));
    }
}
