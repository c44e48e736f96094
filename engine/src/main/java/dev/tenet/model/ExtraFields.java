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
 * Reads the fields of a request that only one provider knows: a JSON object without doubled names, and without what
 * Tenet sends itself, in whatever format.
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

    private static final String TEMPERATURE = "write the attribute temperature instead";
    private static final String TOP_P = "write the attribute topP instead";
    private static final String MAX_TOKENS = "write the attribute maxTokens instead";
    private static final String SEED = "write the attribute seed instead";
    private static final String CHANCES = "set tenet.log-probabilities instead";
    private static final String SYSTEM = "write the attribute system instead";
    private static final String CONVERSATION = "the conversation is what the test measures";
    private static final String FORM = "the form of an answer is what the test asks for";
    private static final String WHOLE = "answers are read whole";
    private static final String ONE = "one answer is read of each request";

    // By the path of names, in lower case and without _ and -: some servers take max_tokens and maxTokens alike.
    private static final Map<String, String> SENT_BY_TENET = Map.ofEntries(
            Map.entry("model", "write the attribute value instead"),
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
            Map.entry("store", "conversations are not kept at the provider's"),
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

    // In these Tenet sends something of its own: they cannot be replaced as a whole, nor stand beside it by another
    // name.
    private static final Map<String, String> SHARED =
            Map.of("generationconfig", "generationConfig", "text", "text", "outputconfig", "output_config");

    private ExtraFields() {}

    /**
     * The fields in one form, whatever their order and the blanks between them; null if there are none.
     *
     * @throws IllegalArgumentException if the text is no JSON object, names a field twice or one that Tenet sends itself
     */
    static @Nullable String canonical(String json) {
        JsonNode fields = parse(json);
        if (!fields.isObject()) {
            throw new IllegalArgumentException("extra is " + shown(json) + ", which is no object; " + EXPECTED);
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
            throw new IllegalArgumentException("extra is " + shown(json) + ", which cannot be read as JSON ("
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
                throw new IllegalArgumentException("extra has the field " + Untrusted.line(shownName)
                        + ", which is Tenet's own to send; " + instead);
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
                    + ", because Tenet sends fields of its own in it");
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
