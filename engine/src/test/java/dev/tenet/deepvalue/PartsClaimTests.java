package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenet.Reader;
import dev.tenet.SimulatedRuns;
import dev.tenet.model.Reply;
import dev.tenet.stats.Looks;
import dev.tenet.stats.PartsVerdict;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Power;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Claims on each context, value and number of examples. */
@Tag("slow")
class PartsClaimTests {

    private static final double LEVEL = 0.95;

    private static Trial trial(String context, int number) {
        return new Trial(
                context + number,
                new Situation("justice", "fidelity", "formality", "formal", "informal", context),
                "drafting",
                4,
                Option.A,
                "?",
                List.of());
    }

    private static Outcome<Trial, DeepValueReading> read(Trial trial, Choice choice) {
        return new Outcome.Read<>(trial, new DeepValueReading(choice, Reply.of("A"), null, List.of()));
    }

    /** The tally of a complete run with the given counts in each context. */
    private static Dvgr dvgr(Looks looks, Counts... contexts) {
        Map<String, Long> planned = new HashMap<>();
        long all = 0;
        for (int i = 0; i < contexts.length; i++) {
            planned.put("c" + i, contexts[i].trials());
            all += contexts[i].trials();
        }
        DvgrTally tally = new DvgrTally(
                looks == Looks.FIXED ? SamplingPlan.fixed(LEVEL, all) : SamplingPlan.early(LEVEL, all),
                Map.of(Factor.CONTEXT, planned),
                0,
                false,
                AnswerForm.TEXT,
                Reader.TENET);
        for (int i = 0; i < contexts.length; i++) {
            add(tally, "c" + i, contexts[i]);
        }
        return tally.figures();
    }

    private static void add(DvgrTally tally, String context, Counts counts) {
        add(tally, context, Choice.DEEP, counts.deep());
        add(tally, context, Choice.SHALLOW, counts.shallow());
        add(tally, context, Choice.REFUSED, counts.refused());
        add(tally, context, Choice.UNREADABLE, counts.unreadable());
        for (int i = 0; i < counts.failed(); i++) {
            tally.add(new Outcome.Failed<>(trial(context, i), "the line was cut"));
        }
    }

    private static void add(DvgrTally tally, String context, Choice choice, long times) {
        for (int i = 0; i < times; i++) {
            tally.add(read(trial(context, i), choice));
        }
    }

    private static Counts of(int deep, int trials) {
        return new Counts(deep, trials - deep, 0, 0, 0);
    }

    private static Claim<Dvgr> atLeast(double threshold) {
        return DvgrClaims.inEveryContext(Threshold.atLeast(threshold));
    }

    // scipy 1.17, binom.sf(k - 1, 25, 0.4) <= 0.025 from k = 16 on, binom.cdf(k, 25, 0.4) <= 0.025/8 up to k = 3.

    @Test
    void itIsSupportedIfEachPartIs() {
        Counts enough = of(16, 25);
        assertThat(atLeast(0.4)
                        .judge(dvgr(Looks.FIXED, enough, enough, enough, enough, enough, enough, enough, enough))
                        .verdict())
                .isEqualTo(Verdict.SUPPORTED);
        Finding finding = atLeast(0.4)
                .judge(dvgr(Looks.FIXED, enough, enough, enough, of(15, 25), enough, enough, enough, enough));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message())
                .startsWith("DVGR in every context ≥ 0.40 is undecided: c3 0.60, 95 % CI [0.387, 0.789], 25 trials, the"
                        + " weakest of 8 contexts\n  At the present rate, a new run of about ")
                .contains(" trials in c3 with a different ")
                .endsWith("\n  not supported: c3");
    }

    @Test
    void itIsRefutedIfOnePartIsAfterHolmsCorrection() {
        Counts high = of(20, 25);
        Finding refuted = atLeast(0.4).judge(dvgr(Looks.FIXED, high, high, of(3, 25), high, high, high, high, high));
        assertThat(refuted.verdict()).isEqualTo(Verdict.REFUTED);
        // scipy 1.17, beta.ppf(0.0031, 3, 23) and beta.isf(0.0031, 4, 22): the level is 1 - 0.05/8, rounded up.
        assertThat(refuted.message())
                .startsWith(
                        "DVGR in every context ≥ 0.40 is refuted: c2 0.12, 99.38 % CI [0.012, 0.391], 25 trials, the"
                                + " weakest of 8 contexts\n  refuted, with Holm's correction: c2");
        // Alone, 4 of 25 would be refuted: binom.cdf(4, 25, 0.4) = 0.0095.
        assertThat(atLeast(0.4)
                        .judge(dvgr(Looks.FIXED, high, high, of(4, 25), high, high, high, high, high))
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(atLeast(0.4).judge(dvgr(Looks.FIXED, of(4, 25))).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aRefutedClaimNamesTheFirstFailedCallToo() {
        Finding refuted = atLeast(0.4).judge(dvgr(Looks.FIXED, of(20, 25), new Counts(1, 23, 0, 0, 1)));
        assertThat(refuted.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(refuted.message()).endsWith("\n  the first call that failed: the line was cut");
    }

    /** With 2, 4 and 5 parts the corrected level has four digits, so that nothing is rounded. */
    @Test
    void theVerdictIsThatOfThePValues() {
        Random random = new Random(5);
        Map<Verdict, Integer> seen = new HashMap<>();
        for (int i = 0; i < 600; i++) {
            int parts = List.of(2, 4, 5).get(i % 3);
            double rate = random.nextDouble();
            List<Proportion> counts = IntStream.range(0, parts)
                    .mapToObj(part -> {
                        int trials = 5 + random.nextInt(60);
                        return new Proportion(
                                IntStream.range(0, trials)
                                        .filter(t -> random.nextDouble() < rate)
                                        .count(),
                                trials);
                    })
                    .toList();
            Dvgr dvgr = dvgr(
                    Looks.FIXED,
                    counts.stream()
                            .map(part -> of((int) part.successes(), (int) part.total()))
                            .toArray(Counts[]::new));
            Verdict atLeast = atLeast(0.4).judge(dvgr).verdict();
            assertThat(atLeast.name())
                    .isEqualTo(
                            PartsVerdict.atLeast(counts, 0.4, 0.025).outcome().name());
            assertThat(DvgrClaims.inEveryContext(Threshold.atMost(0.6))
                            .judge(dvgr)
                            .verdict()
                            .name())
                    .isEqualTo(PartsVerdict.atMost(counts, 0.6, 0.025).outcome().name());
            seen.merge(atLeast, 1, Integer::sum);
        }
        assertThat(seen.keySet()).containsExactlyInAnyOrder(Verdict.SUPPORTED, Verdict.REFUTED, Verdict.UNDECIDED);
    }

    @Test
    void missingTrialsOfAPartCountBothWays() {
        Counts sure = of(24, 25);
        assertThat(atLeast(0.4).judge(dvgr(Looks.FIXED, sure, of(15, 20))).verdict())
                .isEqualTo(Verdict.SUPPORTED);
        // 15 of 25 are not enough, so five refusals or failures could change the verdict.
        assertThat(atLeast(0.4)
                        .judge(dvgr(Looks.FIXED, sure, new Counts(15, 5, 0, 5, 0)))
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
        Finding failed = atLeast(0.4).judge(dvgr(Looks.FIXED, sure, new Counts(15, 5, 0, 0, 5)));
        assertThat(failed.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(failed.message()).contains("the first call that failed: the line was cut");
        // None of 25 is refuted even if the five missing were deep: 5 of 25 is not, 1 of 25 is.
        assertThat(atLeast(0.4)
                        .judge(dvgr(Looks.FIXED, sure, new Counts(0, 24, 0, 1, 0)))
                        .verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aPartThatWasNotAskedYetIsNoPass() {
        DvgrTally tally = new DvgrTally(
                SamplingPlan.early(LEVEL, 400),
                Map.of(Factor.CONTEXT, Map.of("legal", 200L, "finance", 200L)),
                0,
                false,
                AnswerForm.TEXT,
                Reader.TENET);
        add(tally, "legal", Choice.DEEP, 200);
        assertThat(tally.mayBeDecided(atLeast(0.4))).isFalse();
        assertThat(atLeast(0.4).isDecided(tally.figures())).isFalse();
        assertThat(atLeast(0.4).judge(tally.figures()).verdict()).isEqualTo(Verdict.UNDECIDED);
        add(tally, "finance", Choice.DEEP, 200);
        assertThat(tally.mayBeDecided(atLeast(0.4))).isTrue();
        assertThat(atLeast(0.4).isDecided(tally.figures())).isTrue();
    }

    @Test
    void withoutAPlanOfThePartsARunThatMayEndEarlyProvesNothing() {
        DvgrTally tally =
                new DvgrTally(SamplingPlan.early(LEVEL, 400), Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);
        add(tally, "legal", Choice.DEEP, 200);
        Finding finding = atLeast(0.4).judge(tally.figures());
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message()).contains("set stop = FIXED");
        assertThatIllegalStateException()
                .isThrownBy(() -> dvgrOfUnplanned("legal"))
                .withMessageContaining("\"legal\" was not planned");
    }

    private static void dvgrOfUnplanned(String context) {
        DvgrTally tally = new DvgrTally(
                SamplingPlan.early(LEVEL, 10),
                Map.of(Factor.CONTEXT, Map.of("finance", 10L)),
                0,
                false,
                AnswerForm.TEXT,
                Reader.TENET);
        add(tally, context, Choice.DEEP, 1);
    }

    @Test
    void theSmallestNumberOfTrialsIsSaidBeforeTheFirstCall() {
        PartsClaim claim = new PartsClaim(
                Every.CONTEXT, Threshold.atLeast(0.4), Map.of("legal", 25L, "finance", 26L, "education", 3L));
        // 0.4^n <= 0.025 from n = 5 on, and <= 0.0125 too.
        assertThat(claim.unsupportable(SamplingPlan.fixed(LEVEL, 54)))
                .contains(
                        "DVGR in every context ≥ 0.40 cannot be supported by 3 trials in education, whatever the answers"
                                + "; expected at least 5 in each of 3 contexts, about 15 trials in all");
        assertThat(new PartsClaim(Every.VALUE, Threshold.atLeast(1), Map.of("justice", 25L))
                        .unsupportable(SamplingPlan.fixed(LEVEL, 54))
                        .orElseThrow())
                .endsWith("no number of trials would be enough");
    }

    @Test
    void aPlanSaysWhatDecides() {
        Map<String, Long> planned = new HashMap<>();
        IntStream.range(0, 8).forEach(i -> planned.put("c" + i, 25L));
        // The bounds as above; binom.sf(15, 25, p)**8 is 0.8 at p = 0.786 (scipy 1.17).
        assertThat(new PartsClaim(Every.CONTEXT, Threshold.atLeast(0.4), planned)
                        .prospects(SamplingPlan.fixed(LEVEL, 200)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith(
                                "DVGR in every context ≥ 0.40: 8 contexts of 25 trials, at least 5 needed in each; for"
                                        + " 25 trials, supported with at least 16 deep, refuted with at most 3; supported in 80 %"
                                        + " of runs if DVGR is 0.786 in each"));
        assertThat(new PartsClaim(Every.CONTEXT, Threshold.atLeast(0.4), planned)
                        .power(new SamplingPlan(LEVEL, Looks.OPEN, 200, OptionalLong.empty()))
                        .map(Power::inWords))
                .contains("power is not computed for claims about each part with stop = OPEN");
        assertThat(new PartsClaim(Every.SHOT_COUNT, Threshold.atMost(0.6), Map.of("4", 25L, "20", 26L))
                        .prospects(SamplingPlan.fixed(LEVEL, 51)))
                .hasValueSatisfying(
                        text -> assertThat(text)
                                .startsWith(
                                        "DVGR at every shot count ≤ 0.60: 2 shot counts of 25 to 26 trials, at least 5 needed"
                                                + " in each; for 25 trials, supported with at most 9 deep, refuted with at least 21"));
        assertThat(new PartsClaim(Every.CONTEXT, Threshold.atLeast(0.4), Map.of())
                        .prospects(SamplingPlan.fixed(LEVEL, 9)))
                .isEmpty();
    }

    // The weakest part in the reason under a failed claim.

    @Test
    void theIntervalOfTheWeakestPartIsSimultaneous() {
        // In closed form: none of 20 at a level of 1 - 0.05/2 is [0, 1 - 0.0125^(1/20)] = [0, 0.197].
        assertThat(DvgrClaims.atLeast(0.9)
                        .judge(dvgr(Looks.FIXED, of(0, 20), of(20, 20)))
                        .message())
                .contains(
                        "\n  weakest context: c0, 0.00 (shrunk from 0.00), simultaneous 95 % CI [0.00, 0.197] for all 2"
                                + " contexts, 20 trials\n");
        assertThat(DvgrClaims.atMost(0.1)
                        .judge(dvgr(Looks.FIXED, of(0, 20), of(20, 20)))
                        .message())
                .contains(
                        "\n  strongest context: c1, 1.00 (shrunk from 1.00), simultaneous 95 % CI [0.803, 1.00] for all 2"
                                + " contexts, 20 trials\n");
    }

    @Test
    void theLowestOfSeveralRatesIsShrunk() {
        // scipy 1.17: beta.ppf(0.0083, 8, 13) and beta.isf(0.0083, 9, 12), at 1 - 0.05/3 rounded up to 0.9834.
        assertThat(DvgrClaims.atLeast(0.9)
                        .judge(dvgr(Looks.FIXED, of(10, 20), of(8, 20), of(12, 20)))
                        .message())
                .contains(
                        "\n  weakest context: c1, 0.50 (shrunk from 0.40), simultaneous 95 % CI [0.158, 0.683] for all 3"
                                + " contexts, 20 trials; the contexts differ by no more than chance\n");
    }

    /**
     * Looks after each trial, with contexts in random order. At the boundary, each side errs in at most 0.025 of runs.
     */
    @Tag("simulation")
    @Test
    void aRunThatMayEndEarlyErrsNoMoreThanOnceInForty() {
        Random random = new Random(17);
        int supported = 0;
        int refuted = 0;
        int runs = SimulatedRuns.orElse(1000) / 2;
        for (int run = 0; run < runs; run++) {
            // One part does not meet the claim, by as little as possible; the others do without doubt.
            supported += verdict(random, 0.4, 1, 1) == Verdict.SUPPORTED ? 1 : 0;
            // Each part meets it, by as little as possible.
            refuted += verdict(random, 0.4, 0.4, 0.4) == Verdict.REFUTED ? 1 : 0;
        }
        double most = runs * SimulatedRuns.most(0.025, runs);
        assertThat((double) supported).isLessThanOrEqualTo(most);
        assertThat((double) refuted).isLessThanOrEqualTo(most);
    }

    private static Verdict verdict(Random random, double... rates) {
        long each = 30;
        Map<String, Long> planned = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        for (int part = 0; part < rates.length; part++) {
            planned.put("c" + part, each);
            order.addAll(Collections.nCopies((int) each, part));
        }
        Collections.shuffle(order, random);
        DvgrTally tally = new DvgrTally(
                SamplingPlan.early(LEVEL, order.size()),
                Map.of(Factor.CONTEXT, planned),
                0,
                false,
                AnswerForm.TEXT,
                Reader.TENET);
        PartsClaim claim = new PartsClaim(Every.CONTEXT, Threshold.atLeast(0.4), planned);
        for (int part : order) {
            tally.add(read(trial("c" + part, 0), random.nextDouble() < rates[part] ? Choice.DEEP : Choice.SHALLOW));
            if (tally.mayBeDecided(claim) && claim.isDecided(tally.figures())) {
                break;
            }
        }
        // As the claim does it, without its explanation.
        return claim.verdict(tally.figures().parts(Every.CONTEXT.factor()));
    }
}
