package dev.tenet.engine;

import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;

/** A claim as a test, whose result is the verdict. The first claim of a spec to run asks the trials. */
final class ClaimDescriptor extends LeafDescriptor {

    static final String SEGMENT = "claim";

    private final SpecMeasurement measurement;
    private final ClaimName claim;

    ClaimDescriptor(
            UniqueId uniqueId, TestSource source, String legacyName, SpecMeasurement measurement, ClaimName claim) {
        super(uniqueId, claim.name(), source, legacyName);
        this.measurement = measurement;
        this.claim = claim;
    }

    @Override
    public SkipResult shouldBeSkipped(TenetContext context) throws Exception {
        Optional<String> why = measurement.whyThereIsNothingToJudge();
        return why.isPresent() ? SkipResult.skip(why.get()) : super.shouldBeSkipped(context);
    }

    @Override
    public TenetContext execute(TenetContext context, DynamicTestExecutor dynamicTestExecutor) throws Exception {
        ClaimOutcome outcome;
        try {
            outcome = measurement.judge(context, claim);
        } catch (Exception | LinkageError broken) {
            // Thrown before there was anything to judge.
            report(context, Finding.incomplete(claim.name(), "not measured: " + Thrown.inWords(broken)));
            throw broken;
        }
        report(context, outcome.finding());
        Throwable thrown = outcome.thrown(context.undecidedFails());
        if (thrown != null) {
            throw Thrown.asException(SpecTrace.endAt(measurement.spec().method(), thrown));
        }
        return context;
    }

    private void report(TenetContext context, Finding found) {
        ended(found);
        String shown = firstLineOf(found.actual());
        boolean isRepeated = found.verdict() == Verdict.INCOMPLETE && !context.isNews(shown);
        MeasuredSpec spec = measurement.spec();
        publish(
                context,
                found.expected(),
                found.verdict().words(),
                found.actual(),
                found.decision(),
                spec.subjectName(measurement.state()));
        measurement.results(context).publishFiles(this, claim, found);
        // Publish while this leaf is the running test, as well.
        context.console()
                .line(
                        found.verdict(),
                        claim.name() + ": "
                                + judged(found.verdict(), isRepeated ? "same reason as above" : shown) + " ("
                                + spec.basis(found, measurement.state()) + ")");
    }

    /** Returns the verdict and the result, without repeating a verdict that the result starts with. */
    private static String judged(Verdict verdict, String found) {
        return found.startsWith(verdict.words()) ? found : verdict.words() + ", " + found;
    }

    /** Response health must come from the same sample as the claims of its spec, so it always runs with them. */
    @Override
    boolean isKeptWithSiblings() {
        return claim.equals(SpecMethod.HEALTH);
    }

    ClaimName claim() {
        return claim;
    }

    /** Returns the full id of the claim, as used in files. */
    String fullId() {
        return measurement.spec().fullId(claim);
    }

    /** Returns the verdict, if the claim was judged. */
    Optional<Verdict> verdict() {
        return Optional.ofNullable(finding()).map(Finding::verdict);
    }
}
