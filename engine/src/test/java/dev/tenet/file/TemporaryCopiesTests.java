package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Where records are kept that cannot be sought in their file: in memory if they are few, else in a file without a name. */
@Tag("slow")
class TemporaryCopiesTests {

    private static final int FEW = 100;
    private static final int MANY = 120_000;

    record Row(String id, String text) {}

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyFormGivesTheSameRecordsFromAFileAndFromAJar() {
        return Stream.of("yaml", "json", "jsonl", "csv", "parquet")
                .flatMap(form -> Stream.of(FEW, form.equals("yaml") ? 1000 : MANY)
                        .map(count -> DynamicTest.dynamicTest(
                                form + ", " + count + " records", () -> givesTheSameFromFileAndJar(form, count))));
    }

    private void givesTheSameFromFileAndJar(String form, int count) throws IOException {
        byte[] content = content(form, count);
        Path file = Files.write(folder.resolve("records." + form), content);
        assertThat(texts(new FileLocation(file.toString()))).isEqualTo(expected(count));
        try (ClassPathJar jar =
                new ClassPathJar(folder.resolve(count + "." + form + ".jar"), Map.of("data/in." + form, content))) {
            assertThat(texts(jar.entry("data/in." + form))).isEqualTo(expected(count));
        }
    }

    /** The texts, last first, so that they are sought. */
    private static List<String> texts(FileLocation file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (RecordFile records = RecordFile.open(file, "rows", (record, index) -> {})) {
            for (int i = records.size() - 1; i >= 0; i--) {
                texts.add(records.get(i).text("text"));
            }
        }
        return texts;
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> text(count - 1 - i)).toList();
    }

    private static String text(int row) {
        return "Row " + row + ", naïvely put, of some length";
    }

    private static byte[] content(String form, int count) throws IOException {
        if (form.equals("parquet")) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            try (CarpetWriter<Row> writer = new CarpetWriter<>(output, Row.class)) {
                for (int i = 0; i < count; i++) {
                    writer.write(new Row("r" + i, text(i)));
                }
            }
            return output.toByteArray();
        }
        String head = Map.of("yaml", "rows:\n", "json", "[", "jsonl", "", "csv", "id,text\n")
                .get(form);
        String between = form.equals("json") ? "," : "\n";
        String tail = form.equals("json") ? "]" : "\n";
        return IntStream.range(0, count)
                .mapToObj(i -> row(form, i))
                .collect(Collectors.joining(between, head, tail))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String row(String form, int row) {
        return switch (form) {
            case "yaml" -> "- id: r" + row + "\n  text: " + text(row);
            case "csv" -> "r" + row + ",\"" + text(row) + "\"";
            default -> "{\"id\": \"r" + row + "\", \"text\": \"" + text(row) + "\"}";
        };
    }

    @Test
    void aKilledProcessLeavesNoFile() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                OpensAll.class.getName()));
        for (String form : List.of("yaml", "json", "jsonl", "csv", "parquet")) {
            command.add(Files.write(folder.resolve("few." + form), content(form, FEW))
                    .toString());
            command.add(Files.write(folder.resolve("many." + form), content(form, form.equals("yaml") ? FEW : MANY))
                    .toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("20 are open");
            process.destroyForcibly();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        // The library for Parquet has native code, which it puts there by itself.
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files)
                    .filteredOn(file -> !file.getFileName().toString().startsWith("snappy-"))
                    .isEmpty();
        }
    }

    /** Opens files and jars, and waits to be killed. */
    static final class OpensAll {

        public static void main(String[] files) throws Exception {
            List<RecordFile> open = new ArrayList<>();
            Path jars = Files.createDirectory(Path.of(files[0]).resolveSibling("jars"));
            for (String file : files) {
                Path path = Path.of(file);
                open.add(RecordFile.open(new FileLocation(file), "rows", (record, index) -> {}));
                String name = path.getFileName().toString();
                try (ClassPathJar jar =
                        new ClassPathJar(jars.resolve(name + ".jar"), Map.of(name, Files.readAllBytes(path)))) {
                    open.add(RecordFile.open(jar.entry(name), "rows", (record, index) -> {}));
                }
            }
            System.out.println(open.size() + " are open");
            TimeUnit.MINUTES.sleep(1);
        }
    }

    @TestFactory
    Stream<DynamicTest> anInterruptedThreadStillReads() {
        return Stream.of("few.json", "many.json", "many.jsonl")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    byte[] content =
                            content(name.substring(name.indexOf('.') + 1), name.startsWith("few") ? FEW : MANY);
                    Path file = Files.write(folder.resolve(name), content);
                    try (RecordFile records =
                            RecordFile.open(new FileLocation(file.toString()), "rows", (record, index) -> {})) {
                        Thread.currentThread().interrupt();
                        assertThat(records.get(7).text("text")).isEqualTo(text(7));
                        assertThat(records.get(3).text("text")).isEqualTo(text(3));
                    } finally {
                        assertThat(Thread.interrupted()).isTrue();
                    }
                }));
    }
}
