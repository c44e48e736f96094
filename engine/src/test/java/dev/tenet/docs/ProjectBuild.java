package dev.tenet.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What this project's own poms say, so that the documentation says the same.
 *
 * @param versions of artifacts, by their artifact ids
 * @param profiles the ids of all profiles
 */
record ProjectBuild(Map<String, String> versions, Set<String> profiles) {

    private static final Pattern PROPERTY = Pattern.compile("<([\\w.-]+\\.version)>([^<]+)</");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern PROFILE =
            Pattern.compile("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([^<]+)</id>", Pattern.DOTALL);

    static ProjectBuild read() throws IOException {
        StringBuilder poms = new StringBuilder();
        for (String pom :
                List.of("../pom.xml", "pom.xml", "allure/pom.xml", "../samples/pom.xml", "../annotations/pom.xml")) {
            poms.append(Files.readString(Path.of(pom)));
        }
        Map<String, String> properties = new LinkedHashMap<>();
        PROPERTY.matcher(poms)
                .results()
                .forEach(property -> properties.put("${" + property.group(1) + "}", property.group(2)));
        Map<String, String> versions = new LinkedHashMap<>();
        Matcher artifact = VERSION.matcher(poms);
        while (artifact.find()) {
            versions.putIfAbsent(artifact.group(1), properties.getOrDefault(artifact.group(2), artifact.group(2)));
        }
        versions.put("tenet-engine", versions.get("tenet-parent"));
        versions.put("tenet-annotations", versions.get("tenet-parent"));
        versions.put("tenet-allure", versions.get("tenet-parent"));
        // The samples' build stands for those of users.
        versions.put("junit-bom", properties.get("${junit.newest.version}"));
        versions.put("maven-surefire-plugin", properties.get("${surefire.version}"));
        return new ProjectBuild(
                versions,
                PROFILE.matcher(poms).results().map(found -> found.group(1)).collect(Collectors.toSet()));
    }

    /** What is wrong with the version that is shown of an artifact, in words; empty if nothing is. */
    String problemOf(String artifact, String shown) {
        if (shown.isEmpty()) {
            // The BOM of JUnit, which both builds import, says the versions of its parts.
            return artifact.startsWith("junit-") ? "" : artifact + " needs a version";
        }
        String known = versions.getOrDefault(artifact, shown);
        return shown.equals(known) ? "" : artifact + " has version " + shown + "; this build has " + known;
    }
}
