package dev.tenet.docs;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out by a launch that asks nothing whether Tenet takes a setting. */
final class Probe {

    private static final Pattern UNKNOWN = Pattern.compile("unknown setting (tenet[\\w.-]+)");

    private static final String NOT_HERE =
            "(?s).*(_API_KEY|_ENDPOINT|No such file|does not exist|is not set|no file|cannot be read"
                    + "|cannot be loaded|not on the class path|needs tenet\\.|takes tenet\\.|without tenet\\.|needs a price).*";

    private final Path folder;
    private final Map<Map<String, String>, String> problems = new LinkedHashMap<>();

    Probe(Path folder) {
        this.folder = folder;
    }

    @ValueSpec
    @Subject("embedded:bag-of-words")
    static class AnySpec {
        @DeepValueTest(contexts = "finance", shots = 4, trials = 10)
        void asks() {}
    }

    boolean isKey(String key) {
        return unknown(Set.of(key)).isEmpty();
    }

    /** Which of these are not keys of settings; in one launch, unless some are not. */
    Set<String> unknown(Set<String> keys) {
        Set<String> unknown = new TreeSet<>();
        Map<String, String> settings = new LinkedHashMap<>();
        keys.forEach(key -> settings.put(key, "1"));
        Matcher named = UNKNOWN.matcher(problem(settings));
        while (named.find() && settings.remove(named.group(1)) != null) {
            unknown.add(named.group(1));
            named = UNKNOWN.matcher(problem(settings));
        }
        return unknown;
    }

    /**
     * Fails unless a setting has a value that Tenet takes. What a value names (a key in the environment, a file) need not be
     * here.
     */
    void check(Block block, String key, String value) {
        String problem = problem(Map.of(key, value));
        boolean isTaken = problem.isEmpty() || (!UNKNOWN.matcher(problem).find() && problem.matches(NOT_HERE));
        block.check(isTaken, key + "=" + value + " makes a spec invalid:\n" + problem);
    }

    private String problem(Map<String, String> settings) {
        return problems.computeIfAbsent(Map.copyOf(settings), asked -> {
            Map<String, String> all = new LinkedHashMap<>(Map.of("tenet.plan", "true"));
            if (asked.containsKey("tenet.tape.refresh")) {
                all.put("tenet.tape", folder.resolve("probe.db").toString());
            }
            all.putAll(asked);
            all.put("tenet.reports", folder.resolve("probe").toString());
            Launch launch = Launch.of(List.of(AnySpec.class), Optional.empty(), all, folder.resolve("probe"));
            return launch.failures().values().stream()
                    .map(lines -> String.join("\n", lines))
                    .collect(Collectors.joining("\n"));
        });
    }
}
