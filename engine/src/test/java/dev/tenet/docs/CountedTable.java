package dev.tenet.docs;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Counts the records of bundled material, as tables show them: names in the first column, how many each has in the second. */
final class CountedTable {

    private static final Path MATERIAL = Path.of("src/main/resources/dev/tenet");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private CountedTable() {}

    /** Fails unless the table has each value of a field with the number of records that have it. */
    static void check(Block block) throws IOException {
        Map<String, Long> shown = new TreeMap<>();
        for (String row : block.lines().subList(2, block.lines().size())) {
            String[] cells = row.split("\\|", -1);
            Matcher number = NUMBER.matcher(cells[2]);
            block.check(number.find(), "no number in " + row);
            for (String name : cells[1].split(",", -1)) {
                shown.put(name.replace("`", "").strip(), Long.valueOf(number.group()));
            }
        }
        Map<String, Long> counted = counted(block.required("of"), block.required("field"));
        block.check(shown.equals(counted), "counted are " + counted);
    }

    private static Map<String, Long> counted(String folder, String field) throws IOException {
        Pattern line = Pattern.compile("[- ]*" + field + ": (.+)");
        try (Stream<Path> files = Files.list(MATERIAL.resolve(folder))) {
            List<Path> records =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            Map<String, Long> counted = new TreeMap<>();
            for (Path file : records) {
                Files.readAllLines(file).stream()
                        .map(line::matcher)
                        .filter(Matcher::matches)
                        .collect(groupingBy(found -> found.group(1), counting()))
                        .forEach((value, count) -> counted.merge(value, count, Long::sum));
            }
            return counted;
        }
    }
}
