package dev.tenet.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code report.md} says about written runs. */
class MarkdownReportTests {

    @TempDir
    Path folder;

    @Test
    void namesTheFirstCasesThatAreWorseThanInTheBaseline() throws IOException {
        Map<String, Object> baseline = compared(5, "c1", "c2", "c3", "c4", "c5");
        baseline.put("file", "kept/baseline.json");

        assertThat(report(List.of(spec("a.B.c", Map.of("baseline", baseline)))))
                .contains(
                        "### Compared with the baseline",
                        "- `a.B.c`: 5 worse and 1 better than in `kept/baseline.json`; worse: `c1`, `c2`, `c3` and 2"
                                + " more; difference -0.25 [-0.50, 0.10]");
    }

    @Test
    void namesTheFirstCasesThatAreWorseThanThoseOfAnotherSubject() throws IOException {
        Map<String, Object> reference = compared(1, "<b>c</b>");
        reference.put("subject", "today");

        assertThat(report(List.of(spec("a.B.c[new]", Map.of("reference", reference)))))
                .contains(
                        "### Compared with another subject",
                        "- `a.B.c[new]`: 1 worse and 1 better than `today`; worse:"
                                + " `<b>c</b>`; difference -0.25 [-0.50, 0.10]");
    }

    @Test
    void namesTheDrawsOfItsSpecs() throws IOException {
        assertThat(report(List.of(drawn("a.B.c[old]", "0c3d"), drawn("a.B.c[new]", "0c3d"), drawn("a.B.d", "af1b"))))
                .contains("Draw `0c3d` of seed `7` in `B.c`, `af1b` of seed `7` in `B.d`");
    }

    @Test
    void marksAClaimThatDrifted() throws IOException {
        Map<String, Object> spec = spec("a.B.c", Map.of());
        Map<String, Object> drifted = claim("a.B.c");
        drifted.put("drift", true);
        spec.put("claims", List.of(drifted, claim("a.B.c")));

        assertThat(report(List.of(spec)))
                .contains(
                        "| `B.c` | DVGR ≥ 0.50 | ✗ refuted, drift | 0.25 |  |  |  |",
                        "| `B.c` | DVGR ≥ 0.50 | ✗ refuted | 0.25 |  |  |  |");
    }

    @Test
    void hasAtMost60LinesHoweverMuchThereIsToSay() throws IOException {
        List<Map<String, Object>> specs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, Object> compared = compared(9, "c1", "c2", "c3", "c4");
            Map<String, Object> spec = spec("a.B.c" + i, Map.of("baseline", compared, "reference", compared));
            spec.put("cutShort", "the server is down");
            spec.put("sample", Map.of("seed", 7, "fingerprint", "af1b", "ofFirst", 20));
            specs.add(spec);
        }
        List<String> drift = IntStream.range(0, 40).mapToObj(i -> "drift " + i).toList();

        assertThat(RunDigest.of(run(specs)).withDrift(drift).markdown().lines().toList())
                .hasSize(60)
                .contains("Further claims in `summary.json`: 32, of which 32 did not pass.")
                .last()
                .asString()
                .startsWith("Run folder ");
    }

    private static Map<String, Object> compared(int worse, String... cases) {
        Map<String, Object> compared = new LinkedHashMap<>();
        compared.put("worse", worse);
        compared.put("better", 1);
        compared.put(
                "worseCases",
                List.of(cases).stream()
                        .map(one -> Map.of("case", one, "before", 1, "now", 0))
                        .toList());
        compared.put("difference", -0.25);
        compared.put("exact", List.of(-0.5, 0.1));
        return compared;
    }

    private static Map<String, Object> spec(String name, Map<String, Object> figures) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("spec", name.replaceFirst("\\[.*", ""));
        spec.put("status", "measured");
        spec.put("subject", "model-x");
        spec.put("claims", List.of(claim(name)));
        spec.put("figures", figures);
        return spec;
    }

    private static Map<String, Object> drawn(String name, String fingerprint) {
        Map<String, Object> spec = spec(name, Map.of());
        spec.put("sample", Map.of("seed", 7, "fingerprint", fingerprint, "ofFirst", 20));
        return spec;
    }

    private static Map<String, Object> claim(String spec) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("id", spec + "/dvgr-at-least");
        claim.put("claim", "DVGR ≥ 0.50");
        claim.put("verdict", "refuted");
        claim.put("estimate", 0.25);
        return claim;
    }

    private List<String> report(List<Map<String, Object>> specs) throws IOException {
        return RunDigest.of(run(specs)).markdown().lines().toList();
    }

    private RecordedRun run(List<Map<String, Object>> specs) throws IOException {
        Files.write(
                folder.resolve(RecordedRun.SUMMARY),
                new ObjectMapper()
                        .writeValueAsBytes(Map.of("format", 1, "started", "2026-11-01T00:00:00Z", "specs", specs)));
        return RecordedRun.read(folder);
    }
}
