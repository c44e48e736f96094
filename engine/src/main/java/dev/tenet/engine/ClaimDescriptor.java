package dev.tenet.engine;

import dev.tenet.engine.Spec.ClaimName;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A claim as a test: it runs after the trials, and its outcome is the verdict. */
final class ClaimDescriptor extends LeafDescriptor {

    static final String SEGMENT = "claim";

    private final MeasurementDescriptor measurement;
    private final ClaimName claim;

    ClaimDescriptor(
            UniqueId uniqueId,
            TestSource source,
            String legacyName,
            MeasurementDescriptor measurement,
            ClaimName claim) {
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
        // Until it is judged: what throws below, throws before there is anything to judge.
        ended(Verdict.INCOMPLETE, "not measured: " + measurement.fault().orElse("the spec was not run"));
        if (claim.equals(SpecMethod.BODY)) {
            measurement.callBody(context, this);
            return context;
        }
        report(context, measurement.judge(claim.id()));
        return context;
    }

    /** Publishes a finding and turns it into the outcome of this test. */
    private void report(TenetContext context, Finding finding) {
        ended(finding.verdict(), finding.actual());
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("tenet.claim", finding.expected());
        entry.put("tenet.verdict", nameOf(finding.verdict()));
        entry.put("tenet.found", finding.actual());
        context.listener().reportingEntryPublished(this, ReportEntry.from(entry));
        String message = finding.message() + context.transcripts();
        switch (finding.verdict()) {
            case SUPPORTED, WITHIN_LIMITS, PASSED -> {}
            case REFUTED -> throw new AssertionFailedError(message, finding.expected(), finding.actual());
            case UNDECIDED -> throw undecided(context, message, finding);
            case INCOMPLETE -> throw new IncompleteRunException(message);
        }
    }

    private static RuntimeException undecided(TenetContext context, String message, Finding finding) {
        if (context.launch().settings().undecidedFails()) {
            throw new AssertionFailedError(message, finding.expected(), finding.actual());
        }
        return new TestAbortedException(message);
    }

    @Override
    boolean isClaim() {
        return true;
    }

    /** The verdict, if the claim was judged. */
    Optional<Verdict> verdict() {
        return Optional.ofNullable(result()).map(Result::verdict);
    }

    Map<String, Object> summary() {
        Result result = result();
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("claim", claim.name());
        summary.put("verdict", result == null ? "skipped" : nameOf(result.verdict()));
        summary.put("found", result == null ? null : result.actual());
        return summary;
    }
}
