package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.ComparisonPlan;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.PairedExactTest;
import dev.tenet.stats.PairedProportions;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * The claim that a success rate is at most a margin below that of an earlier run, or of another subject, on the same
 * cases. Supported if the exact paired test rejects "more than the margin below" and the lower bound is at least
 * −margin; refuted if the test rejects "at most the margin below" and the upper bound is below −margin. Missing cases
 * count as their worst.
 *
 * @param <F> the figures that contain the difference
 * @param quantity the name of the rate, such as {@code DVGR}
 * @param margin in [0, 1)
 * @param reference what it is compared with
 * @param difference extracts the difference from the figures
 * @param words the nouns for its cases
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ChoiceClaim<F extends Figures>(
        String quantity,
        double margin,
        Reference reference,
        Function<F, ChoiceDifference> difference,
        Advice.Words words)
        implements Claim<F> {

    private static final double POWER = 0.8;

    /** The share of cases that are assumed to change between two runs, for a plan. */
    private static final double DISCORDANCE = 0.2;

    /** Larger numbers of pairs are approximated: the exact search would take up to a minute. */
    private static final double MOST_EXACT = 1_000;

    private static final double ROUNDED_TO = 100;

    /** Larger plans take more than a moment to compute. */
    private static final long MOST_PLANNED = 2_000;

    // The ranges of ComparisonPlan.fewestIdenticalPairs.
    private static final double LEAST_MARGIN = 0.001;
    private static final double LEAST_ERROR = 0.0001;

    /** @throws IllegalArgumentException if the margin is not in [0, 1) */
    public ChoiceClaim {
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException("margin is " + margin + "; expected a share in [0, 1)");
        }
    }

    /** Creates the claim about an earlier run. */
    public ChoiceClaim(String quantity, double margin, Function<F, ChoiceDifference> difference, Advice.Words words) {
        this(quantity, margin, Reference.BASELINE, difference, words);
    }

    private ComparisonMessage message() {
        return new ComparisonMessage(quantity, margin, reference, "a choice");
    }

    @Override
    public String id() {
        return reference.claimId();
    }

    @Override
    public String name() {
        return message().name();
    }

    @Override
    public boolean comparesSubjects() {
        return reference.isSubject();
    }

    @Override
    public ClaimMeaning meaning() {
        return reference.meaning(quantity).toward(Threshold.Direction.AT_LEAST);
    }

    @Override
    public Finding judge(F figures) {
        ChoiceDifference found = difference.apply(figures);
        Optional<String> obstacle = found.obstacle();
        if (obstacle.isPresent()) {
            return message().incomplete(obstacle.get(), figures);
        }
        Verdict verdict = found.verdict(margin);
        return message()
                .finding(
                        verdict,
                        found,
                        new ComparisonMessage.Parts(
                                estimates(found),
                                verdict == Verdict.UNDECIDED ? Optional.of(advice(found)) : Optional.empty(),
                                story(found)),
                        evidence(found));
    }

    private Evidence evidence(ChoiceDifference found) {
        return new Evidence(
                -margin,
                found.pairs().difference(),
                found.interval(),
                found.level(),
                found.pairs().total(),
                "paired exact test with a margin, one look");
    }

    private String estimates(ChoiceDifference found) {
        PairedProportions pairs = found.pairs();
        return reference.rates(
                        Decimals.estimate(pairs.first().rate()),
                        Decimals.estimate(pairs.second().rate()))
                + String.format(
                        Locale.ROOT,
                        ", difference %s, %s, %s%s",
                        Decimals.estimate(pairs.difference()),
                        found.interval().at(found.level(), -margin),
                        Advice.counted(pairs.total(), words.cases()),
                        reference.ofBoth());
    }

    /** What would decide an undecided claim. */
    private String advice(ChoiceDifference found) {
        if (found.verdictWithoutMissing(margin).isDecided()) {
            return "Without the cases left out, the claim is "
                    + found.verdictWithoutMissing(margin).words() + "; the same " + words.cases()
                    + " " + reference.inBoth() + ", each with " + words.reading() + ", would decide the claim";
        }
        OptionalInt needed = pairsToDecide(found);
        return needed.isPresent()
                ? String.format(
                        Locale.ROOT,
                        reference.isSubject()
                                ? "At the present rates, about %,d %s would decide the claim in 80 %% of cases"
                                : "At the present rates, two runs of about %,d %s each would decide the claim in 80"
                                        + " %% of cases, the second with the " + TrialSettings.SEED + " of the first",
                        needed.getAsInt(),
                        words.cases())
                : String.format(
                        Locale.ROOT,
                        "The difference is so close to the margin that even %,d %s would not decide the claim",
                        ComparisonPlan.MAX_PAIRS,
                        words.cases());
    }

    /**
     * The number of pairs that would decide the claim with a power of 80 % at the present rates; empty if {@value
     * ComparisonPlan#MAX_PAIRS} would not. Exact up to {@value #MOST_EXACT}, above it by the normal approximation
     * (z₁ + z₂)²(ψ − δ²)/(δ − b)² with the share ψ of discordant pairs, the difference δ and the bound b, rounded up
     * to hundreds.
     */
    private OptionalInt pairsToDecide(ChoiceDifference found) {
        boolean isAbove = found.pairs().difference() > -margin;
        PairedProportions pairs = isAbove ? found.pairs() : found.pairs().swapped();
        double bound = isAbove ? -margin : margin;
        double error = (1 - found.level()) / 2;
        double distance = pairs.difference() - bound;
        double discordance = (double) pairs.discordant() / pairs.total();
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double quantiles = normal.inverseSurvivalProbability(error) + normal.inverseSurvivalProbability(1 - POWER);
        double about =
                quantiles * quantiles * (discordance - pairs.difference() * pairs.difference()) / (distance * distance);
        if (!(distance > 0 && about <= ComparisonPlan.MAX_PAIRS)) {
            return OptionalInt.empty();
        }
        if (about <= MOST_EXACT) {
            return ComparisonPlan.fewestPairs(bound, error, discordance, pairs.difference(), POWER);
        }
        return OptionalInt.of((int) (Math.ceil(about / ROUNDED_TO) * ROUNDED_TO));
    }

    private List<String> story(ChoiceDifference found) {
        List<String> lines = new ArrayList<>();
        if (!(found.baseline() instanceof Baseline.Earlier earlier)) {
            return lines;
        }
        PairedProportions pairs = found.pairs();
        lines.add(String.format(
                Locale.ROOT,
                reference.isSubject() ? "of %d %s, %d are %s, and %d are %s%s" : "of %d %s, %d %s and %d %s%s",
                pairs.total(),
                words.cases(),
                pairs.onlyFirst(),
                reference.from(words.highest(), words.lowest()),
                pairs.onlySecond(),
                changedBack(),
                found.worse().isEmpty() ? "" : "; " + reference.thoseThatAreWorse() + upTo(pairs.onlyFirst()) + ":"));
        boolean isTold = true;
        for (ChoiceDifference.WorseCase worse : found.worse()) {
            Optional<List<String>> before = earlier.answers().of(worse.earlier());
            isTold &= before.isPresent();
            lines.add("  " + Untrusted.line(worse.id()));
            before.ifPresent(said -> lines.add(message().answer("    ", reference.before(), String.join(" ", said))));
            lines.add(message().answer("    ", reference.now(), worse.answer()));
        }
        if (!isTold) {
            lines.add(message().whereAnswersAre(earlier));
        }
        return lines;
    }

    private String changedBack() {
        return reference.isSubject()
                ? reference.from(words.lowest(), words.highest())
                : "from " + words.lowest() + " to " + words.highest();
    }

    private static String upTo(long worse) {
        return worse > Difference.CASES_SHOWN ? ", first " + Difference.CASES_SHOWN : "";
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return isSupportable(plan.planned(), plan)
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(
                        name(),
                        plan.planned(),
                        words.observations(),
                        Advice.fewest(plan.planned() + 1, more -> isSupportable(more, plan)),
                        Optional.empty()));
    }

    /** Whether the claim would be supported if every case had changed for the better. */
    private boolean isSupportable(long cases, SamplingPlan plan) {
        return cases > PairedExactTest.MAX_TOTAL
                || PairedExactTest.againstAtMost(new PairedProportions(0, 0, cases, 0), -margin)
                        <= (1 - plan.level()) / 2;
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        double error = (1 - plan.level()) / 2;
        OptionalLong fewest = margin < LEAST_MARGIN || error < LEAST_ERROR
                ? OptionalLong.empty()
                : OptionalLong.of(ComparisonPlan.fewestIdenticalPairs(margin, error));
        String unchanged = fewest.isEmpty()
                ? reference.equal() + " answers would not support it"
                : String.format(
                        Locale.ROOT,
                        "%s answers would support it with at least %s; planned: %,d",
                        reference.equal(),
                        Advice.counted(fewest.getAsLong(), words.observations()),
                        plan.planned());
        return Optional.of(name() + ": " + unchanged + seen(plan.planned(), error));
    }

    /** The true differences that are seen with a power of 80 % if a fifth of the cases change. */
    private String seen(long planned, double error) {
        if (planned < 1 || planned > MOST_PLANNED) {
            return "";
        }
        OptionalDouble supporting =
                ComparisonPlan.of((int) planned, -margin, error, DISCORDANCE).smallestDetectable(POWER);
        OptionalDouble refuting =
                ComparisonPlan.of((int) planned, margin, error, DISCORDANCE).smallestDetectable(POWER);
        List<String> parts = new ArrayList<>();
        supporting.ifPresent(difference ->
                parts.add("supported in 80 % of runs at a true difference of " + rounded(difference, 1) + " or more"));
        refuting.ifPresent(difference -> parts.add("refuted at " + rounded(-difference, -1) + " or less"));
        return "; if 20 % of choices " + reference.change() + ", "
                + (parts.isEmpty()
                        ? "no true difference would decide the claim in 80 % of runs"
                        : String.join(", ", parts));
    }

    /** To two places, away from the margin. */
    private static String rounded(double difference, int direction) {
        double hundredths = 100 * difference;
        return String.format(
                Locale.ROOT, "%.2f", (direction > 0 ? Math.ceil(hundredths) : Math.floor(hundredths)) / 100 + 0.0);
    }
}
