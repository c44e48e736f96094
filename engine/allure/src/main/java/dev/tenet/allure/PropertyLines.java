package dev.tenet.allure;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads and writes properties files, in order and without a date. */
final class PropertyLines {

    private PropertyLines() {}

    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }

    static String of(Map<String, String> values) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, String> value : values.entrySet()) {
            // Only the class knows how to escape, and it begins with a date.
            Properties one = new Properties();
            one.setProperty(value.getKey(), value.getValue());
            StringWriter text = new StringWriter();
            one.store(text, null);
            text.toString()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> lines.append(line).append('\n'));
        }
        return lines.toString();
    }
}
