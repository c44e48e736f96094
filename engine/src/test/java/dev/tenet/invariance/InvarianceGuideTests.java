package dev.tenet.invariance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Change;
import dev.tenet.stats.Looks;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Advice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide's page on invariance tests says is so. */
class InvarianceGuideTests {

    private static final Path GUIDE = Path.of("src/site/markdown/invariance.md");
    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

    @TempDir
    Path folder;

    private static String block(String language) throws IOException {
        String guide = Files.readString(GUIDE);
        int from = guide.indexOf("```" + language + "\n") + language.length() + 4;
        return guide.substring(from, guide.indexOf("```", from));
    }

    @Test
    void theExampleOfAFileIsRead() throws IOException {
        try (QuestionStore store =
                QuestionStore.open(List.of(Questions.file(folder, "refunds.yaml", block("yaml"))), List.of())) {
            Question question = store.get(0);
            assertThat(question.under(Change.PARAPHRASE)).hasSize(2);
            assertThat(question.under(Change.NEGATION)).hasSize(1);
            assertThat(question.under(Change.LANGUAGE)).hasSize(1);
        }
    }

    @Test
    void theNumbersOfQuestionsAreThoseThatItTakes() throws IOException {
        double[] oneOfTwenty = new double[20];
        Arrays.fill(oneOfTwenty, 1);
        oneOfTwenty[9] = 0;
        assertThat(Files.readString(GUIDE))
                .contains("| all pairs agree | " + needed(1) + " |")
                .contains("| one question in 20 fails | " + needed(oneOfTwenty) + " |");
    }

    private static String needed(double... sample) {
        return Arrays.stream(THRESHOLDS)
                .mapToObj(threshold ->
                        ScoreSequence.observationsToExclude(sample, threshold, 0.95, Looks.EARLY, Advice.MOST_CASES))
                .map(needed -> needed.isPresent() ? String.valueOf(needed.getAsLong()) : "never")
                .collect(Collectors.joining(" | "));
    }

    @Test
    void everyChangeIsExplained() throws IOException {
        for (Change change : Change.values()) {
            assertThat(Files.readString(GUIDE)).contains("| `" + change + "` |");
        }
    }
}
