package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Stop;
import dev.tenet.stats.Looks;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apiguardian.api.API;

/**
 * The attributes of an annotation that compare a run: with an earlier run, with another subject, or with both.
 *
 * @param annotation the annotation's name, such as {@code @DeepValueTest}
 * @param noWorseThanBaseline the margin below an earlier run; {@code NaN}: not compared with one
 * @param noWorseThan the label or model of another subject; empty: not compared with one
 * @param margin the margin below the other subject; {@code NaN}: none
 * @param stop when the run stops
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DeclaredComparison(
        String annotation, double noWorseThanBaseline, String noWorseThan, double margin, Stop stop) {

    /** Returns whether the run is compared with an earlier one. */
    public boolean isWithBaseline() {
        return !Double.isNaN(noWorseThanBaseline);
    }

    /** Returns the subject that the others are compared with, by its label or model; empty if there is none. */
    public Optional<String> reference() {
        return Optional.of(noWorseThan).filter(name -> !name.isEmpty());
    }

    private boolean isWithSubject() {
        return !noWorseThan.isEmpty();
    }

    /** Returns whether the run is compared at all, so that every planned case is asked. */
    public boolean isAny() {
        return isWithBaseline() || isWithSubject();
    }

    /**
     * Adds the problems of the attributes, other than margins out of range.
     *
     * @param unit the name of the cases in the plural, such as {@code pairs}
     */
    public void addProblems(String unit, List<String> problems) {
        if (isWithBaseline() && isSequential()) {
            problems.add(annotation + "(noWorseThanBaseline, stop = " + stop
                    + "): two runs are compared on all of their " + unit + "; set stop = FIXED or omit stop");
        }
        if (isWithSubject() && isSequential()) {
            problems.add(annotation + "(noWorseThan, stop = " + stop + "): two subjects are compared on all of their "
                    + unit + "; set stop = FIXED or omit stop");
        }
        if (isWithSubject() && Double.isNaN(margin)) {
            problems.add(annotation + "(noWorseThan = \"" + noWorseThan
                    + "\"): no margin; expected noWorseThan with a margin, such as margin = 0.05");
        }
        if (!isWithSubject() && !Double.isNaN(margin)) {
            problems.add(annotation + "(margin = " + margin + "): no subject to compare with; expected margin with"
                    + " noWorseThan, the label or model of another subject");
        }
    }

    private boolean isSequential() {
        return stop == Stop.EARLY || stop == Stop.OPEN;
    }

    /**
     * Adds the claims, and the problems of margins outside [0, 1].
     *
     * @param claim makes the claim of a margin
     */
    public <F extends Figures> Thresholds<F> addTo(
            Thresholds<F> thresholds, BiFunction<Reference, Double, Claim<F>> claim) {
        return thresholds
                .share("noWorseThanBaseline", noWorseThanBaseline, margin -> claim.apply(Reference.BASELINE, margin))
                .share(
                        "margin",
                        isWithSubject() ? margin : Double.NaN,
                        below -> claim.apply(Reference.subject(noWorseThan), below));
    }

    /** Returns a copy without the margins that have a value, whose problem is reported in other words. */
    public DeclaredComparison withoutMargin(double value) {
        return new DeclaredComparison(
                annotation,
                noWorseThanBaseline == value ? Double.NaN : noWorseThanBaseline,
                noWorseThan,
                margin == value ? Double.NaN : margin,
                stop);
    }

    /**
     * Returns when figures are looked at: of a comparison at the planned end, otherwise as {@link Bench#looks} says.
     *
     * @param claims the claims of the annotation
     * @param hasBody whether the spec method makes assertions on the figures
     */
    public Looks looks(List<? extends Claim<?>> claims, boolean hasBody) {
        return isAny() ? Looks.FIXED : Bench.looks(stop, claims, hasBody);
    }
}
