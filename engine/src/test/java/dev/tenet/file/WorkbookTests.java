package dev.tenet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks in the form of ECMA-376, written part by part. */
class WorkbookTests {

    private static final String HEADER =
            "<row r=\"1\">" + text("A1", "id") + text("B1", "text") + text("C1", "score") + "</row>";

    @TempDir
    Path folder;

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static byte[] workbook(String... sheets) throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packages = "http://schemas.openxmlformats.org/package/2006/relationships";
        Map<String, String> parts = new TreeMap<>();
        StringBuilder named = new StringBuilder();
        StringBuilder related = new StringBuilder();
        StringBuilder types = new StringBuilder();
        for (int i = 1; i <= sheets.length; i++) {
            named.append("<sheet name=\"Sheet" + i + "\" sheetId=\"" + i + "\" r:id=\"rId" + i + "\"/>");
            related.append("<Relationship Id=\"rId" + i + "\" Type=\"" + relations
                    + "/worksheet\" Target=\"worksheets/sheet" + i + ".xml\"/>");
            types.append(
                    "<Override PartName=\"/xl/worksheets/sheet" + i
                            + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            parts.put(
                    "xl/worksheets/sheet" + i + ".xml",
                    "<worksheet xmlns=\"" + main + "\"><sheetData>" + sheets[i - 1] + "</sheetData></worksheet>");
        }
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/xl/workbook.xml\""
                        + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + types + "</Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"" + packages + "\"><Relationship Id=\"rId1\" Type=\"" + relations
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations + "\"><sheets>" + named
                        + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + packages + "\">" + related + "</Relationships>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + part.getValue())
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private FileLocation file(String... sheets) throws IOException {
        return Written.file(folder, "rows.xlsx", workbook(sheets));
    }

    @Test
    void itsOnlySheetIsRead() throws IOException {
        String rows =
                HEADER + "<row r=\"3\">" + text("A3", "café 🙂") + "<c r=\"C3\"><v>0.10000000000000001</v></c></row>"
                        + "<row r=\"4\"><c r=\"A4\"><v>7</v></c><c r=\"B4\" t=\"b\"><v>1</v></c></row>"
                        + "<row r=\"5\"><c r=\"A5\" t=\"str\"><f>A3</f><v>computed</v></c></row>";
        assertThat(Written.records(file(rows, "")))
                .containsExactly(
                        "{\"id\":\"café 🙂\",\"text\":null,\"score\":\"0.1\"}",
                        "{\"id\":\"7\",\"text\":\"TRUE\",\"score\":null}",
                        "{\"id\":\"computed\",\"text\":null,\"score\":null}");
    }

    @Test
    void aNumberInACellIsANumber() throws IOException {
        String row = "<row r=\"2\">" + text("A2", "x") + text("B2", "1,5") + "<c r=\"C2\"><v>-1.5</v></c></row>";
        RecordFile.open(file(HEADER + row), "rows", (record, index) -> {
                    assertThat(record.number("score", -2, 2, "a score")).isEqualTo(-1.5);
                    assertThatExceptionOfType(MalformedRecordException.class)
                            .isThrownBy(() -> record.number("text", -2, 2, "a number with a point"))
                            .withMessageContaining(
                                    "rows.xlsx, line 2, text is \"1,5\"; expected a number with a point");
                })
                .close();
    }

    @Test
    void whatIsAmbiguousIsRefusedWithItsPlace() throws IOException {
        for (var row : List.of(
                Map.entry("<row r=\"1\">" + text("A1", "id") + text("B1", "id") + "</row>", "line 1 names two columns"),
                Map.entry(HEADER + "<row r=\"2\">" + text("D2", "x") + "</row>", "line 2 has 4 fields"),
                Map.entry(
                        HEADER + "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c></row>",
                        "line 2, cell A2 is #REF!"))) {
            assertThatExceptionOfType(MalformedRecordException.class)
                    .isThrownBy(() -> Written.records(file(row.getKey())))
                    .withMessageContaining(row.getValue());
        }
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> Written.records(file(HEADER, HEADER)))
                .withMessageContaining("has rows in Sheet1, Sheet2; expected one sheet");
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() ->
                        Written.records(Written.file(folder, "old.xlsx", new byte[] {(byte) 0xD0, (byte) 0xCF})))
                .withMessageContaining("is not an Excel workbook");
    }

    @Test
    void theLibraryIsNamedWhereItIsMissing() throws Exception {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("fastexcel"))
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        without,
                        Opens.class.getName(),
                        file(HEADER).name())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("org.dhatim:fastexcel-reader must be on the class path; add it as a test dependency");
    }

    /** A program of its own. */
    static final class Opens {
        public static void main(String[] arguments) throws IOException {
            try {
                Written.records(new FileLocation(arguments[0]));
            } catch (MalformedRecordException refused) {
                System.out.print(refused.getMessage());
            }
        }
    }
}
