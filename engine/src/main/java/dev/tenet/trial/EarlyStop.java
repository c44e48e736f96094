package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * A stopping rule that ends a run when all of its claims are decided. It is evaluated after each case.
 *
 * <p>Figures are built only if a {@linkplain Tally#mayBeDecided quick check} says that each claim may be decided. If
 * the figures then show otherwise, the next check follows after 5 % more cases. The total cost of all checks is
 * therefore linear in the number of cases, not quadratic. Skipping a check can only make a run longer.
 *
 * <p>Mutable and not thread-safe; used for one run.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class EarlyStop<C, R, F extends Figures> implements Predicate<Tally<C, R, F>> {

    private static final int LOOKS = 20;

    private final List<Claim<F>> claims;
    private long cases;
    private long nextCheck;

    /** @param claims at least one */
    public EarlyStop(List<Claim<F>> claims) {
        if (claims.isEmpty()) {
            throw new IllegalArgumentException(
                    "no claims; expected at least one, because the verdicts decide when to" + " stop");
        }
        this.claims = List.copyOf(claims);
    }

    @Override
    public boolean test(Tally<C, R, F> tally) {
        cases++;
        if (cases < nextCheck || !claims.stream().allMatch(claim -> mayBeDecided(claim, tally))) {
            return false;
        }
        F soFar = tally.figures();
        boolean areDecided = claims.stream().allMatch(claim -> claim.isDecided(soFar));
        nextCheck = cases + 1 + cases / LOOKS;
        return areDecided;
    }

    private static <C, R, F extends Figures> boolean mayBeDecided(Claim<F> claim, Tally<C, R, F> tally) {
        return tally.mayBeDecided(claim)
                && (!(claim instanceof HealthClaim<F> health)
                        || tally.responses().map(health::mayBeDecided).orElse(true));
    }
}
