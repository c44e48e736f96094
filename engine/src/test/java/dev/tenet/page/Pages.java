package dev.tenet.page;

import dev.tenet.report.RunFolder;
import dev.tenet.report.RunHeader;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Runs written for tests, and their pages as an XML parser reads them. */
final class Pages {

    static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    private Pages() {}

    /** Writes a run. */
    static Path run(Path reports, List<Spec> specs, List<Map<String, Object>> trials) throws IOException {
        try (RunFolder folder = new RunFolder(reports, new RunHeader(STARTED, Map.of("java", "17"), List.of()))) {
            for (Map<String, Object> trial : trials) {
                folder.append(trial);
            }
            for (Spec spec : specs) {
                folder.summarize(
                        spec.content().get("spec") + "[" + spec.content().get("subject") + "]", spec.content());
            }
            folder.end(STARTED.plusSeconds(9));
            return folder.path().orElseThrow();
        }
    }

    /** An entry of {@code summary.json}. */
    record Spec(Map<String, Object> content) {

        Spec with(String key, Object value) {
            return new Spec(Pages.with(content, key, value));
        }
    }

    static Spec spec(String name, List<Map<String, Object>> claims, Map<String, Object> figures) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("spec", name);
        spec.put("status", "measured");
        spec.put("subject", "model-x");
        spec.put("model", "model-x");
        spec.put("planned", 20);
        spec.put("asked", 20);
        spec.put("claims", claims);
        spec.put("figures", figures);
        return new Spec(spec);
    }

    static Map<String, Object> claim(String id, String name, String verdict, double threshold, double estimate) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("id", id);
        claim.put("claim", name);
        claim.put("verdict", verdict);
        claim.put("meaning", "What " + name + " measures.");
        claim.put("direction", name.contains("≤") ? "at most" : "at least");
        claim.put("chance", 0.5);
        claim.put("threshold", threshold);
        claim.put("estimate", estimate);
        claim.put("interval", List.of(estimate - 0.1, estimate + 0.1));
        claim.put("level", 0.95);
        claim.put("n", 20);
        claim.put("method", "exact, one look");
        claim.put("found", estimate + ", 95 % CI");
        claim.put("message", name + " is " + verdict + "\n  advice on " + name);
        return claim;
    }

    static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    /** Writes the page of a run beside its files and parses it. */
    static Document page(Path folder) throws IOException {
        Path html = folder.resolve(ReportPage.NAME);
        ReportPage.write(RecordedRun.read(folder), html);
        return parsed(folder);
    }

    /** Parses the page of a run. */
    static Document parsed(Path folder) throws IOException {
        Path html = folder.resolve(ReportPage.NAME);
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(Files.readString(html))));
        } catch (SAXException | ParserConfigurationException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    /** Returns the text of each node that an XPath expression selects. */
    static List<String> texts(Document page, String path) {
        try {
            NodeList nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (XPathExpressionException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
