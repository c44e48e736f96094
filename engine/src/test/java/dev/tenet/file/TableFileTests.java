package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** CSV and TSV as spreadsheets of different countries write them. */
class TableFileTests {

    private static final String READ = "{\"id\":\"a, b\",\"text\":\"x; y\"}";

    @TempDir
    Path folder;

    private List<String> records(String name, String text) throws IOException {
        return Written.records(Written.file(folder, name, text, StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> fieldsAreSeparatedByWhatTheFirstLineHasMostOf() {
        return Stream.of(
                        List.of("commas", "rows.csv", "id,text\n\"a, b\",x; y\n"),
                        List.of("semicolons", "rows.csv", "id;text\na, b;\"x; y\"\n"),
                        List.of("tabs", "rows.csv", "id\ttext\na, b\tx; y\n"),
                        List.of("tabs in .tsv", "rows.tsv", "id\ttext\na, b\tx; y\n"),
                        List.of("a separator that is told", "rows.csv", "sep=;\r\nid;text\r\na, b;\"x; y\"\r\n"),
                        List.of("blank lines", "rows.csv", "\n\nid;text\n\n;\n  \na, b;\"x; y\"\n;\n\n"),
                        List.of("spaces around names", "rows.csv", "id; text\na, b;\"x; y\"\n"),
                        List.of("empty columns at the end", "rows.csv", "id;text;;\na, b;\"x; y\";;\n"),
                        List.of("names in quotes", "rows.csv", "\"id\";\"text\"\na, b;\"x; y\"\n"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0),
                        () -> assertThat(records(row.get(1), row.get(2))).containsExactly(READ)));
    }

    @Test
    void aColumnWithoutANameIsKnownByItsPlaceAndAnEmptyFieldIsNull() throws IOException {
        assertThat(records("rows.csv", ",id,text\n0,a,\n"))
                .containsExactly("{\"column 1\":\"0\",\"id\":\"a\",\"text\":null}");
    }

    @TestFactory
    Stream<DynamicTest> whatIsAmbiguousIsRefusedWithItsLine() {
        return Stream.of(
                        List.of("id,text,id\na,b,c\n", "line 1", "two columns \"id\"", "number 1 and number 3"),
                        List.of("\n\nid;text; id\na;b;c\n", "line 3", "two columns \"id\""),
                        List.of("id,text\na,b\nc\n", "line 3 has 1 field, and the header has 2"),
                        List.of("id,text\na,b\nc,d,e\n", "line 3 has 3 fields, and the header has 2"),
                        List.of("sep=;\nid;text\na;b\nc;d;e\n", "line 4 has 3 fields"),
                        List.of("id,text\na,\"b\nand\nmore\"\nc,d,e\n", "line 5 has 3 fields"),
                        List.of("id,text\na,\"b\n", "line "),
                        List.of("id,text\na,\"b\" c\n", "line 2"),
                        List.of("", "line 1: expected a line with the names"),
                        List.of(" \n;;\n", "line 1: expected a line with the names"))
                .map(row -> DynamicTest.dynamicTest(
                        "file: " + row.get(0).replace("\n", "⏎"),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> records("rows.csv", row.get(0)))
                                .withMessageContaining("rows.csv, line ")
                                .withMessageContainingAll(
                                        row.subList(1, row.size()).toArray(String[]::new))));
    }

    @Test
    void recordsAreNamedByTheLineInWhichTheyBegin() throws IOException {
        FileLocation file =
                Written.file(folder, "rows.csv", "\nid,text\n\na,\"b\nand\nmore\"\n\nc,d\n", StandardCharsets.UTF_8);
        List<String> places = new ArrayList<>();
        RecordFile.open(file, "rows", (record, index) -> places.add(record.where()))
                .close();
        assertThat(places).containsExactly(file + ", line 4", file + ", line 8");
    }
}
