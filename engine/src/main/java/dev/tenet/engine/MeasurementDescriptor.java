package dev.tenet.engine;

import dev.tenet.engine.SpecSummary.Status;
import dev.tenet.engine.TenetSettings.Nodes;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.report.ConsoleReport;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.tape.TapeException;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Finding;
import dev.tenet.trial.ReferenceSubject;
import dev.tenet.trial.Run;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.opentest4j.TestAbortedException;

/**
 * The measurement of one spec on one subject: a spec method, or one of several subjects below it. Its claims are its
 * static children. The trials are asked within the first claim that runs, so that reports show their time and output
 * there. If trials or cells are shown as tests, they are asked before the claims.
 */
final class MeasurementDescriptor extends TenetDescriptor {

    private final SpecMethod method;
    private final DeclaredParticipant declared;
    private final Leaves leaves;
    private final boolean isOneOfSeveral;
    private MeasurementState state = new MeasurementState.New();
    private @Nullable InvalidSpecException brokenCondition;
    private boolean isEvidencePrinted;

    private MeasurementDescriptor(
            UniqueId uniqueId,
            String displayName,
            SpecMethod method,
            DeclaredParticipant declared,
            Leaves leaves,
            boolean isOneOfSeveral,
            Set<TestTag> tags,
            @Nullable String disabledReason) {
        super(uniqueId, displayName, Leaves.sourceOf(method), tags, disabledReason);
        this.method = method;
        this.declared = declared;
        this.leaves = leaves;
        this.isOneOfSeveral = isOneOfSeveral;
    }

    /** Creates the descriptor of a spec method with at most one subject. */
    static MeasurementDescriptor ofMethod(UniqueId uniqueId, SpecMethod method, Leaves leaves) {
        MeasurementDescriptor descriptor = new MeasurementDescriptor(
                uniqueId,
                Leaves.nameOf(method),
                method,
                method.subjects().isEmpty()
                        ? DeclaredParticipant.BY_SETTING
                        : method.subjects().get(0),
                leaves,
                false,
                SpecAnnotations.tags(method.method()),
                SpecAnnotations.disabled(method.method()).orElse(null));
        descriptor.addClaims();
        return descriptor;
    }

    /** Creates the descriptor of one of several subjects of a spec method. */
    static MeasurementDescriptor ofSubject(
            UniqueId uniqueId, String name, SpecMethod method, DeclaredParticipant subject, Leaves leaves) {
        MeasurementDescriptor descriptor =
                new MeasurementDescriptor(uniqueId, name, method, subject, leaves, true, Set.of(), null);
        descriptor.addClaims();
        return descriptor;
    }

    private void addClaims() {
        for (ClaimName claim : method.claims(declared)) {
            addChild(new ClaimDescriptor(
                    Leaves.idBelow(this, ClaimDescriptor.SEGMENT, claim.id()),
                    leaves.source(),
                    leaves.legacyName(subjectPrefix() + claim.id()),
                    this,
                    claim));
        }
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    /** Returns false if there are no claims: a filter that removed every claim excludes the trials as well. */
    @Override
    public boolean mayRegisterTests() {
        return !getChildren().isEmpty();
    }

    @Override
    public String getLegacyReportingName() {
        return method.signature();
    }

    @Override
    public SkipResult shouldBeSkipped(TenetContext context) throws Exception {
        if (context.isStopped()) {
            return SkipResult.skip("the launch was stopped before this spec was measured");
        }
        SkipResult disabled = super.shouldBeSkipped(context);
        return disabled.isSkipped()
                ? disabled
                : reasonDisabledByConditions(context).map(SkipResult::skip).orElse(disabled);
    }

    private Optional<String> reasonDisabledByConditions(TenetContext context) {
        try {
            return LostConditions.areEvaluated()
                    ? Conditions.whyDisabled(method, context.parameters())
                    : Optional.empty();
        } catch (InvalidSpecException unevaluated) {
            brokenCondition = unevaluated;
            return Optional.empty();
        }
    }

    @Override
    public TenetContext execute(TenetContext context, DynamicTestExecutor dynamicTestExecutor) throws Exception {
        try {
            state = opened(context, dynamicTestExecutor);
            if (state instanceof MeasurementState.Ready ready && context.nodes() != Nodes.CLAIMS) {
                state = ask(ready, context);
            }
        } catch (InvalidSpecException | MalformedRecordException | TapeException | NoSuchFileException wrong) {
            invalid(wrong, dynamicTestExecutor);
        } catch (TestAbortedException assumed) {
            state = new MeasurementState.Skipped(String.valueOf(assumed.getMessage()));
        } catch (Throwable broken) {
            Thrown.rethrowIfUnrecoverable(broken);
            // Few runners show a failed container, so each claim reports the failure.
            state = new MeasurementState.Broken(broken);
        }
        return context;
    }

    private void invalid(Exception wrong, DynamicTestExecutor dynamicTestExecutor) {
        state = new MeasurementState.Invalid(where() + ": " + wrong.getMessage());
        register(
                new InvalidDescriptor(
                        Leaves.idBelow(this, InvalidDescriptor.SEGMENT, "spec"),
                        leaves.source(),
                        leaves.legacyName(subjectPrefix() + InvalidDescriptor.SEGMENT),
                        where(),
                        String.valueOf(wrong.getMessage())),
                dynamicTestExecutor);
    }

    private MeasurementState opened(TenetContext context, DynamicTestExecutor dynamicTestExecutor) throws Exception {
        Launch launch = context.launch();
        if (brokenCondition != null) {
            throw brokenCondition;
        }
        Object instance;
        try {
            instance = method.instance();
            if (!method.hasBodyClaim()) {
                method.call(instance);
            }
        } catch (TestAbortedException assumed) {
            throw assumed;
        } catch (Throwable thrown) {
            Thrown.rethrowIfUnrecoverable(thrown);
            return new MeasurementState.Broken(thrown);
        }
        return new Opening(
                        method,
                        declared,
                        name(),
                        shortName(),
                        reference(),
                        claims().stream().map(ClaimDescriptor::claim).toList(),
                        launch)
                .open(instance, new EvidenceLeaves(this, leaves, subjectPrefix(), dynamicTestExecutor));
    }

    /** Returns the subject that this one is compared with, which is measured before. */
    private Optional<ReferenceSubject> reference() {
        return method.reference()
                .filter(other -> !other.equals(declared))
                .map(other -> new ReferenceSubject(
                        other.label(),
                        getParent().stream()
                                .flatMap(parent -> parent.getChildren().stream())
                                .filter(MeasurementDescriptor.class::isInstance)
                                .map(MeasurementDescriptor.class::cast)
                                .filter(sibling -> sibling.declared.equals(other))
                                .findFirst()
                                .map(MeasurementDescriptor::whyUnmeasured)
                                .orElse(Optional.of("it is not selected in this launch"))));
    }

    /** Returns why there is no complete run in this launch; empty if there is one. */
    private Optional<String> whyUnmeasured() {
        if (state instanceof MeasurementState.Asked asked) {
            return asked.measured().obstacle();
        }
        if (state instanceof MeasurementState.Invalid invalid) {
            return Optional.of("it is invalid: " + invalid.problem());
        }
        if (state instanceof MeasurementState.Broken broken) {
            return Optional.of("it was not measured: " + Thrown.inWords(broken.cause()));
        }
        if (state instanceof MeasurementState.Kept) {
            return Optional.of("its verdicts are from an earlier run, and it was not measured again ("
                    + TenetSettings.REMEASURE + "=true measures again)");
        }
        return Optional.of(whyThereIsNothingToJudge()
                .or(this::skippedWithParents)
                .map(why -> "it was not measured: " + why)
                .orElse("it was not measured"));
    }

    private MeasurementState.Asked ask(MeasurementState.Ready ready, TenetContext context) throws Exception {
        long start = System.nanoTime();
        Measured<?> measured = ready.asking().measure().call();
        MeasurementState.Asked asked = new MeasurementState.Asked(
                measured,
                ready.subject(),
                ready.instance(),
                ready.key(),
                Cost.of(ready.asking().participants(), context.launch().access().prices()),
                Duration.ofNanos(System.nanoTime() - start),
                ready.asking().files());
        try {
            for (ClaimName claim : method.claims(declared)) {
                if (!claim.equals(SpecMethod.BODY) && !claim.id().equals(SpecMethod.DRIFT)) {
                    context.launch().verdicts().record(fullId(claim), asked.key(), measured.judge(claim.id()));
                }
            }
            return asked;
        } catch (IOException full) {
            // A verdict that cannot be stored could be replaced by one from another sample.
            return asked.cutShort("the verdict cannot be saved: " + full.getMessage());
        }
    }

    private void register(LeafDescriptor leaf, DynamicTestExecutor dynamicTestExecutor) {
        addChild(leaf);
        dynamicTestExecutor.execute(leaf);
    }

    /** Returns why there is nothing to judge, in words; empty if there is. */
    Optional<String> whyThereIsNothingToJudge() {
        if (state instanceof MeasurementState.Invalid) {
            return Optional.of("the spec is invalid; see the test \"invalid\" of this method");
        }
        if (state instanceof MeasurementState.Skipped skipped) {
            return Optional.of(skipped.reason());
        }
        return state instanceof MeasurementState.Planned
                ? Optional.of("only planned: nothing was asked (tenet.plan=true)")
                : Optional.empty();
    }

    /** Returns the plan, if the launch only makes plans. */
    Optional<Plan> plan() {
        return state instanceof MeasurementState.Planned planned ? Optional.of(planned.plan()) : Optional.empty();
    }

    /**
     * Judges a claim. The first call asks the trials.
     *
     * @throws Exception if the spec could not be measured
     */
    ClaimOutcome judge(TenetContext context, ClaimName claim) throws Exception {
        if (state instanceof MeasurementState.Kept kept) {
            return new ClaimOutcome(keptVerdict(kept, claim), null);
        }
        MeasurementState.Asked asked = asked(context);
        if (claim.equals(SpecMethod.BODY)) {
            ClaimOutcome outcome = SpecBody.call(method, asked, context.undecidedFails());
            context.launch().verdicts().record(fullId(claim), asked.key(), outcome.finding());
            return outcome;
        }
        if (claim.id().equals(SpecMethod.DRIFT)) {
            Finding finding = drift(asked, claim, context.launch());
            context.launch().verdicts().record(fullId(claim), asked.key(), finding);
            return new ClaimOutcome(finding, null);
        }
        return new ClaimOutcome(asked.measured().judge(claim.id()), null);
    }

    private Finding drift(MeasurementState.Asked asked, ClaimName claim, Launch launch) throws IOException {
        Optional<String> obstacle = asked.measured().obstacle();
        if (obstacle.isPresent()) {
            return asked.measured().incomplete(claim.name(), obstacle.get());
        }
        List<JudgedClaim> judged = asked.measured().claims().stream()
                .map(one -> new JudgedClaim(ClaimName.of(one), asked.measured().judge(one.id())))
                .toList();
        return launch.history()
                .judge(claim.name(), method.declared().noDriftSince().orElseThrow(), summary(asked, judged, launch));
    }

    private static Finding keptVerdict(MeasurementState.Kept kept, ClaimName claim) {
        Finding verdict = kept.verdicts().get(claim.id());
        return verdict != null
                ? verdict
                : Finding.incomplete(
                        claim.name(),
                        "not measured, because another claim of this spec keeps its verdict from an earlier run");
    }

    private MeasurementState.Asked asked(TenetContext context) throws Exception {
        if (state instanceof MeasurementState.Ready ready) {
            try {
                state = ask(ready, context);
            } catch (Exception | LinkageError broken) {
                state = new MeasurementState.Broken(broken);
            }
        }
        if (state instanceof MeasurementState.Broken broken) {
            throw Thrown.asException(broken.cause());
        }
        if (state instanceof MeasurementState.Asked asked) {
            if (!isEvidencePrinted) {
                isEvidencePrinted = true;
                context.console()
                        .print(evidence(asked, context.launch().settings().seed()));
            }
            return asked;
        }
        throw new IllegalStateException(where() + " was not run");
    }

    @Override
    public void after(TenetContext context) throws Exception {
        if (state instanceof MeasurementState.Ready ready) {
            // No claim has run, so the trials were not asked.
            ready.asking().cases().close();
        }
        context.record(summary(context));
    }

    /** Returns the entry for {@code summary.json}. */
    SpecSummary summary(TenetContext context) throws IOException {
        if (state instanceof MeasurementState.Asked asked) {
            return summary(asked, judgedClaims(), context.launch());
        }
        if (state instanceof MeasurementState.Broken broken) {
            return SpecSummary.broken(name(), Thrown.inWords(broken.cause()), judgedClaims());
        }
        if (state instanceof MeasurementState.Kept kept) {
            return SpecSummary.kept(name(), kept.subject(), judgedClaims());
        }
        List<ClaimName> names = claims().stream().map(ClaimDescriptor::claim).toList();
        if (state instanceof MeasurementState.Invalid invalid) {
            return SpecSummary.unmeasured(name(), Status.INVALID, invalid.problem(), names);
        }
        if (state instanceof MeasurementState.Skipped skipped) {
            return SpecSummary.unmeasured(name(), Status.SKIPPED, skipped.reason(), names);
        }
        return state instanceof MeasurementState.Planned
                ? SpecSummary.unmeasured(name(), Status.PLANNED, "only planned: nothing was asked", names)
                : SpecSummary.unmeasured(
                        name(),
                        Status.SKIPPED,
                        skippedWithParents().orElse("the launch ended before it was run"),
                        names);
    }

    private SpecSummary summary(MeasurementState.Asked asked, List<JudgedClaim> claims, Launch launch)
            throws IOException {
        return SpecSummary.measured(
                name(),
                asked,
                SourceLine.of(method.method()),
                launch.settings().seed(),
                launch.fingerprints(method),
                claims);
    }

    /** Returns the entry for a shared build whose process ends before the spec is measured. */
    SpecSummary unended() {
        return SpecSummary.broken(name(), "the process ended before the spec was measured", judgedClaims());
    }

    /** Returns the name in reports. */
    SpecName name() {
        return new SpecName(where(), isOneOfSeveral ? Optional.of(getDisplayName()) : Optional.empty());
    }

    private List<JudgedClaim> judgedClaims() {
        return claims().stream()
                .map(claim -> new JudgedClaim(claim.claim(), claim.finding()))
                .toList();
    }

    /** Returns the selected claims. */
    List<ClaimDescriptor> claims() {
        return getChildren().stream()
                .filter(ClaimDescriptor.class::isInstance)
                .map(ClaimDescriptor.class::cast)
                .toList();
    }

    /** Returns the results for the console: the cells, and notes that are not part of a claim. */
    private ConsoleReport.Node evidence(MeasurementState.Asked asked, long seed) {
        Run<?> run = asked.measured().run();
        String decided = run.ending() instanceof Ending.Decided early
                ? ", decided after " + early.after() + " of " + run.planned() + " cases"
                : "";
        return new ConsoleReport.Node(
                shortName() + ": " + run.figures().headline() + decided,
                Stream.of(
                                run.figures().cells().stream().map(cell -> cell.name() + ": " + cell.finding()),
                                run.figures().notes().stream(),
                                asked.measured().sample().inWords(seed).stream(),
                                asked.costs().stream().flatMap(cost -> cost.lines().stream()))
                        .flatMap(lines -> lines)
                        .map(ConsoleReport.Node::leaf)
                        .toList());
    }

    SpecMethod method() {
        return method;
    }

    /** Returns the name of the subject. */
    String subjectName() {
        return state instanceof MeasurementState.Opened opened
                ? opened.subject().label()
                : declared.title();
    }

    /** Returns the basis of a claim in one line: the spec, the subject, the number of calls and their duration. */
    String basis() {
        String measured = method.type().getSimpleName() + "." + method.title() + ", subject " + subjectName();
        return state instanceof MeasurementState.Asked asked
                ? String.format(
                        Locale.ROOT,
                        "%s, %s in %.1f s",
                        measured,
                        Cost.calls(asked.calls()),
                        asked.took().toMillis() / 1000.0)
                : measured;
    }

    /** Publishes the files of a judged claim on its leaf. */
    void publishFiles(TenetContext context, ClaimDescriptor leaf, Finding found) {
        new ClaimFiles(name(), shortName() + ", subject " + subjectName(), method, context.launch())
                .publish(context, leaf, leaf.claim(), found, state);
    }

    /** Returns the full id of a claim of this measurement, as used in files. */
    String fullId(ClaimName claim) {
        return name().claim(claim.id());
    }

    private String where() {
        return method.type().getName() + "." + method.title();
    }

    private String shortName() {
        return method.type().getSimpleName() + "." + method.title()
                + (subjectPrefix().isEmpty() ? "" : " (" + getDisplayName() + ")");
    }

    private String subjectPrefix() {
        return isOneOfSeveral ? getDisplayName() + ", " : "";
    }
}
