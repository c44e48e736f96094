package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files as other systems and interrupted programs leave them. */
class LineEndsTests {

    private static final String JSONL = "{\"id\":\"a\",\"text\":\"é\"}\n{\"id\":\"b\",\"text\":\"two\"}\n";
    private static final String CSV = "id,text\na,é\nb,two\n";
    private static final String YAML = "rows:\n- id: a\n  text: é\n- id: b\n  text: two\n";
    private static final String JSON =
            "{\"rows\": [\n{\"id\":\"a\",\"text\":\"é\"},\n{\"id\":\"b\",\"text\":\"two\"}\n]}\n";

    @TempDir
    Path folder;

    private record Content(String name, String text) {}

    private static Stream<Content> inEveryForm() {
        return Stream.of(
                new Content("rows.jsonl", JSONL),
                new Content("rows.csv", CSV),
                new Content("rows.yaml", YAML),
                new Content("rows.json", JSON));
    }

    private List<String> read(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        List<String> read = new ArrayList<>();
        try (RecordFile records =
                RecordFile.open(new FileLocation(file.toString()), "rows", (record, index) -> record.text("text"))) {
            for (int i = 0; i < records.size(); i++) {
                read.add(records.get(i).text("id") + records.get(i).text("text"));
            }
        }
        return read;
    }

    @TestFactory
    Stream<DynamicTest> theRecordsAreThoseOfAUsualFile() {
        return inEveryForm()
                .flatMap(form -> Stream.of(
                                new Content("as it is", form.text()),
                                new Content("CR LF", form.text().replace("\n", "\r\n")),
                                new Content("byte order mark", "\uFEFF" + form.text()),
                                new Content(
                                        "byte order mark and CR LF",
                                        "\uFEFF" + form.text().replace("\n", "\r\n")),
                                new Content(
                                        "no line end at the end", form.text().stripTrailing()),
                                new Content("empty lines", form.text().replace("\n", "\n\n")),
                                new Content(
                                        "empty lines with CR LF", form.text().replace("\n", "\r\n\r\n")),
                                new Content("empty lines at the end", form.text() + "\n\r\n\n"))
                        .map(written -> DynamicTest.dynamicTest(
                                form.name() + ", " + written.name(),
                                () -> assertThat(read(form.name(), written.text()))
                                        .containsExactly("aé", "btwo"))));
    }

    @TestFactory
    Stream<DynamicTest> aLastRecordThatIsCutOffIsAnErrorWithItsLine() {
        return Stream.of(
                        List.of("rows.jsonl", JSONL.substring(0, JSONL.length() - 6), "line 2 is not JSON"),
                        List.of("rows.jsonl", "\r\n" + JSONL.substring(0, JSONL.length() - 6), "line 3 is not JSON"),
                        List.of("rows.jsonl", "{", "line 1 is not JSON"),
                        List.of("rows.csv", CSV.substring(0, CSV.length() - 5), "line 3"),
                        List.of("rows.csv", CSV.substring(0, CSV.length() - 4), "line 3"),
                        List.of("rows.csv", "id,text\n\na,é\r\n\r\nb,", "line 5"),
                        List.of("rows.csv", CSV.replace("two\n", "\"two, and"), "line 3"),
                        List.of("rows.json", JSON.substring(0, JSON.length() - 4), "line "),
                        List.of("rows.json", JSON.substring(0, JSON.length() - 12), "line "),
                        List.of("rows.yaml", YAML.replace("text: two\n", "text: \"tw"), "line 5"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0) + ": " + row.get(1).replace("\n", "⏎").replace("\r", ""),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> read(row.get(0), row.get(1)))
                                .withMessageContainingAll(row.get(0), row.get(2))));
    }
}
