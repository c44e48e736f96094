package dev.tenet.invariance;

import static dev.tenet.invariance.Asking.letter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Change;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Power;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementClaimTests {

    private static final Claim<InvarianceReport> ALL = new MeanClaim<>(Agreement.OVERALL, Threshold.atLeast(0.7));
    private static final Claim<InvarianceReport> EACH = new EachChangeClaim(Threshold.atLeast(0.7));

    private static final InvarianceReport UNWAVERING = Asking.all(60, asked -> letter(asked, Stance.SUPPORTS));
    private static final InvarianceReport FIRST_OPTION = Asking.all(60, asked -> "A");

    @Test
    void aStanceThatHoldsIsSupported() {
        assertThat(ALL.judge(UNWAVERING).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(EACH.judge(UNWAVERING).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void oneChangeThatFailsRefutesTheClaimUnderEach() {
        Finding finding = EACH.judge(FIRST_OPTION);
        assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(finding.expected()).isEqualTo("agreement under each change ≥ 0.70");
        assertThat(finding.message())
                .startsWith("agreement under each change ≥ 0.70 is refuted: order 0.00, 99 % CI [")
                .contains(", 60 pairs, the weakest of 5 changes\n")
                .contains("\n  refuted, with Holm's correction: order, negation\n")
                .contains("\n  order: 0 of 60 the same\n", "\n  a pair to look at: q0/", "Option A: ");
    }

    @Test
    void theSameOverallMayBeUndecided() {
        Finding finding = ALL.judge(FIRST_OPTION);
        // Five pairs of seven agree in each question: 0.714.
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message()).contains("At the present rate, a new run of about");
    }

    @Test
    void aChangeThatWasNotAskedYetKeepsItOpen() {
        InvarianceTally tally = new InvarianceTally(
                List.of(Change.ORDER, Change.NEGATION), SamplingPlan.open(0.95), OptionalLong.empty());
        for (int i = 0; i < 60; i++) {
            Asking.add(Asking.question(i), Set.of(Change.ORDER), asked -> letter(asked, Stance.SUPPORTS), tally);
        }
        Finding finding = EACH.judge(tally.figures());
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.actual()).startsWith("negation unknown (no pair has two choices)");
    }

    /** A run that is cut short may lack the last pair of a question. */
    @Test
    void aQuestionWithoutItsLastPairIsNotJoinedWithTheNext() {
        Set<Change> changes = Set.of(Change.PARAPHRASE);
        InvarianceTally tally = new InvarianceTally(changes, SamplingPlan.open(0.95), OptionalLong.empty());
        Asking.addFirstPair(Asking.question(0), changes, asked -> letter(asked, Stance.SUPPORTS), tally);
        Asking.add(Asking.question(1), changes, asked -> letter(asked, Stance.SUPPORTS), tally);
        assertThat(tally.figures().agreement().groups()).isEqualTo(2);
    }

    @Test
    void tooFewQuestionsUnderOneChangeCannotSupportIt() {
        EachChangeClaim each = new EachChangeClaim(Threshold.atLeast(0.7));
        assertThat(each.unsupportable(Map.of(Change.ORDER, 60L, Change.NEGATION, 3L), SamplingPlan.early(0.95, 60)))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("NEGATION: agreement under each change ≥ 0.70 cannot be supported by 3 questions")
                        .endsWith("; or remove NEGATION from changes"));
        assertThat(each.unsupportable(Map.of(Change.ORDER, 60L), SamplingPlan.early(0.95, 60)))
                .isEmpty();
    }

    @Test
    void manyRefusalsKeepItFromBeingSupported() {
        InvarianceReport report = Asking.all(
                60,
                asked -> asked.asker().isEmpty() ? letter(asked, Stance.SUPPORTS) : "I'm sorry, but I can't choose.");
        assertThat(ALL.judge(report).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(ALL.judge(report).message()).contains("120 of 420 pairs lack two choices");
    }

    @Test
    void manyFailedCallsMakeItIncomplete() {
        InvarianceReport report =
                Asking.all(60, asked -> asked.asker().isEmpty() ? letter(asked, Stance.SUPPORTS) : "failed");
        assertThat(ALL.judge(report).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(ALL.judge(report).message()).contains("the first call that failed: the line was cut");
    }

    @Test
    void aRefutedClaimNamesTheFirstFailedCallToo() {
        InvarianceReport report = Asking.all(60, asked -> asked.asker().isEmpty() ? "A" : "failed");
        Finding finding = EACH.judge(report);
        assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(finding.message()).contains("\n  the first call that failed: the line was cut\n");
    }

    @Test
    void tooFewQuestionsCannotSupportIt() {
        assertThat(ALL.unsupportable(SamplingPlan.early(0.95, 5)))
                .hasValueSatisfying(why -> assertThat(why)
                        .matches("agreement ≥ 0\\.70 cannot be supported by 5 questions, whatever the answers;"
                                + " expected at least \\d+, or agreement ≥ 0\\.\\d\\d"));
        assertThat(ALL.unsupportable(SamplingPlan.early(0.95, 60))).isEmpty();
        assertThat(new MeanClaim<>(Agreement.OVERALL, Threshold.atLeast(1))
                        .unsupportable(SamplingPlan.early(0.95, 1000)))
                .isPresent();
    }

    @Test
    void aPlanSaysForWhichClaimThePowerIsComputed() {
        assertThat(EACH.power(SamplingPlan.early(0.95, 60)).map(Power::inWords))
                .contains("power is not computed for claims about each change");
        assertThat(ALL.power(SamplingPlan.early(0.95, 60)).map(Power::inWords))
                .hasValueSatisfying(words -> assertThat(words).contains("supported in 80 % of runs if the true value"));
    }

    /** What a plan promises is so: by its bounds, the claim is supported and refuted. */
    @Test
    void aPlanSaysWhichResultsWouldDecide() {
        assertThat(ALL.prospects(SamplingPlan.early(0.95, 60)))
                .hasValueSatisfying(words -> assertThat(words)
                        .matches("agreement ≥ 0\\.70: supported at about 0\\.\\d\\d or more, refuted at about"
                                + " 0\\.\\d\\d or less, with 60 questions"));
        assertThat(ALL.prospects(SamplingPlan.early(0.95, 5)))
                .contains("agreement ≥ 0.70: cannot be supported by 5 questions; expected at least 11");
        String words = ALL.prospects(SamplingPlan.early(0.95, 60)).orElseThrow();
        assertThat(ALL.judge(agreeing(60, number(words, "supported at about "))).verdict())
                .isEqualTo(Verdict.SUPPORTED);
        assertThat(ALL.judge(agreeing(60, number(words, "refuted at about "))).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    private static double number(String words, String after) {
        return Double.parseDouble(
                words.substring(words.indexOf(after) + after.length()).substring(0, 4));
    }

    /** Of a share of the questions both orders are answered alike. */
    private static InvarianceReport agreeing(int questions, double share) {
        return Asking.under(Set.of(Change.ORDER), questions, asked -> {
            int number = Integer.parseInt(asked.question().substring(1));
            boolean agrees = (int) ((number + 1) * share) > (int) (number * share);
            return agrees ? letter(asked, Stance.SUPPORTS) : "A";
        });
    }

    @Test
    void theSmallestNumberOfQuestionsThatIsNamedIsEnough() {
        String why = ALL.unsupportable(SamplingPlan.early(0.95, 5)).orElseThrow();
        int needed = Integer.parseInt(why.replaceAll(".*at least (\\d+),.*", "$1"));
        assertThat(ALL.judge(Asking.all(needed, asked -> letter(asked, Stance.SUPPORTS)))
                        .verdict())
                .isEqualTo(Verdict.SUPPORTED);
        assertThat(ALL.judge(Asking.all(needed - 1, asked -> letter(asked, Stance.SUPPORTS)))
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
    }
}
