package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A candidate token at one position of an answer, with its log probability. */
@API(status = STABLE, since = "0.1")
public final class TokenChance {

    private final String token;
    private final double logProbability;

    private TokenChance(String token, double logProbability) {
        this.token = Objects.requireNonNull(token, "token");
        this.logProbability = logProbability;
    }

    /**
     * A candidate token.
     *
     * @param token as the provider writes it, including whitespace
     * @param logProbability the natural logarithm of its probability, at most 0
     */
    public static TokenChance of(String token, double logProbability) {
        return new TokenChance(token, logProbability);
    }

    /** The token as the provider writes it, including whitespace. */
    public String token() {
        return token;
    }

    /** The natural logarithm of its probability, at most 0. */
    public double logProbability() {
        return logProbability;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenChance chance
                && token.equals(chance.token)
                && Double.compare(logProbability, chance.logProbability) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(token, logProbability);
    }

    @Override
    public String toString() {
        return "TokenChance[token=" + token + ", logProbability=" + logProbability + "]";
    }
}
