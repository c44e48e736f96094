package dev.tenet.answer;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.model.AnswerSchema;
import dev.tenet.model.Reply;
import java.util.Optional;
import org.apiguardian.api.API;

/** The JSON schema of a choice, {@code {"choice": "A"}}, and a parser for answers that follow it. */
@API(status = INTERNAL, since = "0.1")
public final class ChoiceSchema {

    /** The schema sent to the provider. */
    public static final AnswerSchema SENT = AnswerSchema.of("choice_of_option", """
            {"type": "object",
             "properties": {"choice": {"type": "string", "enum": ["A", "B", "DECLINE"]}},
             "required": ["choice"],
             "additionalProperties": false}
            """, """
            {"choice": "A"}
            """);

    private static final String FIELD = "choice";
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private ChoiceSchema() {}

    /**
     * Parses an answer that is a JSON object. The object must have exactly the one field with one of the three values,
     * otherwise the answer is {@link ReadAnswer#UNREADABLE}.
     *
     * @return empty if the answer is not a complete JSON object, such as from a server that ignores the schema, and
     *     must be read as text
     */
    static Optional<ReadAnswer> read(Reply reply) {
        String said = reply.said().strip();
        if (reply.finish() != Reply.Finish.COMPLETE || reply.endsInThought() || !said.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(choice(JSON.readTree(said)));
        } catch (JsonProcessingException malformed) {
            return Optional.of(ReadAnswer.UNREADABLE);
        }
    }

    private static ReadAnswer choice(JsonNode object) {
        if (object.size() != 1) {
            return ReadAnswer.UNREADABLE;
        }
        return switch (object.path(FIELD).asText()) {
            case "A" -> ReadAnswer.A;
            case "B" -> ReadAnswer.B;
            case "DECLINE" -> ReadAnswer.REFUSED;
            default -> ReadAnswer.UNREADABLE;
        };
    }
}
