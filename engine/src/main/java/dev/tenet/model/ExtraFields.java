package dev.tenet.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.text.Untrusted;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parses provider-specific request fields: a JSON object without duplicate names and without fields that Tenet itself
 * sends in any wire format.
 */
final class ExtraFields {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private static final String EXPECTED = "expected a JSON object such as {\"reasoning_effort\": \"low\"}";
    private static final int SHOWN = 120;

    private static final String TEMPERATURE = "use the attribute temperature instead";
    private static final String TOP_P = "use the attribute topP instead";
    private static final String MAX_TOKENS = "use the attribute maxTokens instead";
    private static final String SEED = "use the attribute seed instead";
    private static final String CHANCES = "set " + CallSettings.LOG_PROBABILITIES + " instead";
    private static final String SYSTEM = "use the attribute system instead";
    private static final String CONVERSATION = "the test defines the conversation";
    private static final String FORM = "the test defines the form of the answer";
    private static final String WHOLE = "answers are not streamed";
    private static final String ONE = "each request returns one answer";

    // Keyed by path, in lower case and without _ and -, because some servers accept both max_tokens and maxTokens.
    private static final Map<String, String> SENT_BY_TENET = Map.ofEntries(
            Map.entry("model", "use the attribute value instead"),
            Map.entry("messages", CONVERSATION),
            Map.entry("prompt", CONVERSATION),
            Map.entry("input", CONVERSATION),
            Map.entry("contents", CONVERSATION),
            Map.entry("system", SYSTEM),
            Map.entry("instructions", SYSTEM),
            Map.entry("systeminstruction", SYSTEM),
            Map.entry("temperature", TEMPERATURE),
            Map.entry("topp", TOP_P),
            Map.entry("maxtokens", MAX_TOKENS),
            Map.entry("maxcompletiontokens", MAX_TOKENS),
            Map.entry("maxoutputtokens", MAX_TOKENS),
            Map.entry("seed", SEED),
            Map.entry("randomseed", SEED),
            Map.entry("logprobs", CHANCES),
            Map.entry("toplogprobs", CHANCES),
            Map.entry("include", CHANCES),
            Map.entry("responseformat", FORM),
            Map.entry("text.format", FORM),
            Map.entry("outputconfig.format", FORM),
            Map.entry("outputformat", FORM),
            Map.entry("stream", WHOLE),
            Map.entry("streamoptions", WHOLE),
            Map.entry("store", "conversations are not stored at the provider"),
            Map.entry("n", ONE),
            Map.entry("options.temperature", TEMPERATURE),
            Map.entry("options.topp", TOP_P),
            Map.entry("options.numpredict", MAX_TOKENS),
            Map.entry("options.seed", SEED),
            Map.entry("generationconfig.temperature", TEMPERATURE),
            Map.entry("generationconfig.topp", TOP_P),
            Map.entry("generationconfig.maxoutputtokens", MAX_TOKENS),
            Map.entry("generationconfig.seed", SEED),
            Map.entry("generationconfig.logprobs", CHANCES),
            Map.entry("generationconfig.responselogprobs", CHANCES),
            Map.entry("generationconfig.responsemimetype", FORM),
            Map.entry("generationconfig.responseschema", FORM),
            Map.entry("generationconfig.responsejsonschema", FORM),
            Map.entry("generationconfig.candidatecount", ONE));

    // Objects in which Tenet sends fields of its own: they cannot be replaced as a whole, nor sent under another
    // spelling.
    private static final Map<String, String> SHARED =
            Map.of("generationconfig", "generationConfig", "text", "text", "outputconfig", "output_config");

    private ExtraFields() {}

    /**
     * The fields in canonical form, with sorted names and no whitespace; null if there are none.
     *
     * @throws IllegalArgumentException if the text is not a JSON object, has a duplicate name, or has a field that
     *     Tenet itself sends
     */
    static @Nullable String canonical(String json) {
        JsonNode fields = parse(json);
        if (!fields.isObject()) {
            throw new IllegalArgumentException("extra is " + shown(json) + ", which is not an object; " + EXPECTED);
        }
        refuse(fields, "", "");
        return fields.isEmpty() ? null : sorted(fields).toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            JsonLocation place = malformed.getLocation();
            String where = place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new IllegalArgumentException("extra is " + shown(json) + ", which is not valid JSON ("
                    + Untrusted.line(Untrusted.excerpt(malformed.getOriginalMessage(), SHOWN)) + where + "); "
                    + EXPECTED);
        }
    }

    private static String shown(String json) {
        return Untrusted.line(Untrusted.excerpt(json.strip(), SHOWN));
    }

    private static void refuse(JsonNode fields, String path, String shownPath) {
        fields.properties().forEach(field -> {
            String name =
                    field.getKey().toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
            String shownName = shownPath + field.getKey();
            String instead = SENT_BY_TENET.get(path + name);
            if (instead != null) {
                throw new IllegalArgumentException(
                        "extra has the field " + Untrusted.line(shownName) + ", which Tenet itself sends; " + instead);
            }
            if (path.isEmpty()) {
                refuseWithin(name, shownName, field.getValue());
            }
        });
    }

    private static void refuseWithin(String name, String shownName, JsonNode value) {
        String shared = SHARED.get(name);
        if (shared != null && !(value.isObject() && shared.equals(shownName))) {
            throw new IllegalArgumentException("extra has " + Untrusted.line(shownName) + " = "
                    + shown(value.toString()) + "; expected an object named " + shared
                    + ", because Tenet sends other fields in it");
        }
        if (value.isObject()) {
            refuse(value, name + ".", shownName + ".");
        }
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(object::set);
        return object;
    }
}
