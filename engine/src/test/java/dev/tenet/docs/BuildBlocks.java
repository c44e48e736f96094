package dev.tenet.docs;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Checks the parts of build files that a page shows, and its commands, against this project's own build and settings. */
final class BuildBlocks {

    /** Properties that Maven's plugins and this project's builds take beside settings. */
    static final Set<String> PROPERTIES = Set.of(
            "argLine",
            "benchmark.short",
            "build.number",
            "excludedGroups",
            "faults.short",
            "groups",
            "it.test",
            "maven.build.cache.enabled",
            "mdep.outputFile",
            "rerunFailingTestsCount",
            "surefire.failIfNoSpecifiedTests",
            "surefire.rerunFailingTestsCount",
            "test",
            "dvb.prompts",
            "dvb.examples",
            "openai.openapi",
            "anthropic.openapi",
            "readability.sentences");

    private static final Set<String> COMMANDS =
            Set.of("mvn", "java", "git", "sqlite3", "export", "gradle", "./gradlew", "jq", "cat", "cp", ".ci/run");
    private static final Set<String> PHASES = Set.of(
            "clean",
            "validate",
            "compile",
            "test-compile",
            "test",
            "package",
            "verify",
            "install",
            "site",
            "integration-test");
    private static final Pattern TENET_CLASS = Pattern.compile("\\bdev\\.tenet\\.(?:[a-z]+\\.)*[A-Z]\\w*");
    private static final Pattern SETTING =
            Pattern.compile("(?<![\\w./$@{-])tenet\\.[a-z]+(?:[.-][a-z]+)*(?![\\w.-]*[/\\w])");
    private static final Pattern COORDINATES = Pattern.compile("\"([\\w.-]+:[\\w.-]+)(?::([\\w.-]+))?\"");
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry(
                    "project",
                    Set.of(
                            "properties",
                            "dependencyManagement",
                            "dependencies",
                            "build",
                            "profiles",
                            "modules",
                            "repositories")),
            Map.entry("dependencyManagement", Set.of("dependencies")),
            Map.entry("dependencies", Set.of("dependency")),
            Map.entry(
                    "dependency",
                    Set.of(
                            "groupId",
                            "artifactId",
                            "version",
                            "type",
                            "scope",
                            "classifier",
                            "optional",
                            "exclusions")),
            Map.entry("build", Set.of("plugins", "pluginManagement", "extensions", "testResources")),
            Map.entry("pluginManagement", Set.of("plugins")),
            Map.entry("plugins", Set.of("plugin")),
            Map.entry(
                    "plugin",
                    Set.of(
                            "groupId",
                            "artifactId",
                            "version",
                            "extensions",
                            "executions",
                            "configuration",
                            "dependencies",
                            "inherited")),
            Map.entry("executions", Set.of("execution")),
            Map.entry("execution", Set.of("id", "phase", "goals", "configuration", "inherited")),
            Map.entry("goals", Set.of("goal")),
            Map.entry("profiles", Set.of("profile")),
            Map.entry(
                    "profile",
                    Set.of("id", "activation", "properties", "dependencies", "dependencyManagement", "build")));
    private static final Map<String, String> PARENTS = Map.of(
            "plugin",
            "plugins",
            "dependency",
            "dependencies",
            "profile",
            "profiles",
            "execution",
            "executions",
            "extension",
            "extensions");

    private final Probe probe;
    private final String version;
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Set<String> profiles;

    BuildBlocks(Probe probe) throws IOException {
        this.probe = probe;
        StringBuilder poms = new StringBuilder();
        for (String pom : List.of("../pom.xml", "pom.xml", "../samples/pom.xml", "../annotations/pom.xml")) {
            poms.append(Files.readString(Path.of(pom)));
        }
        Map<String, String> properties = new LinkedHashMap<>();
        Matcher property = Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</").matcher(poms);
        while (property.find()) {
            properties.put("${" + property.group(1) + "}", property.group(2));
        }
        version = first(poms, "<artifactId>tenet-parent</artifactId>\\s*<version>([^<]+)<");
        Matcher artifact = Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)<")
                .matcher(poms);
        while (artifact.find()) {
            versions.putIfAbsent(artifact.group(1), properties.getOrDefault(artifact.group(2), artifact.group(2)));
        }
        versions.put("tenet-engine", version);
        versions.put("tenet-annotations", version);
        versions.put("junit-bom", properties.get("${junit.newest.version}"));
        versions.put("maven-surefire-plugin", properties.get("${surefire.version}"));
        versions.put("maven-failsafe-plugin", properties.get("${surefire.version}"));
        profiles = Set.copyOf(Pattern.compile("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([^<]+)</id>", Pattern.DOTALL)
                .matcher(poms)
                .results()
                .map(found -> found.group(1))
                .toList());
    }

    private static String first(CharSequence text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in the poms");
        }
        return matcher.group(1);
    }

    void pom(Block block) throws Exception {
        names(block);
        String text = "<fragment>" + block.text() + "</fragment>";
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
        for (Element child : children(root)) {
            String parent = PARENTS.getOrDefault(child.getTagName(), "project");
            element(block, parent, child);
        }
    }

    private void element(Block block, String parent, Element element) {
        String name = element.getTagName();
        Set<String> allowed = CHILDREN.get(parent);
        if (allowed == null) {
            return;
        }
        check(block, allowed.contains(name), "<" + name + "> cannot stand in <" + parent + "> of a pom");
        if (name.equals("dependency") || name.equals("plugin")) {
            versionOf(block, text(element, "artifactId"), text(element, "version"));
        }
        if (!name.equals("configuration") && !name.equals("properties")) {
            children(element).forEach(child -> element(block, name, child));
        }
    }

    private void versionOf(Block block, String artifact, String shown) {
        String known = versions.get(artifact);
        boolean isInBom = artifact.startsWith("junit-");
        check(block, isInBom || !shown.isEmpty(), artifact + " needs a version");
        check(
                block,
                known == null || shown.isEmpty() || shown.equals(known),
                artifact + " has version " + shown + "; this build has " + known);
    }

    private static String text(Element element, String child) {
        return children(element).stream()
                .filter(one -> one.getTagName().equals(child))
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    void gradle(Block block) {
        names(block);
        Matcher coordinates = COORDINATES.matcher(block.text());
        while (coordinates.find()) {
            String artifact =
                    coordinates.group(1).substring(coordinates.group(1).indexOf(':') + 1);
            versionOf(block, artifact, coordinates.group(2) == null ? "" : coordinates.group(2));
        }
        check(block, count(block, '{') == count(block, '}'), "its braces do not match");
        check(block, count(block, '(') == count(block, ')'), "its parentheses do not match");
    }

    private static long count(Block block, char sign) {
        return block.text().chars().filter(one -> one == sign).count();
    }

    /** Settings and classes that a text names. */
    private void names(Block block) {
        SETTING.matcher(block.text())
                .results()
                .map(found -> found.group())
                .filter(key -> !key.endsWith(".version"))
                .forEach(key -> check(block, probe.isKey(key), key + " is not a setting"));
        classes(block);
    }

    private static void classes(Block block) {
        TENET_CLASS.matcher(block.text()).results().forEach(found -> {
            check(block, isClass(found.group()), found.group() + " does not exist");
        });
    }

    static boolean isClass(String name) {
        boolean isSample = name.startsWith("dev.tenet.samples.")
                && Files.exists(Path.of("../samples/src/test/java", name.replace('.', '/') + ".java"));
        try {
            return isSample || Class.forName(name, false, BuildBlocks.class.getClassLoader()) != null;
        } catch (ClassNotFoundException nowhere) {
            return false;
        }
    }

    void commands(Block block) {
        classes(block);
        String joined = block.text().replaceAll("\\\\\\n\\s*", "");
        for (String line : joined.lines().toList()) {
            String command = line.replaceFirst("(^|\\s)# .*|^#.*", "").strip();
            if (!command.isEmpty()) {
                command(block, List.of(command.split("\\s+(?=(?:[^\"']*[\"'][^\"']*[\"'])*[^\"']*$)")));
            }
        }
    }

    private void command(Block block, List<String> words) {
        check(block, COMMANDS.contains(words.get(0)), "unknown command " + words.get(0));
        boolean isMaven = words.get(0).equals("mvn");
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).replaceAll("^[\"']|[\"']$", "");
            if (word.startsWith("-D")) {
                property(block, word.substring(2).replace("'", "").replace("\"", ""));
            } else if (isMaven && word.startsWith("-P") && word.length() > 2) {
                List.of(word.substring(2).split(","))
                        .forEach(one -> check(block, profiles.contains(one), "no pom has a profile " + one));
            } else if (isMaven && (word.equals("-pl") || word.equals("-f"))) {
                i++;
            } else if (isMaven && !word.startsWith("-")) {
                check(block, PHASES.contains(word) || word.matches("[\\w.-]+:[\\w-]+"), "no phase or goal " + word);
            }
        }
    }

    private void property(Block block, String property) {
        String key = property.replaceFirst("=.*", "");
        String value = property.contains("=") ? property.substring(property.indexOf('=') + 1) : "true";
        if (key.startsWith("tenet.")) {
            probe.check(block.place(), key, value);
        } else if (key.equals("argLine")) {
            List.of(value.split(" ")).forEach(one -> property(block, one.replaceFirst("^-D", "")));
        } else {
            check(block, PROPERTIES.contains(key) || key.endsWith(".version"), "unknown property " + key);
        }
    }

    /** A file of properties: settings alone. */
    void settings(Block block) {
        for (String line : block.lines()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                check(block, line.contains("="), "no key = value: " + line);
                String key = line.substring(0, line.indexOf('=')).strip();
                probe.check(
                        block.place(),
                        key,
                        line.substring(line.indexOf('=') + 1).strip());
            }
        }
    }

    private static void check(Block block, boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(block.place() + ": " + otherwise);
        }
    }
}
