package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTests {

    private static final List<String> ROWS = List.of("{\"id\":\"é\"}", "{\"id\":\"b\",\"of\":{\"x\":[1,2.5]}}");

    @TempDir
    Path folder;

    private List<String> records(String name, String text) throws IOException {
        return Written.records(Written.file(folder, name, text, StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> anArrayAndLinesAreReadUnderEitherName() {
        String one = ROWS.get(0);
        String two = ROWS.get(1);
        return Stream.of("rows.json", "rows.jsonl", "rows.ndjson")
                .flatMap(name -> Stream.of(
                                "[" + one + "," + two + "]",
                                "\n [\n  " + one + " ,\n" + two + "\n ]\n\n",
                                one + "\n" + two,
                                one + "\r\n\r\n  " + two + "\r\n")
                        .map(text -> DynamicTest.dynamicTest(
                                name + ": " + text.replace("\n", "⏎"),
                                () -> assertThat(records(name, text)).isEqualTo(ROWS))));
    }

    @Test
    void aNamedListIsReadInJson() throws IOException {
        assertThat(records("rows.json", "{\"rows\": [" + String.join(",", ROWS) + "]}"))
                .isEqualTo(ROWS);
    }

    @TestFactory
    Stream<DynamicTest> whatIsAmbiguousOrNoJsonIsRefusedWithItsLine() {
        return Stream.of(
                        List.of("rows.jsonl", "{\"id\":1}\n{\"id\":1,\"id\":2}\n", "line 2", "Duplicate field 'id'"),
                        List.of("rows.jsonl", "{\"a\":{\"b\":1,\"c\":2,\"b\":3}}\n", "line 1", "Duplicate field 'b'"),
                        List.of("rows.json", "[{\"id\":1},\n{\"id\":1,\"id\":2}]", "line 2", "Duplicate field 'id'"),
                        List.of("rows.json", "[{\"a\":[{\"b\":1,\"b\":1}]}]", "line 1", "Duplicate field 'b'"),
                        List.of("rows.jsonl", "[{\"id\":1},\n{\"id\":1,\"id\":2}]", "line 2", "Duplicate field 'id'"),
                        List.of("rows.json", "{\"rows\":[],\n\"rows\":[{}]}", "line 2", "Duplicate field 'rows'"),
                        List.of("rows.jsonl", "{\"id\":1}\n{\"id\":2} {\"id\":3}\n", "line 2", "trailing content"),
                        List.of("rows.jsonl", "{\"id\":1}, {\"id\":2}\n", "line 1", "is not JSON"),
                        List.of("rows.json", "[{\"id\":1}]\n[{\"id\":2}]", "line 2", "trailing content"),
                        List.of("rows.json", "{\"id\":1}\n{\"id\":2}\n{\"id\":2", "line 3", "is not JSON"),
                        List.of("rows.jsonl", "{\"id\": NaN}\n", "line 1", "is not JSON"),
                        List.of("rows.json", "[{\"id\": Infinity}]", "line 1"),
                        List.of("rows.jsonl", "{\"id\":" + "[".repeat(5000), "line 1", "depth"),
                        List.of("rows.json", "[{\"id\":" + "[".repeat(5000), "line 1", "depth"),
                        List.of("rows.json", "{}", "line 1", "expected rows with a list"),
                        List.of("rows.json", "{\"row\": []}", "line 1", "unknown name \"row\""),
                        List.of("rows.json", "[{\"id\":1},", "line 1", "end-of-input"),
                        List.of("rows.json", "", "line 1", "expected rows with a list"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ": "
                                + row.get(1)
                                        .substring(0, Math.min(40, row.get(1).length()))
                                        .replace("\n", "⏎"),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> records(row.get(0), row.get(1)))
                                .withMessageContaining(row.get(0))
                                .withMessageNotContaining("`")
                                .withMessageContainingAll(
                                        row.subList(2, row.size()).toArray(String[]::new))));
    }

    @Test
    void aLineMayBeLongerThanAnyBlock() throws IOException {
        String row = "{\"id\":\"" + "é".repeat(200_000) + "\"}";
        assertThat(records("rows.jsonl", "{}\n" + row + "\n{}\n" + row)).containsExactly("{}", row, "{}", row);
        assertThat(records("rows.json", "[{}," + row + ",{}," + row + "]")).containsExactly("{}", row, "{}", row);
    }
}
