package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The sampling parameters of an answer; null leaves a parameter to the provider. Begin with {@link #PROVIDER_DEFAULTS},
 * as in {@code Sampling.PROVIDER_DEFAULTS.withTemperature(0.0).withMaxTokens(64)}.
 */
@API(status = STABLE, since = "0.1")
public final class Sampling {

    /** Leaves every parameter to the provider. */
    public static final Sampling PROVIDER_DEFAULTS = new Sampling(new Parameters(null, null, null, null, null));

    private final Parameters parameters;

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}. */
    private record Parameters(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer maxTokens,
            @Nullable Long seed,
            @Nullable String extra) {

        @Override
        public String toString() {
            return "Sampling[temperature=" + temperature + ", topP=" + topP + ", maxTokens=" + maxTokens + ", seed="
                    + seed + (extra == null ? "" : ", extra=" + extra) + "]";
        }
    }

    private Sampling(Parameters parameters) {
        this.parameters = parameters;
    }

    /** The temperature, at least 0. */
    public @Nullable Double temperature() {
        return parameters.temperature();
    }

    /** The probability mass of nucleus sampling, in (0, 1]. */
    public @Nullable Double topP() {
        return parameters.topP();
    }

    /** The maximum number of tokens of an answer, including thoughts: at least 1. */
    public @Nullable Integer maxTokens() {
        return parameters.maxTokens();
    }

    /** The seed, any number. */
    public @Nullable Long seed() {
        return parameters.seed();
    }

    /**
     * Provider-specific request fields, as a JSON object in canonical form (sorted names, no whitespace); null if there
     * are none.
     */
    public @Nullable String extra() {
        return parameters.extra();
    }

    /**
     * A copy with another temperature.
     *
     * @param temperature null for the provider's default
     * @throws IllegalArgumentException if it is below 0
     */
    public Sampling withTemperature(@Nullable Double temperature) {
        require(temperature == null || temperature >= 0, "temperature", temperature, "a number of at least 0");
        return new Sampling(new Parameters(temperature, topP(), maxTokens(), seed(), extra()));
    }

    /**
     * A copy with another {@code top_p}.
     *
     * @param topP null for the provider's default
     * @throws IllegalArgumentException if it is not in (0, 1]
     */
    public Sampling withTopP(@Nullable Double topP) {
        require(topP == null || (topP > 0 && topP <= 1), "topP", topP, "a share in (0, 1]");
        return new Sampling(new Parameters(temperature(), topP, maxTokens(), seed(), extra()));
    }

    /**
     * A copy with another token limit.
     *
     * @param maxTokens null for the provider's default
     * @throws IllegalArgumentException if it is below 1
     */
    public Sampling withMaxTokens(@Nullable Integer maxTokens) {
        require(maxTokens == null || maxTokens >= 1, "maxTokens", maxTokens, "a count of at least 1");
        return new Sampling(new Parameters(temperature(), topP(), maxTokens, seed(), extra()));
    }

    /**
     * A copy with another seed.
     *
     * @param seed null for none
     */
    public Sampling withSeed(@Nullable Long seed) {
        return new Sampling(new Parameters(temperature(), topP(), maxTokens(), seed, extra()));
    }

    /**
     * A copy with other provider-specific request fields, as in {@code {"reasoning_effort": "low"}}. They are merged
     * into the request, and into the objects that Tenet itself sends. They are recorded and reported, so they must not
     * contain secrets.
     *
     * @param json a JSON object; null or empty for none
     * @throws IllegalArgumentException if it is not a JSON object, has a duplicate name, or has a field that Tenet
     *     itself sends, such as {@code temperature}
     */
    public Sampling withExtra(@Nullable String json) {
        return new Sampling(new Parameters(
                temperature(), topP(), maxTokens(), seed(), json == null ? null : ExtraFields.canonical(json)));
    }

    private static void require(boolean holds, String name, @Nullable Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; expected " + expected);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sampling sampling && parameters.equals(sampling.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return parameters.toString();
    }
}
