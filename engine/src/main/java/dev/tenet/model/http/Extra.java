package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.Sampling;

/** Merges provider-specific fields into a request. */
final class Extra {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(ObjectNode.class);

    private Extra() {}

    /** The request with the fields of {@link Sampling#extra()} added. */
    static ObjectNode in(ObjectNode request, Sampling sampling) {
        String extra = sampling.extra();
        if (extra == null) {
            return request;
        }
        try {
            merge(JSON.readValue(extra), request);
            return request;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the sampling parameters are not JSON: " + extra, impossible);
        }
    }

    /** Fields of the dialect take precedence; {@link Sampling#withExtra} rejects fields that would replace them. */
    private static void merge(ObjectNode fields, ObjectNode into) {
        fields.properties().forEach(field -> {
            JsonNode written = into.get(field.getKey());
            if (written == null) {
                into.set(field.getKey(), field.getValue());
            } else if (written instanceof ObjectNode object && field.getValue() instanceof ObjectNode more) {
                merge(more, object);
            }
        });
    }
}
