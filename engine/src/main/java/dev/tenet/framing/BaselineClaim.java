package dev.tenet.framing;

import dev.tenet.framing.BaselineDifference.WorseCase;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Claims that PAC is at most a margin below that of an earlier run.
 *
 * @param margin in [0, 1]
 */
record BaselineClaim(double margin) implements Claim<StanceReport> {

    private static final int EXCERPT = 240;

    // A difference of zero, rescaled to [0, 1].
    private static final double UNCHANGED = 0.5;

    BaselineClaim {
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
        return "PAC at most " + Decimals.exact(margin) + " below the baseline";
    }

    @Override
    public Finding judge(StanceReport report) {
        BaselineDifference difference = report.means().difference();
        Optional<String> obstacle = difference.obstacle();
        if (obstacle.isPresent()) {
            String actual = obstacle.get();
            return new Finding(
                    Verdict.INCOMPLETE,
                    name(),
                    actual,
                    name() + " is incomplete: " + actual + "\n  so far: " + report.headline());
        }
        Verdict verdict = verdict(difference);
        String actual = actual(difference, verdict);
        List<String> lines = new ArrayList<>();
        lines.add(name() + " is " + verdict.words() + ": " + actual);
        if (verdict(difference.interval()) == Verdict.UNDECIDED) {
            lines.add("  " + Advice.freshRun(difference.issuesToTellFrom(-margin), "issues that both runs have"));
        }
        if (difference.baseline() instanceof Baseline.Earlier earlier) {
            lines.addAll(story(difference, earlier));
        }
        return new Finding(verdict, name(), actual, String.join("\n", lines), Optional.of(evidence(difference)));
    }

    /** The prospects if no answer changes. */
    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        long issues = plan.planned();
        double level = plan.level();
        OptionalLong needed = BettingInterval.observationsToExclude(
                new double[] {UNCHANGED}, (1 - margin) / 2, level, Advice.MOST_CASES);
        return Optional.of(name() + ": "
                + (needed.isEmpty()
                        ? "unchanged answers would not support it"
                        : String.format(
                                Locale.ROOT,
                                "unchanged answers support it from %,d issues on, and there are %,d",
                                needed.getAsLong(),
                                issues)));
    }

    private Evidence evidence(BaselineDifference difference) {
        return new Evidence(
                -margin, difference.mean(), difference.interval(), difference.level(), difference.observations());
    }

    /** Undecided if excluded cases could overturn the verdict; incomplete if failed calls could. */
    private Verdict verdict(BaselineDifference difference) {
        Verdict verdict = verdict(difference.interval());
        if (verdict == Verdict.UNDECIDED || difference.leftOut().isNothing()) {
            return verdict;
        }
        if (verdict(difference.worstCase(false)) != verdict) {
            return Verdict.UNDECIDED;
        }
        return verdict(difference.worstCase(true)) == verdict ? verdict : Verdict.INCOMPLETE;
    }

    private Verdict verdict(Interval interval) {
        return interval.low() >= -margin
                ? Verdict.SUPPORTED
                : interval.high() < -margin ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    private String actual(BaselineDifference difference, Verdict verdict) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "difference %s, %s, %d pairs of both runs",
                Decimals.estimate(difference.mean()),
                difference.interval().at(difference.level(), -margin),
                difference.counts().compared()));
        text.append(PairCounts.ofIssues(difference.counts().compared(), difference.observations()));
        if (!difference.leftOut().isNothing()) {
            Interval worstCase = difference.worstCase(true);
            text.append("; left out: ").append(difference.leftOut().inWords());
            text.append(String.format(
                    Locale.ROOT,
                    ", with which it could be %s to %s%s",
                    Decimals.of(worstCase.low(), -margin),
                    Decimals.of(worstCase.high(), -margin),
                    verdict == Verdict.INCOMPLETE ? " because calls failed" : ""));
        }
        if (difference.baseline() instanceof Baseline.Earlier earlier) {
            text.append("; compared with ").append(earlier.title());
            difference.differences().forEach(change -> text.append("; ").append(change));
        }
        return text.toString();
    }

    private static List<String> story(BaselineDifference difference, Baseline.Earlier earlier) {
        List<String> lines = new ArrayList<>();
        if (!earlier.entry().served().subject().isEmpty()) {
            lines.add("  served then by "
                    + String.join(", ", earlier.entry().served().subject()));
        }
        BaselineDifference.Counts counts = difference.counts();
        lines.add("  of " + PairCounts.inWords(counts.compared(), difference.observations()) + " " + counts.worse()
                + " got worse and " + counts.better() + " better"
                + (difference.worst().isEmpty() ? "" : "; the worst:"));
        boolean isTold = true;
        for (WorseCase worse : difference.worst()) {
            Optional<List<String>> before = earlier.answers().of(worse.earlier());
            isTold &= before.isPresent();
            lines.add(String.format(
                    Locale.ROOT, "    %s: score %s, now %s", worse.id(), score(worse.before()), score(worse.now())));
            lines.add("      asked: " + excerpt(worse.questions().forSide()));
            before.ifPresent(said -> lines.add("        before: " + excerpt(said.get(0))));
            lines.add("        now: " + excerpt(worse.answers().forSide()));
            lines.add("      asked: " + excerpt(worse.questions().againstSide()));
            before.ifPresent(said -> lines.add("        before: " + excerpt(said.get(1))));
            lines.add("        now: " + excerpt(worse.answers().againstSide()));
        }
        if (!isTold) {
            lines.add("    " + earlier.file()
                    + " holds scores alone; the answers before are in the trial log of that run");
        }
        return lines;
    }

    private static String score(double score) {
        return PairRecord.number(score).toString();
    }

    private static String excerpt(String text) {
        return Untrusted.excerpt(text.strip().replaceAll("\\s+", " "), EXCERPT);
    }
}
