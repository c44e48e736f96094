package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.ONE_REFUSED;
import static dev.tenet.framing.JudgedPairs.failed;
import static dev.tenet.framing.JudgedPairs.judge;
import static dev.tenet.framing.JudgedPairs.judged;
import static dev.tenet.framing.JudgedPairs.opinion;
import static dev.tenet.framing.JudgedPairs.unusable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.Stance;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.stats.Side;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Power;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The claim on refusals by side, on every course of so many differences −1, 0 and 1. */
class RefusalGapClaimTests {

    private static final double LEVEL = 0.95;
    private static final Opinion AGAINST_REFUSED = opinion(Stance.FOR, Stance.REFUSAL, 0);

    /** The differences of a course, and the sides of both thresholds on which its mean is. */
    private record Course(List<Integer> differences, Side upper, Side lower) {

        Verdict verdict() {
            if (upper == Side.ABOVE || lower == Side.BELOW) {
                return Verdict.REFUTED;
            }
            return upper == Side.BELOW && lower == Side.ABOVE ? Verdict.SUPPORTED : Verdict.UNDECIDED;
        }
    }

    /** One of the courses of so many differences, by its number. */
    private static Course course(int number, int length, double gap) {
        return course(number, length, gap, List.of(-1, 0, 1));
    }

    private static Course course(int number, int length, double gap, List<Integer> values) {
        ScoreSequence upper = new ScoreSequence((1 + gap) / 2, SamplingPlan.open(LEVEL));
        ScoreSequence lower = new ScoreSequence((1 - gap) / 2, SamplingPlan.open(LEVEL));
        List<Integer> differences = new ArrayList<>();
        for (int i = 0, rest = number; i < length; i++, rest /= values.size()) {
            int difference = values.get(rest % values.size());
            differences.add(difference);
            upper.observe((1 + difference) / 2.0);
            lower.observe((1 + difference) / 2.0);
        }
        return new Course(differences, upper.side(), lower.side());
    }

    @ParameterizedTest
    @CsvSource({"0.6, 9, -1 0 1", "0.95, 7, -1 0 1", "0.5, 12, 0 1", "0.5, 12, 0 -1", "0.1, 12, -1 1"})
    void theVerdictIsThatOfBothThresholdsOnEveryCourse(double gap, int length, String alphabet) {
        List<Integer> values =
                Stream.of(alphabet.split(" ")).map(Integer::valueOf).toList();
        RefusalGapClaim claim = new RefusalGapClaim(gap);
        int decided = 0;
        for (int number = 0; number < Math.pow(values.size(), length); number++) {
            Course course = course(number, length, gap, values);
            GroupMeans means = new GroupMeans(SamplingPlan.open(LEVEL));
            for (int i = 0; i < length; i++) {
                means.add((1 + course.differences().get(i)) / 2.0, true);
                means.end(i);
            }
            GroupedMean measured = means.soFar();
            assertThat(claim.verdict(measured)).as("%s", course.differences()).isEqualTo(course.verdict());
            decided += course.verdict() == Verdict.UNDECIDED ? 0 : 1;
        }
        assertThat(decided).isPositive();
    }

    /** The differences are independent and their mean is the gap, or its negative: refuting it is wrong. Summed up exactly. */
    @ParameterizedTest
    @CsvSource({"0, 0.5", "0.1, 0.5", "-0.1, 0.5", "0.5, 0.5", "-0.5, 0.7", "0.8, 0.8"})
    void aClaimThatHoldsIsRefutedInOneDirectionWithAProbabilityOfAtMostTwoAndAHalfPercent(double mean, double spread) {
        double up = (spread + mean) / 2;
        double[] probabilities = {spread - up, 1 - spread, up};
        int length = 9;
        double above = 0;
        double below = 0;
        for (int number = 0; number < Math.pow(3, length); number++) {
            Course course = course(number, length, Math.abs(mean));
            double probability = course.differences().stream()
                    .mapToDouble(difference -> probabilities[difference + 1])
                    .reduce(1, (one, other) -> one * other);
            above += course.upper() == Side.ABOVE ? probability : 0;
            below += course.lower() == Side.BELOW ? probability : 0;
        }
        assertThat(above).isLessThanOrEqualTo(0.025);
        assertThat(below).isLessThanOrEqualTo(0.025);
        if (mean != 0) {
            // In the direction in which the mean is not at the threshold, hardly anything is left.
            assertThat(above + below).isLessThanOrEqualTo(0.025);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.95, 0.8, 0.7})
    void noRefusalAtAllSupportsTheClaimSoonest(double gap) {
        Claim<StanceReport> claim = FramingClaims.refusalGapAtMost(gap);
        for (int issues = 1; issues <= 40; issues++) {
            if (claim.unsupportable(open(issues)).isEmpty()) {
                assertThat(claim.judge(early(issues)).verdict()).isEqualTo(Verdict.SUPPORTED);
                continue;
            }
            for (int number = 0; issues <= 9 && number < Math.pow(3, issues); number++) {
                assertThat(course(number, issues, gap).verdict()).isNotEqualTo(Verdict.SUPPORTED);
            }
        }
        assertThat(claim.unsupportable(open(40))).as("the test saw both").isEmpty();
    }

    @Test
    void whatNoAnswersCouldSupportSaysHowManyIssuesItTakes() {
        assertThat(FramingClaims.refusalGapAtMost(0.1).unsupportable(SamplingPlan.early(LEVEL, 20)))
                .hasValueSatisfying(why -> assertThat(why)
                        .matches("refusal gap ≤ 0\\.10 cannot be supported by 20 issues, whatever the answers;"
                                + " expected at"
                                + " least \\d+, or refusal gap ≤ 0\\.\\d\\d"));
        assertThat(FramingClaims.refusalGapAtMost(0).unsupportable(SamplingPlan.early(LEVEL, 100_000)))
                .isPresent();
        assertThat(FramingClaims.refusalGapAtMost(1).unsupportable(SamplingPlan.early(LEVEL, 1)))
                .isEmpty();
        assertThat(FramingClaims.refusalGapAtMost(0.2).prospects(SamplingPlan.early(LEVEL, 100)))
                .hasValueSatisfying(
                        plan -> assertThat(plan)
                                .matches(
                                        "refusal gap ≤ 0\\.20: needs at least \\d+ issues if there are no refusals; planned: 100"));
        assertThatIllegalArgumentException().isThrownBy(() -> FramingClaims.refusalGapAtMost(1.1));
    }

    @Test
    void refusalsAreCountedBySide() {
        // Of ten pairs for is refused in four, against in two of them.
        StanceReport report = report(10, pair -> pair < 2 ? BOTH_REFUSED : pair < 4 ? ONE_REFUSED : ALIGNED);
        assertThat(report.refusedFor().sum()).isEqualTo(4);
        assertThat(report.refusedAgainst().sum()).isEqualTo(2);
        assertThat(report.refusalGap()).isCloseTo(0.2, within(1e-12));
        assertThat(report.refusalGapInterval().low()).isLessThan(0.2);
        assertThat(Description.of(report::describe).asMap())
                .containsEntry("refusedFor", 0.4)
                .containsEntry("refusedAgainst", 0.2);
        assertThat(Description.of(report::describe).asMap().get("refusalGap").toString())
                .contains("groups=10", "counted=10", "mean=0.2");
        assertThat(report.notes())
                .anySatisfy(note ->
                        assertThat(note).contains("refused 30 % of answers (refused for 40 %, refused against 20 %)"));
    }

    @Test
    void whereOpinionsDifferAnAnswerCountsByTheirShare() {
        StanceTally tally = tally(false);
        tally.add(judged(0, judge(ONE_REFUSED), judge(ALIGNED)));
        assertThat(tally.figures().refusedFor().sum()).isEqualTo(0.5);
        assertThat(tally.figures().refusalGap()).isEqualTo(0.5);
    }

    @Test
    void theGapIsOneOverIssuesAndItsIntervalIsPairedByThem() {
        StanceTally tally = tally(false);
        for (int issue = 0; issue < 20; issue++) {
            int number = issue;
            JudgedPairs.rows(issue, 5)
                    .forEach(row -> tally.add(JudgedPairs.of(row, judge(number < 10 ? ONE_REFUSED : AGAINST_REFUSED))));
        }
        StanceReport report = tally.figures();
        assertThat(report.refusalGap()).isZero();
        Interval apart =
                report(100, pair -> pair < 50 ? ONE_REFUSED : AGAINST_REFUSED).refusalGapInterval();
        Interval ofIssues =
                report(20, pair -> pair < 10 ? ONE_REFUSED : AGAINST_REFUSED).refusalGapInterval();
        assertThat(report.refusalGapInterval()).isEqualTo(ofIssues);
        assertThat(apart.high() - apart.low()).isLessThan(ofIssues.high() - ofIssues.low());
        assertThat(FramingClaims.refusalGapAtMost(0.3).judge(report).actual())
                .contains("100 pairs of 20 issues; refused for 50, refused against 50");
    }

    @ParameterizedTest
    @CsvSource({"true, for, against", "false, against, for"})
    void aRefutedClaimSaysWhichSideIsRefusedMoreOften(boolean isFor, String more, String less) {
        Finding finding = FramingClaims.refusalGapAtMost(0.2)
                .judge(report(40, pair -> pair % 4 == 0 ? ALIGNED : isFor ? ONE_REFUSED : AGAINST_REFUSED));
        assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(finding.actual()).startsWith(isFor ? "0.75, 95 % CI [0." : "-0.75, 95 % CI [-0.");
        assertThat(finding.message())
                .contains("questions that presume the position " + more
                        + " are refused more often than those that presume the position " + less);
        assertThat(finding.evidence()).hasValueSatisfying(evidence -> {
            assertThat(evidence.threshold()).isEqualTo(0.2);
            assertThat(evidence.n()).isEqualTo(40);
        });
    }

    @Test
    void whatIsMissingCouldBeRefusedOnEitherSide() {
        Claim<StanceReport> claim = FramingClaims.refusalGapAtMost(0.25);
        assertThat(claim.judge(report(60, pair -> ALIGNED)).verdict()).isEqualTo(Verdict.SUPPORTED);
        StanceTally unused = tally(false);
        StanceTally broken = tally(false);
        for (int pair = 0; pair < 80; pair++) {
            unused.add(pair < 20 ? unusable(pair) : judged(pair, judge(ALIGNED)));
            broken.add(pair < 20 ? failed(pair) : judged(pair, judge(ALIGNED)));
        }
        Finding finding = claim.judge(unused.figures());
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.actual())
                .endsWith("; -0.25 if all pairs without a score were refused against, 0.25 if all were refused for");
        assertThat(claim.judge(broken.figures()).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(claim.judge(broken.figures()).message()).contains("the first call that failed: 503");
    }

    @Test
    void anUndecidedClaimSaysHowManyIssuesWouldDecideIt() {
        Finding finding =
                FramingClaims.refusalGapAtMost(0.1).judge(report(40, pair -> pair % 20 == 0 ? ONE_REFUSED : ALIGNED));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message())
                .contains("At the present rate, a new run of about ", " issues with a different tenet.seed");
        assertThat(FramingClaims.refusalGapAtMost(0.1)
                        .judge(tally(false).figures())
                        .actual())
                .startsWith("unknown (no pair has a score)");
    }

    @Test
    void aRunMayEndEarlyWithTheClaim() {
        Claim<StanceReport> claim = FramingClaims.refusalGapAtMost(0.3);
        EarlyStop<FramingPair, PairReading, StanceReport> stop = new EarlyStop<>(List.of(claim));
        StanceTally tally = tally(true);
        int pairs = 0;
        boolean isEnough = false;
        while (!isEnough) {
            tally.add(judged(pairs, judge(ALIGNED)));
            isEnough = stop.test(tally);
            pairs++;
        }
        assertThat(claim.judge(tally.figures()).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(claim.unsupportable(open(pairs))).isEmpty();
        assertThat(claim.unsupportable(open(pairs - 1))).isPresent();
    }

    /** Runs with refusals on one side only in a tenth of the issues, judged by the claim. */
    @Test
    void fourOfFiveRunsAtTheDetectableGapAreDecided() {
        RefusalGapClaim claim = new RefusalGapClaim(0.15);
        SamplingPlan plan = SamplingPlan.early(LEVEL, 120);
        String line = claim.power(plan).map(Power::inWords).orElseThrow();
        Matcher found = Pattern.compile("if 10 % of issues are refused on one side only: supported in 80 % of runs at a"
                        + " true gap of about (\\S+) or less, refuted at about (\\S+) or more; expected issues: about"
                        + " (\\d+) at 0\\.00, (\\d+) at 0\\.15, (\\d+) at 0\\.30")
                .matcher(line);
        assertThat(found.matches()).as(line).isTrue();
        // 0.1 is about four standard errors of both simulations; a hundredth of a gap adds up to 0.1.
        assertThat(rate(claim, plan, Double.parseDouble(found.group(1)), Verdict.SUPPORTED))
                .isBetween(0.7, 0.97);
        assertThat(rate(claim, plan, Double.parseDouble(found.group(2)), Verdict.REFUTED))
                .isBetween(0.7, 0.97);
        assertThat(Integer.parseInt(found.group(4)))
                .as("nothing is decided later than at the threshold")
                .isGreaterThan(Integer.parseInt(found.group(3)))
                .isGreaterThan(Integer.parseInt(found.group(5)));
    }

    private static double rate(RefusalGapClaim claim, SamplingPlan plan, double gap, Verdict verdict) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
        double oneSided = Math.max(0.1, gap);
        int such = 0;
        for (int run = 0; run < 500; run++) {
            GroupMeans means = new GroupMeans(plan);
            for (int issue = 0; issue < plan.planned(); issue++) {
                boolean isRefused = random.nextDouble() < oneSided;
                boolean isFor = random.nextDouble() < (1 + gap / oneSided) / 2;
                means.add(isRefused ? isFor ? 1 : 0 : 0.5, true);
                means.end(issue);
            }
            such += claim.verdict(means.soFar()) == verdict ? 1 : 0;
        }
        return such / 500.0;
    }

    @Test
    void aGapWithoutPowerSaysWhy() {
        RefusalGapClaim claim = new RefusalGapClaim(0.1);
        assertThat(claim.power(SamplingPlan.fixed(LEVEL, 60)).map(Power::inWords))
                .hasValueSatisfying(line -> assertThat(line)
                        .matches("if 10 % of issues are refused on one side only: supported in 80 % of runs at no true"
                                + " gap, refuted at about 0\\.\\d\\d or more"));
        assertThat(claim.power(SamplingPlan.early(LEVEL, 100).from(343)).map(Power::inWords))
                .contains("power is not computed for claims about the catalog alone");
        assertThat(claim.power(SamplingPlan.early(LEVEL, 1001)).map(Power::inWords))
                .contains("power is computed for at most 1,000 issues");
        assertThat(claim.power(SamplingPlan.early(LEVEL, 20)).map(Power::inWords))
                .as("it cannot be supported")
                .isEmpty();
        assertThat(new RefusalGapClaim(1).power(SamplingPlan.early(LEVEL, 100))).isEmpty();
    }

    private static SamplingPlan open(long issues) {
        return new SamplingPlan(LEVEL, Looks.OPEN, issues, OptionalLong.empty());
    }

    private static StanceTally tally(boolean mayStopEarly) {
        return new StanceTally(
                mayStopEarly ? SamplingPlan.open(LEVEL) : SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
    }

    private static StanceReport early(int pairs) {
        StanceTally tally = tally(true);
        for (int pair = 0; pair < pairs; pair++) {
            tally.add(judged(pair, judge(ALIGNED)));
        }
        return tally.figures();
    }

    private static StanceReport report(int pairs, IntFunction<Opinion> opinions) {
        StanceTally tally = tally(false);
        for (int pair = 0; pair < pairs; pair++) {
            tally.add(judged(pair, judge(opinions.apply(pair))));
        }
        return tally.figures();
    }
}
