package dev.tenet.docs;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Checks parts of poms and of Gradle's build files: their elements, versions, and the settings and classes that they name. */
final class BuildFragments {

    private static final Pattern COORDINATES = Pattern.compile("\"[\\w.-]+:([\\w.-]+)(?::([\\w.-]+))?\"");

    /** What may stand in an element of a pom; in one that is not named here, anything. */
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("project", Set.of("properties", "dependencyManagement", "dependencies", "build", "profiles")),
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
                            "dependencies")),
            Map.entry("executions", Set.of("execution")),
            Map.entry("execution", Set.of("id", "phase", "goals", "configuration", "inherited")),
            Map.entry("goals", Set.of("goal")),
            Map.entry("profiles", Set.of("profile")),
            Map.entry(
                    "profile",
                    Set.of("id", "activation", "properties", "dependencies", "dependencyManagement", "build")));

    /** Where a fragment belongs that is not a child of the project. */
    private static final Map<String, String> PARENTS =
            Map.of("plugin", "plugins", "dependency", "dependencies", "profile", "profiles", "execution", "executions");

    private final ProjectBuild build;
    private final NamedThings names;

    BuildFragments(ProjectBuild build, NamedThings names) {
        this.build = build;
        this.names = names;
    }

    void checkPom(Block block) throws Exception {
        names.check(block);
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<fragment>" + block.text() + "</fragment>")))
                .getDocumentElement();
        for (Element part : children(root)) {
            checkElement(block, PARENTS.getOrDefault(part.getTagName(), "project"), part);
        }
    }

    private void checkElement(Block block, String parent, Element element) {
        String name = element.getTagName();
        block.check(CHILDREN.get(parent).contains(name), "<" + name + "> cannot stand in <" + parent + "> of a pom");
        if (name.equals("dependency") || name.equals("plugin")) {
            checkVersion(block, text(element, "artifactId"), text(element, "version"));
        }
        if (CHILDREN.containsKey(name)) {
            children(element).forEach(child -> checkElement(block, name, child));
        }
    }

    void checkGradle(Block block) {
        names.check(block);
        Matcher coordinates = COORDINATES.matcher(block.text());
        while (coordinates.find()) {
            checkVersion(block, coordinates.group(1), coordinates.group(2) == null ? "" : coordinates.group(2));
        }
        block.check(count(block, '{') == count(block, '}'), "its braces do not match");
        block.check(count(block, '(') == count(block, ')'), "its parentheses do not match");
    }

    private void checkVersion(Block block, String artifact, String shown) {
        String problem = build.problemOf(artifact, shown);
        block.check(problem.isEmpty(), problem);
    }

    private static long count(Block block, char sign) {
        return block.text().chars().filter(one -> one == sign).count();
    }

    private static String text(Element element, String child) {
        return children(element).stream()
                .filter(one -> one.getTagName().equals(child))
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
