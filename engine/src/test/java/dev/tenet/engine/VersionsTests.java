package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;

/** The versions that a run names. */
class VersionsTests {

    @Test
    void theVersionOfTenetIsThatOfItsProjectAlsoOutsideAJar() throws Exception {
        String project = XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/parent/version",
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(Path.of("pom.xml").toFile()));
        assertThat(Versions.ofThisLaunch()).containsEntry("tenet", project);
        assertThat(project).matches("\\d+\\.\\d+.*");
    }
}
