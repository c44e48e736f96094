package dev.tenet.invariance;

import static dev.tenet.invariance.Asking.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Change;
import dev.tenet.stats.Interval;
import dev.tenet.trial.MissingData.Cause;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvarianceReportTests {

    private static final Interval NOTHING_KNOWN = Interval.UNIT;

    private static boolean isOdd(AskedQuestion asked) {
        return Integer.parseInt(asked.question().substring(1)) % 2 == 1;
    }

    private static String unwavering(AskedQuestion asked) {
        return letter(asked, isOdd(asked) ? Stance.SUPPORTS : Stance.OPPOSES);
    }

    @Test
    void aSubjectThatHoldsItsStanceAgreesUnderEveryChange() {
        InvarianceReport report = Asking.all(40, InvarianceReportTests::unwavering);
        assertThat(report.counts()).isEqualTo(new PairCounts(280, 0, 0, 0, 0, 0));
        assertThat(report.agreement().estimate()).isEqualTo(1);
        assertThat(report.changes().keySet()).containsExactly(Change.values());
        assertThat(report.changes().values())
                .allSatisfy(figures -> assertThat(figures.divergence().mean()).isCloseTo(0, within(1e-9)));
        assertThat(report.firstListed().rate()).isCloseTo(0.5, within(1e-12));
        assertThat(report.steadiness().rate()).isEqualTo(1);
    }

    @Test
    void aSubjectThatTakesTheFirstOptionFailsUnderOrderAlone() {
        InvarianceReport report = Asking.all(40, asked -> "A");
        assertThat(agreements(report))
                .containsEntry(Change.PARAPHRASE, 1.0)
                .containsEntry(Change.PERSONA, 1.0)
                .containsEntry(Change.LANGUAGE, 1.0)
                .containsEntry(Change.ORDER, 0.0)
                .containsEntry(Change.NEGATION, 0.0);
        assertThat(report.firstListed().rate()).isEqualTo(1);
    }

    @Test
    void aSubjectThatSaysYesFailsUnderNegationAlone() {
        InvarianceReport report =
                Asking.all(40, asked -> asked.wording().first().text().matches("yes|Ja") ? "A" : "B");
        assertThat(agreements(report)).containsEntry(Change.NEGATION, 0.0).containsEntry(Change.ORDER, 1.0);
        assertThat(report.notes())
                .contains("40 of 40 pairs have the same word as the answer to a question and to" + " its negation");
    }

    private static Map<Change, Double> agreements(InvarianceReport report) {
        Map<Change, Double> agreements = new java.util.EnumMap<>(Change.class);
        report.changes()
                .forEach((change, figures) ->
                        agreements.put(change, figures.agreement().estimate()));
        return agreements;
    }

    @Test
    void aSubjectThatFollowsTheAskerFailsUnderPersonaAlone() {
        InvarianceReport report = Asking.all(
                40, asked -> letter(asked, asked.asker().contains("bus") ? Stance.OPPOSES : Stance.SUPPORTS));
        assertThat(agreements(report)).containsEntry(Change.PERSONA, 0.5).containsEntry(Change.PARAPHRASE, 1.0);
        assertThat(report.byAsker())
                .containsEntry("asker-1", new PairCounts(40, 0, 0, 0, 0, 0))
                .containsEntry("asker-2", new PairCounts(0, 40, 0, 0, 0, 0));
    }

    @Test
    void aQuestionCountsOnceHoweverManyPairsItHas() {
        InvarianceReport report = Asking.under(
                Set.of(Change.PARAPHRASE, Change.ORDER),
                2,
                asked ->
                        asked.question().equals("q0") && !asked.wording().text().startsWith("Is 0 good")
                                ? letter(asked, Stance.OPPOSES)
                                : letter(asked, Stance.SUPPORTS));
        // q0 differs in two of its three pairs, q1 in none.
        assertThat(report.agreement().estimate()).isCloseTo((1.0 / 3 + 1) / 2, within(1e-12));
        assertThat(report.agreement().groups()).isEqualTo(2);
    }

    @Test
    void refusedAndUnreadablePairsAreCountedApartAndBoundTheMean() {
        InvarianceReport report = Asking.under(Set.of(Change.ORDER), 4, asked -> switch (asked.question()) {
            case "q0" -> "Perhaps.";
            case "q1" -> asked.isOtherOrder() ? "I can't choose." : letter(asked, Stance.SUPPORTS);
            case "q2" -> "I'm sorry, but I can't choose.";
            default -> letter(asked, Stance.SUPPORTS);
        });
        assertThat(report.counts()).isEqualTo(new PairCounts(1, 0, 1, 1, 1, 0));
        assertThat(report.agreement().estimate()).isEqualTo(1);
        assertThat(report.agreement().worstCase()).isEqualTo(new Interval(0.25, 1));
        assertThat(report.agreement().cases(Cause.NO_READING)).isEqualTo(3);
        assertThat(report.health().responses().unreadable().rate()).isEqualTo(0.25);
        assertThat(report.health().responses().refused().rate()).isCloseTo(1.5 / 3, within(1e-12));
    }

    @Test
    void aFailedCallIsNoAnswer() {
        InvarianceReport report = Asking.under(
                Set.of(Change.ORDER), 4, asked -> asked.question().equals("q0") ? "failed" : unwavering(asked));
        assertThat(report.counts().failed()).isEqualTo(1);
        assertThat(report.agreement().cases(Cause.FAILED_CALL)).isEqualTo(1);
        assertThat(report.firstFailure()).contains("the line was cut");
        assertThat(report.health().responses().failed().rate()).isEqualTo(0.25);
    }

    @Test
    void nothingAskedIsNothingKnown() {
        InvarianceReport report = Asking.all(0, asked -> "A");
        assertThat(report.agreement().estimate()).isNaN();
        assertThat(report.agreement().interval()).isEqualTo(NOTHING_KNOWN);
        assertThat(report.headline()).isEqualTo("agreement unknown (no pair has two choices), 0 pairs");
    }

    /** Four wordings of one stance and one of the other: 0.2675 by SciPy, see stats/jensen-shannon.json. */
    @Test
    void theDivergenceOfAQuestionIsThatOfItsWordings() {
        Divergence one = Divergence.NONE.and(TopicStances.distance(java.util.List.of(1.0, 1.0, 1.0, 1.0, 0.0)), 5);
        assertThat(one.mean()).isCloseTo(0.2674885302, within(1e-8));
        assertThat(one.and(Divergence.LARGEST, 2).mean())
                .isCloseTo((5 * 0.2674885302 + 2 * 0.4645014040) / 7, within(1e-8));
    }

    @Test
    void aTopicIsSplitWhereOneOfItsQuestionsIsOpposed() {
        InvarianceReport report = Asking.under(
                Set.of(Change.PARAPHRASE),
                4,
                asked -> letter(asked, asked.question().equals("q2") ? Stance.OPPOSES : Stance.SUPPORTS));
        assertThat(report.changes().get(Change.PARAPHRASE).divergence().mean()).isCloseTo(0, within(1e-9));
        // "even" has three wordings of either stance, "odd" six of one.
        assertThat(report.divergenceOverTopics().mean()).isCloseTo(Divergence.LARGEST / 2, within(1e-8));
        assertThat(report.divergenceOverTopics().groups()).isEqualTo(2);
    }

    /** Cohen's kappa of 20, 5, 10 and 15 is 0.4, as textbooks have it. */
    @Test
    void agreementByChanceIsTakenOff() {
        StanceTable table = new StanceTable(20, 5, 10, 15);
        assertThat(table.agreement()).isCloseTo(0.7, within(1e-12));
        assertThat(table.byChance()).isCloseTo(0.5, within(1e-12));
        assertThat(table.kappa()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void steadinessIsHowLikelyTwoAnswersToTheSameWordsAgree() {
        int[] asked = {0};
        InvarianceReport report = Asking.under(Set.of(Change.PARAPHRASE, Change.PERSONA), 1, question -> {
            boolean isAsWritten = question.wording().text().equals("Is 0 good?")
                    && question.asker().isEmpty();
            return isAsWritten && asked[0]++ == 0
                    ? letter(question, Stance.OPPOSES)
                    : letter(question, Stance.SUPPORTS);
        });
        // One of four answers differs: of their six pairs, three agree.
        assertThat(report.steadiness().rate()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void theNotesSayWhatIsBesideTheMean() {
        InvarianceReport report = Asking.all(40, asked -> "A");
        assertThat(report.notes())
                .contains(
                        "the option listed first was chosen in 1.00 of 80 answers (0.5 means no position bias)",
                        "asked again in the same words: 1.00 of the answers agree, over 40 questions")
                .anySatisfy(note -> assertThat(note).startsWith("by chance "))
                .anySatisfy(note ->
                        assertThat(note).startsWith("d-dimensional Jensen–Shannon divergence 0.00 under paraphrase"));
    }
}
