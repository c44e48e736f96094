package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.DifferenceDesign;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.DifferencePower;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Power;
import dev.tenet.trial.PowerInWords;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The claim that a mean of scores is at most a margin below that of an earlier run, or of another subject, on the same
 * cases. Decided by the betting interval of the mean difference over groups, with the missing cases at either extreme.
 *
 * @param <F> the figures that contain the difference
 * @param quantity the name of the mean, such as {@code PAC}
 * @param margin in [0, 1]
 * @param reference what it is compared with
 * @param difference extracts the difference from the figures
 * @param words the nouns for cases and groups
 * @param besides follows the difference in the one-line result; empty for nothing
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoreClaim<F extends Figures>(
        String quantity,
        double margin,
        Reference reference,
        Function<F, ScoreDifference> difference,
        Advice.Words words,
        Function<F, String> besides)
        implements Claim<F> {

    // A difference of zero, rescaled to [0, 1].
    private static final double UNCHANGED = 0.5;

    // The assumed share of groups that change from one end of the scores to the other.
    private static final double CHANGED = 0.2;

    /** @throws IllegalArgumentException if the margin is not in [0, 1] */
    public ScoreClaim {
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin is " + margin + "; expected a share in [0, 1]");
        }
    }

    /** Creates the claim about an earlier run. */
    public ScoreClaim(String quantity, double margin, Function<F, ScoreDifference> difference, Advice.Words words) {
        this(quantity, margin, Reference.BASELINE, difference, words);
    }

    /** Creates a claim of whose result nothing else is shown. */
    public ScoreClaim(
            String quantity,
            double margin,
            Reference reference,
            Function<F, ScoreDifference> difference,
            Advice.Words words) {
        this(quantity, margin, reference, difference, words, figures -> "");
    }

    private ComparisonMessage message() {
        return new ComparisonMessage(quantity, margin, reference, "a score");
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
        ScoreDifference found = difference.apply(figures);
        Optional<String> obstacle = found.obstacle();
        if (obstacle.isPresent()) {
            return message().incomplete(obstacle.get(), figures);
        }
        return message()
                .finding(
                        verdict(found),
                        found,
                        new ComparisonMessage.Parts(
                                estimates(found) + besides.apply(figures), advice(found), story(found)),
                        evidence(found));
    }

    private Optional<String> advice(ScoreDifference found) {
        return verdict(found.interval()) == Verdict.UNDECIDED
                ? Optional.of(Advice.freshRun(
                        found.groupsToTellFrom(-margin),
                        words.observations() + (reference.isSubject() ? " for both subjects" : " in both runs")))
                : Optional.empty();
    }

    /** The prospects if no answer changes. */
    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        long planned = plan.planned();
        double level = plan.level();
        OptionalLong needed = ScoreSequence.observationsToExclude(
                new double[] {UNCHANGED}, (1 - margin) / 2, level, Looks.EARLY, Advice.MOST_CASES);
        return Optional.of(name() + ": "
                + (needed.isEmpty()
                        ? reference.equal() + " answers would not support it"
                        : String.format(
                                Locale.ROOT,
                                "%s answers would support it with at least %s; planned: %,d",
                                reference.equal(),
                                Advice.counted(needed.getAsLong(), words.observations()),
                                planned)));
    }

    /** The power if a fifth of the groups change completely. All planned groups are asked, whatever the results. */
    @Override
    public Optional<Power> power(SamplingPlan plan) {
        long planned = plan.planned();
        if (margin == 1 || planned == 0) {
            return Optional.empty();
        }
        if (planned > DifferenceDesign.MAX_DIFFERENCES) {
            return Optional.of(PowerInWords.computedFor(DifferenceDesign.MAX_DIFFERENCES, words.observations()));
        }
        DifferencePower power = new DifferencePower(
                DifferenceDesign.atLeast(SamplingPlan.early(plan.level(), planned), -margin, CHANGED), "difference");
        return Optional.of(power.power(
                "if " + power.changing() + " of " + words.observations() + " " + reference.change()
                        + " completely, the others not at all: ",
                words.observations()));
    }

    private Evidence evidence(ScoreDifference found) {
        return new Evidence(
                -margin,
                found.mean(),
                found.interval(),
                found.level(),
                found.observations(),
                "bets on paired differences, at the end");
    }

    /** Undecided if excluded cases could overturn the verdict; incomplete if failed calls could. */
    Verdict verdict(ScoreDifference found) {
        Verdict verdict = verdict(found.interval());
        if (verdict == Verdict.UNDECIDED || found.leftOut().isNothing()) {
            return verdict;
        }
        if (verdict(found.worstCase(false)) != verdict) {
            return Verdict.UNDECIDED;
        }
        return verdict(found.worstCase(true)) == verdict ? verdict : Verdict.INCOMPLETE;
    }

    private Verdict verdict(Interval interval) {
        return interval.low() >= -margin
                ? Verdict.SUPPORTED
                : interval.high() < -margin ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    private String estimates(ScoreDifference found) {
        return String.format(
                        Locale.ROOT,
                        "difference %s, %s, %s%s",
                        Decimals.estimate(found.mean()),
                        found.interval().at(found.level(), -margin),
                        Advice.counted(found.counts().compared(), words.cases()),
                        reference.ofBoth())
                + ofGroups(found);
    }

    private List<String> story(ScoreDifference found) {
        List<String> lines = new ArrayList<>();
        if (!(found.baseline() instanceof Baseline.Earlier earlier)) {
            return lines;
        }
        ScoreDifference.Counts counts = found.counts();
        lines.add("of " + counts.compared() + " " + words.cases() + ofGroups(found) + ", " + counts.worse() + " "
                + reference.worse() + " and " + counts.better() + " " + reference.better()
                + (found.worst().isEmpty() ? "" : "; the worst:"));
        boolean isTold = true;
        for (ScoreDifference.WorseCase worse : found.worst()) {
            Optional<List<String>> before = earlier.answers().of(worse.earlier());
            isTold &= before.isPresent();
            lines.add(String.format(
                    Locale.ROOT,
                    reference.isSubject() ? "  %s: score %s, this subject %s" : "  %s: score %s, now %s",
                    Untrusted.line(worse.id()),
                    score(worse.before()),
                    score(worse.now())));
            for (int i = 0; i < worse.said().size(); i++) {
                int number = i;
                lines.add(message().answer("    ", "asked", worse.said().get(i).question()));
                before.ifPresent(said -> lines.add(message().answer("      ", reference.before(), said.get(number))));
                lines.add(message()
                        .answer("      ", reference.now(), worse.said().get(i).answer()));
            }
        }
        if (!isTold) {
            lines.add(message().whereAnswersAre(earlier));
        }
        return lines;
    }

    private static String score(double score) {
        return String.valueOf(ScoredCase.number(score));
    }

    /** Returns the suffix of a number of cases; empty if each case has its own group. */
    private String ofGroups(ScoreDifference found) {
        return found.observations() < found.counts().compared()
                ? " of " + Advice.counted(found.observations(), words.observations())
                : "";
    }
}
