package dev.tenet.engine;

import dev.tenet.engine.TenetSettings.Nodes;
import dev.tenet.model.Participant;
import dev.tenet.report.ConsoleReport;
import dev.tenet.report.TrialFiles;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Case;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ComparedSubject;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.Measurement;
import dev.tenet.trial.Reading;
import dev.tenet.trial.Run;
import dev.tenet.trial.Runner;
import dev.tenet.trial.SubjectPlace;
import dev.tenet.trial.SystemPrompt;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Prepares a spec method for measurement on one subject: opens the models and the cases, and rejects claims that no
 * result could support. Nothing is asked yet.
 *
 * @param declared the subject
 * @param name the name of the spec and subject in reports
 * @param title the title on the console
 * @param reference the subject that this one is compared with
 * @param selected the claims that this launch judges
 */
record Opening(
        SpecMethod method,
        DeclaredParticipant declared,
        SpecName name,
        String title,
        Optional<ComparedSubject> reference,
        List<ClaimName> selected,
        Launch launch) {

    /**
     * Opens the spec.
     *
     * @param instance the instance of the spec class
     * @param evidence displays trials and cells
     * @throws InvalidSpecException if the spec is invalid
     * @throws IOException if a file cannot be read or contains a malformed record
     * @throws Exception what a method with {@code @SubjectSource} throws
     */
    MeasurementState open(Object instance, EvidenceDisplay evidence) throws Exception {
        method.declared().noDriftSince().ifPresent(launch.history()::require);
        Participant subject = launch.participants().subject(declared, method, instance);
        method.replacements(declared, launch.settings())
                .forEach(line -> launch.console().print(title + ": " + line));
        SubjectPlace place = place(subject);
        launch.beginFingerprints(method);
        Measurement<?, ?, ?> measurement =
                method.declared().on(new LaunchBench(name.spec(), subject, place, reference, method, launch));
        if (method.isReference(declared)) {
            measurement = measurement.withoutComparisons();
        }
        return launch.settings().isPlan()
                ? new MeasurementState.Planned(plan(measurement))
                : open(withHealth(measurement), subject, place, instance, evidence);
    }

    private Plan plan(Measurement<?, ?, ?> measurement) throws IOException {
        Plan plan = Plan.of(title, measurement, launch.level(), launch.access().prices(), mayStop(measurement));
        launch.console().print(plan.tree());
        return plan;
    }

    private <C extends Case, R extends Reading, F extends Figures> Measurement<C, R, F> withHealth(
            Measurement<C, R, F> measurement) {
        return measurement.with(new HealthClaim<>(launch.settings().healthLimits(), measurement.looks()));
    }

    private SubjectPlace place(Participant subject) {
        List<DeclaredParticipant> subjects = method.subjects();
        return subjects.size() < 2
                ? SubjectPlace.only(subject.label())
                : new SubjectPlace(
                        subjects.indexOf(declared) + 1,
                        subjects.stream().map(DeclaredParticipant::label).toList());
    }

    private <C extends Case, R extends Reading, F extends Figures> MeasurementState open(
            Measurement<C, R, F> measurement,
            Participant subject,
            SubjectPlace place,
            Object instance,
            EvidenceDisplay evidence)
            throws IOException {
        List<Participant> participants = measurement.protocol().participants();
        if (participants.isEmpty()) {
            throw new IllegalStateException(Kinds.nameOf(method.kind())
                    + ": its protocol names no participants; expected the subject first, then the others");
        }
        String key = VerdictKey.of(name, method, launch.settings(), participants, materials());
        Map<String, Finding> kept = kept(participants, key);
        if (!kept.isEmpty()) {
            return new MeasurementState.Kept(subject, kept);
        }
        launch.requireReports();
        return new MeasurementState.Ready(asking(measurement, place, evidence), subject, instance, key);
    }

    /** Returns the fingerprints of the materials, to which the subject belongs that this one is compared with. */
    private Map<String, String> materials() throws IOException {
        Map<String, String> materials = new HashMap<>(launch.fingerprints(method));
        DeclaredParticipant other = method.reference().orElse(declared);
        if (!other.equals(declared)) {
            materials.put(
                    "the subject compared with",
                    Fingerprint.of(other.toString(), String.valueOf(SystemPrompt.read(other.system()))));
        }
        return materials;
    }

    /** Returns the claims that keep the verdict of an earlier run. */
    private Map<String, Finding> kept(List<Participant> participants, String key) throws IOException {
        boolean isReplayed = participants.stream().allMatch(launch.access()::isReplayed);
        Map<String, Finding> kept = new HashMap<>();
        for (ClaimName claim : selected) {
            launch.verdicts()
                    .kept(name.claim(claim.id()), key, isReplayed)
                    .ifPresent(finding -> kept.put(claim.id(), finding));
        }
        return kept;
    }

    private <C extends Case, R extends Reading, F extends Figures> MeasurementState.Asking asking(
            Measurement<C, R, F> measurement, SubjectPlace place, EvidenceDisplay evidence) throws IOException {
        Nodes nodes = launch.settings().nodes();
        TrialFiles files = new TrialFiles();
        List<PlannedClaim> planned = new ArrayList<>();
        var observer = new SpecObserver<>(
                name.spec(),
                place,
                measurement.protocol(),
                launch.folder(),
                launch.console().progressOf(title, measurement.protocol().unit()),
                files,
                nodes == Nodes.TRIALS ? evidence::trial : trial -> {},
                cases -> {
                    SamplingPlan plan = measurement.plan(launch.level(), cases);
                    requireSupportable(measurement.claims(), plan);
                    measurement.claims().forEach(claim -> planned.add(PlannedClaim.ofRun(claim, plan)));
                    announce(measurement.protocol().participants(), cases.size(), planned);
                });
        Runner.OpenRun<F> run = launch.runner().open(measurement.protocol(), observer, enough(measurement));
        List<Participant> participants = measurement.protocol().participants();
        return new MeasurementState.Asking(
                participants,
                run,
                () -> {
                    Run<F> came;
                    try (run) {
                        came = run.run();
                    }
                    Run<F> ended = UnusableAnswers.onlyWithheld(participants)
                            .map(came::cutShort)
                            .orElse(came);
                    Measured<F> measured = new Measured<>(
                            participants,
                            measurement.claims(),
                            ended,
                            observer.sample(),
                            UnusableAnswers.stale(
                                    participants, launch.settings().taping().maxAge(), Instant.now()),
                            List.copyOf(planned));
                    // A run that no claim may be judged on is no baseline either.
                    measurement.ended(measured.obstacle().map(ended::cutShort).orElse(ended));
                    if (nodes == Nodes.CELLS) {
                        ended.figures().cells().forEach(evidence::cell);
                    }
                    return measured;
                },
                files);
    }

    /** Says before the first call what can become of the claims, unless no answer costs anything. */
    private void announce(List<Participant> participants, long cases, List<PlannedClaim> claims) {
        List<ConsoleReport.Node> lines = claims.stream()
                .flatMap(claim -> claim.node(power -> Optional.empty()).stream())
                .toList();
        if (!lines.isEmpty() && !participants.stream().allMatch(launch.access()::isFree)) {
            launch.console()
                    .print(new ConsoleReport.Node(
                            title + ": " + Advice.counted(cases, "cases") + " are planned", lines));
        }
    }

    /** Assertions of the method need all planned cases, unless its figures are valid whenever the run stops. */
    private <C extends Case, R extends Reading, F extends Figures> Predicate<Tally<C, R, F>> enough(
            Measurement<C, R, F> measurement) {
        return mayStop(measurement) ? new EarlyStop<>(measurement.claims()) : Runner.never();
    }

    private boolean mayStop(Measurement<?, ?, ?> measurement) {
        boolean claimsSomething =
                measurement.claims().stream().anyMatch(claim -> !claim.id().equals(HealthClaim.ID));
        // The others are compared with the cases of the reference, so that all are asked.
        return claimsSomething
                && !method.isReference(declared)
                && (measurement.looks() != Looks.FIXED || !method.hasBodyClaim());
    }

    private static <F extends Figures> void requireSupportable(List<Claim<F>> claims, SamplingPlan plan) {
        List<String> problems = claims.stream()
                .flatMap(claim -> claim.unsupportable(plan).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSpecException(String.join("; ", problems));
        }
    }
}
