package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn from a model; null leaves a parameter to the provider.
 *
 * @param temperature at least 0
 * @param topP in (0, 1]
 * @param maxTokens at least 1
 * @param seed any number
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Sampling(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer maxTokens,
        @Nullable Long seed) {

    /** Leaves everything to the provider. */
    public static final Sampling PROVIDERS_CHOICE = new Sampling(null, null, null, null);

    /** @throws IllegalArgumentException if a parameter is out of its range */
    public Sampling {
        require(temperature == null || temperature >= 0, "temperature", temperature, "a number of at least 0");
        require(topP == null || (topP > 0 && topP <= 1), "topP", topP, "a share in (0, 1]");
        require(maxTokens == null || maxTokens >= 1, "maxTokens", maxTokens, "a count of at least 1");
    }

    private static void require(boolean holds, String name, @Nullable Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; expected " + expected);
        }
    }
}
