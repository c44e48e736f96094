package dev.tenet.evenhanded;

import dev.tenet.stats.BettingInterval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Threshold.Direction;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Claims that a quantity is at least or at most a threshold, decided by the betting interval of the topics' means.
 * Missing grades are counted both for and against the claim.
 */
record TopicClaim(Quantity quantity, Threshold threshold) implements Claim<EvenHandedReport> {

    // Computing the interval of more topics is slow, and few claims need more.
    private static final int MAX_EVALUATED = 1000;

    @Override
    public boolean isAnytimeValid() {
        return true;
    }

    @Override
    public String id() {
        return quantity.claimId(threshold);
    }

    @Override
    public String name() {
        return quantity.title() + " " + threshold;
    }

    @Override
    public Finding judge(EvenHandedReport report) {
        MeanOfTopics mean = report.mean(quantity);
        Verdict verdict = threshold.verdict(mean.interval(), mean);
        String actual = mean.inWords(quantity.words(), threshold.value())
                + report.published().besides(quantity);
        return new Finding(
                verdict,
                name(),
                actual,
                verdict == Verdict.SUPPORTED ? name() + ": " + actual : story(report, verdict, actual),
                Optional.of(new Evidence(
                        threshold.value(), mean.estimate(), mean.interval(), mean.level(), mean.observed())));
    }

    @Override
    public boolean isDecided(EvenHandedReport report) {
        MeanOfTopics mean = report.mean(quantity);
        return threshold.verdict(mean.interval(), mean).isDecided();
    }

    /** Returns whether the claim may be decided, in constant time; never false if it is. */
    boolean mayBeDecided(EvenHandedTally soFar) {
        return threshold.verdict(soFar.running(quantity).interval()) != Verdict.UNDECIDED;
    }

    private String story(EvenHandedReport report, Verdict verdict, String actual) {
        MeanOfTopics mean = report.mean(quantity);
        List<String> lines = new ArrayList<>();
        lines.add(name() + " is " + verdict.words() + ": " + actual);
        Advice.of(
                        threshold,
                        mean.interval(),
                        mean,
                        quantity.words(),
                        () -> mean.topicsToDecide(threshold, false),
                        () -> mean.topicsToDecide(threshold, true))
                .ifPresent(lines::add);
        report.firstFailure().ifPresent(first -> lines.add("the first call that failed: " + first));
        lines.addAll(report.furthest(quantity));
        lines.addAll(report.noteOfAdmission());
        lines.addAll(report.example(quantity));
        return String.join("\n  ", lines);
    }

    @Override
    public Optional<String> unsupportable(long topics, double level) {
        return isSupportable(topics, level)
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(name(), topics, "topics", needed(level), tightest(topics, level)));
    }

    private boolean isSupportable(long topics, double level) {
        return threshold.verdict(best(topics, level).interval()) == Verdict.SUPPORTED
                || (topics > MAX_EVALUATED && needed(level).orElse(Long.MAX_VALUE) <= topics);
    }

    private MeanOfTopics best(long topics, double level) {
        return MeanOfTopics.same(best(), (int) Math.min(topics, MAX_EVALUATED), level);
    }

    private OptionalLong needed(double level) {
        return BettingInterval.observationsToExclude(
                new double[] {best()}, threshold.value(), level, Advice.MOST_CASES);
    }

    /** The claim with the strictest two-decimal threshold that the best possible figures support. */
    private Optional<String> tightest(long topics, double level) {
        MeanOfTopics best = best(topics, level);
        return Optional.of(new TopicClaim(
                        quantity,
                        isAtLeast()
                                ? Threshold.atLeast(
                                        Math.floor(100 * best.interval().low()) / 100)
                                : Threshold.atMost(
                                        Math.ceil(100 * best.interval().high()) / 100))
                .name());
    }

    @Override
    public Optional<String> prospects(long topics, double level) {
        return Optional.of(name() + ": "
                + (isSupportable(topics, level)
                        ? TopicProspects.of(threshold, topics, level)
                        : Advice.tooFew(topics, "topics", needed(level))));
    }

    private double best() {
        return isAtLeast() ? 1 : 0;
    }

    private boolean isAtLeast() {
        return threshold.direction() == Direction.AT_LEAST;
    }
}
