package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRecordTests {

    private static final String LONG = "x".repeat(59) + "🙂🙂";

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();
    private final JsonRecord record = new JsonRecord(node, "issues.jsonl, line 7");

    @Test
    void anUnknownFieldIsNamedByABeginningOfWholeCharacters() {
        node.put(LONG, 1);
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> record.requireFieldsAmong(List.of("id")))
                .withMessage(
                        "issues.jsonl, line 7 has the unknown field \"" + "x".repeat(59) + "…\"; expected only id");
    }

    @Test
    void aValueOfAnotherTypeIsShownByABeginningOfWholeCharacters() {
        node.putArray("id").add(LONG.substring(2));
        assertThat(record.malformed("id", "a text"))
                .hasMessage("issues.jsonl, line 7, id is [\"" + "x".repeat(57) + "…; expected a text");
    }
}
