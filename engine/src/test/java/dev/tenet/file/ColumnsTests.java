package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ColumnsTests {

    private static final List<String> FIELDS = List.of("issue", "for", "against");

    @Test
    void aFieldStandsInItsColumnAndOthersInThoseOfTheirNames() {
        Columns columns = Columns.of(List.of("for=prompt = 2", " issue = topic"), FIELDS);
        assertThat(columns.of("for")).isEqualTo("prompt = 2");
        assertThat(columns.of("issue")).isEqualTo("topic");
        assertThat(columns.of("against")).isEqualTo("against");
        assertThat(columns.of("against", "against_question")).isEqualTo("against_question");
        assertThat(columns).hasToString("for=prompt = 2, issue=topic");
        assertThat(Columns.of(List.of(), FIELDS).isMapped()).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoMappingSaysWhatIsExpected() {
        return Stream.of(
                        List.of("topic", "expected a field and its column"),
                        List.of("for=", "expected a field and its column"),
                        List.of("=topic", "expected a field and its column"),
                        List.of("fro=topic", "there is no field \"fro\"; expected one of issue, for, against"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0),
                        () -> assertThatIllegalArgumentException()
                                .isThrownBy(() -> Columns.of(List.of(row.get(0)), FIELDS))
                                .withMessageContainingAll("\"" + row.get(0) + "\"", row.get(1))));
    }

    @Test
    void aFieldThatIsMappedTwiceNamesBothColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.of(List.of("for=a", "for=b"), FIELDS))
                .withMessageContaining("the field for is mapped twice, to a and to b");
    }

    @Test
    void aColumnThatTheFileDoesNotHaveNamesThoseThatItHas() throws IOException {
        JsonRecord first =
                new JsonRecord(new ObjectMapper().readTree("{\"topic\": null, \"meta\": {\"a\": 1}}"), "x.csv, line 2");
        Columns.of(List.of("issue=topic", "for=meta.a"), FIELDS).requireIn(first);
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> Columns.of(List.of("issue=topics"), FIELDS).requireIn(first))
                .withMessage(
                        "x.csv, line 2: there is no column \"topics\", to which columns maps the field issue; the file"
                                + " has topic, meta");
    }
}
