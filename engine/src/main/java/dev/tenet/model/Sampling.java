package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is drawn from a model; null leaves a parameter to the provider. Begin with {@link #PROVIDER_DEFAULTS}, as in
 * {@code Sampling.PROVIDER_DEFAULTS.withTemperature(0.0).withMaxTokens(64)}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Sampling {

    /** Leaves everything to the provider. */
    public static final Sampling PROVIDER_DEFAULTS = new Sampling(new Parameters(null, null, null, null, null));

    private final Parameters parameters;

    /** Gives equality and a text to whatever parameters there are. */
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

    /** Scales the chances of tokens: at least 0. */
    public @Nullable Double temperature() {
        return parameters.temperature();
    }

    /** The share of the most probable tokens that are drawn from: in (0, 1]. */
    public @Nullable Double topP() {
        return parameters.topP();
    }

    /** The most tokens of an answer, thoughts included: at least 1. */
    public @Nullable Integer maxTokens() {
        return parameters.maxTokens();
    }

    /** Any number. */
    public @Nullable Long seed() {
        return parameters.seed();
    }

    /**
     * Fields of the request that only the provider knows, as a JSON object in one form: names in order, no blanks. Never an
     * object without fields.
     */
    public @Nullable String extra() {
        return parameters.extra();
    }

    /**
     * The same with another temperature.
     *
     * @param temperature null: the provider's choice
     * @throws IllegalArgumentException if it is below 0
     */
    public Sampling withTemperature(@Nullable Double temperature) {
        require(temperature == null || temperature >= 0, "temperature", temperature, "a number of at least 0");
        return new Sampling(new Parameters(temperature, topP(), maxTokens(), seed(), extra()));
    }

    /**
     * The same with another share of tokens.
     *
     * @param topP null: the provider's choice
     * @throws IllegalArgumentException if it is not in (0, 1]
     */
    public Sampling withTopP(@Nullable Double topP) {
        require(topP == null || (topP > 0 && topP <= 1), "topP", topP, "a share in (0, 1]");
        return new Sampling(new Parameters(temperature(), topP, maxTokens(), seed(), extra()));
    }

    /**
     * The same with another token limit.
     *
     * @param maxTokens null: the provider's choice
     * @throws IllegalArgumentException if it is below 1
     */
    public Sampling withMaxTokens(@Nullable Integer maxTokens) {
        require(maxTokens == null || maxTokens >= 1, "maxTokens", maxTokens, "a count of at least 1");
        return new Sampling(new Parameters(temperature(), topP(), maxTokens, seed(), extra()));
    }

    /**
     * The same with another seed.
     *
     * @param seed null: none
     */
    public Sampling withSeed(@Nullable Long seed) {
        return new Sampling(new Parameters(temperature(), topP(), maxTokens(), seed, extra()));
    }

    /**
     * The same with other fields of the provider's own, as in {@code {"reasoning_effort": "low"}}. They stand at the top of
     * the request, and within the objects that Tenet sends itself. They are recorded and reported: no place for secrets.
     *
     * @param json a JSON object; null or an empty one: none
     * @throws IllegalArgumentException if it is no JSON object, or names a field twice or one that Tenet sends itself, such
     *     as {@code temperature}
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
