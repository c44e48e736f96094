package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * The types of a request in a provider's own library for Java, as a check of one: it must fit them, and every field of
 * it, at any depth, must be one that they have.
 */
final class OfficialTypes<T> {

    private final ObjectMapper mapper;
    private final Class<T> type;
    private final Consumer<T> validate;

    /**
     * @param mapper the library's own
     * @param type the body of a request
     * @param validate the library's own check of one, which throws
     */
    OfficialTypes(ObjectMapper mapper, Class<T> type, Consumer<T> validate) {
        this.mapper = mapper.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.mapper.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new NothingElse(), mapper.getDeserializationConfig().getAnnotationIntrospector()));
        this.type = type;
        this.validate = validate;
    }

    /** The libraries keep fields that they do not know, for the sake of those who are ahead of them. */
    private static final class NothingElse extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    /**
     * What is wrong with a request; empty if nothing. The libraries add {@code stream} themselves, by the method that is
     * called, so that their types do not have it; the published descriptions do.
     */
    List<String> faults(String body) {
        try {
            JsonNode request = mapper.readTree(body);
            if (request instanceof ObjectNode fields && fields.path("stream").equals(BooleanNode.FALSE)) {
                fields.remove("stream");
            }
            validate.accept(mapper.treeToValue(request, type));
            return List.of();
        } catch (JsonProcessingException misfit) {
            return List.of(misfit.getOriginalMessage());
        } catch (RuntimeException invalid) {
            // Each library has an exception of its own for it.
            return List.of(String.valueOf(invalid.getMessage()));
        }
    }
}
