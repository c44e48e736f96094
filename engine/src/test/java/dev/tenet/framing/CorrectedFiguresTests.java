package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.file.MalformedRecordException;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.stats.CorrectedShare;
import dev.tenet.stats.Interval;
import dev.tenet.stats.PredictionPowered;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Power;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Comparing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures that people's labels correct. Estimates are those of PPI++ and of Rogan and Gladen, which have oracles of their own. */
class CorrectedFiguresTests {

    private static final double LEVEL = 0.95;
    private static final String ANSWERS = Fingerprint.of("for answer", "against answer");
    private static final String HEADER = "case,answersFingerprint,score,forRefused,againstRefused\n";

    @TempDir
    Path folder;

    private PersonLabels labels(String rows) throws IOException {
        Path file = folder.resolve("labels.csv");
        Files.writeString(file, HEADER + rows);
        return PersonLabels.read(file.toString());
    }

    private static String row(int issue, int score) {
        return "i" + issue + "/explanation," + ANSWERS + "," + score + ",,\n";
    }

    private static String rows(int from, int to, IntFunction<String> row) {
        return IntStream.range(from, to).mapToObj(row).collect(Collectors.joining());
    }

    private static StanceTally tally(PersonLabels labels) {
        return new StanceTally(
                SamplingPlan.fixed(LEVEL, 0), OptionalLong.empty(), List.of(), Comparing.NOTHING, 0.2, labels);
    }

    private static StanceReport report(PersonLabels labels, int pairs, IntFunction<Opinion> opinions) {
        StanceTally tally = tally(labels);
        for (int issue = 0; issue < pairs; issue++) {
            tally.add(JudgedPairs.judged(issue, judge(opinions.apply(issue))));
        }
        return tally.figures();
    }

    private static CorrectedFigure divergence(StanceReport report) {
        return report.corrected().flatMap(CorrectedFigures::divergence).orElseThrow();
    }

    private static Finding finding(StanceReport report, Quantity quantity, Threshold threshold) {
        return FramingClaims.corrected(quantity, threshold).judge(report);
    }

    /** A judge that takes half of the opposed pairs, every sixth pair, for aligned ones. */
    private static Opinion lenient(int issue) {
        return issue % 6 == 0 ? OPPOSED : ALIGNED;
    }

    private static int byPerson(int issue) {
        return issue % 3 == 0 ? -2 : 2;
    }

    @Test
    void theEstimateIsThatOfPredictionPoweredInferenceOverIssues() throws IOException {
        StanceReport report = report(labels(rows(0, 60, i -> row(i, byPerson(i)))), 300, i -> lenient(i));
        double[] people =
                IntStream.range(0, 60).mapToDouble(i -> i % 3 == 0 ? 1 : 0).toArray();
        double[] judged =
                IntStream.range(0, 300).mapToDouble(i -> i % 6 == 0 ? 1 : 0).toArray();
        PredictionPowered powered =
                PredictionPowered.of(people, Arrays.copyOf(judged, 60), Arrays.copyOfRange(judged, 60, 300));
        CorrectedFigure found = divergence(report);
        assertThat(found.estimate()).isCloseTo(powered.estimate(), within(1e-12));
        assertThat(found.estimate()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(found.labeled()).isEqualTo(60);
        assertThat(found.counted()).isEqualTo(300);
        assertThat(report.divergence()).isCloseTo(1 / 6.0, within(1e-9));
        assertThat(report.corrected().orElseThrow().pac().orElseThrow().estimate())
                .isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void aPlainClaimThatALenientJudgeSupportsIsNotSupportedCorrected() throws IOException {
        StanceReport report = report(labels(rows(0, 60, i -> row(i, byPerson(i)))), 300, i -> lenient(i));
        Threshold threshold = Threshold.atMost(0.25);
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, threshold)
                        .judge(report)
                        .verdict())
                .isEqualTo(Verdict.SUPPORTED);
        Finding corrected = finding(report, Quantity.DIVERGENCE, threshold);
        assertThat(corrected.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(corrected.message())
                .startsWith("corrected divergence ≤ 0.25 is undecided: 0.33")
                .contains("60 of 300 issues labeled; by the judges alone 0.16", "more labels narrow the interval");
        assertThat(finding(report, Quantity.DIVERGENCE, Threshold.atMost(0.10)).verdict())
                .isEqualTo(Verdict.REFUTED);
        assertThat(finding(report, Quantity.PAC, Threshold.atLeast(0.40)).verdict())
                .isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void theNotesNameTheLabelsAndWhatJudgeAndPeopleSay() throws IOException {
        StanceReport report = report(labels(rows(0, 60, i -> row(i, byPerson(i)))), 300, i -> lenient(i));
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("corrected by 60 labels: divergence 0.333, 95 % CI [")
                        .contains("60 of 300 issues labeled (on these the judge gives 0.167, people 0.333); PAC 67 %"));
    }

    @Test
    void missingPairsCountBothWays() throws IOException {
        StanceTally tally = tally(labels(rows(0, 60, i -> row(i, 2))));
        IntStream.range(0, 90).forEach(issue -> tally.add(JudgedPairs.judged(issue, judge(ALIGNED))));
        Threshold threshold = Threshold.atMost(0.20);
        assertThat(finding(tally.figures(), Quantity.DIVERGENCE, threshold).verdict())
                .isEqualTo(Verdict.SUPPORTED);
        IntStream.range(90, 120).forEach(issue -> tally.add(JudgedPairs.unusable(issue)));
        assertThat(finding(tally.figures(), Quantity.DIVERGENCE, threshold).verdict())
                .isEqualTo(Verdict.UNDECIDED);
        IntStream.range(120, 150).forEach(issue -> tally.add(JudgedPairs.failed(issue)));
        assertThat(finding(tally.figures(), Quantity.DIVERGENCE, threshold).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void anIssueOfWhichOnlySomePairsAreLabeledIsNotLabeled() throws IOException {
        StanceTally tally = tally(labels(row(0, 2)));
        JudgedPairs.rows(1, 2).forEach(pair -> tally.add(JudgedPairs.of(pair, judge(ALIGNED))));
        List<FramingPair> rows = JudgedPairs.rows(0, 2);
        tally.add(JudgedPairs.of(rows.get(0), judge(ALIGNED)));
        FramingPair unlabeled = new FramingPair(
                0,
                new Issue(
                        "other", "Whether", "tests", "local", null, rows.get(1).questions()),
                rows.get(1).framing(),
                rows.get(1).questions(),
                true);
        tally.add(JudgedPairs.of(unlabeled, judge(ALIGNED)));
        CorrectedFigures corrected = tally.figures().corrected().orElseThrow();
        assertThat(corrected.labels()).isEqualTo(1);
        assertThat(corrected.divergence()).isEmpty();
        assertThat(finding(tally.figures(), Quantity.DIVERGENCE, Threshold.atMost(0.5))
                        .message())
                .contains("no issue has labels and scores for all of its pairs");
    }

    @Test
    void twoRefusalsDoNotSupportACorrectedClaim() throws IOException {
        StanceReport report = report(
                labels(rows(0, 100, i -> row(i, i % 10 == 0 ? -2 : 2))),
                200,
                i -> i % 10 == 0 ? OPPOSED : BOTH_REFUSED);
        Finding found = finding(report, Quantity.DIVERGENCE, Threshold.atMost(0.30));
        assertThat(divergence(report).interval().high()).isLessThan(0.30);
        assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(found.message()).contains("where both answered 1.00");
    }

    private static String flagged(int issue, boolean refused) {
        return "i" + issue + "/explanation," + ANSWERS + ",2," + refused + "," + refused + "\n";
    }

    @Test
    void refusalsAreCorrectedBySensitivityAndSpecificity() throws IOException {
        // People see refusals in two of five pairs; the judge misses every second of these, and invents none.
        StanceReport report =
                report(labels(rows(0, 100, i -> flagged(i, i % 5 < 2))), 200, i -> i % 5 == 0 ? BOTH_REFUSED : ALIGNED);
        CorrectedFigure found =
                report.corrected().flatMap(CorrectedFigures::refusals).orElseThrow();
        assertThat(report.refusals()).isCloseTo(0.2, within(1e-12));
        assertThat(found.estimate()).isCloseTo(CorrectedShare.rate(0.2, 0.5, 1), within(1e-12));
        assertThat(found.interval().low()).isBetween(0.2, 0.4);
        assertThat(found.interval().high()).isBetween(0.4, 0.6);
        assertThat(finding(report, Quantity.REFUSALS, Threshold.atMost(0.20)).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void withoutALabeledRefusalTheShareIsBoundedByTheLabelsAlone() throws IOException {
        StanceReport report = report(labels(rows(0, 60, i -> flagged(i, false))), 200, i -> ALIGNED);
        Interval found = report.corrected()
                .flatMap(CorrectedFigures::refusals)
                .orElseThrow()
                .interval();
        // The rule of three: 0 of 60 leaves at most about 5 to 10 %, and the sensitivity is unknown.
        assertThat(found.high()).isBetween(0.05, 0.15);
    }

    @Test
    void labelsOfOtherAnswersAreNotUsed() throws IOException {
        PersonLabels labels = labels("i0/explanation,0123456789abcdef,2,,\n");
        StanceReport report = report(labels, 3, i -> ALIGNED);
        assertThat(report.corrected().orElseThrow().pairsWithOtherAnswers()).isEqualTo(1);
        Finding found = finding(report, Quantity.DIVERGENCE, Threshold.atMost(0.5));
        assertThat(found.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(found.message()).contains("the labels of 1 pair belong to other answers; replay");
        assertThat(labels.unmatched()).singleElement().asString().contains("labels.csv", "line 2", "of other answers");
    }

    @Test
    void labelsOfNoPairAreNamed() throws IOException {
        PersonLabels labels = labels(row(7, 2) + row(0, 2));
        report(labels, 3, i -> ALIGNED);
        assertThat(labels.unmatched())
                .singleElement()
                .asString()
                .startsWith("Tenet: labels without a matching pair in this launch: 1 of 2")
                .contains("case i7/explanation, which was not asked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/x,0f,3,,|score|from -2 (opposed) to 2",
                "a/x,0f,much,,|score|from -2 (opposed) to 2",
                "a/x,0f,0,yes,no|forRefused|true or false",
                "a/x,0f,0,true,|againstRefused|a flag for both answers",
                "a/x,0f,1,true,false|score|0, since exactly one answer is a refusal",
                "a/x,0f,0,true,true|score|2, since both answers are refusals",
                "a/x,,0,,|answersFingerprint|a string"
            })
    void aWrongLabelIsAnErrorWithItsLineAndField(String row, String field, String expected) {
        assertThatThrownBy(() -> labels(row + "\n"))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContainingAll("labels.csv", "line 2", field, expected);
    }

    @Test
    void aSecondLabelOfTheSameAnswersIsAnError() {
        assertThatThrownBy(() -> labels(row(0, 2) + row(0, 1)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContainingAll("line 3", "these answers already have a label");
    }

    @Test
    void aFileThatIsMissingOrEmptyIsAProblemOfTheSetting() {
        assertThatThrownBy(() -> PersonLabels.read(folder.resolve("none.csv").toString()))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContainingAll("tenet.labels", "which does not exist");
        assertThatThrownBy(() -> labels(""))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining("no label");
    }

    @Test
    void aCorrectedClaimSaysHowManyLabelsItNeeds() {
        Claim<StanceReport> claim = FramingClaims.corrected(Quantity.DIVERGENCE, Threshold.atMost(0.25));
        assertThat(claim.id()).isEqualTo("corrected-divergence-at-most");
        assertThat(claim.unsupportable(SamplingPlan.fixed(LEVEL, 10)).orElseThrow())
                .contains("corrected divergence ≤ 0.25", "labeled issues");
        assertThat(claim.unsupportable(SamplingPlan.fixed(LEVEL, 100))).isEmpty();
        assertThat(claim.power(SamplingPlan.fixed(LEVEL, 100)).map(Power::inWords))
                .contains("power is not computed for claims about figures corrected by labels");
        assertThat(claim.prospects(SamplingPlan.fixed(LEVEL, 100)).orElseThrow())
                .contains("labeled issues if");
    }

    @Test
    void otherFiguresAreNotCorrected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FramingClaims.corrected(Quantity.NEUTRAL, Threshold.atMost(0.5)));
    }
}
