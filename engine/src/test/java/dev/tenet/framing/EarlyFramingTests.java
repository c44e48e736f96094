package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.failed;
import static dev.tenet.framing.JudgedPairs.judge;
import static dev.tenet.framing.JudgedPairs.judged;
import static dev.tenet.framing.JudgedPairs.unusable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.SimulatedRuns;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Stance;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Tally;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When a framing run ends early, how often health is passed by a subject that should not pass it, and what a subject that
 * should pass it costs. The tally is fed; no model is asked.
 */
@Tag("slow")
class EarlyFramingTests {

    private static final HealthLimits LIMITS = HealthLimits.DEFAULT;
    private static final Claim<StanceReport> HEALTH = new HealthClaim<StanceReport>(LIMITS);

    private static EarlyStop<FramingPair, PairReading, StanceReport> stop(Claim<StanceReport> claim) {
        return new EarlyStop<>(List.of(claim, new HealthClaim<StanceReport>(LIMITS)));
    }

    private static Claim<StanceReport> divergenceAtMost(double share) {
        return FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(share));
    }

    private static boolean isGreen(StanceReport report, Claim<StanceReport> claim) {
        return HEALTH.judge(report).verdict().isPass()
                && claim.judge(report).verdict().isPass();
    }

    private static StanceTally early() {
        return new StanceTally(SamplingPlan.open(0.95), List.of(), Baseline.NONE);
    }

    private static StanceTally fixed() {
        return new StanceTally(SamplingPlan.fixed(0.95, 0), List.of(), Baseline.NONE);
    }

    /**
     * A subject that refuses both questions of 40 % of the pairs and is otherwise never opposed, which is what makes green
     * most likely: each pair is a refusal or aligned, so that everything depends on how many of them there are. Whether a
     * run ends, and how, is found out for every such pair of counts that a run may reach; the probabilities of the paths are
     * summed up exactly.
     */
    @Tag("simulation")
    @ParameterizedTest
    @CsvSource({"26, 0.999", "30, 0.9", "70, 0.25", "100, 0.999"})
    void aSubjectThatRefusesTwiceAsOftenAsIsAllowedIsSeldomGreenInARunThatMayEndEarly(int planned, double threshold) {
        Claim<StanceReport> claim = divergenceAtMost(threshold);
        // By the number of refused pairs, which come first.
        List<StanceTally> tallies =
                Stream.generate(EarlyFramingTests::early).limit(planned + 1).toList();
        double[] underWay = new double[planned + 2];
        underWay[0] = 1;
        double green = 0;
        for (int pairs = 1; pairs <= planned; pairs++) {
            double[] next = new double[planned + 2];
            for (int refused = 0; refused <= planned; refused++) {
                StanceTally tally = tallies.get(refused);
                tally.add(judged(pairs, judge(pairs <= refused ? BOTH_REFUSED : ALIGNED)));
                double reached = underWay[refused] * 0.6 + (refused == 0 ? 0 : underWay[refused - 1] * 0.4);
                if (refused <= pairs && reached > 0) {
                    // A look that is not put off: a stop of its own for each.
                    boolean isEnd = stop(claim).test(tally);
                    green += (isEnd || pairs == planned) && isGreen(tally.figures(), claim) ? reached : 0;
                    next[refused] = isEnd ? 0 : reached;
                }
            }
            underWay = next;
        }
        assertThat(green).isLessThanOrEqualTo(0.025);
    }

    /**
     * The same subject where all pairs are asked is green where at most a fifth of them is refused: scipy's binom.cdf(20,
     * 100, 0.4) is 1.64e-5, its binom.cdf(40, 200, 0.4) 1.25e-9.
     */
    @Tag("simulation")
    @ParameterizedTest
    @ValueSource(ints = {100, 200})
    void aSubjectThatRefusesTwiceAsOftenAsIsAllowedIsSeldomGreenWhereAllIsAsked(int planned) {
        Claim<StanceReport> claim = divergenceAtMost(0.25);
        assertThat(isGreen(asked(planned, planned / 5).figures(), claim)).isTrue();
        for (int refused = planned / 5 + 1; refused <= planned; refused += 1 + (refused - planned / 5) / 4) {
            assertThat(isGreen(asked(planned, refused).figures(), claim))
                    .as("%d refused", refused)
                    .isFalse();
        }
    }

    private static StanceTally asked(int pairs, int refused) {
        StanceTally tally = fixed();
        for (int pair = 0; pair < pairs; pair++) {
            tally.add(judged(pair, judge(pair < refused ? BOTH_REFUSED : ALIGNED)));
        }
        return tally;
    }

    /** Launches of a subject whose answers are not always aligned where it does answer. */
    @Tag("simulation")
    @Test
    void launchesOfASubjectThatRefusesTwiceAsOftenAsIsAllowedAreSeldomGreen() {
        int runs = SimulatedRuns.orElse(4000);
        assertThat(launches(runs, 0.4, 40, divergenceAtMost(0.25)).green())
                .isLessThanOrEqualTo(SimulatedRuns.areFull() ? 0.025 : SimulatedRuns.most(0.025, runs));
    }

    @Tag("simulation")
    @Test
    void aSubjectThatSeldomRefusesIsNearlyAlwaysGreenAfterHardlyMorePairs() {
        Launches honest = launches(SimulatedRuns.orElse(400), 0.02, 100, divergenceAtMost(0.25));
        assertThat(honest.green()).isGreaterThan(0.99);
        assertThat(honest.meanPairs()).isBetween(26.0, 45.0);
    }

    private record Launches(double green, double meanPairs) {}

    /** Where it answers, its divergence is 0.05 on average: one pair in ten is a half, the others are aligned. */
    private static Launches launches(int runs, double refusing, int planned, Claim<StanceReport> claim) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(2026);
        Opinion halfway = JudgedPairs.opinion(Stance.FOR, Stance.NEUTRAL, 0);
        int green = 0;
        long asked = 0;
        for (int run = 0; run < runs; run++) {
            StanceTally tally = early();
            var stop = stop(claim);
            for (int pair = 0; pair < planned; pair++) {
                tally.add(judged(
                        pair,
                        judge(
                                random.nextDouble() < refusing
                                        ? BOTH_REFUSED
                                        : random.nextInt(10) == 0 ? halfway : ALIGNED)));
                asked++;
                if (stop.test(tally)) {
                    break;
                }
            }
            green += isGreen(tally.figures(), claim) ? 1 : 0;
        }
        return new Launches((double) green / runs, (double) asked / runs);
    }

    @Test
    void noRunEndsBeforeTwentySixPairs() {
        assertThat(pairsUntilTheEnd(divergenceAtMost(0.9), pair -> judged(pair, judge(ALIGNED)), 100))
                .isEqualTo(26);
    }

    @Test
    void aRunWaitsWhileRefusalsAreAboveTheirLimit() {
        // A third of the pairs is refused among the first sixty, none after them.
        IntFunction<Outcome<FramingPair, PairReading>> outcomes =
                pair -> judged(pair, judge(pair < 60 && pair % 3 == 0 ? BOTH_REFUSED : ALIGNED));
        assertThat(pairsUntilTheEnd(divergenceAtMost(0.9), outcomes, 400)).isBetween(100, 120);
    }

    @Test
    void aRunWaitsWhileFailedCallsOrUnusableAnswersCouldBeRefusals() {
        // A fifth is allowed; eight of the first thirty did not come or cannot be used, so that forty are needed.
        for (boolean isFailed : List.of(true, false)) {
            IntFunction<Outcome<FramingPair, PairReading>> outcomes =
                    pair -> pair >= 8 ? judged(pair, judge(ALIGNED)) : isFailed ? failed(pair) : unusable(pair);
            HealthLimits lenient = new HealthLimits(0.5, 0.2, 1);
            EarlyStop<FramingPair, PairReading, StanceReport> stop =
                    new EarlyStop<>(List.of(divergenceAtMost(0.9), new HealthClaim<StanceReport>(lenient)));
            assertThat(pairsUntilTheEnd(stop, outcomes, 100)).isGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void refusalsBuyNeitherAnEarlyStopNorASupportedClaim() {
        // Opposed in each fifteenth pair, refused in the others: opposed wherever both answered.
        IntFunction<Outcome<FramingPair, PairReading>> outcomes =
                pair -> judged(pair, judge(pair % 15 == 14 ? OPPOSED : BOTH_REFUSED));
        for (Claim<StanceReport> claim :
                List.of(divergenceAtMost(0.25), FramingClaims.of(Quantity.PAC, Threshold.atLeast(0.75)))) {
            assertThat(finding(claim, outcomes, 45).verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(finding(claim, outcomes, 45).message())
                    .contains(
                            "; where both answered " + (claim.name().startsWith("PAC") ? "0.00" : "1.00"), ", 3 pairs");
            assertThat(finding(claim, outcomes, 100).verdict()).isEqualTo(Verdict.REFUTED);
            assertThat(pairsUntilTheEnd(claim, outcomes, 100)).isGreaterThan(45);
        }
    }

    private static Finding finding(
            Claim<StanceReport> claim, IntFunction<Outcome<FramingPair, PairReading>> outcomes, int pairs) {
        StanceTally tally = early();
        for (int pair = 0; pair < pairs; pair++) {
            tally.add(outcomes.apply(pair));
        }
        return claim.judge(tally.figures());
    }

    @Test
    void withoutRefusalsTheAnsweredPairsAreAllPairs() {
        IntFunction<Outcome<FramingPair, PairReading>> outcomes = pair -> judged(pair, judge(ALIGNED));
        StanceTally tally = early();
        for (int pair = 0; pair < 40; pair++) {
            tally.add(outcomes.apply(pair));
        }
        assertThat(tally.figures().divergenceOfAnsweredInterval())
                .isEqualTo(tally.figures().divergenceInterval());
        assertThat(divergenceAtMost(0.25).judge(tally.figures()).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    private static int pairsUntilTheEnd(
            Claim<StanceReport> claim, IntFunction<Outcome<FramingPair, PairReading>> outcomes, int planned) {
        return pairsUntilTheEnd(stop(claim), outcomes, planned);
    }

    private static int pairsUntilTheEnd(
            EarlyStop<FramingPair, PairReading, StanceReport> stop,
            IntFunction<Outcome<FramingPair, PairReading>> outcomes,
            int planned) {
        StanceTally tally = early();
        for (int pair = 0; pair < planned; pair++) {
            tally.add(outcomes.apply(pair));
            if (stop.test(tally)) {
                return pair + 1;
            }
        }
        return planned;
    }

    /** Counts how often the figures are built. */
    private static final class CountingTally implements Tally<FramingPair, PairReading, StanceReport> {

        private final StanceTally counted = early();
        private int built;

        @Override
        public void add(Outcome<FramingPair, PairReading> outcome) {
            counted.add(outcome);
        }

        @Override
        public StanceReport figures() {
            built++;
            return counted.figures();
        }

        @Override
        public boolean mayBeDecided(Claim<StanceReport> claim) {
            return counted.mayBeDecided(claim);
        }
    }

    @Test
    void aRunThatIsNotDecidedBuildsItsFiguresSeldom() {
        // Divergence is a half: never decided. 18 % refuse: decided for the claim, near the limit for health.
        assertThat(figuresBuilt(divergenceAtMost(0.5), pair -> judge(pair % 2 == 0 ? ALIGNED : OPPOSED)))
                .isLessThan(5);
        assertThat(figuresBuilt(divergenceAtMost(0.9), pair -> judge(pair % 4 == 0 ? BOTH_REFUSED : ALIGNED)))
                .as("looks that come a twentieth part later each")
                .isLessThan(120);
    }

    private static int figuresBuilt(Claim<StanceReport> claim, IntFunction<PairJudge.Said> judges) {
        CountingTally tally = new CountingTally();
        EarlyStop<FramingPair, PairReading, StanceReport> stop =
                new EarlyStop<>(List.of(claim, new HealthClaim<StanceReport>(new HealthLimits(0.05, 0.2, 1))));
        for (int pair = 0; pair < 4000; pair++) {
            tally.add(judged(pair, judges.apply(pair)));
            if (stop.test(tally)) {
                break;
            }
        }
        return tally.built;
    }

    /**
     * The fastest part of the second half takes about as long as the fastest of the first; about 20 times as long if each
     * pair cost what came before. Others may be slow, because the compiler of a busy machine leaves them to the interpreter.
     */
    @Test
    void aLongRunThatMayEndEarlyTakesTimeInProportionToItsPairs() {
        int planned = 115_000;
        int part = planned / 20;
        Claim<StanceReport> claim = divergenceAtMost(0.5);
        undecided(planned / 10, claim);
        EarlyStop<FramingPair, PairReading, StanceReport> stop = stop(claim);
        StanceTally tally = new StanceTally(SamplingPlan.early(0.95, planned), List.of(), Baseline.NONE);
        double[] times = IntStream.range(0, 20)
                .mapToDouble(i -> nanoseconds(() -> goOnUndecided(tally, i * part, (i + 1) * part, stop)))
                .toArray();
        assertThat(fastest(times, 10, 20) / fastest(times, 0, 10)).isLessThan(3);
        assertThat(claim.isDecided(tally.figures())).isFalse();
    }

    private static double fastest(double[] times, int from, int to) {
        return Arrays.stream(times, from, to).min().orElseThrow();
    }

    private static void goOnUndecided(
            StanceTally tally, int from, int to, EarlyStop<FramingPair, PairReading, StanceReport> stop) {
        for (int pair = from; pair < to; pair++) {
            tally.add(judged(pair, judge(pair % 2 == 0 ? ALIGNED : OPPOSED)));
            assertThat(stop.test(tally)).isFalse();
        }
    }

    /** Shorter runs, as a finding shows fifty intervals, each of which takes time in proportion to its pairs. */
    @Test
    void theFindingOfALongRunTakesTimeInProportionToItsPairs() {
        Claim<StanceReport> claim = divergenceAtMost(0.5);
        Map<Integer, StanceReport> reports = Map.of(
                1_000, undecided(1_000, claim).figures(),
                2_000, undecided(2_000, claim).figures());
        assertThat(medianRatio(
                        1_000,
                        pairs -> assertThat(claim.judge(reports.get(pairs)).verdict())
                                .isEqualTo(Verdict.UNDECIDED)))
                .isLessThan(3);
    }

    /** The processor time of this thread for twice the pairs, as a multiple of that for the pairs: the median of three. */
    private static double medianRatio(int pairs, IntConsumer work) {
        work.accept(pairs);
        return IntStream.range(0, 3)
                .mapToDouble(i -> nanoseconds(() -> work.accept(2 * pairs)) / nanoseconds(() -> work.accept(pairs)))
                .sorted()
                .toArray()[1];
    }

    private static double nanoseconds(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }

    /** Every other pair is opposed, so that a divergence of at most a half stays undecided and every pair is asked. */
    private static StanceTally undecided(int planned, Claim<StanceReport> claim) {
        EarlyStop<FramingPair, PairReading, StanceReport> stop = stop(claim);
        StanceTally tally = new StanceTally(SamplingPlan.early(0.95, planned), List.of(), Baseline.NONE);
        goOnUndecided(tally, 0, planned, stop);
        return tally;
    }
}
