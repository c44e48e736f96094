package dev.tenet.engine;

import dev.tenet.deepvalue.DesignException;
import dev.tenet.engine.Spec.ClaimName;
import dev.tenet.engine.Spec.Measurement;
import dev.tenet.engine.TenetContext.Launch;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.framing.FramingException;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.Participant;
import dev.tenet.model.Sampling;
import dev.tenet.report.ConsoleReport;
import dev.tenet.tape.TapeException;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Run;
import dev.tenet.trial.Runner;
import dev.tenet.trial.SubjectPlace;
import dev.tenet.trial.Verdict;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * One spec measured on one subject: a spec method, or below it one of its several subjects. Asks the trials when it is
 * executed; its claims are its static children, which the platform runs after that.
 */
final class MeasurementDescriptor extends TenetDescriptor {

    private final SpecMethod method;
    private final DeclaredParticipant declared;
    private final Leaves leaves;
    private @Nullable State state;

    /** What came of it. */
    private sealed interface State {

        /** The spec is wrong; an invalid leaf says why. */
        record Invalid() implements State {}

        /** The trials were only counted. */
        record Planned(Plan plan) implements State {}

        /** The trials were asked, all or some. */
        record Asked(Measured<?> measured, Participant subject, Object instance, List<Cost> costs) implements State {}

        /** Something outside the spec broke: the constructor, a method without parameters, the disk. */
        record Broken(Throwable cause) implements State {}
    }

    private MeasurementDescriptor(
            UniqueId uniqueId,
            String displayName,
            SpecMethod method,
            DeclaredParticipant declared,
            Leaves leaves,
            Set<TestTag> tags,
            @Nullable String disabledReason) {
        super(uniqueId, displayName, Leaves.sourceOf(method), tags, disabledReason);
        this.method = method;
        this.declared = declared;
        this.leaves = leaves;
    }

    /** A spec method with at most one subject. */
    static MeasurementDescriptor ofMethod(UniqueId uniqueId, SpecMethod method, Leaves leaves) {
        MeasurementDescriptor descriptor = new MeasurementDescriptor(
                uniqueId,
                Leaves.nameOf(method),
                method,
                method.subjects().isEmpty()
                        ? DeclaredParticipant.BY_SETTING
                        : method.subjects().get(0),
                leaves,
                SpecAnnotations.tags(method.method()),
                SpecAnnotations.disabled(method.method()).orElse(null));
        descriptor.addClaims("");
        return descriptor;
    }

    /** One of several subjects of a spec method. */
    static MeasurementDescriptor ofSubject(
            UniqueId uniqueId, String name, SpecMethod method, DeclaredParticipant subject, Leaves leaves) {
        MeasurementDescriptor descriptor =
                new MeasurementDescriptor(uniqueId, name, method, subject, leaves, Set.of(), null);
        descriptor.addClaims(name + ", ");
        return descriptor;
    }

    private void addClaims(String prefix) {
        for (ClaimName claim : method.claims()) {
            addChild(new ClaimDescriptor(
                    Leaves.idBelow(this, ClaimDescriptor.SEGMENT, claim.id()),
                    Leaves.sourceOf(method),
                    leaves.legacyName(prefix + claim.name()),
                    this,
                    claim));
        }
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    /** Not without a claim: a filter that took every claim away wants no trial asked either. */
    @Override
    public boolean mayRegisterTests() {
        return !getChildren().isEmpty();
    }

    @Override
    public String getLegacyReportingName() {
        return method.signature();
    }

    void readAhead() {
        method.spec().readAhead();
    }

    @Override
    public TenetContext execute(TenetContext context, DynamicTestExecutor dynamicTestExecutor) throws Exception {
        try {
            state = ask(context, dynamicTestExecutor);
        } catch (InvalidSpecException
                | DesignException
                | FramingException
                | ModelNameException
                | MalformedRecordException
                | TapeException
                | NoSuchFileException wrong) {
            state = new State.Invalid();
            register(
                    new InvalidDescriptor(
                            Leaves.idBelow(this, InvalidDescriptor.SEGMENT, "spec"),
                            Leaves.sourceOf(method),
                            leaves.legacyName(InvalidDescriptor.SEGMENT),
                            where() + ": " + wrong.getMessage()),
                    dynamicTestExecutor);
        } catch (IOException | RuntimeException | LinkageError broken) {
            // A container that fails is shown by few runners; each claim says it instead.
            state = new State.Broken(broken);
        }
        return context;
    }

    private State ask(TenetContext context, DynamicTestExecutor dynamicTestExecutor) throws IOException {
        Launch launch = context.launch();
        Participant subject = method.open(declared, launch);
        method.replacements(declared, launch.settings())
                .forEach(line -> context.console().print(shortName() + ": " + line));
        SubjectPlace place = place(subject);
        Measurement<?, ?, ?> measurement =
                method.spec().prepare(subject, place, launch, where(), method.hasBodyClaim());
        if (launch.settings().spending().isPlan()) {
            Plan plan =
                    Plan.of(shortName(), measurement.protocol(), launch.access().prices());
            context.console().print(plan.tree());
            return new State.Planned(plan);
        }
        launch.settings().makeReports();
        Object instance;
        try {
            instance = method.instance();
            if (!method.hasBodyClaim()) {
                method.call(instance);
            }
        } catch (Throwable thrown) {
            rethrowIfUnrecoverable(thrown);
            return new State.Broken(thrown);
        }
        Measured<?> measured = run(measurement, place, context, launch, dynamicTestExecutor);
        return new State.Asked(
                measured,
                subject,
                instance,
                Cost.of(measurement.protocol(), launch.access().prices()));
    }

    private SubjectPlace place(Participant subject) {
        List<DeclaredParticipant> subjects = method.subjects();
        return subjects.size() < 2
                ? SubjectPlace.only(subject.label())
                : new SubjectPlace(
                        subjects.indexOf(declared) + 1,
                        subjects.stream().map(DeclaredParticipant::label).toList());
    }

    private <C, R, F extends Figures> Measured<F> run(
            Measurement<C, R, F> measurement,
            SubjectPlace place,
            TenetContext context,
            Launch launch,
            DynamicTestExecutor dynamicTestExecutor)
            throws IOException {
        Runner runner = new Runner(launch.settings().callLimits().concurrency(), launch.stop()::isAsked);
        var observer = new SpecObserver<>(
                where(),
                place,
                measurement.protocol(),
                launch.folder(),
                context.console().progressOf(shortName()),
                context.nodes() == Settings.Nodes.TRIALS ? trial -> addTrial(trial, dynamicTestExecutor) : trial -> {});
        Run<F> run = runner.run(measurement.protocol(), observer, measurement.enough());
        measurement.afterwards().accept(run);
        Measured<F> measured = new Measured<>(
                measurement,
                run,
                launch.settings().healthLimits().failed(),
                Cost.stale(measurement.protocol(), launch.settings().taping().maxAge(), Instant.now()));
        if (context.nodes() == Settings.Nodes.CELLS) {
            measured.run().figures().cells().forEach(cell -> addCell(cell, dynamicTestExecutor));
        }
        return measured;
    }

    private void addCell(Figures.Cell cell, DynamicTestExecutor dynamicTestExecutor) {
        register(
                EvidenceDescriptor.cell(
                        Leaves.idBelow(this, "cell", cell.name()),
                        cell.name() + ": " + cell.finding(),
                        Leaves.sourceOf(method),
                        leaves.legacyName(subjectPrefix() + cell.name())),
                dynamicTestExecutor);
    }

    private void addTrial(SpecObserver.TrialEnd trial, DynamicTestExecutor dynamicTestExecutor) {
        register(
                EvidenceDescriptor.trial(
                        Leaves.idBelow(this, "trial", trial.id()),
                        trial.id() + ": " + trial.label(),
                        Leaves.sourceOf(method),
                        leaves.legacyName(subjectPrefix() + trial.id())),
                dynamicTestExecutor);
    }

    private void register(LeafDescriptor leaf, DynamicTestExecutor dynamicTestExecutor) {
        addChild(leaf);
        dynamicTestExecutor.execute(leaf);
    }

    /** In words; empty if there is something. */
    Optional<String> whyThereIsNothingToJudge() {
        if (state instanceof State.Invalid) {
            return Optional.of("the spec is invalid; see its invalid leaf");
        }
        return state instanceof State.Planned
                ? Optional.of("only planned: nothing was asked (tenet.plan=true)")
                : Optional.empty();
    }

    /** What kept it from being measured, in a line; empty if nothing did. */
    Optional<String> fault() {
        return state instanceof State.Broken broken
                ? String.valueOf(
                                broken.cause().getMessage() == null
                                        ? broken.cause()
                                        : broken.cause().getMessage())
                        .lines()
                        .findFirst()
                : Optional.empty();
    }

    /** What it would ask, if that is all that was to be found out. */
    Optional<Plan> plan() {
        return state instanceof State.Planned planned ? Optional.of(planned.plan()) : Optional.empty();
    }

    Finding judge(String claimId) throws Exception {
        return asked().measured().judge(claimId);
    }

    /** Runs the body of the method on what was measured; what it throws is the outcome of the leaf. */
    void callBody(TenetContext context, LeafDescriptor leaf) throws Exception {
        State.Asked asked = asked();
        var obstacle = asked.measured().obstacle();
        if (obstacle.isPresent()) {
            Finding incomplete = asked.measured().incomplete(SpecMethod.BODY.name(), obstacle.get());
            leaf.ended(Verdict.INCOMPLETE, incomplete.actual());
            throw new IncompleteRunException(incomplete.message() + context.transcripts());
        }
        try {
            method.call(asked.instance(), arguments(asked));
            leaf.ended(Verdict.SUPPORTED, "hold");
        } catch (Throwable thrown) {
            rethrowIfUnrecoverable(thrown);
            boolean undecided = thrown instanceof TestAbortedException;
            if (thrown instanceof AssertionError || undecided) {
                leaf.ended(undecided ? Verdict.UNDECIDED : Verdict.REFUTED, String.valueOf(thrown.getMessage()));
            } else {
                leaf.ended(Verdict.INCOMPLETE, "the method broke: " + thrown);
            }
            if (undecided && context.launch().settings().undecidedFails()) {
                throw new AssertionFailedError(thrown.getMessage(), thrown);
            }
            throw sneaky(thrown);
        }
    }

    private Object[] arguments(State.Asked asked) {
        Class<?>[] types = method.method().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == ChatModel.class
                    ? asked.subject().model()
                    : asked.measured().run().figures();
        }
        return arguments;
    }

    private State.Asked asked() throws Exception {
        if (state instanceof State.Broken broken) {
            throw sneaky(broken.cause());
        }
        if (state instanceof State.Asked asked) {
            return asked;
        }
        throw new IllegalStateException(where() + " was not run");
    }

    // A body may throw anything; a node may throw what is an Exception.
    private static Exception sneaky(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception ? exception : new IllegalStateException(thrown);
    }

    private static void rethrowIfUnrecoverable(Throwable thrown) {
        if (thrown instanceof VirtualMachineError unrecoverable) {
            throw unrecoverable;
        }
    }

    @Override
    public void after(TenetContext context) throws Exception {
        if (state instanceof State.Asked asked) {
            context.launch().folder().summarise(summary(asked));
        }
    }

    private Map<String, Object> summary(State.Asked asked) {
        var run = asked.measured().run();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("spec", where());
        // A protocol may instruct a subject that has no system prompt of its own.
        Participant subject =
                asked.measured().measurement().protocol().participants().get(0);
        summary.put("subject", subject.label());
        summary.put("model", subject.name());
        summary.put("system", subject.system());
        summary.put("sampling", describe(subject.sampling()));
        summary.put("seed", asked.measured().measurement().seed());
        summary.put("planned", run.planned());
        summary.put("asked", run.asked());
        summary.put("stoppedEarly", run.ending() instanceof Ending.Decided);
        summary.put("cutShort", run.ending() instanceof Ending.CutShort cut ? cut.reason() : null);
        summary.put("models", asked.costs().stream().map(Cost::summary).toList());
        summary.put("figures", run.figures().summary());
        List<Map<String, Object>> claims = new ArrayList<>();
        for (var child : getChildren()) {
            if (child instanceof ClaimDescriptor claim) {
                claims.add(claim.summary());
            }
        }
        summary.put("claims", claims);
        return summary;
    }

    // By hand: to find a record's parts out for a single line takes Jackson longer than all the rest of the summary.
    private static Map<String, @Nullable Object> describe(Sampling sampling) {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        described.put("temperature", sampling.temperature());
        described.put("topP", sampling.topP());
        described.put("maxTokens", sampling.maxTokens());
        described.put("seed", sampling.seed());
        return described;
    }

    /** What was found beside the claims stands before them: cells, however trials are shown in the tree, and notes. */
    @Override
    ConsoleReport.Node report() {
        ConsoleReport.Node node = super.report();
        if (!(state instanceof State.Asked asked)) {
            return node;
        }
        long claims =
                getChildren().stream().filter(ClaimDescriptor.class::isInstance).count();
        List<ConsoleReport.Node> children = new ArrayList<>(node.children());
        Figures figures = asked.measured().run().figures();
        children.addAll(
                children.size() - (int) claims,
                Stream.of(
                                figures.cells().stream().map(cell -> cell.name() + ": " + cell.finding()),
                                figures.notes().stream(),
                                asked.costs().stream().flatMap(cost -> cost.lines().stream()))
                        .flatMap(lines -> lines)
                        .map(ConsoleReport.Node::leaf)
                        .toList());
        return new ConsoleReport.Node(node.label(), children);
    }

    @Override
    String label() {
        if (!(state instanceof State.Asked asked)) {
            return super.label();
        }
        var run = asked.measured().run();
        String decided =
                run.ending() instanceof Ending.Decided ? ", decided after " + run.asked() + " of " + run.planned() : "";
        return getDisplayName() + ": " + run.figures().headline() + decided;
    }

    private String where() {
        return method.type().getName() + "." + method.title();
    }

    private String shortName() {
        return method.type().getSimpleName() + "." + method.title()
                + (subjectPrefix().isEmpty() ? "" : " (" + getDisplayName() + ")");
    }

    private String subjectPrefix() {
        return getParent().filter(SpecMethodDescriptor.class::isInstance).isPresent() ? getDisplayName() + ", " : "";
    }
}
