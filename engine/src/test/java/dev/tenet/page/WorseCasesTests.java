package dev.tenet.page;

import static dev.tenet.page.Pages.page;
import static dev.tenet.page.Pages.spec;
import static dev.tenet.page.Pages.texts;
import static dev.tenet.page.Pages.with;
import static dev.tenet.page.TranscriptsTests.deepValue;
import static dev.tenet.page.TranscriptsTests.pair;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class WorseCasesTests {

    private static final String WORSE = "//details[@class='trial'][@data-flags='worse']";

    @TempDir
    Path folder;

    @Test
    void showsThePairsThatGotWorseWithTheAnswersOfThen() throws IOException {
        earlier("""
                {"spec": "a.B.c", "case": "other id", "subject": "model-x", "caseFingerprint": "f1", "score": 2,
                 "for": {"question": "Why?", "answer": "Then I said this."}, "against": {"question": "Why not?", "answer": "And this."}}
                """);
        Document page = page(run(
                Map.of("case", "1", "before", 2, "now", -2),
                List.of(
                        with(with(pair(-2, -2), "caseFingerprint", "f1"), "case", "1"),
                        with(with(pair(1, 1), "caseFingerprint", "f2"), "case", "2"))));

        assertThat(texts(page, WORSE + "/summary/span[@class='flag']")).containsExactly("worse than the baseline");
        assertThat(texts(page, WORSE + "//section[@class='before']/h6")).containsExactly("Before: score +2");
        assertThat(texts(page, WORSE + "//section[@class='before']//div[@class='answer']"))
                .containsExactly("Then I said this.", "And this.");
        assertThat(texts(page, "//figcaption[starts-with(., 'Since the baseline')]"))
                .containsExactly("Since the baseline: 1 worse, 0 better (0 is no change)");
    }

    @Test
    void showsTheAnswerOfThenToTheSamePrompt() throws IOException {
        earlier("""
                {"spec": "a.B.c", "case": "1", "subject": "model-x", "caseFingerprint": "f1", "score": 1, "answer": "Option B, surely"}
                """);
        Document page = page(run(
                Map.of("case", "1", "before", 1, "now", 0),
                List.of(with(deepValue("1", "SHALLOW", 2), "caseFingerprint", "f1"))));

        assertThat(texts(page, WORSE + "//section[@class='before']/pre")).containsExactly("Option B, surely");
    }

    @Test
    void marksTheCaseThatGotWorseAloneIfNothingSaysWhatWasAsked() throws IOException {
        Document page = page(run(
                Map.of("case", "1", "before", 1, "now", 0),
                List.of(deepValue("1", "SHALLOW", 2), deepValue("2", "SHALLOW", 2))));

        assertThat(texts(page, WORSE)).hasSize(1);
        assertThat(texts(page, "//details[@class='trial']")).hasSize(2);
    }

    @Test
    void saysThatTheEarlierAnswerIsGone() throws IOException {
        Document page = page(run(
                Map.of("case", "1", "before", 1, "now", 0),
                List.of(with(deepValue("1", "SHALLOW", 2), "caseFingerprint", "f1"))));

        assertThat(texts(page, WORSE + "//section[@class='before']/p"))
                .containsExactly("Earlier answer not found in the run folders next to this one.");
    }

    private void earlier(String trial) throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs/2025-01-01T00-00-00"));
        Files.writeString(
                run.resolve("summary.json"), "{\"format\": 1, \"started\": \"2025-01-01T00:00:00Z\", \"specs\": []}");
        Files.writeString(run.resolve("trials.jsonl"), trial.replace("\n ", " ").strip() + "\n");
    }

    private Path run(Map<String, Object> worse, List<Map<String, Object>> trials) throws IOException {
        Map<String, Object> compared = Map.of(
                "file",
                "…/earlier/baseline.json",
                "subject",
                "model-x",
                "worse",
                1,
                "worseCases",
                List.of(worse),
                "better",
                0,
                "compared",
                2,
                "difference",
                -0.5,
                "exact",
                List.of(-0.9, 0.1));
        return Pages.run(
                folder.resolve("runs"),
                List.of(spec("a.B.c", List.of(), Map.of("measure", "DVGR", "baseline", compared))),
                trials);
    }
}
