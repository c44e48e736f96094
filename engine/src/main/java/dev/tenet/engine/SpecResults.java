package dev.tenet.engine;

import dev.tenet.engine.SpecSummary.Status;
import dev.tenet.report.ConsoleReport;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Run;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports the measurement of a spec on one subject: in {@code summary.json}, in files of claims, on the console. */
record SpecResults(MeasuredSpec spec, MeasurementState state, TenetContext context) {

    /**
     * Returns the entry for {@code summary.json}.
     *
     * @param claims the selected claims
     * @param skipped why the spec or one of its parents was skipped, if one was
     */
    SpecSummary summary(List<JudgedClaim> claims, Optional<String> skipped) throws IOException {
        SpecName name = spec.name();
        if (state instanceof MeasurementState.Asked asked) {
            return summary(asked, claims);
        }
        if (state instanceof MeasurementState.Broken broken) {
            return SpecSummary.broken(name, Thrown.inWords(broken.cause()), claims);
        }
        if (state instanceof MeasurementState.Kept kept) {
            return SpecSummary.kept(name, kept.subject(), claims);
        }
        if (state instanceof MeasurementState.Invalid invalid) {
            return unmeasured(Status.INVALID, invalid.problem(), claims);
        }
        if (state instanceof MeasurementState.Skipped assumed) {
            return unmeasured(Status.SKIPPED, assumed.reason(), claims);
        }
        return state instanceof MeasurementState.Planned
                ? unmeasured(Status.PLANNED, "only planned: nothing was asked", claims)
                : unmeasured(Status.SKIPPED, skipped.orElse("the launch ended before it was run"), claims);
    }

    private SpecSummary unmeasured(Status status, String problem, List<JudgedClaim> claims) {
        return SpecSummary.unmeasured(
                spec.name(),
                status,
                problem,
                claims.stream().map(JudgedClaim::claim).toList());
    }

    /** Returns the entry for {@code summary.json} of trials that were asked. */
    SpecSummary summary(MeasurementState.Asked asked, List<JudgedClaim> claims) throws IOException {
        Launch launch = context.launch();
        return SpecSummary.measured(
                spec.name(),
                asked,
                SourceLine.of(spec.method().method()),
                launch.settings().seed(),
                launch.fingerprints(spec.method()),
                claims);
    }

    /** Publishes the files of a judged claim on its leaf, which must be the running test. */
    void publishFiles(LeafDescriptor leaf, ClaimName claim, Finding found) {
        String title = spec.title() + ", subject " + spec.subjectName(state);
        new ClaimFiles(spec.name(), title, spec.method(), context.launch()).publish(context, leaf, claim, found, state);
    }

    /** Returns the results for the console: the cells, and notes that are not part of a claim. */
    ConsoleReport.Node evidence(MeasurementState.Asked asked) {
        Run<?> run = asked.measured().run();
        long seed = context.launch().settings().seed();
        String decided = run.ending() instanceof Ending.Decided early
                ? ", decided after " + early.after() + " of " + run.planned() + " cases"
                : "";
        return new ConsoleReport.Node(
                spec.title() + ": " + run.figures().headline() + decided,
                Stream.of(
                                run.figures().cells().stream().map(cell -> cell.name() + ": " + cell.finding()),
                                run.figures().notes().stream(),
                                asked.measured().sample().inWords(seed).stream(),
                                asked.costs().stream().flatMap(cost -> cost.lines().stream()))
                        .flatMap(lines -> lines)
                        .map(ConsoleReport.Node::leaf)
                        .toList());
    }
}
