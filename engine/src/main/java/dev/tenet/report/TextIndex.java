package dev.tenet.report;

import dev.tenet.text.Untrusted;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts that occur in each field of the trials, for fields with at most {@value #MOST} of them. Mutable. */
final class TextIndex {

    private static final int MOST = 40;
    private static final int LONGEST_TEXT = 60;

    private final Map<String, Set<String>> texts = new LinkedHashMap<>();

    void add(Map<String, @Nullable Object> record) {
        record.forEach(this::add);
    }

    private void add(String field, @Nullable Object value) {
        if (value instanceof String text) {
            Set<String> known = texts.computeIfAbsent(field, name -> new LinkedHashSet<>());
            // One more than are reported says that there were too many.
            if (known.size() <= MOST) {
                known.add(Untrusted.line(Untrusted.excerpt(text, LONGEST_TEXT)));
            }
        }
    }

    /** Returns the texts of each field that has few of them. */
    Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        texts.forEach((field, known) -> {
            if (known.size() <= MOST) {
                parts.put(field, List.copyOf(known));
            }
        });
        return parts;
    }
}
