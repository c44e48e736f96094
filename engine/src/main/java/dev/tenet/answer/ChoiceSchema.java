package dev.tenet.answer;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

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

/** The form of a choice as a JSON object, {@code {"choice": "A"}}, and how an answer in this form is read. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ChoiceSchema {

    /** The schema that is sent. */
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
     * Reads a whole answer that is a JSON object: exactly the one field with one of the three values, or {@link
     * ReadAnswer#UNREADABLE}.
     *
     * @return empty if the answer is no JSON object, as of a server that ignores the schema: then its words count
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
