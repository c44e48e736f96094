package dev.tenet.docs;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out by a launch that asks nothing whether Tenet takes a setting. */
final class Probe {

    private static final String NOT_HERE =
            "(?s).*(_API_KEY|_ENDPOINT|No such file|does not exist|is not set|no file|cannot be read"
                    + "|cannot be loaded|not on the class path|needs tenet\\.|takes tenet\\.|without tenet\\.|needs a price).*";

    private final Path folder;
    private final Map<String, String> problems = new LinkedHashMap<>();

    Probe(Path folder) {
        this.folder = folder;
    }

    @ValueSpec
    @Subject("embedded:bag-of-words")
    static class AnySpec {
        @DeepValueTest(trials = 10)
        void asks() {}
    }

    boolean isKey(String key) {
        return !problem(key, "1").contains("unknown setting");
    }

    /**
     * Fails unless a setting has a value that Tenet takes. What a value names (a key in the environment, a file) need not be
     * here.
     */
    void check(Block block, String key, String value) {
        String problem = problem(key, value);
        boolean isTaken = problem.isEmpty() || (!problem.contains("unknown setting") && problem.matches(NOT_HERE));
        block.check(isTaken, key + "=" + value + " makes a spec invalid:\n" + problem);
    }

    private String problem(String key, String value) {
        return problems.computeIfAbsent(key + "=" + value, whole -> {
            Map<String, String> settings = new LinkedHashMap<>(Map.of("tenet.plan", "true"));
            if (key.startsWith("tenet.budget.usd") || key.equals("tenet.tape.refresh")) {
                settings.put("tenet.tape", folder.resolve("probe.db").toString());
            }
            settings.put(
                    key, key.equals("tenet.reports") ? folder.resolve("probed").toString() : value);
            Launch launch = Launch.of(List.of(AnySpec.class), Optional.empty(), settings, folder.resolve("probe"));
            return launch.failures().values().stream()
                    .map(lines -> String.join("\n", lines))
                    .collect(Collectors.joining("\n"));
        });
    }
}
