package dev.tenet.allure;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Reads and writes properties files, in order and without a date. */
final class PropertyLines {

    private PropertyLines() {}

    static Map<String, String> read(byte[] content) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(new String(content, StandardCharsets.UTF_8)));
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
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
