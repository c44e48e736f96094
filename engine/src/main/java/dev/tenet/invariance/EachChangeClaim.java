package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.stats.Bonferroni;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.Finding;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.Power;
import dev.tenet.trial.PowerInWords;
import dev.tenet.trial.Story;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Claims that agreement under each change is at least a threshold, see {@link Verdict#onEach}. */
record EachChangeClaim(Threshold threshold) implements Claim<InvarianceReport> {

    private static final String NAME = "agreement under each change";

    @Override
    public String id() {
        return "same-under-each-change-at-least";
    }

    @Override
    public String name() {
        return NAME + " " + threshold;
    }

    @Override
    public ClaimMeaning meaning() {
        return Agreement.OVERALL
                .meaning()
                .and("The claim is about each change by itself.")
                .toward(threshold.direction());
    }

    @Override
    public Finding judge(InvarianceReport report) {
        Verdict verdict = verdict(report);
        Optional<ChangeFigures> weakest = weakest(report, verdict);
        // Shows the interval that decided.
        double level = verdict == Verdict.REFUTED ? corrected(report) : report.level();
        String actual = weakest.map(part -> inWords(part, level, report)).orElse("unknown (no pair was asked)");
        Finding finding = Finding.of(verdict, name(), actual, () -> story(report, verdict, weakest));
        return weakest.map(part -> finding.with(
                        part.agreement().at(level).evidence(threshold.value()).ofPart()))
                .orElse(finding);
    }

    @Override
    public boolean isDecided(InvarianceReport report) {
        return verdict(report).isDecided();
    }

    private Verdict verdict(InvarianceReport report) {
        Collection<ChangeFigures> parts = report.changes().values();
        return Verdict.onEach(
                parts.stream().map(part -> part.agreement().verdict(threshold)).toList(),
                parts.stream().map(part -> simultaneous(part, report)).toList());
    }

    private Verdict simultaneous(ChangeFigures part, InvarianceReport report) {
        return part.agreement().at(corrected(report)).verdict(threshold);
    }

    private static double corrected(InvarianceReport report) {
        return Bonferroni.level(report.level(), Math.max(1, report.changes().size()));
    }

    /** The change with the lowest interval start among those that determine the verdict. */
    private Optional<ChangeFigures> weakest(InvarianceReport report, Verdict verdict) {
        return deciding(report, verdict)
                .min(Comparator.comparingDouble(
                        part -> part.agreement().interval().low()));
    }

    /** The changes that determine the verdict. */
    private Stream<ChangeFigures> deciding(InvarianceReport report, Verdict verdict) {
        return report.changes().values().stream().filter(part -> switch (verdict) {
            case REFUTED -> simultaneous(part, report) == Verdict.REFUTED;
            case SUPPORTED -> true;
            default -> part.agreement().verdict(threshold) != Verdict.SUPPORTED;
        });
    }

    private String inWords(ChangeFigures weakest, double level, InvarianceReport report) {
        int parts = report.changes().size();
        return weakest.name() + " " + weakest.agreement().at(level).inWords(Agreement.WORDS, threshold.value())
                + (parts == 1 ? "" : ", the weakest of " + parts + " changes");
    }

    private Story story(InvarianceReport report, Verdict verdict, Optional<ChangeFigures> weakest) {
        Story story = new Story();
        weakest.filter(part -> verdict != Verdict.REFUTED)
                .flatMap(part -> part.agreement().advice(threshold, Agreement.WORDS))
                .ifPresent(story::add);
        return story.parts(
                        verdict,
                        deciding(report, verdict).map(ChangeFigures::name).toList())
                .addAll(new AgreementStory(report).lines());
    }

    /**
     * Returns why the claim cannot be supported regardless of the results, because a change has too few questions.
     *
     * @param questions the number of questions under each change
     */
    Optional<String> unsupportable(Map<Change, Long> questions, SamplingPlan plan) {
        return questions.entrySet().stream()
                .flatMap(under -> ofChange()
                        .unsupportable(
                                new SamplingPlan(plan.level(), plan.looks(), under.getValue(), OptionalLong.empty()))
                        .map(why -> under.getKey() + ": " + why + "; or remove " + under.getKey() + " from changes")
                        .stream())
                .findFirst();
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return ofChange().unsupportable(plan);
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        return Optional.of(name() + ": under a change that every question has "
                + ofChange().prospectsInWords(plan));
    }

    /** The claim on one change, which knows what a number of questions can show. */
    private MeanClaim<InvarianceReport> ofChange() {
        return new MeanClaim<>(new Agreement(NAME), threshold);
    }

    @Override
    public Optional<Power> power(SamplingPlan plan) {
        return Optional.of(PowerInWords.notComputed("each change"));
    }
}
