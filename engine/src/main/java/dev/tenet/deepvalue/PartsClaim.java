package dev.tenet.deepvalue;

import dev.tenet.stats.Bonferroni;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Looks;
import dev.tenet.stats.PartsVerdict;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Power;
import dev.tenet.trial.PowerInWords;
import dev.tenet.trial.Share;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Claims that DVGR is at least, or at most, a threshold in each part, such as every context; {@link Verdict#onEach} is
 * the rule.
 *
 * <p>The verdicts are those of {@link PartsVerdict}. The number of trials of each part is planned, so each part has a
 * confidence sequence of its own in a run that may end early, and both statements hold at every look. Trials without a
 * choice are counted both for and against each part.
 *
 * @param every which parts
 * @param threshold the threshold for each part
 * @param planned the planned number of trials of each part; empty if not known yet
 */
record PartsClaim(Every every, Threshold threshold, Map<String, Long> planned) implements Claim<Dvgr> {

    private static final double POWER = 0.8;
    private static final int HALVINGS = 30;

    PartsClaim {
        planned = Map.copyOf(planned);
    }

    /** Returns the claim with the planned number of trials of each part. */
    PartsClaim planning(Map<Factor, Map<String, Long>> trials) {
        return new PartsClaim(every, threshold, trials.getOrDefault(every.factor(), Map.of()));
    }

    @Override
    public String id() {
        return "dvgr-" + every.words().replace(' ', '-') + threshold.idSuffix();
    }

    @Override
    public String name() {
        return DvgrClaims.DVGR + " " + every.words() + " " + threshold;
    }

    private boolean isAtLeast() {
        return threshold.direction() == Threshold.Direction.AT_LEAST;
    }

    @Override
    public ClaimMeaning meaning() {
        return DvgrClaims.MEANING
                .and("The claim is about each part by itself, " + every.words() + ".")
                .toward(threshold.direction());
    }

    @Override
    public Finding judge(Dvgr dvgr) {
        List<PartShare> parts = dvgr.parts(every.factor());
        Verdict verdict = verdict(parts);
        Optional<PartShare> deciding = deciding(parts, verdict);
        // Shows the interval that decided.
        Optional<Share> shown = deciding.map(part -> verdict == Verdict.REFUTED ? part.simultaneous() : part.share());
        String actual =
                deciding.isEmpty() ? "unknown (" + whyUnknown(dvgr) + ")" : inWords(deciding.get(), shown.get(), parts);
        Finding finding = Finding.of(verdict, name(), actual, () -> story(dvgr, parts, verdict));
        return shown.map(share -> finding.with(share.evidence(threshold.value()).ofPart()))
                .orElse(finding);
    }

    private static String whyUnknown(Dvgr dvgr) {
        return dvgr.plan().looks() == Looks.FIXED
                ? "no trial was asked"
                : "the number of trials of each part is unknown, but is required if the run may stop early; set"
                        + " stop = FIXED";
    }

    @Override
    public boolean isDecided(Dvgr dvgr) {
        List<PartShare> parts = dvgr.parts(every.factor());
        return parts.stream().anyMatch(part -> part.simultaneous().isFinal(threshold) && isRefuted(part))
                || (!parts.isEmpty()
                        && parts.stream().allMatch(part -> part.share().isFinal(threshold) && isSupported(part)));
    }

    /** The verdict of {@link #judge}, without its explanation. */
    Verdict verdict(List<PartShare> parts) {
        return Verdict.onEach(
                parts.stream().map(part -> part.share().verdict(threshold)).toList(),
                parts.stream()
                        .map(part -> part.simultaneous().verdict(threshold))
                        .toList());
    }

    private boolean isRefuted(PartShare part) {
        return part.simultaneous().verdict(threshold) == Verdict.REFUTED;
    }

    private boolean isSupported(PartShare part) {
        return part.share().verdict(threshold) == Verdict.SUPPORTED;
    }

    /** The part furthest on the wrong side, of those that determine the verdict. */
    private Optional<PartShare> deciding(List<PartShare> parts, Verdict verdict) {
        Comparator<PartShare> byLow =
                Comparator.comparingDouble(part -> part.share().interval().low());
        Comparator<PartShare> byHigh =
                Comparator.comparingDouble(part -> -part.share().interval().high());
        return parts.stream()
                .filter(part -> switch (verdict) {
                    case REFUTED -> isRefuted(part);
                    case SUPPORTED -> true;
                    default -> !isSupported(part);
                })
                .min(isAtLeast() ? byLow : byHigh);
    }

    private String inWords(PartShare part, Share shown, List<PartShare> parts) {
        return part.name() + " " + shown.inWords(Counts.WORDS, threshold.value())
                + (parts.size() == 1
                        ? ""
                        : ", the " + (isAtLeast() ? "weakest" : "strongest") + " of " + parts.size() + " "
                                + every.parts());
    }

    private Story story(Dvgr dvgr, List<PartShare> parts, Verdict verdict) {
        Story story = new Story();
        if (verdict != Verdict.REFUTED) {
            deciding(parts, verdict)
                    .flatMap(part -> part.share().advice(threshold, words(part.name())))
                    .ifPresent(story::add);
        }
        story.parts(
                verdict,
                parts.stream()
                        .filter(part -> verdict == Verdict.REFUTED ? isRefuted(part) : !isSupported(part))
                        .map(PartShare::name)
                        .toList());
        dvgr.firstFailure().ifPresent(story::firstFailure);
        return story;
    }

    private Advice.Words words(String part) {
        return new Advice.Words(
                Counts.WORDS.cases(),
                Counts.WORDS.cases() + " " + every.in(part),
                Counts.WORDS.reading(),
                Counts.WORDS.failed(),
                Counts.WORDS.lowest(),
                Counts.WORDS.highest());
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return smallest().filter(part -> !isSupportable(part.getValue(), plan)).map(part -> {
            OptionalLong needed = neededInEach(plan);
            return String.format(
                    Locale.ROOT,
                    "%s cannot be supported by %,d %s, whatever the answers; %s",
                    name(),
                    part.getValue(),
                    (part.getValue() == 1 ? "trial " : "trials ") + every.in(part.getKey()),
                    needed.isEmpty()
                            ? "no number of trials would be enough"
                            : String.format(
                                    Locale.ROOT,
                                    "expected at least %,d in each of %d %s, about %,d trials in all",
                                    needed.getAsLong(),
                                    planned.size(),
                                    every.parts(),
                                    needed.getAsLong() * planned.size()));
        });
    }

    private Optional<Map.Entry<String, Long>> smallest() {
        return planned.entrySet().stream()
                .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    }

    private boolean isSupportable(long trials, SamplingPlan plan) {
        return atEnd(isAtLeast() ? trials : 0, trials, plan, 1) == Verdict.SUPPORTED;
    }

    /**
     * The verdict on a part when all of its trials were asked.
     *
     * @param parts the number of parts whose intervals hold at once
     */
    private Verdict atEnd(long deep, long trials, SamplingPlan plan, int parts) {
        double level = Bonferroni.level(plan.level(), parts);
        return Share.verdictAtEnd(deep, new SamplingPlan(level, plan.looks(), trials, OptionalLong.empty()), threshold);
    }

    /** The share that must be exceeded, for "at most" that of shallow answers. */
    private double bound() {
        return isAtLeast() ? threshold.value() : 1 - threshold.value();
    }

    private OptionalLong neededInEach(SamplingPlan plan) {
        return Advice.fewest(1, trials -> isSupportable(trials, plan));
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        Optional<Map.Entry<String, Long>> smallest = smallest();
        if (smallest.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> cannot = unsupportable(plan);
        if (cannot.isPresent()) {
            return cannot;
        }
        long trials = smallest.get().getValue();
        StringBuilder text = new StringBuilder(name() + ": " + planned.size() + " " + every.parts() + " of ")
                .append(trials)
                .append(largest() == trials ? "" : " to " + largest())
                .append(" trials, at least ")
                .append(neededInEach(plan).getAsLong())
                .append(" needed in each; for ")
                .append(Advice.counted(trials, "trials"))
                .append(", ");
        text.append(bounds(trials, plan));
        truthNeeded(plan)
                .ifPresent(truth -> text.append("; supported in 80 % of runs if DVGR is ")
                        .append(Decimals.estimate(truth))
                        .append(" in each"));
        return Optional.of(text.toString());
    }

    private long largest() {
        return planned.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Formats the counts that decide a part, such as {@code supported with at least 16 deep, refuted with at most 2}. */
    private String bounds(long trials, SamplingPlan plan) {
        long least = isAtLeast() ? 0 : trials;
        long step = isAtLeast() ? 1 : -1;
        long supporting = least;
        while (atEnd(supporting, trials, plan, 1) != Verdict.SUPPORTED) {
            supporting += step;
        }
        long refuting = supporting;
        while (refuting >= 0
                && refuting <= trials
                && atEnd(refuting, trials, plan, planned.size()) != Verdict.REFUTED) {
            refuting -= step;
        }
        return "supported with at " + (isAtLeast() ? "least " : "most ") + supporting + " deep"
                + (refuting < 0 || refuting > trials
                        ? ""
                        : ", refuted with at " + (isAtLeast() ? "most " : "least ") + refuting);
    }

    /**
     * The DVGR of all parts at which the claim is supported with a probability of 0.8 by the look at the planned end;
     * empty if there is no such look.
     */
    private Optional<Double> truthNeeded(SamplingPlan plan) {
        if (bound() <= 0 || plan.looks() == Looks.OPEN) {
            return Optional.empty();
        }
        double error = (1 - Share.levelAtEnd(plan)) / 2;
        List<Integer> trials = planned.values().stream().map(Long::intValue).toList();
        double tooLow = bound();
        double enough = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (tooLow + enough) / 2;
            if (PartsVerdict.chanceOfSupport(trials, middle, bound(), error) >= POWER) {
                enough = middle;
            } else {
                tooLow = middle;
            }
        }
        return Optional.of(isAtLeast() ? enough : 1 - enough);
    }

    /** {@link #prospects} says it, unless the run may be prolonged. */
    @Override
    public Optional<Power> power(SamplingPlan plan) {
        return plan.looks() == Looks.OPEN
                ? Optional.of(PowerInWords.notComputed("each part with stop = OPEN"))
                : Optional.empty();
    }
}
