package dev.tenet.digest;

import dev.tenet.text.Untrusted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An annotation of GitHub Actions, such as {@code ::error file=src/test/java/RefundsTest.java,line=12,title=…::…}. Text is
 * escaped by the rules of {@code @actions/core} ({@code command.ts}): {@code %}, CR and LF everywhere, {@code :} and
 * {@code ,} in properties. What a runner must not take for a command of its own is made visible first.
 *
 * @param properties the properties by name, not escaped
 * @param message the message, not escaped
 */
record WorkflowCommand(Map<String, String> properties, String message) {

    static WorkflowCommand error(String title, String message) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("title", title);
        return new WorkflowCommand(properties, message);
    }

    WorkflowCommand at(String file, long line) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put("file", file);
        more.put("line", String.valueOf(line));
        more.putAll(properties);
        return new WorkflowCommand(more, message);
    }

    /** Returns the command as one line of ASCII and what the console can show. */
    String line() {
        return "::error "
                + properties.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + property(entry.getValue()))
                        .collect(Collectors.joining(","))
                + "::" + data(message);
    }

    private static String data(String text) {
        return Untrusted.message(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(Untrusted.line(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
