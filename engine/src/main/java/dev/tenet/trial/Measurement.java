package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Population;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The measurement of a spec on one subject: a protocol, the claims about its figures, and its stopping rule. Immutable.
 *
 * @param <C> the type of the cases
 * @param <R> the type of the readings
 * @param <F> the type of the figures
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Measurement<C extends Case, R extends Reading, F extends Figures> {

    private final Protocol<C, R, F> protocol;
    private final List<Claim<F>> claims;
    private final Looks looks;
    private final Population about;
    private final Consumer<Run<F>> afterwards;

    private Measurement(
            Protocol<C, R, F> protocol,
            List<Claim<F>> claims,
            Looks looks,
            Population about,
            Consumer<Run<F>> afterwards) {
        this.protocol = protocol;
        this.claims = List.copyOf(claims);
        this.looks = looks;
        this.about = about;
        this.afterwards = afterwards;
    }

    /** Creates a measurement that asks all of its cases. */
    public static <C extends Case, R extends Reading, F extends Figures> Measurement<C, R, F> of(
            Protocol<C, R, F> protocol, List<Claim<F>> claims) {
        return new Measurement<>(protocol, claims, Looks.FIXED, Population.SOURCE, run -> {});
    }

    /**
     * Returns a copy for figures that are looked at as given. The default is {@link Looks#FIXED}: the run ends early only
     * if no remaining result could change a verdict, and never if the spec method makes assertions.
     */
    public Measurement<C, R, F> lookingAt(Looks when) {
        return new Measurement<>(protocol, claims, when, about, afterwards);
    }

    /** Returns a copy whose claims are about the given population. The default is {@link Population#SOURCE}. */
    public Measurement<C, R, F> about(Population what) {
        return new Measurement<>(protocol, claims, looks, what, afterwards);
    }

    /**
     * Returns the plan by which claims are judged.
     *
     * @param level the confidence level, in (0, 1)
     * @param cases the cases of the run
     */
    public SamplingPlan plan(double level, CaseSource<?> cases) {
        return new SamplingPlan(
                level,
                looks,
                cases.observations(),
                about == Population.CATALOGUE ? cases.population() : OptionalLong.empty());
    }

    /** Returns a copy with an action that runs after the run has ended, before the claims are judged. */
    public Measurement<C, R, F> afterwards(Consumer<Run<F>> action) {
        return new Measurement<>(protocol, claims, looks, about, action);
    }

    /** Returns a copy with an additional claim. */
    public Measurement<C, R, F> with(Claim<F> claim) {
        List<Claim<F>> more = new ArrayList<>(claims);
        more.add(claim);
        return new Measurement<>(protocol, more, looks, about, afterwards);
    }

    /** Returns a copy without the claims that compare with the reference subject. */
    public Measurement<C, R, F> withoutComparisons() {
        return new Measurement<>(
                protocol,
                claims.stream().filter(claim -> !claim.comparesSubjects()).toList(),
                looks,
                about,
                afterwards);
    }

    /** Returns the protocol. */
    public Protocol<C, R, F> protocol() {
        return protocol;
    }

    /** Returns the claims. */
    public List<Claim<F>> claims() {
        return claims;
    }

    /** Returns when the figures are looked at. */
    public Looks looks() {
        return looks;
    }

    /** Passes the ended run to the follow-up action. */
    public void ended(Run<F> run) {
        afterwards.accept(run);
    }
}
