package dev.tenet.file;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Reads Excel workbooks if the optional library is on the class path: the only sheet with rows, with column names in
 * its first row.
 */
final class XlsxRecords {

    private static final String LIBRARY = "org.dhatim:fastexcel-reader";

    private XlsxRecords() {}

    static void read(FileLocation file, RecordCopy copy) throws IOException {
        try (SeekableInput input = file.openUnpacked()) {
            if (!Beginning.of(input).isZip()) {
                throw new MalformedRecordException(
                        file + " is not an Excel workbook in .xlsx format; expected one without a"
                                + " password, or the sheet saved as CSV in UTF-8");
            }
            try {
                Class.forName(
                        "org.dhatim.fastexcel.reader.ReadableWorkbook", false, XlsxRecords.class.getClassLoader());
            } catch (ClassNotFoundException missing) {
                throw new MalformedRecordException(file + " is an Excel workbook, for which " + LIBRARY
                        + " must be on the class path; add it as a test dependency, or save the sheet as CSV in UTF-8");
            }
            Rows.read(file, input, copy);
        }
    }

    /** A separate class, so that the outer one loads without the library. */
    private static final class Rows {

        static void read(FileLocation file, InputStream input, RecordCopy copy) throws IOException {
            try (ReadableWorkbook workbook = new ReadableWorkbook(input)) {
                Optional<Sheet> sheet = onlySheetWithRows(file, workbook);
                if (sheet.isPresent()) {
                    read(file, sheet.get(), copy);
                }
            } catch (MalformedRecordException malformed) {
                throw malformed;
            } catch (IOException | RuntimeException broken) {
                throw new MalformedRecordException(
                        file + " cannot be read (" + broken + "); expected an Excel workbook in .xlsx format");
            }
        }

        private static Optional<Sheet> onlySheetWithRows(FileLocation file, ReadableWorkbook workbook)
                throws IOException {
            List<Sheet> filled = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets().toList()) {
                try (Stream<Row> rows = sheet.openStream()) {
                    if (rows.anyMatch(row -> row.getFirstNonEmptyCell().isPresent())) {
                        filled.add(sheet);
                    }
                }
            }
            if (filled.size() > 1) {
                throw new MalformedRecordException(file + " has rows in "
                        + String.join(", ", filled.stream().map(Sheet::getName).toList())
                        + "; expected one sheet. Save the intended one as a separate file");
            }
            return filled.stream().findFirst();
        }

        private static void read(FileLocation file, Sheet sheet, RecordCopy copy) throws IOException {
            try (Stream<Row> rows = sheet.openStream()) {
                Header header = null;
                for (Iterator<Row> left = rows.iterator(); left.hasNext(); ) {
                    Row row = left.next();
                    String where = file + ", line " + row.getRowNum();
                    List<String> cells = cells(row, where);
                    if (cells.isEmpty()) {
                        continue;
                    }
                    if (header == null) {
                        header = Header.of(cells, where);
                    } else {
                        // Empty cells at the end of a row are not stored.
                        while (cells.size() < header.names().size()) {
                            cells.add("");
                        }
                        copy.add(header.record(cells, where), where);
                    }
                }
            }
        }

        private static List<String> cells(Row row, String where) throws MalformedRecordException {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getCellCount(); i++) {
                cells.add(text(row.getCell(i), where));
            }
            while (!cells.isEmpty() && cells.get(cells.size() - 1).isBlank()) {
                cells.remove(cells.size() - 1);
            }
            return cells;
        }

        private static String text(@Nullable Cell cell, String where) throws MalformedRecordException {
            if (cell == null || cell.getType() == CellType.EMPTY) {
                return "";
            }
            return switch (cell.getType()) {
                case STRING -> cell.asString();
                case BOOLEAN -> cell.asBoolean() ? "TRUE" : "FALSE";
                // Rounded as spreadsheets display it: 0.1 is stored as 0.10000000000000001.
                case NUMBER ->
                    BigDecimal.valueOf(cell.asNumber().doubleValue())
                            .stripTrailingZeros()
                            .toPlainString();
                default -> stored(cell, where);
            };
        }

        private static String stored(Cell cell, String where) throws MalformedRecordException {
            String value = cell.getRawValue();
            if (cell.getType() == CellType.ERROR || value == null || value.startsWith("#")) {
                throw new MalformedRecordException(where + ", cell " + cell.getAddress() + " is "
                        + (value == null ? "a formula without its value" : value)
                        + "; expected a value. Open the workbook in a spreadsheet and save it again");
            }
            return value;
        }
    }
}
