package dev.tenet.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often simulated runs of scores end on a side of a threshold. A run stops at the first decision.
 *
 * @param above the share of runs that find the mean above the threshold
 * @param below the share of runs that find it below
 * @param scores the mean number of scores
 */
record ScoreRuns(double above, double below, double scores) {

    /** A score with a given mean. */
    @FunctionalInterface
    interface Scores {
        double drawn(double mean, UniformRandomProvider random);
    }

    /** 0 or 1. */
    static double whole(double mean, UniformRandomProvider random) {
        return random.nextDouble() < mean ? 1 : 0;
    }

    /** The mean of two independent scores of 0 or 1: 0, ½ or 1. */
    static double ofTwo(double mean, UniformRandomProvider random) {
        return (whole(mean, random) + whole(mean, random)) / 2;
    }

    /** Anywhere in [0, 1], mostly near its ends: Beta(m, 1 − m). */
    static double graded(double mean, UniformRandomProvider random) {
        return BetaDistribution.of(mean, 1 - mean).inverseCumulativeProbability(random.nextDouble());
    }

    /** Runs of independent scores; with a population, of draws from a catalogue of 0, ½ and 1. */
    static ScoreRuns of(SamplingPlan plan, double threshold, double mean, Scores scores, int runs, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        ToDoubleFunction<ScoreSequence> run = plan.population().isEmpty()
                ? sequence -> observe(sequence, plan, () -> scores.drawn(mean, random))
                : sequence -> observe(sequence, plan, drawsOf(plan, mean, random));
        double above = 0;
        double below = 0;
        double total = 0;
        for (int i = 0; i < runs; i++) {
            ScoreSequence sequence = new ScoreSequence(threshold, plan);
            total += run.applyAsDouble(sequence);
            above += sequence.side() == Side.ABOVE ? 1 : 0;
            below += sequence.side() == Side.BELOW ? 1 : 0;
        }
        return new ScoreRuns(above / runs, below / runs, total / runs);
    }

    private static double observe(ScoreSequence sequence, SamplingPlan plan, DoubleSupplier next) {
        boolean isEarly = plan.looks() != Looks.FIXED;
        while (sequence.count() < plan.planned() && !(isEarly && sequence.side() != Side.UNDECIDED)) {
            sequence.observe(next.getAsDouble());
        }
        return sequence.count();
    }

    /** Draws without replacement from scores of 0, ½ and 1 with the given mean. */
    private static DoubleSupplier drawsOf(SamplingPlan plan, double mean, UniformRandomProvider random) {
        int cases = Math.toIntExact(plan.population().orElseThrow());
        int halves = (int) Math.round(2 * mean * cases);
        int ones = halves <= cases ? halves / 4 : halves - cases + (2 * cases - halves) / 4;
        List<Double> catalogue = new ArrayList<>(Collections.nCopies(ones, 1.0));
        catalogue.addAll(Collections.nCopies(halves - 2 * ones, 0.5));
        catalogue.addAll(Collections.nCopies(cases - catalogue.size(), 0.0));
        ListSampler.shuffle(random, catalogue);
        return catalogue.iterator()::next;
    }
}
