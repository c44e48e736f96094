package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files that were not saved as UTF-8, are packed, or are not the file itself. */
class EncodingTests {

    private static final Map<String, String> FORMS = Map.of(
            "rows.jsonl", "{\"id\":\"a\"}\n{\"id\":\"café 🙂\"}\n",
            "rows.json", "[{\"id\":\"a\"},\n{\"id\":\"café 🙂\"}]\n",
            "rows.csv", "id\na\ncafé 🙂\n",
            "rows.tsv", "id\na\ncafé 🙂\n",
            "rows.yaml", "rows:\n- id: a\n- id: café 🙂\n");
    private static final List<String> READ = List.of("{\"id\":\"a\"}", "{\"id\":\"café 🙂\"}");

    @TempDir
    Path folder;

    private Stream<DynamicTest> inEveryForm(String name, Encoder encoder) {
        return FORMS.entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(
                        form.getKey() + ", " + name,
                        () -> assertThat(Written.records(Written.file(
                                        folder, encoder.name(form.getKey()), encoder.encode(form.getValue()))))
                                .isEqualTo(READ)));
    }

    private interface Encoder {
        byte[] encode(String text) throws IOException;

        default String name(String name) {
            return name;
        }
    }

    private record Packed(Charset charset) implements Encoder {
        @Override
        public byte[] encode(String text) throws IOException {
            return Written.packed(text.getBytes(charset));
        }

        @Override
        public String name(String name) {
            return name + ".gz";
        }
    }

    @TestFactory
    Stream<DynamicTest> utf8AndUtf16WithTheirMarksAndPackedFilesAreReadAlike() {
        return Stream.of(
                        inEveryForm("UTF-8", text -> text.getBytes(StandardCharsets.UTF_8)),
                        inEveryForm("UTF-8 with a mark", text -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)),
                        inEveryForm(
                                "UTF-16 little endian", text -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)),
                        inEveryForm("UTF-16 big endian", text -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)),
                        inEveryForm("packed", new Packed(StandardCharsets.UTF_8)),
                        inEveryForm("packed UTF-16", new Packed(StandardCharsets.UTF_16)))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> aSpreadsheetInWindows1252IsRefusedWithLineAndByte() {
        return FORMS.entrySet().stream()
                .map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
                    String text = form.getValue().replace(" 🙂", "");
                    FileLocation file = Written.file(folder, form.getKey(), text, Charset.forName("windows-1252"));
                    long line = text.substring(0, text.indexOf('é')).lines().count();
                    assertThatExceptionOfType(MalformedRecordException.class)
                            .isThrownBy(() -> Written.records(file))
                            .withMessage(file + ", line " + line + ", byte " + (text.indexOf('é') + 1)
                                    + ": 0xE9 is not UTF-8; save the file as UTF-8. It looks like Windows-1252, in which"
                                    + " this byte is \"é\"");
                }));
    }

    private static final class Broken {
        private final String name;
        private final byte[] bytes;
        private final String[] expected;

        Broken(String name, byte[] bytes, String... expected) {
            this.name = name;
            this.bytes = bytes;
            this.expected = expected;
        }
    }

    private static byte[] bytes(int... units) {
        byte[] bytes = new byte[units.length];
        for (int i = 0; i < units.length; i++) {
            bytes[i] = (byte) units[i];
        }
        return bytes;
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoTextInUtf8SaysWhereAndWhatToDo() throws IOException {
        byte[] text = FORMS.get("rows.csv").getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                        new Broken(
                                "UTF-16 without a mark",
                                "id\nä\n".getBytes(StandardCharsets.UTF_16LE),
                                "line 1, byte 2",
                                "NUL",
                                "UTF-16"),
                        new Broken(
                                "UTF-32",
                                "\uFEFFid\n".getBytes(Charset.forName("UTF-32LE")),
                                "line 1, byte 1",
                                "UTF-32"),
                        new Broken(
                                "a quotation mark of Windows", bytes('i', 'd', '\n', 0x93, 'a'), "line 2, byte 4", "“"),
                        new Broken(
                                "Shift JIS", bytes('i', 'd', '\n', 0x93, 0xFA), "byte 4: 0x93 is not", "save the file"),
                        new Broken("an overlong form", bytes('i', 'd', '\n', 0xC0, 0x80), "byte 4: 0xC0"),
                        new Broken("a surrogate", bytes('i', 'd', '\n', 0xED, 0xA0, 0x80), "byte 4: 0xED"),
                        new Broken("beyond Unicode", bytes('i', 'd', '\n', 0xF4, 0x90, 0x80, 0x80), "byte 4: 0xF4"),
                        new Broken(
                                "a letter of Windows at the end", bytes('i', 'd', '\n', 0xE9), "byte 4: 0xE9", "\"é\""),
                        new Broken(
                                "cut off", Arrays.copyOf(text, text.length - 3), "middle of a character", "truncated"),
                        new Broken(
                                "half of UTF-16",
                                bytes(0xFF, 0xFE, 'i', 0, 'd', 0, '\n', 0, 0, 0xD8),
                                "line 2",
                                "an unpaired surrogate"),
                        new Broken(
                                "UTF-16 cut off",
                                bytes(0xFF, 0xFE, 'i', 0, 'd'),
                                "line 1, byte ",
                                "incomplete character"),
                        new Broken(
                                "a packed file cut off",
                                Arrays.copyOf(Written.packed(text), 20),
                                "decompressed",
                                "truncated"),
                        new Broken("a workbook", bytes('P', 'K', 3, 4, 0), "ZIP", ".xlsx"),
                        new Broken(
                                "a Git LFS pointer",
                                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
                                        .getBytes(StandardCharsets.UTF_8),
                                "Git LFS pointer",
                                "run \"git lfs pull\""),
                        new Broken(
                                "a git-annex pointer",
                                "/annex/objects/SHA256E-s5--ab.csv\n".getBytes(StandardCharsets.UTF_8),
                                "run \"git annex get\""))
                .flatMap(broken -> Stream.of("rows.csv", "rows.tsv", "rows.yaml")
                        .map(name -> DynamicTest.dynamicTest(broken.name + " as " + name, () -> {
                            FileLocation file = Written.file(folder, name, broken.bytes);
                            assertThatExceptionOfType(MalformedRecordException.class)
                                    .isThrownBy(() -> Written.records(file))
                                    .withMessageStartingWith(file.name())
                                    .withMessageContainingAll(broken.expected);
                        })));
    }

    @Test
    void aPointerIsNoOtherFormEither() throws IOException {
        for (String name : List.of("rows.xlsx", "rows.parquet", "rows.jsonl", "rows.json", "rows.json.gz")) {
            FileLocation file =
                    Written.file(folder, name, "version https://git-lfs.github.com/spec/v1\n", StandardCharsets.UTF_8);
            assertThatExceptionOfType(MalformedRecordException.class)
                    .isThrownBy(() -> Written.records(file))
                    .withMessageContaining("git lfs pull");
        }
    }

    /** The JDK's decoder is the oracle: what it takes is taken, at whichever place blocks of bytes end. */
    @Test
    void itAgreesWithTheDecoderOfTheJdk() throws IOException {
        Random random = new Random(20);
        int[] units = {
            'a', '\n', 0x80, 0xA0, 0xBF, 0xC2, 0xDF, 0xE0, 0xE9, 0xED, 0xEF, 0xF0, 0xF4, 0x90, 0x8F, 0xC0, 0xF5
        };
        int valid = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = i % 2 == 0
                    ? random.ints(1 + random.nextInt(5), 0, 0x110000)
                            .filter(point -> point > 0)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString()
                            .getBytes(StandardCharsets.UTF_8)
                    : bytes(random.ints(1 + random.nextInt(12), 0, units.length)
                            .map(unit -> units[unit])
                            .toArray());
            boolean isValid = isValid(bytes);
            valid += isValid ? 1 : 0;
            assertThat(isTaken(bytes, 1 + random.nextInt(20)))
                    .as(Arrays.toString(bytes))
                    .isEqualTo(isValid);
        }
        assertThat(valid).isGreaterThan(100_000);
    }

    private static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException invalid) {
            return false;
        }
    }

    private static boolean isTaken(byte[] bytes, int block) throws IOException {
        TextInput input = new TextInput(new FileLocation("x"), new ByteArrayInputStream(bytes), 0);
        byte[] into = new byte[block];
        try {
            for (int read = input.read(into, 0, block); read >= 0; ) {
                read = input.read(into, 0, block);
            }
            return true;
        } catch (MalformedRecordException refused) {
            return false;
        }
    }

    @Test
    void theLineIsCountedThroughAllBlocks() throws IOException {
        String text = "id\n" + "a line of some length, naïvely put\n".repeat(10_000);
        byte[] bytes = (text + "caf").getBytes(StandardCharsets.UTF_8);
        byte[] broken = Arrays.copyOf(bytes, bytes.length + 2);
        broken[bytes.length] = (byte) 0xE9;
        broken[bytes.length + 1] = '\n';
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> Written.file(folder, "rows.txt", broken).text())
                .withMessageContaining("line 10002, byte " + (bytes.length + 1) + ": 0xE9");
    }
}
