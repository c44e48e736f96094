package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * A spec with one subject as it was recorded.
 *
 * @param json the entry of {@code summary.json}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RecordedSpec(JsonNode json) {

    /**
     * The place of a spec method in its source.
     *
     * @param file the path below the root of the sources, such as {@code com/acme/RefundsTest.java}
     * @param line the first line with code of the method
     */
    public record Source(String file, long line) {}

    /** Returns the class and method. */
    public String spec() {
        return json.path("spec").asText();
    }

    /** Returns the class without its package, and the method, such as {@code RefundsTest.holdsOneView}. */
    public String shortSpec() {
        return withoutPackage(spec());
    }

    /**
     * Returns the class and method and, if the spec has several subjects, the subject in brackets, as in the ids of its
     * claims: {@code com.acme.RefundsTest.holdsOneView[careful]}. Without claims, the class and method.
     */
    public String name() {
        String claim = json.path("claims").path(0).path("id").asText();
        int end = claim.lastIndexOf('/');
        return end > 0 ? claim.substring(0, end) : spec();
    }

    /** Returns the name with the class without its package, such as {@code RefundsTest.holdsOneView[careful]}. */
    public String shortName() {
        return withoutPackage(name());
    }

    /** The names of classes and methods in class files contain no bracket, and those of methods no dot. */
    private static String withoutPackage(String name) {
        int subject = name.indexOf('[');
        int method = name.lastIndexOf('.', subject < 0 ? name.length() : subject);
        return name.substring(name.lastIndexOf('.', method - 1) + 1);
    }

    /** Returns the status, such as {@code measured} or {@code invalid}. */
    public String status() {
        return json.path("status").asText();
    }

    /** Returns why the spec was not measured; empty if it was. */
    public Optional<String> problem() {
        return Optional.ofNullable(json.path("problem").textValue());
    }

    /** Returns the label of the subject; empty if it is not known, as for an invalid spec. */
    public Optional<String> subject() {
        return Optional.ofNullable(json.path("subject").textValue());
    }

    /** Returns where the spec method is declared; empty if it was not measured, or compiled without line numbers. */
    public Optional<Source> source() {
        JsonNode source = json.path("source");
        return source.path("file").isTextual() && source.path("line").isIntegralNumber()
                ? Optional.of(new Source(
                        source.path("file").asText(), source.path("line").longValue()))
                : Optional.empty();
    }

    /** Returns how long the trials took, in seconds; empty if none were asked. */
    public OptionalDouble seconds() {
        JsonNode seconds = json.path("seconds");
        return seconds.isNumber() ? OptionalDouble.of(seconds.doubleValue()) : OptionalDouble.empty();
    }

    /** Returns the calls of all its models. */
    public RecordedCalls calls() {
        RecordedCalls sum = RecordedCalls.NONE;
        for (JsonNode calls : json.path("calls")) {
            sum = sum.plus(RecordedCalls.of(calls));
        }
        return sum;
    }

    /** Returns the claims in the order of the tree. */
    public List<RecordedClaim> claims() {
        List<RecordedClaim> claims = new ArrayList<>();
        json.path("claims").forEach(claim -> claims.add(new RecordedClaim(claim)));
        return claims;
    }

    /** Returns the figures, whose fields depend on the kind of test; a missing node if nothing was measured. */
    public JsonNode figures() {
        return json.path("figures");
    }
}
