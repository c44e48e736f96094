package dev.tenet.docs;

import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.AdmissionPower;
import dev.tenet.framing.judge.AdmissionTerms;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.stats.ComparisonPlan;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.RunDesign;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.stats.ShareDesign;
import dev.tenet.stats.ShareSequence;
import dev.tenet.stats.Side;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The tables of the page on thresholds and sizes, made by the intervals that decide claims. Powers of claims on DVGR are exact,
 * from the binomial distribution or by dynamic programming; those of claims on divergence are simulated from a fixed seed.
 */
final class ComputedTables {

    private static final double LEVEL = 0.95;
    private static final int MOST_TRIALS = 4000;
    private static final int RUNS = 1000;

    private static final Map<String, Supplier<List<String>>> TABLES = Map.of(
            "admission-power", ComputedTables::admissionPower,
            "baseline-fewest", ComputedTables::baselineFewest,
            "dvgr-fewest", ComputedTables::dvgrFewest,
            "dvgr-width", ComputedTables::dvgrWidth,
            "dvgr-verdicts", ComputedTables::dvgrVerdicts,
            "dvgr-power", ComputedTables::dvgrPower,
            "dvgr-stopping", ComputedTables::dvgrStopping,
            "divergence-fewest", ComputedTables::divergenceFewest,
            "gap-fewest", ComputedTables::gapFewest,
            "divergence-power", ComputedTables::divergencePower);

    private ComputedTables() {}

    /** What differs between a table that is shown and the one that is computed; empty if nothing does. */
    static String difference(Block block) {
        Supplier<List<String>> table = TABLES.get(block.required("of"));
        if (table == null) {
            return "no table is called " + block.required("of");
        }
        List<String> computed = table.get();
        return computed.equals(block.lines()) ? "" : "computed is\n" + String.join("\n", computed);
    }

    private static List<String> admissionPower() {
        AdmissionPower power = new AdmissionPower(
                bundledPairs(),
                new AdmissionTerms(
                        JudgeSettings.JUDGE_MARGIN.defaultValue(),
                        JudgeSettings.JUDGED_TWICE.defaultValue(),
                        JudgeSettings.FLIPS_AT_MOST.defaultValue(),
                        LEVEL));
        return table(
                List.of("share of opposed pairs taken for the same", "admitted with probability"),
                IntStream.of(5, 10, 20, 30, 40)
                        .mapToObj(percent -> List.of(
                                percent + " %",
                                String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        power.of(AdmissionPower.mirroring(
                                                percent / 100.0,
                                                pair -> pair.set().equals("opposed")
                                                        || pair.set().equals("mostly-opposed")))))));
    }

    private static AdmissionPairs bundledPairs() {
        try {
            return AdmissionPairs.bundled();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> dvgrFewest() {
        return table(
                List.of("claim", "`FIXED`", "`EARLY`", "`OPEN`"),
                DoubleStream.of(0.25, 0.50, 0.75, 0.80, 0.90, 0.95, 0.99)
                        .mapToObj(threshold -> row(
                                String.format(Locale.ROOT, "DVGR ≥ %.2f", threshold),
                                Stream.of(Looks.FIXED, Looks.EARLY, Looks.OPEN)
                                        .map(looks -> "" + fewest(n -> supportsAtBest(threshold, n, looks))))));
    }

    /** Whether trials that are all deep support it, the last of them or a look before. */
    private static boolean supportsAtBest(double threshold, int n, Looks looks) {
        SamplingPlan plan = new SamplingPlan(LEVEL, looks, n, OptionalLong.empty());
        return ShareSequence.side(new Proportion(n, n), plan, threshold) == Side.ABOVE;
    }

    private static List<String> dvgrWidth() {
        return table(
                List.of("trials", "DVGR 0.10", "DVGR 0.30", "DVGR 0.50", "DVGR 0.80"),
                IntStream.of(50, 100, 200, 400, 1000)
                        .mapToObj(n -> row(
                                "" + n,
                                DoubleStream.of(0.10, 0.30, 0.50, 0.80)
                                        .mapToObj(rate -> shown(
                                                new Proportion(Math.round(rate * n), n).clopperPearson(LEVEL))))));
    }

    private static List<String> dvgrVerdicts() {
        Threshold claim = Threshold.atLeast(0.5);
        return table(
                List.of("true DVGR", "supported", "undecided", "refuted"),
                DoubleStream.of(0.30, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65, 0.70)
                        .mapToObj(truth -> row(
                                String.format(Locale.ROOT, "%.2f", truth),
                                Stream.of(Verdict.SUPPORTED, Verdict.UNDECIDED, Verdict.REFUTED)
                                        .map(verdict -> percent(probability(claim, verdict, truth, 200))))));
    }

    private static double probability(Threshold claim, Verdict verdict, double truth, int n) {
        BinomialDistribution deep = BinomialDistribution.of(n, truth);
        return IntStream.rangeClosed(0, n)
                .filter(count -> claim.verdict(new Proportion(count, n).clopperPearson(LEVEL)) == verdict)
                .mapToDouble(deep::probability)
                .sum();
    }

    private static List<String> dvgrPower() {
        return table(
                List.of("true DVGR above the threshold by", "DVGR ≥ 0.25", "DVGR ≥ 0.50", "DVGR ≥ 0.75"),
                DoubleStream.of(0.05, 0.075, 0.10, 0.15, 0.20)
                        .mapToObj(margin -> row(
                                margin == 0.075 ? "0.075" : String.format(Locale.ROOT, "%.2f", margin),
                                DoubleStream.of(0.25, 0.50, 0.75)
                                        .mapToObj(threshold -> trials(threshold, threshold + margin, 0.80)
                                                + " / "
                                                + trials(threshold, threshold + margin, 0.95)))));
    }

    /** The fewest trials from which on every number finds the claim supported at least so often. */
    private static int trials(double threshold, double truth, double often) {
        int last = 0;
        int needed = 0;
        for (int n = 1; n <= MOST_TRIALS; n++) {
            // Supported from this many deep ones on: so many have at most half of the error under the threshold.
            BinomialDistribution under = BinomialDistribution.of(n, threshold);
            while (needed <= n && under.survivalProbability(needed - 1) > (1 - LEVEL) / 2) {
                needed++;
            }
            if (BinomialDistribution.of(n, truth).survivalProbability(needed - 1) < often) {
                last = n;
            }
        }
        return last + 1;
    }

    private static List<String> dvgrStopping() {
        return table(
                List.of("true DVGR", "200, `FIXED`", "200, `EARLY`", "400, `FIXED`", "400, `EARLY`"),
                DoubleStream.of(0.30, 0.35, 0.40, 0.45)
                        .mapToObj(truth -> row(
                                String.format(Locale.ROOT, "%.2f", truth),
                                IntStream.of(200, 400)
                                        .boxed()
                                        .flatMap(n -> Stream.of(
                                                        SamplingPlan.fixed(LEVEL, n), SamplingPlan.early(LEVEL, n))
                                                .map(plan -> refutedAfter(plan, truth))))));
    }

    private static String refutedAfter(SamplingPlan plan, double truth) {
        RunDesign.Outcomes runs = ShareDesign.of(plan, 0.5).at(truth);
        return String.format(Locale.ROOT, "%s, %.0f", percent(runs.below()), runs.observations());
    }

    private static List<String> baselineFewest() {
        return table(
                List.of("`noWorseThanBaseline`", "issues or questions", "trials"),
                DoubleStream.of(0.20, 0.10, 0.05)
                        .mapToObj(margin -> row(
                                String.format(Locale.ROOT, "%.2f", margin),
                                Stream.of(
                                        // Every planned case is asked, but scores are judged by the bets of EARLY.
                                        "" + fewestEqual(0.5, (1 - margin) / 2, Looks.EARLY),
                                        "" + ComparisonPlan.fewestIdenticalPairs(margin, (1 - LEVEL) / 2)))));
    }

    private static List<String> divergenceFewest() {
        return table(
                List.of("claim", "`FIXED`", "`EARLY`", "`OPEN`"),
                DoubleStream.of(0.10, 0.15, 0.20, 0.25, 0.30, 0.40, 0.50)
                        .mapToObj(threshold -> row(
                                String.format(Locale.ROOT, "divergence ≤ %.2f", threshold),
                                fewestEqual(0, threshold))));
    }

    private static List<String> gapFewest() {
        return table(
                List.of("claim", "`FIXED`", "`EARLY`", "`OPEN`"),
                DoubleStream.of(0.05, 0.10, 0.20, 0.30)
                        .mapToObj(gap -> row(
                                String.format(Locale.ROOT, "refusal gap ≤ %.2f", gap),
                                // Differences in [-1, 1] are judged as scores in [0, 1].
                                fewestEqual(0.5, (1 + gap) / 2))));
    }

    /** The fewest equal scores that exclude a threshold, under each stopping rule. */
    private static Stream<String> fewestEqual(double score, double threshold) {
        return Stream.of(Looks.FIXED, Looks.EARLY, Looks.OPEN).map(looks -> "" + fewestEqual(score, threshold, looks));
    }

    private static long fewestEqual(double score, double threshold, Looks looks) {
        return ScoreSequence.observationsToExclude(new double[] {score}, threshold, LEVEL, looks, MOST_TRIALS)
                .orElseThrow();
    }

    private static List<String> divergencePower() {
        return table(
                List.of("true divergence", "50 issues", "100 issues", "200 issues", "343 issues"),
                DoubleStream.of(0.02, 0.05, 0.10, 0.15, 0.20)
                        .mapToObj(truth -> row(
                                String.format(Locale.ROOT, "%.2f", truth),
                                IntStream.of(50, 100, 200, 343).mapToObj(n -> percent(supportedRuns(truth, n))))));
    }

    /** The share of runs in which divergence of at most 0.25 is supported, where issues diverge wholly or not at all. */
    private static double supportedRuns(double truth, int issues) {
        SplittableRandom random = new SplittableRandom(15);
        int supported = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] scores =
                    random.doubles(issues).map(drawn -> drawn < truth ? 1 : 0).toArray();
            boolean isLow = DoubleStream.of(scores).sum() < 0.25 * issues;
            // As the interval excludes 0.25, without finding its ends.
            ScoreSequence sequence = new ScoreSequence(0.25, SamplingPlan.early(LEVEL, issues));
            DoubleStream.of(scores).forEach(sequence::observe);
            if (isLow && sequence.side() == Side.BELOW) {
                supported++;
            }
        }
        return (double) supported / RUNS;
    }

    private static int fewest(IntPredicate isEnough) {
        return IntStream.rangeClosed(1, MOST_TRIALS)
                .filter(isEnough)
                .findFirst()
                .orElseThrow();
    }

    private static String percent(double share) {
        return share > 0.995
                ? "> 99 %"
                : share > 0 && share < 0.005 ? "< 1 %" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String shown(Interval interval) {
        return String.format(Locale.ROOT, "[%.3f, %.3f]", interval.low(), interval.high());
    }

    private static List<String> row(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).toList();
    }

    private static List<String> table(List<String> head, Stream<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line(head));
        lines.add(line(IntStream.range(0, head.size())
                .mapToObj(column -> column == 0 ? "---" : "---:")
                .toList()));
        rows.map(ComputedTables::line).forEach(lines::add);
        return lines;
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
