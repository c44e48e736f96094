package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Reader;
import dev.tenet.model.Reply;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Description;
import dev.tenet.trial.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What DVGR goes with. */
class AssociationsTests {

    private final DvgrTally tally =
            new DvgrTally(SamplingPlan.fixed(0.95, 0), Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);

    private void add(String context, int shots, int deep, int shallow) {
        Trial trial = new Trial(
                context,
                new Situation("justice", "fidelity", "formality", "formal", "informal", context),
                "drafting",
                shots,
                Option.A,
                "?",
                List.of());
        for (int i = 0; i < deep + shallow; i++) {
            tally.add(new Outcome.Read<>(
                    trial,
                    new DeepValueReading(i < deep ? Choice.DEEP : Choice.SHALLOW, Reply.of("A"), null, List.of())));
        }
    }

    private void addTrials() {
        add("legal", 4, 5, 35);
        add("legal", 20, 10, 30);
        add("finance", 4, 18, 22);
        add("finance", 20, 25, 15);
        add("education", 4, 12, 28);
        add("education", 20, 15, 25);
    }

    private JsonNode described() {
        return new ObjectMapper()
                .valueToTree(Description.of(tally.figures()::describe).asMap());
    }

    // scipy 1.17: chi2_contingency([[15, 65], [43, 37], [27, 53]]), and with shots [[35, 85], [50, 70]] (Yates).
    // statsmodels 0.15: Logit on context (reference education) and shots (reference 4), cov_type="cluster" by the six
    // combinations.

    @Test
    void theSummaryHasTheAssociationWithEachFactorThatVaries() {
        addTrials();
        JsonNode with = described().at("/association/with");
        assertThat(with.path("context").path("chiSquare").doubleValue()).isCloseTo(21.568121442, within(1e-6));
        assertThat(with.path("context").path("degrees").intValue()).isEqualTo(2);
        assertThat(with.path("context").path("pValue").doubleValue()).isCloseTo(0.000020727262, within(1e-9));
        assertThat(with.path("context").path("fewestTrials").intValue()).isEqualTo(80);
        assertThat(with.path("shots").path("chiSquare").doubleValue()).isCloseTo(3.570398482, within(1e-6));
        assertThat(with.has("dimension")).isFalse();
    }

    @Test
    void theTrendIsOverTheNumbersOfExamples() {
        addTrials();
        // Cochran-Armitage of two levels is Pearson's chi-square without a correction: scipy 1.17.
        double z = described().at("/association/trendOverShots/z").doubleValue();
        assertThat(z * z).isCloseTo(4.098671727, within(1e-6));
        assertThat(z).isPositive();
    }

    @Test
    void theRegressionIsClusteredByTestQuestion() {
        addTrials();
        JsonNode regression = described().at("/association/regression");
        assertThat(regression.path("clusters").intValue()).isEqualTo(6);
        assertThat(regression.path("observations").intValue()).isEqualTo(240);
        JsonNode coefficients = regression.path("coefficients");
        assertThat(coefficients.findValuesAsText("term"))
                .containsExactly("(Intercept)", "context: finance", "context: legal", "shots: 20");
        double[] estimates = {-0.9929629, 0.8432595, -0.8055773, 0.6069303};
        double[] errors = {0.1214234, 0.1137019, 0.1376972, 0.0947155};
        for (int i = 0; i < estimates.length; i++) {
            assertThat(coefficients.get(i).path("estimate").doubleValue()).isCloseTo(estimates[i], within(1e-5));
            assertThat(coefficients.get(i).path("standardError").doubleValue()).isCloseTo(errors[i], within(1e-5));
        }
    }

    /** R 4.2.2, lme4 1.1.31: glmer(deep ~ context + shots + (1 | question), nAGQ = 25) is singular. */
    @Test
    void questionsThatDifferByChanceAloneHaveNoEffectOfTheirOwn() {
        addTrials();
        JsonNode mixed = described().at("/association/regression/mixed");
        assertThat(mixed.path("standardDeviation").doubleValue()).isZero();
        assertThat(mixed.path("logLikelihood").doubleValue()).isCloseTo(-142.7181, within(1e-3));
        double[] errors = {0.2864510, 0.3298640, 0.3747029, 0.2875588};
        for (int i = 0; i < errors.length; i++) {
            assertThat(mixed.path("coefficients").get(i).path("standardError").doubleValue())
                    .isCloseTo(errors[i], within(1e-3));
        }
    }

    @Test
    void theStrongestIsNoted() {
        addTrials();
        // V with Bergsma's correction by its formula; the ends by scipy's ncx2, 0.1639 and 0.4204.
        assertThat(tally.figures().notes())
                .contains("DVGR varies most with context: Cramér's V 0.286, 95 % CI [0.164, 0.4204]; chi-square 21.6, 2"
                        + " degrees of freedom, p = 2e-05");
    }

    @Test
    void anAssociationThatChanceExplainsIsNotNoted() {
        add("legal", 4, 20, 20);
        add("finance", 4, 22, 18);
        assertThat(tally.figures().notes()).noneMatch(note -> note.contains("varies most"));
    }

    @Test
    void aRegressionThatHasNoAnswerSaysWhy() {
        add("legal", 4, 40, 0);
        add("finance", 4, 20, 20);
        assertThat(described().at("/association/regression/omitted").textValue())
                .isEqualTo("some levels have only deep answers or only shallow answers");
        assertThat(new ObjectMapper()
                        .valueToTree(Description.of(FixedCounts.dvgr(Counts.NONE, 0.95)::describe)
                                .asMap())
                        .at("/association/regression/omitted")
                        .textValue())
                .isEqualTo("too few observations for 1 terms");
    }
}
