package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.Sampling;

/** Puts the fields that only one provider knows into a request, beside what a dialect writes and within its objects. */
final class Extra {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(ObjectNode.class);

    private Extra() {}

    /** The request, with the fields of {@link Sampling#extra()} in it. */
    static ObjectNode in(ObjectNode request, Sampling sampling) {
        String extra = sampling.extra();
        if (extra == null) {
            return request;
        }
        try {
            merge(JSON.readValue(extra), request);
            return request;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the sampling parameters hold no JSON: " + extra, impossible);
        }
    }

    /** What the dialect wrote stays: {@link Sampling#withExtra} refuses fields that would replace it. */
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
