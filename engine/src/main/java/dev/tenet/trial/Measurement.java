package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * What a spec measures on one subject: a protocol, the claims about its figures, and when it stops. Immutable.
 *
 * @param <C> a case
 * @param <R> a reading
 * @param <F> the figures
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

    /** A measurement that asks all of its cases. */
    public static <C extends Case, R extends Reading, F extends Figures> Measurement<C, R, F> of(
            Protocol<C, R, F> protocol, List<Claim<F>> claims) {
        return new Measurement<>(protocol, claims, false, run -> {});
    }

    /**
     * The same, ended as soon as each claim is decided, and response health as far as refusals go. The figures have to be
     * anytime-valid. Without a claim there is nothing to stop for.
     */
    public Measurement<C, R, F> stoppingEarly() {
        return new Measurement<>(protocol, claims, true, afterwards);
    }

    /** The same, followed by this action once the run has ended, before its claims are judged. */
    public Measurement<C, R, F> afterwards(Consumer<Run<F>> action) {
        return new Measurement<>(protocol, claims, stopsEarly, action);
    }

    /** The same with one claim more. */
    public Measurement<C, R, F> with(Claim<F> claim) {
        List<Claim<F>> more = new ArrayList<>(claims);
        more.add(claim);
        return new Measurement<>(protocol, more, stopsEarly, afterwards);
    }

    /** What is run. */
    public Protocol<C, R, F> protocol() {
        return protocol;
    }

    /** What is claimed. */
    public List<Claim<F>> claims() {
        return claims;
    }

    /** Whether the run ends as soon as its claims are decided. */
    public boolean stopsEarly() {
        return stopsEarly;
    }

    /** Hands the ended run to the action that follows it. */
    public void ended(Run<F> run) {
        afterwards.accept(run);
    }
}
