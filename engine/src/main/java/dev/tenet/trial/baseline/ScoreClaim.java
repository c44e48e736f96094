package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The claim that a mean of scores is at most a margin below that of an earlier run on the same cases. Decided by the
 * betting interval of the mean difference over groups, with the missing cases at either extreme.
 *
 * @param <F> the figures that contain the difference
 * @param quantity the name of the mean, such as {@code PAC}
 * @param margin in [0, 1]
 * @param difference extracts the difference from the figures
 * @param words the nouns for cases and groups
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoreClaim<F extends Figures>(
        String quantity, double margin, Function<F, ScoreDifference> difference, Advice.Words words)
        implements Claim<F> {

    private static final int EXCERPT = 240;

    // A difference of zero, rescaled to [0, 1].
    private static final double UNCHANGED = 0.5;

    /** @throws IllegalArgumentException if the margin is not in [0, 1] */
    public ScoreClaim {
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin is " + margin + "; expected a share in [0, 1]");
        }
    }

    @Override
    public String id() {
        return "no-worse-than-baseline";
    }

    @Override
    public String name() {
        return quantity + " at most " + Decimals.exact(margin) + " below the baseline";
    }

    @Override
    public Finding judge(F figures) {
        ScoreDifference found = difference.apply(figures);
        Optional<String> obstacle = found.obstacle();
        if (obstacle.isPresent()) {
            String actual = obstacle.get();
            return new Finding(
                    Verdict.INCOMPLETE,
                    name(),
                    actual,
                    name() + " is incomplete: " + actual + "\n  so far: " + figures.headline());
        }
        Verdict verdict = verdict(found);
        String actual = actual(found, verdict);
        List<String> lines = new ArrayList<>();
        lines.add(name() + " is " + verdict.words() + ": " + actual);
        if (verdict(found.interval()) == Verdict.UNDECIDED) {
            lines.add("  "
                    + Advice.freshRun(found.groupsToTellFrom(-margin), words.observations() + " that both runs have"));
        }
        if (found.baseline() instanceof Baseline.Earlier earlier) {
            lines.addAll(story(found, earlier));
        }
        return new Finding(verdict, name(), actual, String.join("\n", lines), Optional.of(evidence(found)));
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
                        ? "unchanged answers would not support it"
                        : String.format(
                                Locale.ROOT,
                                "unchanged answers support it from %,d %s on, and there are %,d",
                                needed.getAsLong(),
                                words.observations(),
                                planned)));
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
    private Verdict verdict(ScoreDifference found) {
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

    private String actual(ScoreDifference found, Verdict verdict) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "difference %s, %s, %d %s of both runs",
                Decimals.estimate(found.mean()),
                found.interval().at(found.level(), -margin),
                found.counts().compared(),
                words.cases()));
        text.append(ofGroups(found));
        if (!found.leftOut().isNothing()) {
            Interval worstCase = found.worstCase(true);
            text.append("; left out: ").append(found.leftOut().inWords());
            text.append(String.format(
                    Locale.ROOT,
                    ", with which it could be %s to %s%s",
                    Decimals.of(worstCase.low(), -margin),
                    Decimals.of(worstCase.high(), -margin),
                    verdict == Verdict.INCOMPLETE ? " because calls failed" : ""));
        }
        if (found.baseline() instanceof Baseline.Earlier earlier) {
            text.append("; compared with ").append(earlier.title());
            found.differences().forEach(change -> text.append("; ").append(change));
        }
        return text.toString();
    }

    private List<String> story(ScoreDifference found, Baseline.Earlier earlier) {
        List<String> lines = new ArrayList<>();
        if (!earlier.entry().served().subject().isEmpty()) {
            lines.add("  served then by "
                    + String.join(", ", earlier.entry().served().subject()));
        }
        ScoreDifference.Counts counts = found.counts();
        lines.add("  of " + counts.compared() + " " + words.cases() + ofGroups(found) + " " + counts.worse()
                + " got worse and " + counts.better() + " better"
                + (found.worst().isEmpty() ? "" : "; the worst:"));
        boolean isTold = true;
        for (ScoreDifference.WorseCase worse : found.worst()) {
            Optional<List<String>> before = earlier.answers().of(worse.earlier());
            isTold &= before.isPresent();
            lines.add(String.format(
                    Locale.ROOT, "    %s: score %s, now %s", worse.id(), score(worse.before()), score(worse.now())));
            for (int i = 0; i < worse.said().size(); i++) {
                int number = i;
                lines.add("      asked: " + excerpt(worse.said().get(i).question()));
                before.ifPresent(said -> lines.add("        before: " + excerpt(said.get(number))));
                lines.add("        now: " + excerpt(worse.said().get(i).answer()));
            }
        }
        if (!isTold) {
            lines.add("    " + earlier.file()
                    + " holds scores alone; the answers before are in the trial log of that run");
        }
        return lines;
    }

    private static String score(double score) {
        return String.valueOf(ScoredCase.number(score));
    }

    /** Returns the suffix of a number of cases; empty if each case has its own group. */
    private String ofGroups(ScoreDifference found) {
        return found.observations() < found.counts().compared()
                ? " of " + found.observations() + " " + words.observations()
                : "";
    }

    private static String excerpt(String text) {
        return Untrusted.excerpt(text.strip().replaceAll("\\s+", " "), EXCERPT);
    }
}
