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
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The claim on refusals by side. The oracle is the formula of Waudby-Smith and Ramdas (JRSS-B 86, 2024), gambler by gambler,
 * on every course of so many differences −1, 0 and 1.
 */
class RefusalGapClaimTests {

    private static final double LEVEL = 0.95;
    private static final double REJECTION = 2 / (1 - LEVEL);
    private static final Opinion AGAINST_REFUSED = opinion(Stance.FOR, Stance.REFUSAL, 0);

    /** What the gamblers against one candidate for the mean of (1 + d)/2 own after some differences. */
    private record Gamble(double candidate, int t, double sum, double squares, double above, double below, int side) {

        static Gamble against(double candidate) {
            return new Gamble(candidate, 0, 0, 0, 1, 1, 0);
        }

        /** Side 1: a gambler who bets that the mean is larger has won; −1: one who bets that it is smaller. */
        Gamble after(int difference) {
            double score = (1 + difference) / 2.0;
            int next = t + 1;
            double bet = Math.sqrt(2 * Math.log(REJECTION) / (next * Math.log(1 + next) * ((0.25 + squares) / next)));
            double nowAbove = above * (1 + Math.min(bet, 0.5 / candidate) * (score - candidate));
            double nowBelow = below * (1 + Math.min(bet, 0.5 / (1 - candidate)) * (candidate - score));
            double mean = (0.5 + sum + score) / (next + 1);
            int won = side != 0 ? side : nowAbove >= REJECTION ? 1 : nowBelow >= REJECTION ? -1 : 0;
            return new Gamble(
                    candidate, next, sum + score, squares + (score - mean) * (score - mean), nowAbove, nowBelow, won);
        }
    }

    private record Course(List<Integer> differences, Gamble upper, Gamble lower) {

        Verdict verdict() {
            if (upper.side() == 1 || lower.side() == -1) {
                return Verdict.REFUTED;
            }
            return upper.side() == -1 && lower.side() == 1 ? Verdict.SUPPORTED : Verdict.UNDECIDED;
        }
    }

    /** One of the courses of so many differences, by its number. */
    private static Course course(int number, int length, double gap) {
        return course(number, length, gap, List.of(-1, 0, 1));
    }

    private static Course course(int number, int length, double gap, List<Integer> values) {
        Gamble upper = Gamble.against((1 + gap) / 2);
        Gamble lower = Gamble.against((1 - gap) / 2);
        List<Integer> differences = new ArrayList<>();
        for (int i = 0, rest = number; i < length; i++, rest /= values.size()) {
            int difference = values.get(rest % values.size());
            differences.add(difference);
            upper = upper.after(difference);
            lower = lower.after(difference);
        }
        return new Course(differences, upper, lower);
    }

    @ParameterizedTest
    @CsvSource({"0.8, 8, -1 0 1", "0.95, 7, -1 0 1", "0.5, 12, 0 1", "0.5, 12, 0 -1", "0.1, 12, -1 1"})
    void theVerdictIsThatOfTheGamblersOnEveryCourse(double gap, int length, String alphabet) {
        List<Integer> values =
                Stream.of(alphabet.split(" ")).map(Integer::valueOf).toList();
        RefusalGapClaim claim = new RefusalGapClaim(gap);
        int decided = 0;
        for (int number = 0; number < Math.pow(values.size(), length); number++) {
            Course course = course(number, length, gap, values);
            GroupMeans means = new GroupMeans(LEVEL);
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
        Gamble upper = Gamble.against((1 + Math.abs(mean)) / 2);
        Gamble lower = Gamble.against((1 - Math.abs(mean)) / 2);
        assertThat(probability(probabilities, upper, 1, 13)).isLessThanOrEqualTo(0.025);
        assertThat(probability(probabilities, lower, -1, 13)).isLessThanOrEqualTo(0.025);
        if (mean != 0) {
            // Of the direction in which the mean is not at the threshold, hardly anything is left.
            assertThat(probability(probabilities, upper, 1, 13) + probability(probabilities, lower, -1, 13))
                    .isLessThanOrEqualTo(0.025);
        }
    }

    /** That the gambler of a side ever wins in so many draws more. */
    private static double probability(double[] ofDraws, Gamble gamble, int side, int left) {
        if (gamble.side() != 0) {
            return gamble.side() == side ? 1 : 0;
        }
        if (left == 0) {
            return 0;
        }
        double sum = 0;
        for (int draw = 0; draw < 3; draw++) {
            sum += ofDraws[draw] == 0
                    ? 0
                    : ofDraws[draw] * probability(ofDraws, gamble.after(draw - 1), side, left - 1);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.95, 0.8, 0.7})
    void noRefusalAtAllSupportsTheClaimSoonest(double gap) {
        Claim<StanceReport> claim = FramingClaims.refusalGapAtMost(gap);
        for (int issues = 1; issues <= 9; issues++) {
            if (claim.unsupportable(SamplingPlan.early(LEVEL, issues)).isEmpty()) {
                assertThat(claim.judge(report(issues, pair -> ALIGNED)).verdict())
                        .isEqualTo(Verdict.SUPPORTED);
                continue;
            }
            for (int number = 0; number < Math.pow(3, issues); number++) {
                assertThat(course(number, issues, gap).verdict()).isNotEqualTo(Verdict.SUPPORTED);
            }
        }
        assertThat(claim.unsupportable(SamplingPlan.early(LEVEL, 9))).as("the test saw both").isEmpty();
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
        assertThat(FramingClaims.refusalGapAtMost(1).unsupportable(SamplingPlan.early(LEVEL, 1))).isEmpty();
        assertThat(FramingClaims.refusalGapAtMost(0.2).prospects(SamplingPlan.early(LEVEL, 100)))
                .hasValueSatisfying(
                        plan -> assertThat(plan)
                                .matches(
                                        "refusal gap ≤ 0\\.20: without a refusal supported from \\d+ issues on, and there are 100"));
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
                .endsWith("; if all pairs without a score were refused against -0.25, if refused for 0.25");
        assertThat(claim.judge(broken.figures()).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(claim.judge(broken.figures()).message()).contains("the first call that failed: 503");
    }

    @Test
    void anUndecidedClaimSaysHowManyIssuesWouldDecideIt() {
        Finding finding =
                FramingClaims.refusalGapAtMost(0.1).judge(report(40, pair -> pair % 20 == 0 ? ONE_REFUSED : ALIGNED));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message()).contains("A new run of about ", " issues with a different tenet.seed");
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
        assertThat(claim.unsupportable(SamplingPlan.early(LEVEL, pairs))).isEmpty();
        assertThat(claim.unsupportable(SamplingPlan.early(LEVEL, pairs - 1))).isPresent();
    }

    private static StanceTally tally(boolean mayStopEarly) {
        return new StanceTally(LEVEL, List.of(), Baseline.NONE, mayStopEarly);
    }

    private static StanceReport report(int pairs, IntFunction<Opinion> opinions) {
        StanceTally tally = tally(false);
        for (int pair = 0; pair < pairs; pair++) {
            tally.add(judged(pair, judge(opinions.apply(pair))));
        }
        return tally.figures();
    }
}
