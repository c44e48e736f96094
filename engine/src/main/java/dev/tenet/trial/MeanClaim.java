package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreDesign;
import dev.tenet.stats.ScoreSequence;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * The claim that a mean over groups is at least or at most a threshold, decided by its interval: {@code ≥ t} is
 * supported if the lower bound is at least t, refuted if the upper bound is below t, otherwise undecided; {@code ≤ t} is
 * the mirror image. Missing cases are counted both for and against the claim. Immutable.
 *
 * @param quantity the mean
 * @param threshold the threshold
 * @param <F> the figures that contain the mean
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record MeanClaim<F extends Figures>(MeanQuantity<F> quantity, Threshold threshold) implements Claim<F> {

    // Computing the interval of more groups is slow, and few claims need more.
    private static final int MAX_EVALUATED = 1000;

    @Override
    public String id() {
        return quantity.id() + threshold.idSuffix();
    }

    @Override
    public String name() {
        return name(threshold);
    }

    @Override
    public ClaimMeaning meaning() {
        return quantity.meaning().toward(threshold.direction());
    }

    private String name(Threshold other) {
        return quantity.title() + " " + other;
    }

    @Override
    public Finding judge(F figures) {
        Verdict verdict = verdict(figures);
        return Finding.of(verdict, name(), actual(figures), () -> story(figures, verdict))
                .with(quantity.in(figures).evidence(threshold.value()));
    }

    @Override
    public boolean isDecided(F figures) {
        return quantity.in(figures).isFinal(threshold)
                && quantity.alsoIn(figures, threshold)
                        .map(also -> also.mean().isFinal(threshold))
                        .orElse(true)
                && verdict(figures).isDecided();
    }

    private Verdict verdict(F figures) {
        Verdict verdict = quantity.in(figures).verdict(threshold);
        return quantity.alsoIn(figures, threshold)
                .map(also -> verdict.and(also.mean().verdict(threshold)))
                .orElse(verdict);
    }

    private String actual(F figures) {
        return inWords(quantity.in(figures))
                + quantity.alsoIn(figures, threshold)
                        .map(also -> "; " + also.where() + " " + inWords(also.mean()))
                        .orElse("")
                + quantity.besides(figures, threshold)
                + population(quantity.in(figures));
    }

    private String population(GroupedMean mean) {
        return PopulationInWords.of(mean.plan(), mean.verdict(threshold), () -> mean.ofCensus(threshold));
    }

    private String inWords(GroupedMean mean) {
        return mean.inWords(quantity.words(), threshold.value());
    }

    private Story story(F figures, Verdict verdict) {
        Story story = new Story();
        advice(figures).ifPresent(story::add);
        return story.addAll(quantity.story(figures, threshold, verdict));
    }

    /** Advice based on the mean, or on the second one if that decides the claim. */
    private Optional<String> advice(F figures) {
        return quantity.in(figures)
                .advice(threshold, quantity.words())
                .or(() -> quantity.alsoIn(figures, threshold)
                        .flatMap(also -> also.mean()
                                .advice(threshold, quantity.words())
                                .map(advice -> also.where().substring(0, 1).toUpperCase(Locale.ROOT)
                                        + also.where().substring(1) + ": " + advice)));
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return isSupportable(plan)
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(
                        name(), plan.planned(), quantity.words().observations(), needed(plan), tightest(plan)));
    }

    private boolean isSupportable(SamplingPlan plan) {
        return plan.population().isPresent()
                ? isSupportedByBest(plan, plan.planned())
                : needed(plan).orElse(Long.MAX_VALUE) <= plan.planned();
    }

    private boolean isSupportedByBest(SamplingPlan plan, long groups) {
        SamplingPlan fewer = new SamplingPlan(plan.level(), plan.looks(), groups, plan.population());
        return GroupedMean.ofEqual(best(), groups, fewer).verdict(threshold) == Verdict.SUPPORTED;
    }

    /** The number of groups that support the claim if each has the best possible score. */
    private OptionalLong needed(SamplingPlan plan) {
        if (plan.population().isPresent()) {
            long all = plan.population().getAsLong();
            return Advice.fewest(1, groups -> groups >= all || isSupportedByBest(plan, groups));
        }
        return threshold.value() == best()
                ? OptionalLong.empty()
                : threshold.value() == 1 - best()
                        ? OptionalLong.of(0)
                        : ScoreSequence.observationsToExclude(
                                new double[] {best()},
                                threshold.value(),
                                plan.level(),
                                plan.looks(),
                                Advice.MOST_CASES);
    }

    /** The claim with the strictest two-decimal threshold that the best possible figures support. */
    private Optional<String> tightest(SamplingPlan plan) {
        Interval best = GroupedMean.ofEqual(best(), Math.min(plan.planned(), MAX_EVALUATED), plan)
                .interval();
        return Optional.of(name(
                isAtLeast()
                        ? Threshold.atLeast(Math.floor(100 * best.low()) / 100)
                        : Threshold.atMost(Math.ceil(100 * best.high()) / 100)));
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        return Optional.of(name() + ": " + prospectsInWords(plan));
    }

    /** Returns the prospects without the name of the claim. */
    public String prospectsInWords(SamplingPlan plan) {
        String noun = quantity.words().observations();
        return isSupportable(plan)
                ? MeanProspects.of(threshold, noun, plan)
                : Advice.tooFew(plan.planned(), noun, needed(plan));
    }

    /** The power if each group scores 0 or 1, which takes the most groups. */
    @Override
    public Optional<Power> power(SamplingPlan plan) {
        boolean isTrivial = threshold.value() == 0 || threshold.value() == 1;
        if (isTrivial || !isSupportable(plan)) {
            return Optional.empty();
        }
        if (plan.population().isPresent()) {
            return Optional.of(PowerInWords.notComputedForCatalogue());
        }
        String noun = quantity.words().observations();
        return Optional.of(
                plan.planned() > ScoreDesign.MAX_SCORES
                        ? PowerInWords.computedFor(ScoreDesign.MAX_SCORES, noun)
                        : PowerInWords.simulated(threshold, plan, of -> ScoreDesign.of(of, threshold.value()))
                                .power("if each score is 0 or 1: ", noun, needed(plan)));
    }

    private double best() {
        return isAtLeast() ? 1 : 0;
    }

    private boolean isAtLeast() {
        return threshold.direction() == Threshold.Direction.AT_LEAST;
    }
}
