package dev.tenet.engine;

import dev.tenet.engine.TenetSettings.Nodes;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.tape.TapeException;
import dev.tenet.trial.ComparedSubject;
import dev.tenet.trial.Finding;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * Measures a spec on one subject, once, and judges its claims. The trials are asked when the first claim is judged, or
 * before if trials or cells are shown as tests.
 */
final class SpecMeasurement {

    private final MeasuredSpec spec;
    private MeasurementState state = new MeasurementState.New();
    private boolean isEvidencePrinted;

    SpecMeasurement(MeasuredSpec spec) {
        this.spec = spec;
    }

    MeasuredSpec spec() {
        return spec;
    }

    /** Returns how far the measurement is. */
    MeasurementState state() {
        return state;
    }

    /** Returns the results so far. */
    SpecResults results(TenetContext context) {
        return new SpecResults(spec, state, context);
    }

    /**
     * Opens the spec, and asks the trials if they are shown as tests.
     *
     * @param reference the subject that this one is compared with, which is measured before
     * @param selected the claims that this launch judges
     * @param evidence displays trials and cells
     * @return why the spec is invalid, if it is
     */
    Optional<String> begin(
            TenetContext context,
            Optional<ComparedSubject> reference,
            List<ClaimName> selected,
            EvidenceDisplay evidence) {
        try {
            state = opened(context.launch(), reference, selected, evidence);
            if (state instanceof MeasurementState.Ready ready && context.nodes() != Nodes.CLAIMS) {
                state = ask(ready, context.launch());
            }
        } catch (InvalidSpecException | MalformedRecordException | TapeException | NoSuchFileException wrong) {
            return Optional.of(invalid(wrong));
        } catch (TestAbortedException assumed) {
            state = new MeasurementState.Skipped(String.valueOf(assumed.getMessage()));
        } catch (Throwable broken) {
            Thrown.rethrowIfUnrecoverable(broken);
            // Few runners show a failed container, so each claim reports the failure.
            state = new MeasurementState.Broken(broken);
        }
        return Optional.empty();
    }

    /** Ends the measurement of an invalid spec, and returns the problem. */
    String invalid(Exception wrong) {
        state = new MeasurementState.Invalid(spec.methodName() + ": " + wrong.getMessage());
        return String.valueOf(wrong.getMessage());
    }

    private MeasurementState opened(
            Launch launch, Optional<ComparedSubject> reference, List<ClaimName> selected, EvidenceDisplay evidence)
            throws Exception {
        SpecMethod method = spec.method();
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
        return new Opening(method, spec.declared(), spec.name(), spec.title(), reference, selected, launch)
                .open(instance, evidence);
    }

    private MeasurementState.Asked ask(MeasurementState.Ready ready, Launch launch) throws Exception {
        long start = System.nanoTime();
        Measured<?> measured = ready.asking().measure().call();
        MeasurementState.Asked asked = new MeasurementState.Asked(
                measured,
                new DescribedFigures(measured.run().figures()),
                ready.subject(),
                ready.instance(),
                ready.key(),
                Cost.of(ready.asking().participants(), launch.access().prices()),
                Duration.ofNanos(System.nanoTime() - start),
                ready.asking().files());
        try {
            for (ClaimName claim : spec.method().claims(spec.declared())) {
                if (!claim.equals(SpecMethod.BODY) && !claim.id().equals(SpecMethod.DRIFT)) {
                    launch.verdicts().record(spec.fullId(claim), asked.key(), measured.judge(claim.id()));
                }
            }
            return asked;
        } catch (IOException full) {
            // A verdict that cannot be stored could be replaced by one from another sample.
            return asked.cutShort("the verdict cannot be saved: " + full.getMessage());
        }
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
            return recorded(
                    SpecBody.call(spec.method(), asked, context.undecidedFails()), claim, asked, context.launch());
        }
        if (claim.id().equals(SpecMethod.DRIFT)) {
            return recorded(new ClaimOutcome(drift(asked, claim, context), null), claim, asked, context.launch());
        }
        return new ClaimOutcome(asked.measured().judge(claim.id()), null);
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
                state = ask(ready, context.launch());
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
                context.console().print(results(context).evidence(asked));
            }
            return asked;
        }
        throw new IllegalStateException(spec.methodName() + " was not run");
    }

    private ClaimOutcome recorded(ClaimOutcome outcome, ClaimName claim, MeasurementState.Asked asked, Launch launch)
            throws IOException {
        launch.verdicts().record(spec.fullId(claim), asked.key(), outcome.finding());
        return outcome;
    }

    private Finding drift(MeasurementState.Asked asked, ClaimName claim, TenetContext context) throws IOException {
        Measured<?> measured = asked.measured();
        Optional<String> obstacle = measured.obstacle();
        if (obstacle.isPresent()) {
            return measured.incomplete(claim.name(), obstacle.get());
        }
        List<JudgedClaim> judged = measured.claims().stream()
                .map(one -> new JudgedClaim(ClaimName.of(one), measured.judge(one.id())))
                .toList();
        return context.launch()
                .history()
                .judge(
                        claim.name(),
                        spec.method().declared().noDriftSince().orElseThrow(),
                        results(context).summary(asked, judged));
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

    /**
     * Returns why there is no complete run in this launch; empty if there is one.
     *
     * @param skipped why the spec or one of its parents was skipped, if one was
     */
    Optional<String> whyUnmeasured(Optional<String> skipped) {
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
                .or(() -> skipped)
                .map(why -> "it was not measured: " + why)
                .orElse("it was not measured"));
    }

    /** Closes the cases if no claim has run, so that the trials were not asked. */
    void end() throws IOException {
        if (state instanceof MeasurementState.Ready ready) {
            ready.asking().cases().close();
        }
    }
}
