package dev.tenet.engine;

import dev.tenet.trial.Ending;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Run;
import java.util.Locale;
import java.util.Optional;

/**
 * A spec method and the subject on which it is measured: their names in reports, in files and on the console.
 *
 * @param declared the subject
 * @param label the display name of the subject, if the method has several
 */
record MeasuredSpec(SpecMethod method, DeclaredParticipant declared, Optional<String> label) {

    /** Returns the name in reports. */
    SpecName name() {
        return new SpecName(methodName(), label);
    }

    /** Returns the full id of a claim, as used in files. */
    String fullId(ClaimName claim) {
        return name().claim(claim.id());
    }

    /** Returns the qualified name of the method, such as {@code com.acme.RefundsTest.holdsOneView}. */
    String methodName() {
        return method.type().getName() + "." + method.title();
    }

    /** Returns the name on the console, such as {@code RefundsTest.holdsOneView (small)}. */
    String title() {
        return shortName() + label.map(name -> " (" + name + ")").orElse("");
    }

    private String shortName() {
        return method.type().getSimpleName() + "." + method.title();
    }

    /** Returns what the names of leaves start with, such as {@code small, }; empty if the method has one subject. */
    String subjectPrefix() {
        return label.map(name -> name + ", ").orElse("");
    }

    /** Returns the name of the subject. */
    String subjectName(MeasurementState state) {
        return state instanceof MeasurementState.Opened opened
                ? opened.subject().label()
                : declared.title();
    }

    /**
     * Returns the basis of a claim in one line: how its interval was made and when the run ended, the spec, the subject, the
     * number of calls and their duration.
     */
    String basis(Finding found, MeasurementState state) {
        String measured = found.evidence()
                        .map(evidence -> evidence.method() + ending(state) + "; ")
                        .orElse("")
                + shortName() + ", subject " + subjectName(state);
        return state instanceof MeasurementState.Asked asked
                ? String.format(
                        Locale.ROOT,
                        "%s, %s in %.1f s",
                        measured,
                        Cost.calls(asked.calls()),
                        asked.took().toMillis() / 1000.0)
                : measured;
    }

    private static String ending(MeasurementState state) {
        if (!(state instanceof MeasurementState.Asked asked)) {
            return "";
        }
        Run<?> run = asked.measured().run();
        return run.ending() instanceof Ending.Decided early
                ? ", ended after " + early.after()
                : run.ending() instanceof Ending.CutShort ? ", cut short after " + run.asked() : "";
    }
}
