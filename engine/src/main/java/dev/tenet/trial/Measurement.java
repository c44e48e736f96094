package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
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
    private final boolean stopsEarly;
    private final Consumer<Run<F>> afterwards;

    private Measurement(
            Protocol<C, R, F> protocol, List<Claim<F>> claims, boolean stopsEarly, Consumer<Run<F>> afterwards) {
        this.protocol = protocol;
        this.claims = List.copyOf(claims);
        this.stopsEarly = stopsEarly;
        this.afterwards = afterwards;
    }

    /** Creates a measurement that asks all of its cases. */
    public static <C extends Case, R extends Reading, F extends Figures> Measurement<C, R, F> of(
            Protocol<C, R, F> protocol, List<Claim<F>> claims) {
        return new Measurement<>(protocol, claims, false, run -> {});
    }

    /**
     * Returns a copy that ends as soon as every claim is decided and response health allows it. Without claims the run
     * never ends early.
     *
     * @throws IllegalArgumentException if a claim is not {@linkplain Claim#isAnytimeValid anytime-valid}
     */
    public Measurement<C, R, F> stoppingEarly() {
        claims.stream().filter(claim -> !claim.isAnytimeValid()).findFirst().ifPresent(claim -> {
            throw new IllegalArgumentException("the claim \"" + claim.name()
                    + "\" does not hold whenever a run stops, so that it cannot end one early");
        });
        return new Measurement<>(protocol, claims, true, afterwards);
    }

    /** Returns a copy with an action that runs after the run has ended, before the claims are judged. */
    public Measurement<C, R, F> afterwards(Consumer<Run<F>> action) {
        return new Measurement<>(protocol, claims, stopsEarly, action);
    }

    /** Returns a copy with an additional claim. */
    public Measurement<C, R, F> with(Claim<F> claim) {
        List<Claim<F>> more = new ArrayList<>(claims);
        more.add(claim);
        return new Measurement<>(protocol, more, stopsEarly, afterwards);
    }

    /** Returns the protocol. */
    public Protocol<C, R, F> protocol() {
        return protocol;
    }

    /** Returns the claims. */
    public List<Claim<F>> claims() {
        return claims;
    }

    /** Returns whether the run ends as soon as its claims are decided. */
    public boolean stopsEarly() {
        return stopsEarly;
    }

    /** Passes the ended run to the follow-up action. */
    public void ended(Run<F> run) {
        afterwards.accept(run);
    }
}
