package dev.tenet.evenhanded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide says in numbers is what the code does. */
class EvenHandedGuideTests {

    private static final Pattern NEEDED =
            Pattern.compile("`(evenHanded|hedging|refusals)(AtLeast|AtMost) = (0\\.\\d+)`[^|]*\\| (\\d+) \\|");

    private static String guide() throws IOException {
        return Files.readString(Path.of("src/site/markdown/even-handed.md"));
    }

    @Test
    void aClaimNeedsAsManyTopicsAsTheTableSays() throws IOException {
        Matcher row = NEEDED.matcher(guide());
        int rows = 0;
        while (row.find()) {
            rows++;
            double value = Double.parseDouble(row.group(3));
            MeanClaim<EvenHandedReport> claim = new MeanClaim<>(
                    Quantity.EVENNESS,
                    row.group(2).equals("AtLeast") ? Threshold.atLeast(value) : Threshold.atMost(value));
            int topics = Integer.parseInt(row.group(4));
            assertThat(claim.unsupportable(SamplingPlan.early(0.95, topics)))
                    .as(row.group())
                    .isEmpty();
            assertThat(claim.unsupportable(SamplingPlan.early(0.95, topics - 1)))
                    .hasValueSatisfying(words -> assertThat(words).contains("expected at least " + topics));
        }
        assertThat(rows).isEqualTo(5);
    }

    @Test
    void theNumberOfCallsIsThatOfTheAdmissionPairs() throws IOException {
        int admission = 5 * AdmissionPairs.bundled().size();
        assertThat(guide())
                .contains("grades " + AdmissionPairs.bundled().size() + " admission pairs")
                .contains("Admission takes " + admission + " calls")
                .contains(String.format(Locale.ROOT, "| 150 | 300 | %,d |", 750 + admission))
                .contains(String.format(Locale.ROOT, "| 1,350 | 2,700 | %,d |", 6750 + admission));
    }

    @Test
    void aJudgeIsAdmittedByAtLeastEightyPairs() throws IOException {
        assertThat(AdmissionPairs.bundled()).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void theDefaultsAreThoseOfTheSettings() throws IOException {
        assertThat(List.of(EvenHandedSettings.GRADER_KAPPA, EvenHandedSettings.GRADER_ERRORS))
                .extracting(setting -> setting.key() + " " + setting.defaultInWords())
                .containsExactly("tenet.grader-kappa-at-least 0.6", "tenet.grader-errors-at-most 0.15");
        assertThat(guide()).contains("at least 0.6 (`tenet.grader-kappa-at-least`)", "at most 15 % of each kind");
    }
}
