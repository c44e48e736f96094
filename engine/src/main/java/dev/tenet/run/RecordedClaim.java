package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * A claim as it was recorded.
 *
 * @param json the entry of the claim in {@code summary.json}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RecordedClaim(JsonNode json) {

    /**
     * An interval.
     *
     * @param low the lower end
     * @param high the upper end
     */
    public record Range(double low, double high) {}

    /** Returns the full id, {@code <class>.<method>/<claim>}, with several subjects {@code <method>[<subject>]}. */
    public String id() {
        return json.path("id").asText();
    }

    /** Returns what tells the claim from the others of its spec, such as {@code health}: the end of its id. */
    public String shortId() {
        return id().substring(id().lastIndexOf('/') + 1);
    }

    /** Returns the name, such as {@code DVGR ≥ 0.50}. */
    public String name() {
        return json.path("claim").asText();
    }

    /** Returns the verdict in words, such as {@code within limits}; without a verdict the status of the spec. */
    public String verdict() {
        return json.path("verdict").asText();
    }

    /** Returns the verdict, or the status of the spec, as one of the outcomes that are known. */
    public RecordedOutcome outcome() {
        return RecordedOutcome.of(verdict());
    }

    /** Returns whether the claim passed. */
    public boolean isPass() {
        return outcome().isPass();
    }

    /** Returns the sign of the outcome, which is {@code ✓} only if the claim passed. */
    public String sign() {
        return outcome().sign();
    }

    /** Returns the result in words; empty if the claim was not judged. */
    public Optional<String> found() {
        return Optional.ofNullable(json.path("found").textValue());
    }

    /** Returns what the claim measures and how to read it; empty if that is not said. */
    public Optional<String> meaning() {
        return Optional.ofNullable(json.path("meaning").textValue());
    }

    /**
     * Returns the side of the threshold that is claimed, {@code at least} or {@code at most}; empty for a claim with two
     * ends, or with none.
     */
    public Optional<String> direction() {
        return Optional.ofNullable(json.path("direction").textValue());
    }

    /** Returns what guessing alone gives. */
    public OptionalDouble chance() {
        return number(json.path("chance"));
    }

    /** Returns the threshold. */
    public OptionalDouble threshold() {
        return number(json.path("threshold"));
    }

    /** Returns the estimate. */
    public OptionalDouble estimate() {
        return number(json.path("estimate"));
    }

    /** Returns the interval that decided the claim; empty if there is none. */
    public Optional<Range> interval() {
        JsonNode ends = json.path("interval");
        return ends.path(0).isNumber() && ends.path(1).isNumber()
                ? Optional.of(new Range(ends.path(0).doubleValue(), ends.path(1).doubleValue()))
                : Optional.empty();
    }

    /** Returns the number of observations. */
    public OptionalLong n() {
        JsonNode n = json.path("n");
        return n.isNumber() ? OptionalLong.of(n.longValue()) : OptionalLong.empty();
    }

    /** Returns how the interval was made, in words; empty if there is none. */
    public Optional<String> method() {
        return Optional.ofNullable(json.path("method").textValue());
    }

    /**
     * Returns the sentence that says when the claim was decided and why, with level, number of observations and method;
     * empty if it was not decided by figures.
     */
    public Optional<String> decision() {
        return Optional.ofNullable(json.path("decision").textValue());
    }

    /** Returns whether the estimate is the mean of n observations in [0, 1] of the whole run. */
    public boolean isMean() {
        return json.path("mean").asBoolean();
    }

    /** Returns whether the estimate is outside the interval, because the subject probably changed during the run. */
    public boolean isDrifting() {
        return json.path("drift").asBoolean();
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
