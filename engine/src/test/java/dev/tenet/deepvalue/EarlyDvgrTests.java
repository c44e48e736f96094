package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Counterbalance;
import dev.tenet.Reader;
import dev.tenet.SimulatedRuns;
import dev.tenet.deepvalue.Trial.Turn;
import dev.tenet.model.Reply;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.baseline.Comparing;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often a DVGR run is green for a subject that refuses twice as often as is allowed, and what response health costs one
 * that does not. The tally is fed; no model is asked.
 */
class EarlyDvgrTests {

    private static final double LEVEL = 0.95;
    private static final HealthClaim<Dvgr> HEALTH = new HealthClaim<>(HealthLimits.DEFAULT);
    private static final double TWICE_THE_LIMIT = 0.4;
    private static final Trial TRIAL = new Trial(
            "1",
            new Situation("justice", "fidelity", "formality", "formal", "informal", "legal"),
            "drafting",
            4,
            Option.A,
            "?",
            List.of());

    /** Launches of one kind. */
    private record Launches(double green, double meanTrials) {}

    /**
     * Runs launches of a subject that answers deep or refuses, and counts the green ones. A run ends when it would be green;
     * a real one may end before, as when health is refuted, so that this share is at least the real one.
     */
    private static double green(int runs, SamplingPlan plan, Claim<Dvgr> claim) {
        SplittableRandom random = new SplittableRandom(2026);
        int green = 0;
        for (int run = 0; run < runs; run++) {
            DvgrTally tally = new DvgrTally(plan, Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);
            EarlyStop<Trial, DeepValueReading, Dvgr> stop = new EarlyStop<>(List.of(HEALTH, claim));
            int refused = 0;
            boolean isGreen = false;
            for (int asked = 1; asked <= plan.planned() && !isGreen; asked++) {
                Choice choice = choice(random, TWICE_THE_LIMIT, 1);
                refused += choice == Choice.REFUSED ? 1 : 0;
                tally.add(answered(TRIAL, choice));
                // Above the limit, no run is green, and the figures need not be built.
                isGreen =
                        refused * 5 <= asked && (asked == plan.planned() || stop.test(tally)) && isGreen(tally, claim);
            }
            green += isGreen ? 1 : 0;
        }
        return (double) green / runs;
    }

    /**
     * Runs launches.
     *
     * @param claim the claim besides response health
     * @param refused the rate of refusals; the other choices are deep with the probability {@code deep}
     */
    private static Launches launches(
            int runs, SamplingPlan plan, Claim<Dvgr> claim, boolean isWithHealth, double refused, double deep) {
        SplittableRandom random = new SplittableRandom(2026);
        int green = 0;
        long asked = 0;
        for (int run = 0; run < runs; run++) {
            DvgrTally tally = new DvgrTally(plan, Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);
            EarlyStop<Trial, DeepValueReading, Dvgr> stop =
                    new EarlyStop<>(isWithHealth ? List.of(HEALTH, claim) : List.of(claim));
            boolean isEnded = false;
            for (int i = 0; i < plan.planned() && !isEnded; i++) {
                tally.add(answered(TRIAL, choice(random, refused, deep)));
                asked++;
                isEnded = stop.test(tally);
            }
            green += isGreen(tally, claim) ? 1 : 0;
        }
        return new Launches((double) green / runs, (double) asked / runs);
    }

    private static Choice choice(SplittableRandom random, double refused, double deep) {
        return random.nextDouble() < refused
                ? Choice.REFUSED
                : random.nextDouble() < deep ? Choice.DEEP : Choice.SHALLOW;
    }

    private static Outcome<Trial, DeepValueReading> answered(Trial trial, Choice choice) {
        return new Outcome.Read<>(trial, new DeepValueReading(choice, Reply.of("A"), null, List.of()));
    }

    private static boolean isGreen(DvgrTally tally, Claim<Dvgr> claim) {
        Dvgr dvgr = tally.figures();
        return HEALTH.judge(dvgr).verdict().isPass()
                && claim.judge(dvgr).verdict().isPass();
    }

    /** The first claim is decided after few trials, which is when refusals are known least. */
    @Tag("simulation")
    @Test
    void aSubjectThatRefusesTwiceAsOftenAsIsAllowedIsSeldomGreen() {
        int runs = SimulatedRuns.orElse(4000);
        for (int planned : new int[] {26, 30, 60, 100, 200, 400}) {
            for (double threshold : new double[] {0.02, 0.3, 0.5}) {
                for (boolean isEarly : List.of(true, false)) {
                    double green = green(
                            runs,
                            isEarly ? SamplingPlan.early(LEVEL, planned) : SamplingPlan.fixed(LEVEL, planned),
                            DvgrClaims.atLeast(threshold));
                    System.out.printf(
                            "refusing 0.40, limit 0.20, %3d planned, DVGR >= %.2f, %s: %.4f green%n",
                            planned, threshold, isEarly ? "EARLY" : "FIXED", green);
                    assertThat(green)
                            .as("%d planned, threshold %s, early %s", planned, threshold, isEarly)
                            .isLessThanOrEqualTo(SimulatedRuns.most(0.025, runs));
                }
            }
        }
    }

    /** What waiting for response health costs, beside the same claim alone. */
    @Tag("simulation")
    @Test
    void responseHealthCostsASubjectThatSeldomRefusesFewTrials() {
        int runs = SimulatedRuns.orElse(1200) / 20;
        System.out.println("DVGR >= 0.50, 400 planned, EARLY: green, mean trials with health and by the claim alone");
        for (double deep : new double[] {0.7, 0.8, 1}) {
            for (double refused : new double[] {0.02, 0.1}) {
                SamplingPlan plan = SamplingPlan.early(LEVEL, 400);
                Claim<Dvgr> claim = DvgrClaims.atLeast(0.5);
                Launches with = launches(runs, plan, claim, true, refused, deep);
                Launches without = launches(runs, plan, claim, false, refused, deep);
                System.out.printf(
                        "deep %.2f, refused %.2f: %.3f green, %.1f and %.1f trials%n",
                        deep, refused, with.green(), with.meanTrials(), without.meanTrials());
                assertThat(with.meanTrials() - without.meanTrials())
                        .as("deep %s, refused %s", deep, refused)
                        .isLessThan(refused <= 0.05 ? 20 : 40);
            }
        }
    }

    /** Two refusals of one question are one: of 26 questions, each refused in both orders or in none, as many launches may be green as of 26 trials. */
    @Test
    void twoRefusalsOfOneQuestionCountAsOne() {
        // scipy: binom.cdf(5, 26, 0.4) = 0.0214057.
        SplittableRandom random = new SplittableRandom(5);
        int runs = 2000;
        int green = 0;
        Trial first = TRIAL.at(Turn.FIRST);
        Trial second = TRIAL.exchanged("!");
        Claim<Dvgr> claim = new RateClaim(Threshold.atLeast(0.02), true);
        for (int run = 0; run < runs; run++) {
            DvgrTally tally = new DvgrTally(
                    SamplingPlan.early(LEVEL, 26),
                    Map.of(),
                    0,
                    false,
                    AnswerForm.TEXT,
                    Reader.TENET,
                    Comparing.NOTHING,
                    Counterbalance.BOTH);
            int refused = 0;
            for (int question = 0; question < 26; question++) {
                Choice choice = choice(random, TWICE_THE_LIMIT, 1);
                refused += choice == Choice.REFUSED ? 1 : 0;
                tally.add(answered(first, choice));
                tally.add(answered(second, choice));
            }
            boolean isGreen = refused <= 6 && isGreen(tally, claim);
            assertThat(isGreen).isEqualTo(refused <= 5);
            green += isGreen ? 1 : 0;
        }
        assertThat((double) green / runs).isCloseTo(0.0214, within(3 * Math.sqrt(0.0214 * 0.9786 / runs)));
    }
}
