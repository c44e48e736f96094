package dev.tenet.stats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of a fixture: values that other programs made, separated by commas, in columns with names. */
record Rows(Map<String, String> values) {

    static Stream<Rows> of(String fixture) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Rows.class.getResourceAsStream(fixture), fixture)) {
            List<String> lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] names = lines.get(0).split(",");
            return lines.stream().skip(1).map(line -> row(names, line.split(",", -1)));
        }
    }

    private static Rows row(String[] names, String[] values) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], values[i]);
        }
        return new Rows(row);
    }

    String text(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    double number(String name) {
        return Double.parseDouble(text(name));
    }

    double[] numbers(String name) {
        return words(name).stream().mapToDouble(Double::parseDouble).toArray();
    }

    List<String> words(String name) {
        return Arrays.asList(text(name).split(" "));
    }
}
