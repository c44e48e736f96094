package dev.tenet.engine;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.ComparedSubject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;

/**
 * The node of a {@link SpecMeasurement}: a spec method, or one of several subjects below it. Its claims are its static
 * children. The trials are asked within the first claim that runs, so that reports show their time and output there. If
 * trials or cells are shown as tests, they are asked before the claims.
 */
final class MeasurementDescriptor extends TenetDescriptor {

    private final SpecMeasurement measurement;
    private final Leaves leaves;
    private @Nullable InvalidSpecException brokenCondition;

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
        this.measurement = new SpecMeasurement(
                new MeasuredSpec(method, declared, isOneOfSeveral ? Optional.of(getDisplayName()) : Optional.empty()));
        this.leaves = leaves;
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
        for (ClaimName claim : method().claims(spec().declared())) {
            addChild(new ClaimDescriptor(
                    Leaves.idBelow(this, ClaimDescriptor.SEGMENT, claim.id()),
                    leaves.source(),
                    leaves.legacyName(spec().subjectPrefix() + claim.id()),
                    measurement,
                    claim));
        }
    }

    private MeasuredSpec spec() {
        return measurement.spec();
    }

    private SpecMethod method() {
        return spec().method();
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
        return method().signature();
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
                    ? Conditions.whyDisabled(method(), context.parameters())
                    : Optional.empty();
        } catch (InvalidSpecException unevaluated) {
            brokenCondition = unevaluated;
            return Optional.empty();
        }
    }

    @Override
    public TenetContext execute(TenetContext context, DynamicTestExecutor dynamicTestExecutor) {
        Optional<String> problem = brokenCondition == null
                ? measurement.begin(
                        context,
                        reference(),
                        claims().stream().map(ClaimDescriptor::claim).toList(),
                        new EvidenceLeaves(this, leaves, spec().subjectPrefix(), dynamicTestExecutor))
                : Optional.of(measurement.invalid(brokenCondition));
        problem.ifPresent(wrong -> showInvalid(wrong, dynamicTestExecutor));
        return context;
    }

    private void showInvalid(String problem, DynamicTestExecutor dynamicTestExecutor) {
        InvalidDescriptor leaf = new InvalidDescriptor(
                Leaves.idBelow(this, InvalidDescriptor.SEGMENT, "spec"),
                leaves.source(),
                leaves.legacyName(spec().subjectPrefix() + InvalidDescriptor.SEGMENT),
                spec().methodName(),
                problem);
        addChild(leaf);
        dynamicTestExecutor.execute(leaf);
    }

    /** Returns the subject that this one is compared with, which is measured before. */
    private Optional<ComparedSubject> reference() {
        return method().reference()
                .filter(other -> !other.equals(spec().declared()))
                .map(other -> new ComparedSubject(
                        other.label(),
                        sibling(other)
                                .map(MeasurementDescriptor::whyUnmeasured)
                                .orElse(Optional.of("it is not selected in this launch"))));
    }

    private Optional<MeasurementDescriptor> sibling(DeclaredParticipant subject) {
        return getParent().stream()
                .flatMap(parent -> parent.getChildren().stream())
                .filter(MeasurementDescriptor.class::isInstance)
                .map(MeasurementDescriptor.class::cast)
                .filter(sibling -> sibling.spec().declared().equals(subject))
                .findFirst();
    }

    private Optional<String> whyUnmeasured() {
        return measurement.whyUnmeasured(skippedWithParents());
    }

    @Override
    public void after(TenetContext context) throws Exception {
        measurement.end();
        context.record(summary(context));
    }

    /** Returns the entry for {@code summary.json}. */
    SpecSummary summary(TenetContext context) throws IOException {
        return measurement.results(context).summary(judgedClaims(), skippedWithParents());
    }

    /** Returns the entry for a shared build whose process ends before the spec is measured. */
    SpecSummary unended() {
        return SpecSummary.broken(name(), "the process ended before the spec was measured", judgedClaims());
    }

    private List<JudgedClaim> judgedClaims() {
        return claims().stream()
                .map(claim -> new JudgedClaim(claim.claim(), claim.finding()))
                .toList();
    }

    /** Returns the plan, if the launch only makes plans. */
    Optional<Plan> plan() {
        return measurement.state() instanceof MeasurementState.Planned planned
                ? Optional.of(planned.plan())
                : Optional.empty();
    }

    /** Returns the name in reports. */
    SpecName name() {
        return spec().name();
    }

    /** Returns the selected claims. */
    List<ClaimDescriptor> claims() {
        return getChildren().stream()
                .filter(ClaimDescriptor.class::isInstance)
                .map(ClaimDescriptor.class::cast)
                .toList();
    }
}
