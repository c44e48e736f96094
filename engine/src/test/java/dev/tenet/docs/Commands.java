package dev.tenet.docs;

import java.util.List;
import java.util.Set;

/** Checks commands and property files: phases, profiles, properties, and that settings have values that Tenet takes. */
final class Commands {

    /** Properties that Maven's plugins and this project's builds take beside settings. */
    private static final Set<String> PROPERTIES = Set.of(
            "anthropic.openapi",
            "argLine",
            "benchmark.short",
            "dvb.examples",
            "dvb.prompts",
            "excludedGroups",
            "faults.short",
            "groups",
            "it.test",
            "jackson.version",
            "junit.version",
            "maven.build.cache.enabled",
            "simulation.runs",
            "mdep.outputFile",
            "openai.openapi",
            "surefire.failIfNoSpecifiedTests",
            "surefire.rerunFailingTestsCount",
            "test");

    private static final Set<String> PROGRAMS = Set.of(
            "mvn", "java", "git", "sqlite3", "export", "gradle", "./gradlew", "npx", "jq", "cat", "cp", ".ci/run");

    private static final Set<String> PHASES = Set.of(
            "clean", "compile", "test-compile", "test", "package", "verify", "install", "site", "integration-test");

    private static final String OUTSIDE_OF_QUOTES = "(?=(?:[^\"']*[\"'][^\"']*[\"'])*[^\"']*$)";

    private final ProjectBuild build;
    private final Probe probe;

    Commands(ProjectBuild build, Probe probe) {
        this.build = build;
        this.probe = probe;
    }

    void check(Block block) {
        NamedThings.checkClasses(block);
        for (String line : block.text().replaceAll("\\\\\\n\\s*", "").lines().toList()) {
            String command = line.replaceFirst("(^|\\s)# .*|^#.*", "").strip();
            if (!command.isEmpty()) {
                checkWords(block, List.of(command.split("\\s+" + OUTSIDE_OF_QUOTES)));
            }
        }
    }

    private void checkWords(Block block, List<String> words) {
        String program = words.get(0);
        block.check(PROGRAMS.contains(program), "unknown command " + program);
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).replaceAll("[\"']", "");
            boolean isArgument = Set.of("-pl", "-f").contains(words.get(i - 1));
            if (word.startsWith("-D")) {
                checkProperty(block, word.substring(2));
            } else if (program.equals("mvn") && !isArgument) {
                checkOfMaven(block, word);
            }
        }
    }

    private void checkOfMaven(Block block, String word) {
        if (word.startsWith("-P")) {
            for (String profile : word.substring(2).split(",", -1)) {
                block.check(build.profiles().contains(profile), "no pom has a profile " + profile);
            }
        } else if (!word.startsWith("-")) {
            block.check(PHASES.contains(word) || word.matches("[\\w.-]+:[\\w-]+"), "no phase or goal " + word);
        }
    }

    private void checkProperty(Block block, String property) {
        int equals = property.indexOf('=');
        String key = equals < 0 ? property : property.substring(0, equals);
        String value = equals < 0 ? "true" : property.substring(equals + 1);
        if (key.startsWith("tenet.")) {
            probe.check(block, key, value);
        } else if (key.equals("argLine")) {
            List.of(value.split(" ")).forEach(one -> checkProperty(block, one.replaceFirst("^-D", "")));
        } else {
            block.check(PROPERTIES.contains(key), "unknown property " + key);
        }
    }

    /** A file of properties: settings alone. */
    void checkSettings(Block block) {
        for (String line : block.lines()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                block.check(equals > 0, "expected key = value: " + line);
                probe.check(
                        block,
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
    }
}
