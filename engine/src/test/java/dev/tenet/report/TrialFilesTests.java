package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table and the transcripts of a spec's trials. */
class TrialFilesTests {

    @TempDir
    Path folder;

    private final TrialFiles files = new TrialFiles();

    private static Map<String, @Nullable Object> trial(String id, Object... namesAndValues) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("case", id);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            record.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return record;
    }

    private String written(String name) throws IOException {
        files.write(folder, "RefundsTest.holdsOneView, subject openai:a");
        return Files.readString(folder.resolve(name));
    }

    private List<Map<String, String>> rows() throws IOException {
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(written("trials.csv"))) {
            return rows.readAll();
        }
    }

    @Test
    void thereAreNoFilesWithoutTrials() throws IOException {
        assertThat(files.write(folder, "RefundsTest.holdsOneView")).isEmpty();
    }

    @Test
    void theTableHasAColumnForEachValueOfAnyTrial() throws IOException {
        files.add("score 2", trial("a", "score", 2, "for", Map.of("stance", "against")));
        files.add("failed", trial("b", "failure", "timeout"));
        assertThat(rows().get(0))
                .containsEntry("case", "a")
                .containsEntry("outcome", "score 2")
                .containsEntry("score", "2")
                .containsEntry("for.stance", "against")
                .containsEntry("failure", "");
        assertThat(rows().get(1)).containsEntry("outcome", "failed").containsEntry("failure", "timeout");
    }

    /** The characters are those of OWASP's page on CSV injection. */
    @Test
    void noCellIsAFormulaToASpreadsheet() throws IOException {
        for (String start : List.of("=", "+", "-", "@", "\t=", "\r\n@", "＝", "|", "%")) {
            files.add("read", trial(start, "answer", start + "HYPERLINK(\"https://evil.example\")"));
        }
        assertThat(rows())
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.get("answer")).startsWith("'"))
                .allSatisfy(row -> assertThat(row.get("case")).startsWith("'"));
    }

    @Test
    void noNameOfAColumnIsAFormulaToASpreadsheet() throws IOException {
        files.add("read", trial("a", "=cmd|'/c calc'!A1", "x"));
        assertThat(written("trials.csv")).startsWith("\"case\",\"outcome\",\"'=cmd|'/c calc'!A1\"\r\n");
    }

    @Test
    void aListIsOneCell() throws IOException {
        files.add("read", trial("a", "shown", List.of("refund", "deny, always")));
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("shown", "[\"refund\",\"deny, always\"]"));
    }

    @Test
    void aNegativeScoreStaysANumber() throws IOException {
        files.add("score -2", trial("a", "score", -2));
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row).containsEntry("score", "-2"));
    }

    @Test
    void theTableOfALongRunHasTheFirstThousandTrialsAndSaysSo() throws IOException {
        for (int i = 0; i < 1001; i++) {
            files.add("DEEP", trial("case " + i, "choice", "DEEP"));
        }
        assertThat(written("trials-first-1000.csv").lines()).hasSize(1 + 1000);
        assertThat(written("transcripts.txt")).contains("1001 trials: 1001 DEEP");
    }

    @Test
    void theLowestScoreComesFirstAndFailuresLast() throws IOException {
        files.add("failed", trial("a", "failure", "timeout"));
        files.add("score 2", trial("b", "score", 2));
        files.add("score -2", trial("c", "score", -2));
        assertThat(written("transcripts.txt"))
                .contains("3 trials: 1 score -2, 1 score 2, 1 failed")
                .containsSubsequence("=== score -2", "=== score 2", "=== failed");
    }

    @Test
    void twoTranscriptsOfEachOutcomeAreShown() throws IOException {
        for (int i = 1; i <= 3; i++) {
            files.add("DEEP", trial("case " + i, "answer", "Option A"));
        }
        assertThat(written("transcripts.txt"))
                .contains("=== DEEP, 1 of 3 ===\n\ncase: case 1\nanswer: Option A\n", "case: case 2")
                .doesNotContain("case 3");
    }

    @Test
    void anAnswerCannotLookLikeAHeadingOrMoveTheCursor() throws IOException {
        files.add("DEEP", trial("a", "answer", "x\n=== SHALLOW, 1 of 9 ===\n\u001B[2J\u202E"));
        assertThat(written("transcripts.txt").lines())
                .filteredOn(line -> line.startsWith("==="))
                .containsExactly("=== DEEP, 1 of 1 ===");
        assertThat(written("transcripts.txt")).contains("\\u001B[2J\\u202E").doesNotContain("\u001B");
    }

    @Test
    void partsAreTheTextsOfFieldsThatHaveFewOfThem() {
        for (int i = 0; i < 50; i++) {
            files.add("DEEP", trial("case " + i, "context", i % 2 == 0 ? "legal" : "finance"));
        }
        assertThat(files.parts()).containsOnlyKeys("context").containsEntry("context", List.of("legal", "finance"));
    }
}
