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
    void aFieldWithinAnObjectHasAPath() throws MalformedRecordException {
        node.putObject("context").put("name", "legal").put("n", 2);
        node.put("a.b", "a column of a table");
        assertThat(record.text("context.name")).isEqualTo("legal");
        assertThat(record.count("context.n")).isEqualTo(2);
        assertThat(record.text("a.b")).isEqualTo("a column of a table");
        assertThat(record.has("context.name")).isTrue();
        assertThat(record.has("context.nothing")).isFalse();
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> record.text("context.nothing"))
                .withMessage("issues.jsonl, line 7, context, nothing is missing; expected a string that is not blank");
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> record.text("nothing.name"))
                .withMessage("issues.jsonl, line 7, nothing is missing; expected an object");
    }

    @Test
    void halfACharacterIsNoText() {
        node.put("id", "x\uD83D");
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> record.text("id"))
                .withMessageContaining("expected a string without unpaired surrogates");
    }

    @Test
    void wideSpacesAroundTheNumberInACellAreSpaces() throws MalformedRecordException {
        node.put("score", "\u30001.5\u2003").put("shots", "\u30004 ");
        JsonRecord cells = new JsonRecord(node, "scores.csv, line 7", JsonRecord.Cells.TEXT);
        assertThat(cells.number("score", -2, 2, "a score")).isEqualTo(1.5);
        assertThat(cells.count("shots")).isEqualTo(4);
    }

    @Test
    void aLabelIsATextOrAWholeNumber() throws MalformedRecordException {
        node.put("a", 17).put("b", "x").put("c", 1.5).put("d", true);
        assertThat(record.label("a")).isEqualTo("17");
        assertThat(record.label("b")).isEqualTo("x");
        for (String field : List.of("c", "d")) {
            assertThatExceptionOfType(MalformedRecordException.class).isThrownBy(() -> record.label(field));
        }
    }

    @Test
    void aValueOfAnotherTypeIsShownByABeginningOfWholeCharacters() {
        node.putArray("id").add(LONG.substring(2));
        assertThat(record.malformed("id", "a text"))
                .hasMessage("issues.jsonl, line 7, id is [\"" + "x".repeat(57) + "…; expected a text");
    }
}
